using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Factors;

/// <summary>One act that asks for a proof of its own.</summary>
/// <param name="Name">One of the names below.</param>
/// <param name="Of">What it is done to; empty where there is only one.</param>
internal sealed record FactorAct(string Name, string Of = "")
{
    /// <summary>A new app; <see cref="Of"/> is its id.</summary>
    public const string AddAuthenticator = "add_authenticator";

    /// <summary>A new passkey; <see cref="Of"/> is the token of its options.</summary>
    public const string AddPasskey = "add_passkey";

    /// <summary>A factor goes; <see cref="Of"/> is its id.</summary>
    public const string Remove = "remove_factor";

    /// <summary>New recovery codes.</summary>
    public const string RenewCodes = "renew_codes";

    /// <summary>Another password.</summary>
    public const string ChangePassword = "change_password";

    /// <summary>All of them.</summary>
    public static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.Ordinal, AddAuthenticator, AddPasskey, Remove, RenewCodes, ChangePassword);
}

/// <summary>
/// Asks for a proof by a factor that is there already, and does in the write that takes it what it was given for. That a session is fresh is not enough here:
/// whoever has stolen it in its first minutes could plant a factor of their own and stay. Whoever has no factor yet has nothing to show but the password.
/// </summary>
internal sealed class ProveByFactor(CheckProof check, Passkeys passkeys, StaffSessions sessions, WriteGate gate, IDbContextFactory<VigilDb> databases)
{
    /// <summary>Takes the proof.</summary>
    /// <returns>
    /// What became of it; <see cref="StaffRefusals.FactorProofRequired"/> where there is a factor and no proof came, <see cref="StaffRefusals.FactorProofRefused"/>
    /// where it does not hold, <see cref="RequestRefusals.NoSession"/> where the session has ended meanwhile, or how long to wait.
    /// </returns>
    public async Task<Outcome<T>> TakeAsync<T>(StaffCaller caller, FactorAct act, FactorProof? given, HttpContext http, Func<WriteSession, Task<Outcome<T>>> then, CancellationToken cancellationToken)
    {
        var taken = given switch
        {
            null => await gate.WriteAsync(async session => await LockedAsync(session, caller) is { } refusal ? refusal : await then(session), cancellationToken),
            { Kind: Holdings.Passkey, Passkey: { Token: not null, Credential: not null } shown } =>
                await passkeys.ProveAsync(caller, act, shown, http, session => ProvenAsync(session, caller, Proof.Passkey, then), cancellationToken),
            { Kind: Holdings.Authenticator or Holdings.Recovery, Code: { Length: > 0 } code } => await TakeCodeAsync(caller, given.Kind, code, http, then, cancellationToken),
            _ => RequestRefusals.Invalid($"proof: {Holdings.Authenticator} or {Holdings.Recovery} with a code, or {Holdings.Passkey} with what was shown."),
        };
        sessions.Forget(caller.SessionKey);
        return taken;
    }

    /// <summary>Why this person has to bring a proof, or null.</summary>
    public async Task<Refusal?> WhyNotWithoutAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await WhyNotWithoutAsync(db, caller);
    }

    private async Task<Refusal?> WhyNotWithoutAsync(VigilDb db, StaffCaller caller) =>
        !(await Holdings.OfAsync(db, caller.Id)).Any || await sessions.IsFreshFromTerminalAsync(db, caller.SessionKey) ? null : StaffRefusals.FactorProofRequired;

    // The account stays locked until the write ends: of two first factors the second is none any more.
    private async Task<Refusal?> LockedAsync(WriteSession session, StaffCaller caller)
    {
        await StaffDirectory.LockAsync(session, caller.Id);
        return await WhyNotWithoutAsync(session.Db, caller);
    }

    private async Task<Outcome<T>> TakeCodeAsync<T>(StaffCaller caller, string kind, string code, HttpContext http, Func<WriteSession, Task<Outcome<T>>> then, CancellationToken cancellationToken)
    {
        var (attempt, wait) = await check.AdmitAsync(caller.Id, http.Connection.RemoteIpAddress, cancellationToken);
        return wait is not null ? wait
            : await check.TakeAsync<T>(caller.Id, attempt, kind, code, StaffRefusals.FactorProofRefused, (session, proof) => ProvenAsync(session, caller, proof, then), cancellationToken);
    }

    // Over in between: another signed it out, or took the rights away.
    private async Task<Outcome<T>> ProvenAsync<T>(WriteSession session, StaffCaller caller, Proof proof, Func<WriteSession, Task<Outcome<T>>> then) =>
        await sessions.ProveAsync(session, caller.SessionKey, proof) == 0 ? RequestRefusals.NoSession : await then(session);
}
