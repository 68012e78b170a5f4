using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Covered values one at a time, above the budget with a lead; and reading that is paused because it was bait, until a colleague has cleared it.</summary>
public sealed class RevealSceneTests(RunningVigil vigil)
{
    // What one person shows alone within an hour (docs/operate/customer-data.md).
    private const int Budget = 10;

    private const string Uid = "88317752";

    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Above_the_budget_a_lead_agrees_and_bait_pauses_whoever_reads_it(string language, ColorScheme scheme)
    {
        var (words, staff, see) = (SceneTests.Words(language), SceneTests.Staff(language), RevealWording.In(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff, scheme);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words);
        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();
        await messenger.TapAsync(words.Human);
        await agent.OpenCaseAsync(words.Question[..6]);

        // One is shown for a while; the rest of the hour's are used up by the same request.
        var asked = await agent.Page.RunAndWaitForRequestAsync(() => ShowAsync(agent, see, see.Address), request => request.Url.EndsWith("/reveals", StringComparison.Ordinal));
        await Assertions.Expect(agent.Records.Locator(".shown")).ToContainTextAsync("0x");
        await agent.PictureAsync("56-revealed");
        await agent.Records.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Hide }).ClickAsync();
        for (var shown = 1; shown < Budget; shown++)
        {
            var again = await agent.Page.APIRequest.PostAsync(asked.Url, new APIRequestContextOptions { Data = asked.PostData, Headers = (await asked.AllHeadersAsync()).Where(h => !h.Key.StartsWith(':') && h.Key is not "content-length") });
            Assert.Equal(200, again.Status);
        }

        await ShowAsync(agent, see, see.Address);
        var form = agent.Records.Locator(".why");
        await Assertions.Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync(see.Spent);
        await Axe.FindsNothingAsync(agent.Page, $"budget spent ({language})");
        await agent.PictureAsync("57-budget-spent");
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.AskSecond }).ClickAsync();
        await Assertions.Expect(form).ToContainTextAsync(see.Waits);
        await agent.PictureAsync("58-second-asked");

        await using var lead = await AgentConsole.OpenAsync(vigil, "jing", staff, scheme, available: false);
        await PageAsync(lead, see.Approvals);
        var wish = RowAsync(lead, see.Why);
        await lead.PictureAsync("59-reveal-wish");
        await wish.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Agree }).First.ClickAsync();
        await Assertions.Expect(wish).ToContainTextAsync("何静");

        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Go }).ClickAsync();
        await Assertions.Expect(agent.Records.Locator(".shown")).ToContainTextAsync("0x");

        // Bait: whoever opens it is paused, and told so; they go on answering.
        await vigil.ClearDeskAsync();
        await Assertions.Expect(agent.Row(words.Question[..6])).ToHaveCountAsync(0);
        await using var admin = await AgentConsole.OpenAsync(vigil, "admin", staff, scheme, available: false);
        await PageAsync(admin, see.Looks);
        var bait = admin.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = see.Bait });
        await bait.GetByRole(AriaRole.Textbox).FillAsync(Uid);
        await bait.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Add }).ClickAsync();
        await Assertions.Expect(bait.GetByText(Uid).First).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(admin.Page, $"bait ({language})");
        await bait.ScrollIntoViewIfNeededAsync();
        await admin.PictureAsync("60-bait");

        await using var other = await Messenger.OpenAsync(vigil, "li", words);
        await other.SayAsync(words.Question);
        await other.TapAsync(words.Human);

        // What was read first is on the screen; nothing after it is read.
        await agent.Page.RunAndWaitForResponseAsync(() => agent.OpenCaseAsync(words.Question[..6]), response => response.Url.EndsWith("/customer", StringComparison.Ordinal));
        await agent.Page.ReloadAsync();
        await Assertions.Expect(agent.Side).ToContainTextAsync(see.Paused);
        await Assertions.Expect(agent.Side).Not.ToContainTextAsync("800 USDT");
        await Axe.FindsNothingAsync(agent.Page, $"paused ({language})");
        await agent.PictureAsync("61-paused");
        await agent.SayAsync(see.Goes);
        await Assertions.Expect(agent.Said(see.Goes)).ToBeVisibleAsync();

        // A colleague clears it with a word, and they read again.
        await PageAsync(lead, see.Looks);
        var alerts = lead.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = see.Alerts });
        await alerts.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Clear }).First.ClickAsync();
        await alerts.GetByRole(AriaRole.Textbox).FillAsync(see.Word);
        await Axe.FindsNothingAsync(lead.Page, $"alerts ({language})");
        await lead.PictureAsync("62-alert");
        await alerts.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Clear, Exact = true }).First.ClickAsync();
        await Assertions.Expect(alerts).ToContainTextAsync(see.Word);
        await bait.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.TakeOff }).First.ClickAsync();
        await Assertions.Expect(bait.GetByText(Uid)).ToHaveCountAsync(0);
        await agent.Page.ReloadAsync();
        await Assertions.Expect(agent.Records).ToContainTextAsync("800 USDT");
    }

    private static async Task ShowAsync(AgentConsole agent, RevealWording see, string field)
    {
        await agent.Records.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = field }).First.ClickAsync();
        var form = agent.Records.Locator(".why");
        await form.GetByLabel(see.Reason).SelectOptionAsync("match");
        await form.GetByLabel(see.Note).FillAsync(see.Why);
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Go }).ClickAsync();
    }

    private static Task PageAsync(AgentConsole console, string page) => console.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = page }).ClickAsync();

    private static ILocator RowAsync(AgentConsole console, string why) => console.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = why }).First;

    /// <summary>What is read about it in one language.</summary>
    private sealed record RevealWording(
        string Address, string Reason, string Note, string Why, string Go, string Hide, string Spent, string AskSecond, string Waits, string Approvals, string Agree, string Looks, string Bait, string Add, string TakeOff, string Paused, string Goes, string Alerts, string Clear, string Word)
    {
        private static readonly RevealWording Chinese = new(
            "显示地址", "原因", "说明（5到300个字）", "客户问是哪个地址，需要核对", "显示60秒", "隐藏", "已到上限", "请另一位同事批准", "已请主管批准", "双人审批", "同意", "查看复核", "诱饵账户", "加入", "移出", "查看客户资料已暂停", "请稍等，我正在核实。", "异常查看", "恢复查看", "已和本人核实，正常处理工单");

        private static readonly RevealWording English = new(
            "Show Address", "Reason", "Note (5 to 300 characters)", "The customer asks which address it was", "Show for 60 seconds", "Hide", "as much as one person may", "Ask a second person", "has been asked to agree", "Approvals", "Agree", "Look reviews", "Bait accounts", "Add", "Take off",
            "Reading customer data is paused", "One moment, I am checking this.", "Unusual reading", "Let them read again", "Talked to them, ordinary work on a case");

        public static RevealWording In(string language) => language == "zh" ? Chinese : English;
    }
}
