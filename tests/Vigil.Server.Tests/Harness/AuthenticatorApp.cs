using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff.Factors;

namespace Vigil.Server.Tests.Harness;

/// <summary>An authenticator app that was shown a key: what it displays on the test's calendar.</summary>
/// <param name="Id">The factor it is at the server.</param>
/// <param name="RecoveryCodes">What its owner wrote down; empty unless it was the first factor.</param>
public sealed record AuthenticatorApp(TestClock Clock, FactorId Id, byte[] Key, IReadOnlyList<string> RecoveryCodes)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The code of now.</summary>
    public string Code => Totp.CodeOf(Key, Totp.StepOf(Clock.GetUtcNow()));

    /// <summary>A code that cannot be right.</summary>
    public string WrongCode => Enumerable.Range(0, 10).Select(n => $"00000{n}").First(code => Totp.Match(Key, code, Clock.GetUtcNow(), used: 0) is null);

    /// <summary>Sets one up for somebody signed in.</summary>
    /// <param name="proof">By a factor that they have already.</param>
    public static async Task<AuthenticatorApp> SetUpAsync(StaffClient staff, TestClock clock, FactorProof? proof = null)
    {
        var shown = await Customer.ReadAsync<AuthenticatorView>(await staff.PostAsync("/api/staff/factors/authenticator", new AddAuthenticator("Phone")), HttpStatusCode.OK);
        var app = new AuthenticatorApp(clock, shown.Id, KeyOf(shown.Secret), []);
        var added = await Customer.ReadAsync<FactorAddedView>(await staff.PostAsync("/api/staff/factors/authenticator/confirm", new ConfirmAuthenticator(shown.Id, app.Code, proof)), HttpStatusCode.OK);
        return app with { RecoveryCodes = added.RecoveryCodes };
    }

    /// <summary>Waits for the app's next code and reads it: the last one was used.</summary>
    public string NextCode()
    {
        Clock.Advance(Step);
        return Code;
    }

    /// <summary>A proof by the app's next code.</summary>
    public FactorProof NextProof() => new("authenticator", NextCode());

    /// <summary>Reads base32 (RFC 4648, section 6), as an app does.</summary>
    public static byte[] KeyOf(string secret)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
