using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Playwright;

namespace Vigil.EndToEnd.Tests;

/// <summary>An authenticator app in somebody's hand: knows the key that the page showed, and shows codes (RFC 6238).</summary>
public sealed class AuthenticatorApp
{
    private const int StepSeconds = 30;

    private readonly byte[] _key;
    private long _shown;

    private AuthenticatorApp(byte[] key) => _key = key;

    /// <summary>Types the key that the page shows, confirms it and keeps the recovery codes.</summary>
    /// <param name="look">What is to be looked at while the key is on the screen, and while the codes are.</param>
    public static async Task<AuthenticatorApp> SetUpAsync(IPage page, Func<string, Task>? look = null)
    {
        await Assertions.Expect(page.Locator("svg.qr")).ToBeVisibleAsync();
        await (look?.Invoke("key") ?? Task.CompletedTask);
        await page.Locator("details summary").ClickAsync();
        var app = new AuthenticatorApp(KeyOf((await page.Locator(".factor-key code").TextContentAsync())!));
        await page.Locator("input[name=code]").FillAsync(app.NextCode());
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".factor-codes li")).ToHaveCountAsync(10);
        await (look?.Invoke("codes") ?? Task.CompletedTask);
        app.RecoveryCode = (await page.Locator(".factor-codes li").First.TextContentAsync())!;
        app.SecondRecoveryCode = (await page.Locator(".factor-codes li").Last.TextContentAsync())!;
        await page.Locator(".door-form .b-main").ClickAsync();
        return app;
    }

    /// <summary>One of the recovery codes.</summary>
    public string RecoveryCode { get; private set; } = "";

    /// <summary>Another one.</summary>
    public string SecondRecoveryCode { get; private set; } = "";

    /// <summary>A code that was not shown before. The server takes that of the next step as well, so nobody has to wait for the first two.</summary>
    public string NextCode()
    {
        _shown = Math.Max(Now, _shown + 1);
        return Code(_shown);
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238.")]
    private string Code(long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(_key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] KeyOf(string secret)
    {
        var bits = string.Concat(secret.Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
