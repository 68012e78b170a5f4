using System.Security.Cryptography;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo;

/// <summary>
/// Who is signed in to Meridian, and from where. Each sign-in is a session of its own that identity tokens name (<c>sid</c>); what ends it is told to the support product as
/// <c>session.ended</c>, which ends the conversations that were started from it.
/// </summary>
internal sealed class SignIns(World world)
{
    // A demonstration that is asked for tokens by a program must not grow: a newer sign-in takes the place of the oldest.
    private const int MostActive = 20;
    private const int MostKept = 40;

    /// <summary>Signs a persona in.</summary>
    /// <param name="userAgent">What the browser says it is; may be empty.</param>
    public SignedIn Start(Persona persona, string userAgent)
    {
        world.Refresh(persona);
        return world.Change(persona.Uid, (account, now) =>
        {
            var started = new SignedIn("SI-" + RandomNumberGenerator.GetHexString(32, lowercase: true), Browsers.Name(userAgent), now);
            account.Sessions.Add(started);
            var tooMany = account.Sessions.Where(s => s.EndedAt is null).SkipLast(MostActive).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            account.EndSessions(now, s => tooMany.Contains(s.Id));
            account.Sessions.RemoveRange(0, Math.Max(0, account.Sessions.Count - MostKept));
            return started;
        })!;
    }

    /// <summary>Whether this sign-in goes on.</summary>
    public bool GoesOn(Persona persona, string id) => Of(persona).Any(s => s.Id == id && s.EndedAt is null);

    /// <summary>A persona's sign-ins, newest first, ended ones too.</summary>
    public IReadOnlyList<SignedIn> Of(Persona persona) => world.With(persona.Uid, (account, _) => account.Sessions.AsEnumerable().Reverse().ToList()) ?? [];

    /// <summary>Ends the sign-ins that are meant and go on.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<string> End(Persona persona, Func<SignedIn, bool> meant) =>
        world.Change(persona.Uid, (account, now) => account.EndSessions(now, meant) is { Count: > 0 } ended ? ended : null) ?? [];
}
