using Microsoft.Playwright;

namespace Vigil.EndToEnd.Tests;

/// <summary>A customer at the demo exchange's page, with the messenger open. Everything is found as a person finds it: by role and name.</summary>
public sealed class Messenger : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private readonly Wording _words;

    private Messenger(IBrowserContext context, IPage page, Wording words) => (_context, _page, _words) = (context, page, words);

    /// <summary>The page around the messenger.</summary>
    public IPage Page => _page;

    /// <summary>The messenger's own document.</summary>
    public IFrameLocator Frame => _page.FrameLocator("iframe");

    /// <summary>The conversation.</summary>
    public ILocator Log => Frame.GetByRole(AriaRole.Log);

    /// <summary>Opens the demo exchange, signs in as a persona (null: stays a visitor) and opens the messenger.</summary>
    /// <param name="sameSite">True where the exchange and its support are one site to the browser, as support.example.com is to example.com: only then does a private window let the messenger keep anything from page to page.</param>
    /// <param name="prepare">What is to be done to the browser before any page is opened.</param>
    public static async Task<Messenger> OpenAsync(RunningVigil vigil, string? persona, Wording words, ColorScheme scheme = ColorScheme.Light, bool sameSite = false, Func<IBrowserContext, Task>? prepare = null)
    {
        var context = await vigil.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = words.Locale,
            TimezoneId = "Asia/Shanghai",
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        });
        await (prepare?.Invoke(context) ?? Task.CompletedTask);
        var page = await context.NewPageAsync();
        var exchange = sameSite ? vigil.Sandbox.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) : vigil.Sandbox;
        await page.GotoAsync($"{exchange}/?lang={words.SiteLanguage}");
        if (persona is not null)
        {
            await page.Locator($"form[action='/session/{persona}'] button").ClickAsync();

            // The landing page has a messenger too, a visitor's: only the page behind it can sign out.
            await page.Locator("form[data-sign-out]").WaitForAsync();
        }

        var messenger = new Messenger(context, page, words);
        await messenger.OpenAsync();
        return messenger;
    }

    /// <summary>The same customer in another tab of the same browser, in the conversation that they have.</summary>
    public async Task<Messenger> SecondTabAsync()
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(_page.Url);
        var tab = new Messenger(_context, page, _words);
        await tab.OpenAsync();
        var onward = tab.Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = _words.Continue });
        await tab.Log.Or(onward).First.WaitForAsync();
        if (!await tab.Log.IsVisibleAsync())
        {
            await onward.Last.ClickAsync();
        }

        await tab.Log.WaitForAsync();
        return tab;
    }

    /// <summary>The lines of the conversation with these words.</summary>
    public ILocator Said(string text) => Log.GetByText(text);

    /// <summary>The number of unread answers at the button of the closed messenger.</summary>
    public ILocator Badge => _page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = _words.OpenButton }).Locator("span");

    /// <summary>Closes the messenger; its page stays.</summary>
    public async Task CloseAsync()
    {
        await Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = _words.Close }).ClickAsync();
        await _page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = _words.OpenButton }).WaitForAsync();
    }

    /// <summary>Opens the closed messenger where it was left.</summary>
    public Task ReopenAsync() => OpenAsync();

    /// <summary>Signs in as a persona on the exchange's page, after the messenger has asked for it: on the page that follows it opens by itself.</summary>
    public async Task SignInAsync(string persona)
    {
        await _page.Locator($"form[action='/session/{persona}'] button").ClickAsync();
        await _page.Locator("form[data-sign-out]").WaitForAsync();
        await Log.WaitForAsync();
    }

    /// <summary>Loads the page anew, and opens the messenger on it.</summary>
    public async Task ReloadAsync()
    {
        await _page.ReloadAsync();
        await OpenAsync();
    }

    /// <summary>Signs in again after the exchange has ended the sign-in, and opens the messenger on the page that follows.</summary>
    public async Task SignInAnewAsync(string persona)
    {
        await _page.ReloadAsync();
        await _page.Locator($"form[action='/session/{persona}'] button").ClickAsync();
        await _page.Locator("form[data-sign-out]").WaitForAsync();
        await OpenAsync();
    }

    /// <summary>Everything that the exchange's page keeps for the tab.</summary>
    public Task<string> KeptByPageAsync() => _page.EvaluateAsync<string>("() => JSON.stringify({ ...sessionStorage })");

    /// <summary>Signs out on the exchange's page, and opens the messenger on the page that follows.</summary>
    public async Task SignOutAsync()
    {
        await Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = _words.Close }).ClickAsync();
        await _page.Locator("form[data-sign-out] button").ClickAsync();
        await _page.Locator("form[action='/session/wang']").WaitForAsync();
        await OpenAsync();
    }

    /// <summary>Everything that the browser keeps for the messenger, by key.</summary>
    public Task<string> KeptAsync() => Frame.Locator("body").EvaluateAsync<string>("() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])");

    private async Task OpenAsync()
    {
        await _page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = _words.OpenButton }).ClickAsync();
        await Frame.GetByLabel(_words.Message).WaitForAsync();
    }

    /// <summary>Types a message and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await Frame.GetByLabel(_words.Message).FillAsync(text);
        await Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = _words.Send, Exact = true }).ClickAsync();
    }

    /// <summary>Taps a one-tap reply.</summary>
    public Task TapAsync(string label) => Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = label }).Last.ClickAsync();

    /// <summary>Waits for words in the conversation.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Log).ToContainTextAsync(text);

    /// <summary>Waits for the whole answer to the question after the withdrawal.</summary>
    public async Task SeesAnswerAsync()
    {
        foreach (var part in _words.Answer)
        {
            await SeesAsync(part);
        }
    }

    /// <summary>Chooses stars. The star is what is seen and met by a click, once it stands still; the field below it has no size of its own.</summary>
    public async Task GiveStarsAsync(int stars)
    {
        await Frame.Locator(".stars label").Nth(stars - 1).ClickAsync();
        await Assertions.Expect(Frame.GetByRole(AriaRole.Radio).Nth(stars - 1)).ToBeCheckedAsync();
    }

    /// <summary>Gives stars and a word once asked.</summary>
    public async Task RateAsync(int stars, string word)
    {
        await GiveStarsAsync(stars);
        await Frame.GetByLabel(_words.RateWord).FillAsync(word);
        await Frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = _words.RateSend }).ClickAsync();
        await SeesAsync(_words.RateThanks);
    }

    /// <summary>Everything that stands in the messenger.</summary>
    public Task<string> TextAsync() => Frame.Locator("body").InnerTextAsync();

    /// <summary>Leaves a picture for a person to look at.</summary>
    public Task PictureAsync(string name) => _page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"{name}-{_words.SiteLanguage}.png") });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
