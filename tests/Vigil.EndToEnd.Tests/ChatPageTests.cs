using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>The messenger as a page of its own: in a browser, installed, without a network, and in an app's web view.</summary>
public sealed class ChatPageTests(RunningVigil vigil)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task The_page_can_be_installed_shows_itself_without_a_network_and_keeps_nothing_of_a_person()
    {
        var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = "zh-TW", TimezoneId = "Asia/Taipei", ViewportSize = Phone });
        await using var closing = context;
        var page = await context.NewPageAsync();
        var violations = new List<string>();
        page.Console += (_, message) => violations.AddRange(message.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? [message.Text] : []);
        await page.GotoAsync($"{vigil.Server}/chat");
        await Assertions.Expect(page.GetByLabel("輸入訊息")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-TW");
        await JudgeAsync(page, "80-chat-home", "/chat, first screen");

        // Chromium would offer to install it, but that a private window installs nothing.
        var devTools = await context.NewCDPSessionAsync(page);
        var manifest = (await devTools.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Equal(0, manifest.GetProperty("errors").GetArrayLength());
        Assert.EndsWith("/messenger/chat.webmanifest", manifest.GetProperty("url").GetString(), StringComparison.Ordinal);
        var errors = (await devTools.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(e => e.GetProperty("errorId").GetString()).Where(id => id != "in-incognito");
        Assert.Empty(errors);

        // A visitor asks, and the conversation is kept as a file.
        await page.GetByLabel("輸入訊息").FillAsync("提幣要多久？");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "傳送", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("智慧助理");
        await JudgeAsync(page, "81-chat-talk", "/chat, conversation");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "更多操作" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await JudgeAsync(page, "82-chat-keep", "/chat, what a conversation can be kept as");
        await page.Keyboard.PressAsync("Escape");

        // The worker keeps the shell and no answer; without a network the page is there and says so.
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        var kept = await page.EvaluateAsync<string[]>("async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(r => new URL(r.url).pathname)))).flat()");
        Assert.Contains("/chat", kept);
        Assert.All(kept, path => Assert.True(path == "/chat" || path.StartsWith("/messenger/assets/", StringComparison.Ordinal), path));
        await context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".linkbar")).ToContainTextAsync("正在重新連線");
        await JudgeAsync(page, "83-chat-offline", "/chat, offline");
        await context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".linkbar")).ToHaveCountAsync(0);
        Assert.Empty(violations);
    }

    [Fact]
    public async Task A_customer_signs_in_at_the_exchange_comes_back_and_follows_a_link_to_a_case()
    {
        await vigil.ClearDeskAsync();
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = "en-GB", TimezoneId = "Asia/Shanghai", ViewportSize = Phone });
        var page = await context.NewPageAsync();
        var token = await IdentityTokenAsync("wang");

        // A token that somebody sends in a link signs nobody in.
        await page.GotoAsync($"{vigil.Server}/chat#token={token}&state=guessed");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in to see my account" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Sign in as a demo customer" })).ToBeVisibleAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, "85-sign-in.png") });
        await page.Locator("form[action*='/wang?'] button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("1,250 USDT");
        Assert.Equal($"{vigil.Server}/chat", page.Url);

        // Whoever comes next to this browser finds nobody signed in; asked as a visitor, the question goes on after the sign-in.
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in to see my account" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("1,250 USDT")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await page.GetByLabel("Message").FillAsync("Where is my withdrawal?");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator("form[action*='/wang?'] button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("1,250 USDT");
        using var agent = await AgentByApi.SignInAsync(vigil);
        var caseId = await agent.NewestCaseAsync();

        // A reload stays where it was; from the first screen it comes back to that.
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Where is my withdrawal?");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Back", Exact = true }).ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToHaveCountAsync(0);
        await page.EvaluateAsync("id => { location.hash = `case=${id}`; }", caseId);
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Where is my withdrawal?");

        // Signed out, the link asks for the sign-in and is followed after it.
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Back", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await page.EvaluateAsync("id => { location.hash = `case=${id}`; }", caseId);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in to see my account" }).ClickAsync();
        await page.Locator("form[action*='/wang?'] button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Where is my withdrawal?");
        await agent.ResolveAsync(caseId);
    }

    [Theory]
    [InlineData("zh-CN", "转人工", "不用等了，结束会话", "这次服务怎么样")]
    [InlineData("en-GB", "Talk to a person", "No need to wait, end it", "How was it?")]
    public async Task Whoever_need_not_wait_any_more_leaves_the_line(string locale, string human, string done, string rate)
    {
        await vigil.ClearDeskAsync();
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ViewportSize = Phone });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{vigil.Server}/chat");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = human, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = done }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = rate })).ToBeVisibleAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"86-left-the-line-{locale[..2]}.png") });
        using var agent = await AgentByApi.SignInAsync(vigil);
        Assert.Equal("resolved", await agent.StateAsync(await agent.NewestCaseAsync("resolved")));
    }

    [Fact]
    public async Task In_an_app_the_bridge_gives_tokens_and_takes_what_a_web_view_cannot_do()
    {
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ViewportSize = Phone, ColorScheme = ColorScheme.Light });
        var token = await IdentityTokenAsync("wang");

        // What Android's WebViewCompat.addWebMessageListener puts into the page (docs/connect/android.md), with an app that answers.
        await context.AddInitScriptAsync(
            $$"""
            window.heard = [];
            window.vigilHost = {
              onmessage: null,
              postMessage(text) {
                const message = JSON.parse(text);
                window.heard.push(message);
                const answer = data => this.onmessage?.({ data: JSON.stringify(data) });
                if (message.type === 'vigil:ready') answer({ type: 'vigil:init', locale: 'zh-CN', theme: 'dark', freeze: true, signIn: false, open: true, visitor: null, resume: false });
                if (message.type === 'vigil:token') answer({ type: 'vigil:token', id: message.id, token: '{{token}}' });
              },
            };
            """);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{vigil.Server}/chat");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("1,250 USDT");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await JudgeAsync(page, "84-app-home", "in an app");

        await page.GetByLabel("输入问题").FillAsync("我的提币到哪了");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("1,250 USDT");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "更多操作" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForFunctionAsync("() => window.heard.some(m => m.type === 'vigil:save')");
        var saved = await page.EvaluateAsync<JsonElement>("() => window.heard.find(m => m.type === 'vigil:save')");
        Assert.Contains("我的提币到哪了", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(saved.GetProperty("data").GetString()!)), StringComparison.Ordinal);
        Assert.EndsWith(".txt", saved.GetProperty("name").GetString(), StringComparison.Ordinal);

        // The back key closes the menu, then the conversation, then the page.
        Task BackAsync() => page.EvaluateAsync("() => window.vigilHost.onmessage({ data: '{\"type\":\"vigil:back\"}' })");
        await BackAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await BackAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToBeVisibleAsync();
        await BackAsync();
        Assert.Equal("vigil:close", await page.EvaluateAsync<string>("() => window.heard.at(-1).type"));

        // A web view gets no service worker: the app has its own storage rules, and its own page when there is no network.
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => (await navigator.serviceWorker.getRegistrations()).length"));
    }

    private static async Task JudgeAsync(IPage page, string picture, string state)
    {
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"{picture}.png") });
        await Axe.FindsNothingAsync(page, state);
        await Fits.WidthAsync(page, state);
        await page.SetViewportSizeAsync(260, 563);
        await Fits.WidthAsync(page, $"{state} at 150 %");
        await page.SetViewportSizeAsync(Phone.Width, Phone.Height);
    }

    private async Task<string> IdentityTokenAsync(string persona)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri($"{vigil.Sandbox}/demo/personas/{persona}/identity-token"), null, TestContext.Current.CancellationToken);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("identityToken").GetString()!;
    }
}
