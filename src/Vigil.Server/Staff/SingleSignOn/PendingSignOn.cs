using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>What a browser has begun at a sign-in service.</summary>
/// <param name="Provider">The key of the service that was asked: the answer of another is none.</param>
/// <param name="State">Comes back in the address, and has to be this browser's.</param>
/// <param name="Nonce">Comes back in the token.</param>
/// <param name="Verifier">Of which the service knows the hash alone until it is given the code (RFC 7636).</param>
/// <param name="BegunAt">In microseconds.</param>
/// <param name="SessionKey">For linking: the session that has begun it. Null otherwise.</param>
/// <param name="Invitation">For joining: the invitation's token. Null otherwise.</param>
/// <param name="Name">For joining: the public name. Null otherwise.</param>
internal sealed record PendingSignOn(string Provider, string State, string Nonce, string Verifier, long BegunAt, string? SessionKey, string? Invitation, string? Name)
{
    /// <summary>The hash of the verifier, as the service is told it.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Begun => Microseconds.ToTime(BegunAt);
}

/// <summary>
/// Keeps what was begun in a sealed cookie of the browser that has begun it, so that beginning stores nothing; once answered, it is remembered until it
/// would have ended, and is answered no second time.
/// </summary>
internal sealed class PendingSignOns(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The prefix makes browsers insist on Secure, no Domain and Path=/ (RFC 6265bis, section 4.1.3.2): no neighbouring host can put one there.</summary>
    public const string CookieName = "__Host-vigil-sign-on";

    /// <summary>How long a person may take at the service.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Vigil.Staff.SingleSignOn");

    /// <summary>Begins one in this browser. One that it has begun before and not ended is over.</summary>
    public PendingSignOn Begin(HttpContext http, string provider, string? sessionKey = null, string? invitation = null, string? name = null)
    {
        var pending = new PendingSignOn(provider, StaffToken.New(), StaffToken.New(), StaffToken.New(), clock.GetUtcNow().ToMicroseconds(), sessionKey, invitation, name);
        http.Response.Cookies.Append(CookieName, _protector.Protect(JsonSerializer.Serialize(pending)), StaffAuthentication.CookieOptions(Lifetime));
        return pending;
    }

    /// <summary>What this browser has begun at this service under this state, or null.</summary>
    public PendingSignOn? Find(HttpContext http, string provider, string state) =>
        Open(http.Request.Cookies[CookieName]) is { } pending && pending.Provider == provider && pending.Begun.IsWithin(Lifetime, clock.GetUtcNow())
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(pending.State), Encoding.UTF8.GetBytes(state)) ? pending : null;

    /// <summary>Ends it, in the browser and for whoever has a copy of its cookie.</summary>
    /// <returns>False if it was ended before.</returns>
    public async Task<bool> UseUpAsync(WriteSession session, HttpContext http, PendingSignOn pending)
    {
        http.Response.Cookies.Delete(CookieName, StaffAuthentication.CookieOptions(null));
        var now = clock.GetUtcNow();
        await session.Db.Set<PasskeyChallenges.Answered>().Where(a => a.ExpiresAt <= now).ExecuteDeleteAsync(CancellationToken.None);
        return await session.Db.Database.ExecuteSqlAsync(
            $"insert into staff_answered_challenges (challenge_hash, expires_at) values ({StaffToken.Hash(pending.State)}, {(pending.Begun + Lifetime).ToMicroseconds()}) on conflict (challenge_hash) do nothing", CancellationToken.None) > 0;
    }

    private PendingSignOn? Open(string? cookie)
    {
        try
        {
            return cookie is { Length: > 0 } ? JsonSerializer.Deserialize<PendingSignOn>(_protector.Unprotect(cookie)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
