using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>An installation without demonstration: <c>./vigil up --no-demo</c>, its first administrator, and the link that made them.</summary>
public sealed class NewInstallationTests(RunningVigil vigil) : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("vigil-new-").FullName;
    private readonly int _port = RunningVigil.FreePortPair();
    private Process? _process;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _process = RunningVigil.Start("--port", _port.ToString(CultureInfo.InvariantCulture), "--data", _data, "--no-demo");
        await RunningVigil.WaitForAsync(_process, Path.Combine(_data, "endpoints.json"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunningVigil.StopAsync(_process);
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [InlineData("zh-CN", "还有三步", "建立并进入", "已经设置过了", "已失效")]
    [InlineData("en-GB", "Three steps", "Create and enter", "set up already", "no longer be used")]
    public async Task The_first_administrator_learns_what_comes_next_and_a_used_link_says_so(string locale, string next, string create, string used, string invalid)
    {
        var link = (await File.ReadAllTextAsync(Path.Combine(_data, "setup-link.txt"), TestContext.Current.CancellationToken)).Trim();
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ViewportSize = new ViewportSize { Width = 1366, Height = 768 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(link[..^5] + "wrong");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(invalid);
        await Assertions.Expect(page.Locator("form")).ToHaveCountAsync(0);
        await PictureAsync(page, "22-link-invalid", locale);
        await Axe.FindsNothingAsync(page, "a link that is not good");

        await page.GotoAsync("about:blank");
        await page.GotoAsync(link);
        await page.Locator("input[name=name]").FillAsync("Wang");
        await Axe.FindsNothingAsync(page, "the first administrator's form");
        await Layout.FitsAsync(page, "the first administrator's form");
        await page.Locator("input[name=email]").FillAsync("wang@exchange.example");
        await page.Locator("input[name=password]").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = create }).ClickAsync();

        // Without demonstration a second factor is asked for before anything else opens.
        await AuthenticatorApp.SetUpAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(next);
        await PictureAsync(page, "23-first-steps", locale);
        await Axe.FindsNothingAsync(page, "first steps");

        // A narrower window: nothing runs out of its column.
        await page.SetViewportSizeAsync(1200, 768);
        Assert.True(await page.EvaluateAsync<bool>("() => { const out = document.querySelector('main').getBoundingClientRect(); return [...document.querySelectorAll('.steps, .steps code')].every(e => { const r = e.getBoundingClientRect(); return r.left >= out.left && r.right <= out.right && e.scrollWidth <= e.clientWidth + 1; }); }"));
        await PictureAsync(page, "23-first-steps-1200", locale);
        await using var reader = await vigil.NewContextAsync();
        foreach (var address in await page.Locator(".steps a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"))
        {
            var book = await reader.NewPageAsync();
            Assert.Equal(200, (await book.GotoAsync(address))!.Status);
            await PictureAsync(book, "24-" + Path.GetFileNameWithoutExtension(address), locale);
        }

        await page.GotoAsync("about:blank");
        await page.GotoAsync(link);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(used);
        await PictureAsync(page, "25-link-used", locale);
    }

    private static async Task PictureAsync(IPage page, string name, string locale) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"{name}-{locale[..2]}.png") });
}
