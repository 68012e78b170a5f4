using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A customer's data goes with the case: away from the agent who gave it on, in the open tab, and to a supervisor only with a reason that a colleague reviews.</summary>
public sealed class LookSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_supervisor_opens_a_colleagues_case_with_a_reason_and_the_agent_loses_what_is_transferred(string language, ColorScheme scheme)
    {
        var (words, staff, look) = (SceneTests.Words(language), SceneTests.Staff(language), LookWording.In(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff, scheme);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();
        await messenger.TapAsync(words.Human);
        await agent.OpenCaseAsync(words.Question[..6]);
        await Assertions.Expect(agent.Records).ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(agent.Draft).ToContainTextAsync(staff.Draft[1]);
        await agent.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "guide.png", MimeType = "image/png", Buffer = await agent.Page.ScreenshotAsync() });
        await Assertions.Expect(agent.Page.Locator(".tray progress")).ToHaveCountAsync(0);
        await agent.PressAsync(staff.Send);
        await Assertions.Expect(agent.Log.Locator(".picture img")).ToHaveCountAsync(1);

        // A colleague's case: the conversation, and one quiet block in place of the customer.
        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff, scheme, available: false);
        await lead.ShowAsync(look.All);
        await lead.OpenCaseAsync(words.Question[..6]);
        var closed = lead.Side.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = look.Closed });
        await Assertions.Expect(closed).ToContainTextAsync(look.Colleagues);
        await Assertions.Expect(lead.Log).ToContainTextAsync("guide.png");
        await Assertions.Expect(lead.Log).ToContainTextAsync(look.FileClosed);
        await Assertions.Expect(lead.Log.Locator(".picture")).ToHaveCountAsync(0);
        await Axe.FindsNothingAsync(lead.Page, $"closed ({language})");
        await lead.PictureAsync("45-closed");
        Assert.DoesNotContain("88310214", await lead.HeardAsync(), StringComparison.Ordinal);

        // By keyboard: what is missing is said where it is missing; Escape leads back.
        var keys = new Keys(lead.Page);
        var ask = closed.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Ask });
        await ask.FocusAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(closed.GetByLabel(look.Reason)).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(ask).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await closed.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Go, Exact = true }).ClickAsync();
        await Assertions.Expect(closed.GetByRole(AriaRole.Alert)).ToContainTextAsync(look.ReasonLacks);
        await Assertions.Expect(closed.GetByLabel(look.Reason)).ToBeFocusedAsync();
        await closed.GetByLabel(look.Reason).SelectOptionAsync("complaint");
        await closed.GetByLabel(look.Note).FillAsync("1234");
        await closed.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Go, Exact = true }).ClickAsync();
        await Assertions.Expect(closed.GetByRole(AriaRole.Alert)).ToContainTextAsync(look.NoteLacks);
        await Assertions.Expect(closed.GetByLabel(look.Note)).ToBeFocusedAsync();
        await Axe.FindsNothingAsync(lead.Page, $"asking ({language})");
        await lead.PictureAsync("46-reason");

        // Opened: for a while, and said so.
        await closed.GetByLabel(look.Note).FillAsync(look.Why);
        await closed.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Go, Exact = true }).ClickAsync();
        await Assertions.Expect(lead.Side.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = look.Until })).ToBeFocusedAsync();
        await Assertions.Expect(lead.Records).ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(lead.Side).ToContainTextAsync(staff.Card[1]);
        await Assertions.Expect(lead.Log.Locator(".picture img")).ToHaveCountAsync(1);
        await Axe.FindsNothingAsync(lead.Page, $"opened ({language})");
        await lead.PictureAsync("47-opened");

        // Kept over a reload, and gone with it nowhere else.
        await lead.Page.ReloadAsync();
        await Assertions.Expect(lead.Side).ToContainTextAsync(look.Until);
        await Assertions.Expect(lead.Records).ToContainTextAsync("1,250 USDT");

        // One's own look is nobody's own to review.
        await lead.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Page }).ClickAsync();
        var mine = lead.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = look.Why }).First;
        await Assertions.Expect(mine).ToContainTextAsync(look.Mine);
        await Assertions.Expect(mine.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Justified })).ToHaveCountAsync(0);

        // Transferred while it lies open: the data is gone from the tab, and the words are not.
        using (var hand = await AgentByApi.SignInAsync(vigil))
        {
            await hand.BreakAsync();
            await hand.TakeAsync(await hand.NewestCaseAsync());
        }

        await Assertions.Expect(agent.Side.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = look.Closed })).ToBeVisibleAsync();
        await Assertions.Expect(agent.Side).Not.ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(agent.Side).Not.ToContainTextAsync(staff.Card[1]);
        await Assertions.Expect(agent.Log).ToContainTextAsync(words.Question);
        await Assertions.Expect(agent.Log.Locator(".picture")).ToHaveCountAsync(0);
        await Assertions.Expect(agent.Side.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Ask })).ToHaveCountAsync(0);
        await Axe.FindsNothingAsync(agent.Page, $"transferred away ({language})");
        await agent.PictureAsync("48-transferred");

        // A colleague reviews it.
        await using var admin = await AgentConsole.OpenAsync(vigil, "admin", staff, scheme, available: false);
        await admin.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Page }).ClickAsync();
        var row = admin.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = look.Why }).First;
        await Assertions.Expect(row).ToContainTextAsync("何静");
        await Axe.FindsNothingAsync(admin.Page, $"looks ({language})");
        await admin.PictureAsync("49-looks");
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = look.Justified }).First.ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Admin");
        await Assertions.Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
    }

    /// <summary>What is read about closed data in one language.</summary>
    private sealed record LookWording(
        string All, string Closed, string Colleagues, string FileClosed, string Ask, string Reason, string Note, string Go, string ReasonLacks, string NoteLacks, string Why, string Until, string Page, string Mine, string Justified)
    {
        private static readonly LookWording Chinese = new(
            "全部", "客户资料未开放", "只对处理人开放", "未开放", "说明原因后查看", "原因", "说明（5到300个字）", "查看", "请选择原因。", "请写5到300个字的说明。", "客户投诉回复太慢，核对进度", "将由同事复核", "查看复核", "这是您自己查看的", "有必要");

        private static readonly LookWording English = new(
            "All", "Customer data is closed", "open to them alone", "closed", "Open with a reason", "Reason", "Note (5 to 300 characters)", "Open", "Choose a reason.", "Write a note of 5 to 300 characters.",
            "Complaint about slow replies, checking how far it is", "will be reviewed", "Look reviews", "You have opened this yourself", "Justified");

        public static LookWording In(string language) => language == "zh" ? Chinese : English;
    }
}
