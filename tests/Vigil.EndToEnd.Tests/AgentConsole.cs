using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A member of staff at the console. Everything is found as a person finds it: by role and name.</summary>
public sealed class AgentConsole : IAsyncDisposable
{
    // The usual screen of an agent (experience.md: 1366 by 768).
    private static readonly ViewportSize Screen = new() { Width = 1366, Height = 768 };

    private readonly IBrowserContext _context;
    private readonly AgentWording _words;
    private readonly ConcurrentQueue<Task<string>> _heard = new();

    private readonly ConcurrentQueue<string> _violations = new();

    private AgentConsole(IBrowserContext context, IPage page, AgentWording words)
    {
        (_context, Page, _words) = (context, page, words);
        Policy.Watch(page, _violations);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The staff timeline of the open case.</summary>
    public ILocator Log => Page.GetByRole(AriaRole.Log);

    /// <summary>Customer card, records, suggestions, history.</summary>
    public ILocator Side => Page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = _words.Side });

    /// <summary>The customer's records.</summary>
    public ILocator Records => Side.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = _words.Records, Exact = true });

    /// <summary>Fitting articles.</summary>
    public ILocator Suggestions => Side.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = _words.Suggestions });

    /// <summary>The draft while nothing of one's own is written.</summary>
    public ILocator Draft => Page.Locator(".draft");

    /// <summary>Where a reply or a note is written.</summary>
    public ILocator Field => Page.Locator("textarea.cmp-t");

    /// <summary>The list of cases.</summary>
    public ILocator List => Page.GetByRole(AriaRole.Tabpanel);

    /// <summary>Everything the server has told this page so far, for looking for what must not be there.</summary>
    public async Task<string> HeardAsync() => string.Join('\n', await Task.WhenAll(_heard));

    /// <summary>Signs in as one of the demo people and becomes available.</summary>
    /// <param name="atTheDoor">What is to be done on the sign-in page before.</param>
    public static async Task<AgentConsole> OpenAsync(RunningVigil vigil, string person, AgentWording words, ColorScheme scheme = ColorScheme.Light, bool available = true, Func<IPage, Task>? atTheDoor = null)
    {
        var console = await AtTheDoorAsync(vigil, words, scheme);
        var page = console.Page;
        page.RequestFinished += (_, request) => console._heard.Enqueue(BodyAsync(request));
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => console._heard.Enqueue(Task.FromResult(frame.Text ?? ""));
        await (atTheDoor?.Invoke(page) ?? Task.CompletedTask);
        await page.GetByLabel(words.Email).FillAsync($"{person}@demo.meridian.example");
        await page.GetByLabel(words.Password, new PageGetByLabelOptions { Exact = true }).FillAsync(await vigil.PasswordOfAsync($"{person}@demo.meridian.example"));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.SignIn, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();
        await console.SpeakAsync();
        if (available)
        {
            await console.SetPresenceAsync(words.Available);
        }

        return console;
    }

    /// <summary>Somebody at the sign-in page.</summary>
    public static async Task<AgentConsole> AtTheDoorAsync(RunningVigil vigil, AgentWording words, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = words.Locale, TimezoneId = "Asia/Shanghai", ColorScheme = scheme, ViewportSize = Screen });
        var page = await context.NewPageAsync();
        await page.GotoAsync(vigil.Console);
        return new AgentConsole(context, page, words);
    }

    /// <summary>The same person in another window of the same browser.</summary>
    public async Task<AgentConsole> SecondWindowAsync()
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(Page.Url);
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();
        return new AgentConsole(_context, page, _words);
    }

    /// <summary>Writes to the customer and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await WriteAsync(text);
        await Field.PressAsync("Control+Enter");
        await Assertions.Expect(Said(text)).ToHaveCountAsync(1);
    }

    /// <summary>Puts words into the field. A draft, which stands in its place, comes and goes with what the customer writes until there are some.</summary>
    public async Task WriteAsync(string text)
    {
        for (var tries = 1; ; tries++)
        {
            await Draft.Or(Field).First.WaitForAsync();
            try
            {
                if (await Draft.IsVisibleAsync())
                {
                    await Draft.ClickAsync(new LocatorClickOptions { Timeout = 10_000 });
                }

                await Field.FillAsync(text, new LocatorFillOptions { Timeout = 10_000 });
                return;
            }
            catch (TimeoutException) when (tries < 10)
            {
                // The one gave way to the other in between.
            }
        }
    }

    /// <summary>The lines of the case with these words.</summary>
    public ILocator Said(string text) => Log.GetByText(text);

    /// <summary>Opens a case of the list by words in its row.</summary>
    public async Task OpenCaseAsync(string text)
    {
        await Row(text).ClickAsync();
        await Log.WaitForAsync();
    }

    /// <summary>A row of the list by words in it.</summary>
    public ILocator Row(string text) => List.GetByRole(AriaRole.Link).Filter(new LocatorFilterOptions { HasText = text }).First;

    /// <summary>Shows another list.</summary>
    public Task ShowAsync(string view) => Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = view }).First.ClickAsync();

    /// <summary>Presses a button of the page.</summary>
    public Task PressAsync(string name) => Button(name).ClickAsync();

    /// <summary>A button of the case.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true }).First;

    /// <summary>Changes one's own availability in the menu.</summary>
    public async Task SetPresenceAsync(string state)
    {
        await AskForPresenceAsync(state);
        await Assertions.Expect(Page.Locator(".me-btn")).ToContainTextAsync(state);
    }

    /// <summary>Chooses an availability in the menu. With conversations in hand, offline is asked back about.</summary>
    public async Task AskForPresenceAsync(string state)
    {
        await Page.Locator(".me-btn").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = state, Exact = true }).Last.ClickAsync();
    }

    /// <summary>Leaves a picture for a person to look at.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"{name}-{_words.Locale[..2]}.png") });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whoever leaves takes no more cases: the next test's belong to its own people.
        if (await Page.Locator(".me-btn").CountAsync() > 0)
        {
            await AskForPresenceAsync(_words.Offline);
            var asked = Page.Locator("[role=dialog] .leaving");
            var gone = Page.Locator(".me-btn", new PageLocatorOptions { HasText = _words.Offline });
            await asked.Or(gone).First.WaitForAsync();
            if (await asked.IsVisibleAsync())
            {
                await Page.GetByRole(AriaRole.Dialog).Locator(".b-main").ClickAsync();
            }

            await gone.WaitForAsync();
        }

        await _context.DisposeAsync();
        Assert.Empty(_violations);
    }

    // The console speaks the person's own language; the test's is chosen in the menu.
    private async Task SpeakAsync()
    {
        await Page.Locator(".me-btn").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = _words.LanguageName, Exact = true }).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = _words.Mine })).ToBeVisibleAsync();
    }

    private static async Task<string> BodyAsync(IRequest request) =>
        request.Url.Contains("/api/", StringComparison.Ordinal) && await request.ResponseAsync() is { } response ? await response.TextAsync() : "";
}
