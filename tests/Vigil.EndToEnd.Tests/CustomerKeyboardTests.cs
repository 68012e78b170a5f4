using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A whole conversation with the keys alone, from the exchange's page to the stars. The focus is always somewhere, and can be seen.</summary>
public sealed class CustomerKeyboardTests(RunningVigil vigil)
{
    // More than there are stops on any screen.
    private const int MostSteps = 60;

    // Half a minute.
    private const int MostLooks = 600;

    [Fact]
    public async Task A_conversation_by_keyboard_alone()
    {
        var words = Wording.Chinese;
        await vigil.ClearDeskAsync();
        using var agent = await AgentByApi.SignInAsync(vigil);
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = words.Locale, TimezoneId = "Asia/Shanghai", ViewportSize = new ViewportSize { Width = 1366, Height = 768 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{vigil.Sandbox}/?lang=zh");
        await GoToAsync(page, "form[action='/session/wang'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("form[data-sign-out]").WaitForAsync();

        // Opened, the window has the focus at its heading.
        await GoToAsync(page, words.OpenButton);
        await page.Keyboard.PressAsync("Enter");
        await IsOnAsync(page, "H1");

        await GoToAsync(page, words.Message);
        await page.Keyboard.TypeAsync(words.Question);
        await page.Keyboard.PressAsync("Enter");
        var frame = page.FrameLocator("iframe");
        var log = frame.GetByRole(AriaRole.Log);
        await Assertions.Expect(log).ToContainTextAsync(words.Answer[0]);

        // A new screen begins at its heading. The conversation can be reached and scrolled, and so can what stands in it.
        await IsOnAsync(page, "H1");
        await GoToAsync(page, "会话内容");
        await page.Keyboard.PressAsync("End");

        // An article opens and closes; then a one-tap reply.
        await GoToAsync(page, words.ArticleTitle);
        await page.Keyboard.PressAsync("Enter");
        await frame.Locator("article h2").First.WaitForAsync();
        await IsOnAsync(page, "H1");
        await page.Keyboard.PressAsync("Shift+Tab");
        await IsOnAsync(page, "返回");
        await page.Keyboard.PressAsync("Enter");
        await IsOnAsync(page, "H1");
        var chip = (await frame.Locator(".chip").First.InnerTextAsync()).Trim();
        await GoToAsync(page, chip);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(log.Locator(".own")).ToHaveCountAsync(2);
        await IsSomewhereAsync(page);

        // The menu takes the focus in and gives it back.
        await GoToAsync(page, "更多操作");
        await page.Keyboard.PressAsync("Enter");
        var dialog = frame.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await GoToAsync(page, "下载文字版");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await IsOnAsync(page, "更多操作");

        await GoToAsync(page, words.Human);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(frame.Locator(".queue")).ToBeVisibleAsync();
        await IsSomewhereAsync(page);
        var caseId = await agent.NewestCaseAsync();
        await agent.TakeAsync(caseId);
        await agent.SayAsync(caseId, "请问是哪个地址?");
        await Assertions.Expect(log).ToContainTextAsync("请问是哪个地址");
        await GoToAsync(page, words.Message);
        await page.Keyboard.TypeAsync("尾号93d1的那个");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(log).ToContainTextAsync("尾号93d1的那个");
        await IsOnAsync(page, words.Message);

        // Stored, and not only drawn: words that come after the end would open the case again.
        await Assertions.Expect(log.Locator(".pending")).ToHaveCountAsync(0);
        await agent.ResolveAsync(caseId);

        // The stars are one stop, chosen by the arrows.
        await frame.Locator(".rate").WaitForAsync();
        await GoToAsync(page, "INPUT");
        await page.Keyboard.PressAsync("Space");
        for (var star = 1; star < 5; star++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await GoToAsync(page, words.RateWord);
        await page.Keyboard.TypeAsync(words.Praise);
        await GoToAsync(page, words.RateSend);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(log).ToContainTextAsync(words.RateThanks);
        await IsSomewhereAsync(page);

        // Closed, the focus is back at the button that opened it.
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await IsOnAsync(page, words.OpenButton);
    }

    /// <summary>Presses Tab until the stop is reached, and looks at each on the way.</summary>
    private static async Task GoToAsync(IPage page, string stop)
    {
        var seen = new List<string>();
        for (var step = 0; step < MostSteps; step++)
        {
            var at = await IsSomewhereAsync(page);
            if (Is(at, stop))
            {
                return;
            }

            seen.Add(at.Name);
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {stop}: {string.Join(" → ", seen)}");
    }

    private static async Task IsOnAsync(IPage page, string stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var at = await FocusAsync(page);
        for (var tries = 0; tries < MostLooks && !Is(at, stop); tries++)
        {
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            at = await FocusAsync(page);
        }

        Assert.True(Is(at, stop), $"The focus is on {at.Tag} {at.Name}, not on {stop}.");
    }

    // The focus is never lost, and where it is can be seen: an outline or a shadow of its own. A heading is where reading starts, and no stop.
    private static async Task<Focus> IsSomewhereAsync(IPage page)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var at = await FocusAsync(page);
        for (var tries = 0; tries < MostLooks && at.Tag == "IFRAME"; tries++)
        {
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            at = await FocusAsync(page);
        }

        Assert.True(at.Tag is "H1" or "BODY" || at.Visible, $"The focus on {at.Tag} {at.Name} cannot be seen.");
        return at;
    }

    private static bool Is(Focus at, string stop) => at.Tag == stop || at.Name.Contains(stop, StringComparison.Ordinal) || at.Selector == stop;

    private static async Task<Focus> FocusAsync(IPage page)
    {
        var outer = await InAsync(page.MainFrame);
        return outer.Tag != "IFRAME" ? outer : page.Frames.FirstOrDefault(f => f.Url.Contains("/messenger/", StringComparison.Ordinal)) is { } inner ? await InAsync(inner) with { InFrame = true } : outer;
    }

    private static async Task<Focus> InAsync(IFrame frame) => await frame.EvaluateAsync<Focus>(
        """
        () => {
          let it = document.activeElement;
          while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
          if (!it) return { tag: 'BODY', name: '', visible: false, selector: '' };
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
          // A field shows its focus by its frame, a star by its label.
          const around = it.closest('form, .find, label');
          const drawn = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
          const visible = drawn({ outlineStyle, outlineWidth, boxShadow }) || (around && drawn(getComputedStyle(around)));
          const name = it.getAttribute('aria-label') || it.textContent?.trim() || it.getAttribute('placeholder') || '';
          const form = it.closest('form')?.getAttribute('action');
          return { tag: it.tagName, name: name.slice(0, 80), visible: Boolean(visible), selector: form ? `form[action='${form}'] ${it.tagName.toLowerCase()}` : '' };
        }
        """);

    private sealed record Focus
    {
        public string Tag { get; init; } = "";

        public string Name { get; init; } = "";

        public bool Visible { get; init; }

        public string Selector { get; init; } = "";

        public bool InFrame { get; init; }
    }
}
