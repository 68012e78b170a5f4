using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Every state of the messenger, seen by axe, at 150 % zoom, and by a person afterwards: pictures 60 to 79.</summary>
public sealed class MessengerStatesTests(RunningVigil vigil)
{
    // A phone, and the same phone at 150 % zoom.
    private static readonly (int Width, int Height) Phone = (390, 844);
    private static readonly (int Width, int Height) Zoomed = (260, 563);

    // One transparent pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Everybody_can_use_every_state(string language, ColorScheme scheme)
    {
        var words = SceneTests.Words(language);
        string In(string chinese, string english) => language == "zh" ? chinese : english;
        await vigil.ClearDeskAsync();
        using var agent = await AgentByApi.SignInAsync(vigil);
        await using var messenger = await Messenger.OpenAsync(vigil, "wang", words, scheme);
        var frame = messenger.Frame;
        ILocator Button(string name) => frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = name, Exact = true });
        var findings = new List<string>();
        async Task JudgeAsync(string picture, string state)
        {
            await messenger.PictureAsync(picture);
            findings.AddRange((await Axe.FindingsAsync(messenger.Page)).Concat(await Fits.TooWideAsync(messenger.Page)).Select(f => $"{state}: {f}"));
            await messenger.Page.SetViewportSizeAsync(Zoomed.Width, Zoomed.Height);
            findings.AddRange((await Fits.TooWideAsync(messenger.Page)).Select(f => $"{state} at 150 %: {f}"));
            await messenger.PictureAsync($"{picture}-zoomed");
            await messenger.Page.SetViewportSizeAsync(Phone.Width, Phone.Height);
        }

        await Assertions.Expect(frame.GetByRole(AriaRole.Main)).ToContainTextAsync("1,250 USDT");
        await JudgeAsync("60-home", "first screen");

        var search = frame.GetByRole(AriaRole.Searchbox);
        await search.FillAsync(In("提币", "withdrawal"));
        await frame.Locator(".results li").Nth(1).WaitForAsync();
        await search.ScrollIntoViewIfNeededAsync();
        await JudgeAsync("61-search", "search results");
        await frame.Locator(".results li button").First.ClickAsync();
        await frame.Locator("article h2").First.WaitForAsync();
        await JudgeAsync("62-article", "article");
        await Button(In("返回", "Back")).ClickAsync();
        await search.FillAsync("");

        // The check of channels is a page of its own, for whoever is signed in nowhere too.
        await Assertions.Expect(frame.GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = In("验证官方渠道", "Is this official?") })).ToHaveAttributeAsync("href", $"/verify/{In("zh", "en")}");

        await messenger.SayAsync(words.Question);
        await messenger.SeesAnswerAsync();
        await Assertions.Expect(frame.Locator(".rec .bar, .rec progress, .rec").First).ToBeVisibleAsync();
        await JudgeAsync("63-talk", "conversation");

        // Read out once each, in order: own words when they stand on the timeline, then the answer.
        await ListenAsync(messenger);
        await messenger.SayAsync(words.HowLong);
        await Assertions.Expect(messenger.Log.Locator(".say:not(.own, .dots)")).ToHaveCountAsync(2);
        await ReadOutAsync(messenger, words);

        // The menu, and what the conversation is kept as. Closed by Escape, the focus is where it was.
        var more = Button(In("更多操作", "More"));
        await more.ClickAsync();
        var dialog = frame.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Link).Nth(1).WaitForAsync();
        await JudgeAsync("64-keep", "what a conversation can be kept as");
        await KeepsAsync(messenger, dialog, words, language);
        await messenger.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(more).ToBeFocusedAsync();

        // Files on their way, and a picture looked at.
        await Button(In("添加图片或文件", "Add pictures or files")).ClickAsync();
        await frame.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "shot.png", MimeType = "image/png", Buffer = Pixel });
        await Assertions.Expect(frame.Locator(".tray .tap")).ToBeVisibleAsync();
        await JudgeAsync("65-tray", "files to send");
        await Button(words.Send).ClickAsync();
        await frame.Locator(".picture").ClickAsync();
        await frame.Locator(".viewer img").WaitForAsync();
        await JudgeAsync("66-viewer", "picture");
        await messenger.Page.Keyboard.PressAsync("Escape");

        // Without a network the bar and the clock stand, and with one they go.
        await messenger.SeesAsync(words.Read);
        await messenger.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(frame.Locator(".linkbar")).ToBeVisibleAsync();
        await messenger.SayAsync(In("隧道里写的", "written in a tunnel"));
        await Assertions.Expect(messenger.Log).ToContainTextAsync(In("连上后发出", "Goes out when connected"));
        await JudgeAsync("67-offline", "offline");
        await messenger.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(frame.Locator(".linkbar")).ToHaveCountAsync(0);
        await Assertions.Expect(frame.Locator(".pending")).ToHaveCountAsync(0);
        await Assertions.Expect(messenger.Said(In("隧道里写的", "written in a tunnel"))).ToHaveCountAsync(1);

        await messenger.TapAsync(words.Human);
        await Assertions.Expect(frame.Locator(".queue")).ToBeVisibleAsync();
        await JudgeAsync("68-waiting", "waiting for a person");

        var caseId = await agent.NewestCaseAsync();
        await agent.TakeAsync(caseId);
        await agent.SayAsync(caseId, In("您好，我来看这笔提币。", "Hello, I am looking at this withdrawal."));
        await messenger.SeesAsync(In("我来看这笔提币", "looking at this withdrawal"));
        await Assertions.Expect(frame.Locator(".bar h1")).Not.ToHaveTextAsync(words.Waiting);
        await JudgeAsync("69-agent", "with a person");

        await agent.ResolveAsync(caseId);
        await messenger.GiveStarsAsync(4);
        await frame.GetByLabel(words.RateWord).WaitForAsync();
        await JudgeAsync("70-rating", "rating");
        await messenger.RateAsync(5, words.Praise);
        await JudgeAsync("71-rated", "resolved and rated");

        // A message that the server fails to take, and that is sent again.
        await Button(In("返回", "Back")).ClickAsync();
        var held = new TaskCompletionSource();
        await messenger.Page.Context.RouteAsync("**/api/messenger/cases", async route =>
        {
            await held.Task;
            await route.FulfillAsync(new RouteFulfillOptions { Status = 503 });
        });
        await messenger.SayAsync(In("手续费是多少", "What are the fees"));
        await Assertions.Expect(messenger.Log).ToContainTextAsync(In("发送中", "Sending"));
        await messenger.PictureAsync("72-sending");
        held.SetResult();
        var retry = frame.Locator(".tick.bad");
        await Assertions.Expect(retry).ToHaveTextAsync(In("没有发出，点此重发", "Not sent. Tap to retry"));
        await JudgeAsync("72-failed", "message not sent");
        await messenger.Page.Context.UnrouteAsync("**/api/messenger/cases");
        await retry.ClickAsync();
        await Assertions.Expect(frame.Locator(".pending")).ToHaveCountAsync(0);
        await Button(In("返回", "Back")).ClickAsync();

        await messenger.SayAsync(words.Theft);
        await frame.Locator(".alarm").WaitForAsync();
        await messenger.SeesAsync(words.TheftAnswer);
        await JudgeAsync("73-alarm", "alarm");
        await Button(In("返回", "Back")).ClickAsync();

        await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = In("我的工单和历史会话", "My cases and conversations") }).ClickAsync();
        await frame.Locator(".list li").Nth(1).WaitForAsync();
        await JudgeAsync("74-cases", "list of cases");

        // Somebody who has written for years: every case is in the list, to its last one.
        await messenger.Page.Context.RouteAsync("**/api/messenger/home", async route =>
        {
            var home = (await (await route.FetchAsync()).JsonAsync())!.Value;
            var years = JsonSerializer.Deserialize<Dictionary<string, object>>(home)!;
            years["cases"] = Enumerable.Range(0, 30).Select(i => new { caseId = i.ToString("D32", CultureInfo.InvariantCulture), title = $"{i}", state = "resolved", updatedAt = TimeProvider.System.GetUtcNow().AddDays(-i), number = $"V-{i:D6}" });
            await route.FulfillAsync(new RouteFulfillOptions { Json = years });
        });

        // From here on, for going back reads it already, and the list waits for what is under way.
        await Button(In("返回", "Back")).ClickAsync();
        await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = In("我的工单和历史会话", "My cases and conversations") }).ClickAsync();
        await Assertions.Expect(frame.Locator(".list .now > li")).ToHaveCountAsync(30);
        await frame.Locator(".list .now > li button").Last.ScrollIntoViewIfNeededAsync();
        await JudgeAsync("74-many-cases", "list of many cases");
        await messenger.Page.Context.UnrouteAsync("**/api/messenger/home");

        // The server is away before anything was read.
        await messenger.Page.Context.RouteAsync("**/api/messenger/**", route => route.AbortAsync());
        await messenger.ReloadAsync();
        await Assertions.Expect(frame.Locator(".lead")).ToContainTextAsync(In("自动重新连接", "reconnects by itself"));
        await JudgeAsync("75-away", "server away");
        await messenger.Page.Context.UnrouteAsync("**/api/messenger/**");
        Assert.True(findings.Count == 0, $"{language}, {scheme}:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public async Task Everybody_can_use_the_help_centre()
    {
        foreach (var (language, scheme) in ((string, ColorScheme)[])[("zh", ColorScheme.Light), ("en", ColorScheme.Dark)])
        {
            await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { ColorScheme = scheme, Locale = language == "zh" ? "zh-CN" : "en-GB", ViewportSize = new ViewportSize { Width = 1366, Height = 768 } });
            var page = await context.NewPageAsync();
            (string Name, string Path)[] pages = [("home", ""), ("topic", "/topics/withdrawal"), ("search", language == "zh" ? "/search?q=提币" : "/search?q=withdrawal"), ("article", "/articles/verify-official-channels"), ("missing", "/articles/nothing-of-the-kind")];
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync($"{vigil.Server}/help/{language}{path}");
                await Axe.FindsNothingAsync(page, $"help centre, {name} ({language}, {scheme})");
                foreach (var (width, height) in ((int, int)[])[(1366, 768), (911, 512), (Phone.Width, Phone.Height), (Zoomed.Width, Zoomed.Height)])
                {
                    await page.SetViewportSizeAsync(width, height);
                    await Fits.WidthAsync(page, string.Create(CultureInfo.InvariantCulture, $"help centre, {name}, {width} wide"));
                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, string.Create(CultureInfo.InvariantCulture, $"76-help-{name}-{width}-{language}.png")) });
                }

                await page.SetViewportSizeAsync(1366, 768);
            }
        }
    }

    // Notes what a screen reader reads out of the conversation: what is added to it, but where that is switched off.
    private static async Task ListenAsync(Messenger messenger) => await messenger.Log.EvaluateAsync(
        """
        log => {
          window.readOut = [];
          new MutationObserver(changes => {
            for (const { addedNodes } of changes) for (const it of addedNodes)
              if (it.nodeType === 1 && !it.closest('[aria-live=off]')) window.readOut.push(it.textContent);
          }).observe(log, { childList: true, subtree: true });
        }
        """);

    private static async Task ReadOutAsync(Messenger messenger, Wording words)
    {
        var readOut = await messenger.Log.EvaluateAsync<string[]>("() => window.readOut");
        var answer = (await messenger.Log.Locator(".say:not(.own, .dots) > p").Last.TextContentAsync())!;
        var (own, told) = (Array.FindIndex(readOut, t => t.Contains(words.HowLong, StringComparison.Ordinal)), Array.FindIndex(readOut, t => t.Contains(answer, StringComparison.Ordinal)));
        Assert.True(own >= 0 && told > own, string.Join('\n', readOut));
        Assert.Single(readOut, text => text.Contains(words.HowLong, StringComparison.Ordinal));
        Assert.Single(readOut, text => text.Contains(answer, StringComparison.Ordinal));

        // And in that order for whoever reads it later.
        var snapshot = await messenger.Log.AriaSnapshotAsync();
        Assert.StartsWith("- log", snapshot, StringComparison.Ordinal);
        Assert.InRange(snapshot.IndexOf(words.Question, StringComparison.Ordinal), 0, snapshot.IndexOf(words.Answer[0], StringComparison.Ordinal));
    }

    private static async Task KeepsAsync(Messenger messenger, ILocator dialog, Wording words, string language)
    {
        var download = await messenger.Page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Link).First.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(words.Question, text, StringComparison.Ordinal);
        Assert.Contains("1,250 USDT", text, StringComparison.Ordinal);
        Assert.EndsWith(".txt", download.SuggestedFilename, StringComparison.Ordinal);

        var page = await messenger.Page.Context.RunAndWaitForPageAsync(() => dialog.GetByRole(AriaRole.Link).Nth(1).ClickAsync());
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words.Question);

        // Its style sheet is there although nothing else may be fetched.
        Assert.True(await page.EvaluateAsync<int>("() => document.styleSheets[0]?.cssRules.length ?? 0") > 5, "The page to print has no style.");
        await Axe.FindsNothingAsync(page, "the page to print");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"64-transcript-{language}.png") });
        await page.CloseAsync();
    }
}
