using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Looks at states of a page as everyone meets them, and goes on past a fault, so that one run tells of all.</summary>
/// <param name="language">Chinese is judged light on the whole screen and dark at 150 % zoom, English the other way round: together all four.</param>
public sealed class StateLook(string language)
{
    private static readonly (int Width, int Height) Whole = (1366, 768);

    // The same screen at 150 % zoom.
    private static readonly (int Width, int Height) Zoomed = (911, 512);

    private readonly List<string> _faults = [];

    /// <summary>Judges a state on the whole screen and zoomed, and leaves a picture of both.</summary>
    public async Task AtAsync(IPage page, string state)
    {
        await JudgeAsync(page, state, Whole, language == "zh" ? ColorScheme.Light : ColorScheme.Dark);
        await JudgeAsync(page, $"{state}-150", Zoomed, language == "zh" ? ColorScheme.Dark : ColorScheme.Light);
        await SizeAsync(page, Whole);
    }

    /// <summary>Judges a state that there is only when zoomed; the window stays as wide until then.</summary>
    public async Task NarrowAsync(IPage page, string state, Func<Task> reach)
    {
        await SizeAsync(page, Zoomed);
        await reach();
        await JudgeAsync(page, $"{state}-150", Zoomed, language == "zh" ? ColorScheme.Dark : ColorScheme.Light);
        await SizeAsync(page, Whole);
    }

    /// <summary>Fails with all that was found.</summary>
    public void FoundNothing() => Assert.True(_faults.Count == 0, string.Join("\n\n", _faults));

    private async Task JudgeAsync(IPage page, string state, (int, int) size, ColorScheme scheme)
    {
        await SizeAsync(page, size);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        foreach (var judge in (Func<IPage, string, Task>[])[Axe.FindsNothingAsync, Layout.FitsAsync])
        {
            try
            {
                await judge(page, $"{state} ({language}, {scheme})");
            }
            catch (Xunit.Sdk.TrueException fault)
            {
                _faults.Add(fault.Message);

                // Told at once as well: a test that stops on the way tells what it has seen.
                TestContext.Current.TestOutputHelper?.WriteLine(fault.Message);
            }
        }

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"console-{state}-{language}.png") });
    }

    private static Task SizeAsync(IPage page, (int Width, int Height) size) => page.SetViewportSizeAsync(size.Width, size.Height);
}
