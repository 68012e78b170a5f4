using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Vigil.Server.Tests.Harness;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>A sign-in service of the house at the console: linked, used together with the second factor, refused, unlinked, and a colleague who joins by it.</summary>
public sealed class SignOnSceneTests(RunningVigil vigil) : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private readonly string _data = Directory.CreateTempSubdirectory("vigil-sign-on-").FullName;
    private readonly int _port = RunningVigil.FreePortPair();
    private FakeProvider _provider = null!;
    private Process? _process;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProvider.StartAsync(TimeProvider.System);
        _process = RunningVigil.Start(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Staff__PublicUrl"] = $"http://localhost:{_port}",
            ["Staff__SingleSignOn__harbour__Name"] = "Harbour ID",
            ["Staff__SingleSignOn__harbour__Issuer"] = _provider.Issuer,
            ["Staff__SingleSignOn__harbour__ClientId"] = FakeProvider.ClientId,
            ["Staff__SingleSignOn__harbour__ClientSecret"] = FakeProvider.ClientSecret,

            // A crowded machine is no service that is away.
            ["Staff__SingleSignOn__harbour__TimeoutSeconds"] = "60",
        }, "--port", _port.ToString(CultureInfo.InvariantCulture), "--data", _data, "--no-demo");
        await RunningVigil.WaitForAsync(_process, Path.Combine(_data, "endpoints.json"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunningVigil.StopAsync(_process);
        await _provider.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [InlineData("zh-CN", ColorScheme.Light)]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task Somebody_links_a_service_comes_in_by_it_with_their_factor_and_a_colleague_joins_by_it(string locale, ColorScheme scheme)
    {
        var words = Wording.In(locale);
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1366, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync((await File.ReadAllTextAsync(Path.Combine(_data, "setup-link.txt"), TestContext.Current.CancellationToken)).Trim());
        await page.Locator("input[name=name]").FillAsync("Wang");
        await page.Locator("input[name=email]").FillAsync("wang@exchange.example");
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("button[type=submit]").ClickAsync();
        var app = await AuthenticatorApp.SetUpAsync(page, _ => Task.CompletedTask);
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();

        // Nothing is linked: the service alone opens nothing, whatever address it names.
        await SignOutAsync(page, words);
        await PictureAsync(page, "65-sign-in-service", locale);
        await Axe.FindsNothingAsync(page, "the sign-in page with a service");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.SignInWith }).ClickAsync();
        await Assertions.Expect(page.Locator(".door")).ToContainTextAsync(words.NotLinked);
        Assert.DoesNotContain("code=", page.Url, StringComparison.Ordinal);
        await PictureAsync(page, "66-not-linked", locale);
        await Axe.FindsNothingAsync(page, "not linked");

        // Linked from the page of one's own access, at which the browser comes out again.
        await page.GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("input[name=email]").FillAsync("wang@exchange.example");
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.UseRecovery }).ClickAsync();
        await GiveCodeAsync(page, app.RecoveryCode);
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();
        await page.Locator(".me-btn").ClickAsync();
        await page.Locator(".mi", new PageLocatorOptions { HasText = words.Security }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.Link }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = "Harbour ID", Exact = true })).ToBeVisibleAsync();
        Assert.EndsWith("#/security", page.Url, StringComparison.Ordinal);
        await PictureAsync(page, "67-linked", locale);
        await Axe.FindsNothingAsync(page, "one's own access with a linked service");

        // The service stands in for the password, and the second factor is asked for.
        await SignOutAsync(page, words);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.SignInWith }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(words.Second);
        await PictureAsync(page, "68-second-step-after-service", locale);
        await GiveCodeAsync(page, app.NextCode());
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();
        Assert.EndsWith("/console/", page.Url, StringComparison.Ordinal);

        // A colleague accepts an invitation without a password.
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words.People }).ClickAsync();
        await page.Locator(".invite-f input[type=email]").FillAsync("chen@exchange.example");
        await page.Locator(".invite-f button[type=submit]").ClickAsync();
        var invitation = await page.Locator(".invite-link code").TextContentAsync();
        _provider.Subject = "subject-of-chen";
        await using var theirs = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1366, Height = 900 } });
        var join = await theirs.NewPageAsync();
        await join.GotoAsync(invitation!);
        await join.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.Join }).ClickAsync();
        await Assertions.Expect(join.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await join.Locator("input[name=name]").FillAsync("Chen");
        await PictureAsync(join, "69-join-by-service", locale);
        await Axe.FindsNothingAsync(join, "the invitation with a service");
        await join.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.Join }).ClickAsync();
        await Assertions.Expect(join.Locator("svg.qr")).ToBeVisibleAsync();
    }

    private static async Task GiveCodeAsync(IPage page, string code)
    {
        await page.Locator("input[name=code]").FillAsync(code);
        await page.Locator("button[type=submit]").ClickAsync();
    }

    private static async Task SignOutAsync(IPage page, Wording words)
    {
        await page.Locator(".me-btn").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.SignOut, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.SignInWith }).WaitForAsync();
    }

    private static async Task PictureAsync(IPage page, string name, string locale) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"{name}-{locale[..2]}.png") });

    private sealed record Wording(string SignInWith, string NotLinked, string Security, string Link, string Second, string UseRecovery, string SignOut, string People, string Join)
    {
        private static readonly Wording Chinese = new("用Harbour ID登录", "没有关联这里的账号", "登录与安全", "关联Harbour ID账号", "再验证一步", "改用恢复码", "退出登录", "人员", "改用Harbour ID加入");
        private static readonly Wording English = new("Sign in with Harbour ID", "No account here is linked", "Sign-in and security", "Link an account of Harbour ID", "One more step", "Use a recovery code", "Sign out", "People", "Join with Harbour ID instead");

        public static Wording In(string locale) => locale.StartsWith("zh", StringComparison.Ordinal) ? Chinese : English;
    }
}
