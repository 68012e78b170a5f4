using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Vigil.EndToEnd.Tests;

/// <summary>Second factors at the console of an installation that asks for them: an app, a recovery code, a passkey, sessions, and a colleague who is invited.</summary>
public sealed class FactorSceneTests(RunningVigil vigil) : IAsyncLifetime
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";

    private readonly string _data = Directory.CreateTempSubdirectory("vigil-factors-").FullName;
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
    [InlineData("zh-CN", ColorScheme.Light)]
    [InlineData("en-GB", ColorScheme.Dark)]
    public async Task Somebody_sets_up_an_app_and_a_passkey_signs_in_with_each_and_invites_a_colleague(string locale, ColorScheme scheme)
    {
        var words = Wording.In(locale);
        await using var context = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1366, Height = 900 } });
        var page = await context.NewPageAsync();
        var violations = new ConcurrentQueue<string>();
        Policy.Watch(page, violations);

        // A passkey belongs to a name, not to an address.
        var link = (await File.ReadAllTextAsync(Path.Combine(_data, "setup-link.txt"), TestContext.Current.CancellationToken)).Trim().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await page.GotoAsync(link);
        await page.Locator("input[name=name]").FillAsync("Wang");
        await page.Locator("input[name=email]").FillAsync(Email);
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("button[type=submit]").ClickAsync();
        var app = await AuthenticatorApp.SetUpAsync(page, async what =>
        {
            await PictureAsync(page, $"60-factor-{what}", locale);
            await Axe.FindsNothingAsync(page, $"setting up: {what}");
        });
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();

        // Signed out and in again: the password is not enough, a wrong code is refused, a recovery code stands in.
        await SignOutAsync(page, words);
        await EnterPasswordAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(words.Second);
        await page.Locator("input[name=code]").FillAsync("000000");
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words.CodeRefused);
        await PictureAsync(page, "61-second-step", locale);
        await Axe.FindsNothingAsync(page, "the second step");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.UseRecovery }).ClickAsync();
        await page.Locator("input[name=code]").FillAsync(app.RecoveryCode);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();

        // A passkey on this device.
        var device = await context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await OpenMenuAsync(page);
        await page.Locator(".mi", new PageLocatorOptions { HasText = words.Security }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(words.CodesLeft);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.AddPasskey }).ClickAsync();

        // Signed in a moment ago, and still asked for a factor that is there already: for this one act.
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync(words.ThisChange);
        await PictureAsync(page, "62-proof-for-one-act", locale);
        await Axe.FindsNothingAsync(page, "a proof for one act");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words.UseRecovery }).ClickAsync();
        await dialog.Locator("input[name=code]").FillAsync(app.SecondRecoveryCode);
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = "Linux", Exact = true })).ToBeVisibleAsync();
        await PictureAsync(page, "62-security", locale);
        await Axe.FindsNothingAsync(page, "one's own access");
        await SignOutAsync(page, words);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.PasskeySignIn }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation).WaitForAsync();

        // What happened to the account is told at this sign-in, and goes once it was read.
        var notice = page.Locator(".notice");
        await Assertions.Expect(notice).ToContainTextAsync(words.PasskeyAdded);
        await PictureAsync(page, "62-notice", locale);
        await Axe.FindsNothingAsync(page, "a notice about one's own access");
        await notice.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words.WasMe }).ClickAsync();
        await Assertions.Expect(notice).ToHaveCountAsync(0);

        // The password is changed with a passkey.
        await OpenMenuAsync(page);
        await page.Locator(".mi", new PageLocatorOptions { HasText = words.Security }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.ChangePassword }).ClickAsync();
        await page.Locator("input[name=current]").FillAsync(Password);
        await page.Locator("input[name=next]").FillAsync("a lantern above the harbour");
        await PictureAsync(page, "62-password", locale);
        await Axe.FindsNothingAsync(page, "changing the password");
        await page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Last.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words.UsePasskey }).ClickAsync();
        await Assertions.Expect(page.Locator(".security-said")).ToContainTextAsync(words.PasswordChanged);

        // A colleague is invited, and comes to the page that sets up a factor.
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words.People }).ClickAsync();
        await page.Locator(".invite-f input[type=email]").FillAsync("chen@exchange.example");
        await page.Locator(".invite-f button[type=submit]").ClickAsync();
        var invitation = await page.Locator(".invite-link code").TextContentAsync();
        await PictureAsync(page, "63-people", locale);
        await Axe.FindsNothingAsync(page, "people");
        await using var theirs = await vigil.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1366, Height = 900 } });
        var join = await theirs.NewPageAsync();
        await join.GotoAsync(invitation!);
        await join.Locator("input[name=name]").FillAsync("Chen");
        await join.Locator("input[name=password]").FillAsync(Password);
        await PictureAsync(join, "64-join", locale);
        await Axe.FindsNothingAsync(join, "the invitation");
        await join.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(join.Locator("svg.qr")).ToBeVisibleAsync();
        Assert.Empty(violations);
    }

    private static Task OpenMenuAsync(IPage page) => page.Locator(".me-btn").ClickAsync();

    private static async Task SignOutAsync(IPage page, Wording words)
    {
        await OpenMenuAsync(page);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words.SignOut, Exact = true }).ClickAsync();
        await page.Locator("input[name=email]").WaitForAsync();
    }

    private static async Task EnterPasswordAsync(IPage page)
    {
        await page.Locator("input[name=email]").FillAsync(Email);
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Locator("button[type=submit]").ClickAsync();
    }

    private static async Task PictureAsync(IPage page, string name, string locale) =>
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningVigil.Screenshots, $"{name}-{locale[..2]}.png") });

    private sealed record Wording(string Second, string CodeRefused, string UseRecovery, string Security, string CodesLeft, string AddPasskey, string SignOut, string PasskeySignIn, string People,
        string ThisChange, string PasskeyAdded, string WasMe, string ChangePassword, string UsePasskey, string PasswordChanged)
    {
        private static readonly Wording Chinese = new("再验证一步", "验证码不对", "改用恢复码", "登录与安全", "还剩 9 个恢复码", "添加通行密钥", "退出登录", "用通行密钥登录", "人员",
            "只用于这一项更改", "添加了通行密钥", "是我本人", "更改密码", "使用通行密钥", "密码已更改");
        private static readonly Wording English = new("One more step", "not right", "Use a recovery code", "Sign-in and security", "9 recovery codes left", "Add a passkey", "Sign out", "Sign in with a passkey", "People",
            "for this change alone", "passkey was added", "It was me", "Change password", "Use a passkey", "password has been changed");

        public static Wording In(string locale) => locale.StartsWith("zh", StringComparison.Ordinal) ? Chinese : English;
    }
}
