using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>'Is this really support?': the public page, the official list that it asks, and a caller who names the code of the conversation.</summary>
public sealed class ProofSceneTests(RunningVigil vigil)
{
    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Anybody_checks_a_channel_on_a_phone_and_at_a_desk(string language, ColorScheme scheme)
    {
        var words = ProofWording.In(language);
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { ColorScheme = scheme, Locale = language == "zh" ? "zh-CN" : "en-GB", JavaScriptEnabled = true, ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{vigil.Server}/verify");
        await page.WaitForURLAsync($"**/verify/{language}");
        await SeenAsync(page, $"90-verify-{language}", $"verify ({language}, {scheme})");

        await CheckAsync(page, words, "https://meridian.example@evil.test/login", words.Imitation);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("evil.test");
        await SeenAsync(page, $"91-verify-imitation-{language}", $"imitation ({language}, {scheme})");

        await CheckAsync(page, words, "Support@Meridian.example", words.Official);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(words.Forged);
        await SeenAsync(page, $"92-verify-official-{language}", $"official ({language}, {scheme})");

        await page.GetByText(words.AgentTitle).ClickAsync();
        await page.GetByLabel(words.AgentName).FillAsync("小林");
        await page.GetByLabel(words.Code).FillAsync("000000");
        await page.GetByLabel(words.Uid).FillAsync("88310214");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.Check }).Last.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = words.Cannot })).ToBeVisibleAsync();
        await SeenAsync(page, $"93-verify-agent-{language}", $"agent ({language}, {scheme})");
    }

    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task What_an_administrator_puts_on_the_list_is_official_at_once(string language, ColorScheme scheme)
    {
        var (words, staff) = (ProofWording.In(language), SceneTests.Staff(language));
        var site = $"meridian-{language}-promo.test";
        await using var admin = await AgentConsole.OpenAsync(vigil, "admin", staff, scheme, available: false);
        await admin.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words.Channels }).ClickAsync();
        var main = admin.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "support@meridian.example" })).ToHaveCountAsync(1);
        await Axe.FindsNothingAsync(admin.Page, $"channels ({language}, {scheme})");
        await admin.PictureAsync("94-channels");

        await main.GetByLabel(words.Channel, new LocatorGetByLabelOptions { Exact = true }).FillAsync($"https://{site}/");
        await admin.PressAsync(words.Add);
        var row = main.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = site });
        await Assertions.Expect(row).ToHaveCountAsync(1);

        var page = await admin.Page.Context.NewPageAsync();
        await page.GotoAsync($"{vigil.Server}/verify/{language}");
        await CheckAsync(page, words, $"www.{site}", words.Official);

        await row.GetByRole(AriaRole.Button).ClickAsync();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await CheckAsync(page, words, $"www.{site}", words.Imitation);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task A_customer_checks_the_code_that_a_caller_names_and_an_agent_sends_no_foreign_link(string language, ColorScheme scheme)
    {
        var (words, staff, proof) = (SceneTests.Words(language), SceneTests.Staff(language), ProofWording.In(language));
        await vigil.ClearDeskAsync();
        await using var agent = await AgentConsole.OpenAsync(vigil, staff.Person, staff, scheme);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words, scheme);
        await Assertions.Expect(messenger.Frame.Locator(".safety a")).ToHaveAttributeAsync("href", $"/verify/{language}");
        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();
        await messenger.TapAsync(words.Human);
        await agent.OpenCaseAsync(words.Question[..6]);

        await agent.Side.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = proof.ShowCode }).ClickAsync();
        var told = agent.Side.GetByRole(AriaRole.Status).Locator("b");
        await Assertions.Expect(told).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(agent.Page, $"code at the console ({language})");
        await agent.PictureAsync("95-agent-code");
        var code = string.Concat((await told.InnerTextAsync()).Where(char.IsAsciiDigit));

        await messenger.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = proof.Menu }).ClickAsync();
        var dialog = messenger.Frame.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync(proof.Here);
        await dialog.GetByLabel(proof.Named).FillAsync((code[0] == '9' ? "0" : ((char)(code[0] + 1)).ToString(CultureInfo.InvariantCulture)) + code[1..]);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = proof.Check, Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync(proof.No);
        await dialog.GetByLabel(proof.Named).FillAsync(code);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = proof.Check, Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync(proof.Yes);
        await Axe.FindsNothingAsync(messenger.Page, $"proof ({language})");
        await messenger.PictureAsync("96-proof");

        await agent.WriteAsync("https://evil.test/login");
        await agent.PressAsync(staff.Send);
        await Assertions.Expect(agent.Page.GetByText(proof.Foreign).First).ToBeVisibleAsync();
        await agent.PictureAsync("97-foreign-link");
        Assert.DoesNotContain("evil.test", await messenger.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task CheckAsync(IPage page, ProofWording words, string value, string heading)
    {
        await page.GetByLabel(words.Value).FillAsync(value);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.Check }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = heading })).ToBeVisibleAsync();
    }

    private static async Task SeenAsync(IPage page, string picture, string state)
    {
        await Axe.FindsNothingAsync(page, state);
        foreach (var (width, height) in ((int, int)[])[(1366, 768), (260, 560), (390, 844)])
        {
            await page.SetViewportSizeAsync(width, height);
            await Fits.WidthAsync(page, string.Create(CultureInfo.InvariantCulture, $"{state}, {width} wide"));
            await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(RunningVigil.Screenshots, string.Create(CultureInfo.InvariantCulture, $"{picture}-{width}.png")) });
        }
    }

    /// <summary>What is read about channels and codes in one language.</summary>
    private sealed record ProofWording(
        string Value, string Check, string Official, string Imitation, string Cannot, string Forged, string AgentTitle, string AgentName, string Code, string Uid, string Channels, string Channel, string Add,
        string ShowCode, string Menu, string Here, string Named, string No, string Yes, string Foreign)
    {
        private static readonly ProofWording Chinese = new(
            "网址、邮箱、电话或账号", "核对", "是官方渠道", "不是我们，是仿冒", "无法确认，请不要继续", "发件人地址可以伪造", "有人自称是我们的客服？", "对方说的姓名", "对方说的6位核对码", "您自己的账户号", "官方渠道", "内容", "加入名单",
            "显示核对码", "更多", "正在和您会话", "对方说出的6位核对码", "不一致", "一致，对方是", "名单以外的网站");

        private static readonly ProofWording English = new(
            "Web address, e-mail, number or account", "Check", "An official channel", "Not us: an imitation", "We cannot confirm this", "can be forged", "Does somebody say they are our agent?", "The name they gave",
            "The 6-digit code they named", "Your own account number", "Official channels", "Channel", "Add to the list", "Show the code for calls", "More", "is talking to you now", "The 6-digit code that they named",
            "That is not the code", "It is right", "a site that is not on the list");

        public static ProofWording In(string language) => language == "zh" ? Chinese : English;
    }
}
