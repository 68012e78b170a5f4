using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>An agent needs to see where a customer signs in: the customer shows anew who they are, and only then is it shown.</summary>
public sealed partial class CheckSceneTests(RunningVigil vigil)
{
    private const string Persona = "novak";

    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_customer_passes_a_check_and_the_agent_sees_what_it_was_for(string language, ColorScheme scheme)
    {
        var (words, staff, see) = (SceneTests.Words(language), SceneTests.Staff(language), CheckWording.In(language));
        await vigil.ClearDeskAsync();

        // Not one of those who spend the whole hour's budget of reveals in their scene.
        await using var agent = await AgentConsole.OpenAsync(vigil, "jing", staff, scheme);
        await using var messenger = await Messenger.OpenAsync(vigil, Persona, words, scheme);
        await messenger.SayAsync(words.Question);
        await Assertions.Expect(messenger.Log.Locator(".say:not(.own)")).Not.ToHaveCountAsync(0);
        await messenger.TapAsync(words.Human);
        await agent.OpenCaseAsync(words.Question[..6]);

        // The covered value says what it needs, and the customer is asked from there: nothing else can be asked for before.
        await agent.Records.GetByRole(AriaRole.Tab, new LocatorGetByRoleOptions { Name = see.More }).ClickAsync();
        await agent.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = see.Keys }).ClickAsync();
        await agent.Records.GetByRole(AriaRole.Button).Filter(new LocatorFilterOptions { HasText = "grid-bot" }).First.ClickAsync();
        await agent.Records.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.ShowIps }).ClickAsync();
        var form = agent.Records.Locator(".why");
        await form.GetByLabel(see.Reason).SelectOptionAsync("recovery");
        await form.GetByLabel(see.Note).FillAsync(see.Why);
        await Assertions.Expect(form).ToContainTextAsync(see.Needs);
        await Assertions.Expect(form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Go })).ToBeDisabledAsync();
        await Axe.FindsNothingAsync(agent.Page, $"check needed ({language})");
        await agent.PictureAsync("80-check-needed");
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Ask }).ClickAsync();
        await Assertions.Expect(form).ToContainTextAsync(see.Waits);
        var panel = agent.Side.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = see.Checks });
        await Assertions.Expect(panel.Locator("[data-state=waiting]")).ToHaveCountAsync(1);

        // The customer: a wrong code of the authenticator first, then the one that a mail has brought.
        var card = messenger.Frame.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = see.Card });
        await Assertions.Expect(card).ToContainTextAsync(see.For);
        await card.GetByLabel(see.Code).FillAsync("000000");
        await card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Verify }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync(see.Wrong);
        await card.ScrollIntoViewIfNeededAsync();
        await messenger.PictureAsync("81-check-wrong");
        await card.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = see.Mail }).CheckAsync();
        await card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.SendTo }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync(see.Sent);
        await card.GetByLabel(see.Code).FillAsync(await CodeAsync());
        await Axe.FindsNothingAsync(messenger.Page, $"check ({language})");
        await card.ScrollIntoViewIfNeededAsync();
        await messenger.PictureAsync("82-check-code");
        await agent.PictureAsync("83-check-waits");
        await card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Verify }).ClickAsync();
        await messenger.SeesAsync(see.Passed);
        await messenger.PictureAsync("84-check-passed");

        // What the agent has begun stands where it stood, and goes on.
        await Assertions.Expect(panel.Locator("[data-state=passed]")).ToContainTextAsync(see.ByMail);
        await Assertions.Expect(form.GetByLabel(see.Note)).ToHaveValueAsync(see.Why);
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Go }).ClickAsync();
        await Assertions.Expect(agent.Records.Locator(".shown")).ToContainTextAsync("89.177.");
        await Assertions.Expect(agent.Log).ToContainTextAsync(see.ByMail);

        // Another purpose is another check: what it needs is said, and it can be asked for in the panel.
        await panel.GetByLabel(see.Purpose).SelectOptionAsync("reset_factor");
        await Assertions.Expect(panel).ToContainTextAsync(see.Video);
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Ask })).ToBeDisabledAsync();
        await panel.GetByLabel(see.Purpose).SelectOptionAsync("change_contact");
        await panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = see.Ask }).ClickAsync();
        await Assertions.Expect(panel.Locator("[data-state=waiting]")).ToHaveCountAsync(1);
        await Axe.FindsNothingAsync(agent.Page, $"checks ({language})");
        await panel.ScrollIntoViewIfNeededAsync();
        await agent.PictureAsync("85-checks");

        // A case that is done ends it, and nothing is left to pass.
        await agent.PressAsync(staff.Resolve);
        await Assertions.Expect(messenger.Frame.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = see.Card })).ToHaveCountAsync(0);
        await messenger.PictureAsync("86-check-over");
    }

    private async Task<string> CodeAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(vigil.Sandbox) };
        var inbox = await http.GetFromJsonAsync<JsonElement>($"/demo/personas/{Persona}/inbox", TestContext.Current.CancellationToken);
        return SixDigits().Match(inbox[0].GetProperty("text").GetString()!).Value;
    }

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();

    /// <summary>What is read about it in one language.</summary>
    private sealed record CheckWording(
        string More, string Keys, string ShowIps, string Reason, string Note, string Why, string Needs, string Go, string Ask, string Waits, string Checks, string Card, string For, string Code, string Verify, string Wrong,
        string Mail, string SendTo, string Sent, string Passed, string ByMail, string Purpose, string Video)
    {
        private static readonly CheckWording Chinese = new(
            "更多", "API密钥", "显示IP白名单", "原因", "说明（5到300个字）", "客户问密钥允许哪些IP", "需要客户先核验身份", "显示60秒", "请客户核验", "等待客户核验", "身份核验", "请核验您的身份", "用途：查看姓名、联系方式、登录和API密钥信息", "6位验证码", "核验",
            "还可以试4次", "邮箱", "发送验证码到", "后可以重新发送", "身份核验已通过：查看姓名、联系方式、登录和API密钥信息", "邮箱验证码", "用途", "目前还不能用");

        private static readonly CheckWording English = new(
            "More", "API keys", "Show Allowed IPs", "Reason", "Note (5 to 300 characters)", "The customer asks which addresses it allows", "The customer has to verify first", "Show for 60 seconds", "Ask the customer", "Waiting for the customer", "Identity checks",
            "Please verify your identity", "For: reading name, contacts, sign-in places and API keys", "6-digit code", "Verify", "4 tries left", "E-mail", "Send a code to", "You can have another sent from", "Your identity is verified: reading name, contacts", "code by e-mail", "Purpose", "not available yet");

        public static CheckWording In(string language) => language == "zh" ? Chinese : English;
    }
}
