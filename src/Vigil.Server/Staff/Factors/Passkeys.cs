using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Factors;

/// <summary>
/// Passkeys that are shown (W3C Web Authentication, level 3): to sign in, to step up, and for one act alone. No challenge names credentials: the browser
/// finds them itself, and nobody learns which addresses have an account.
/// </summary>
internal sealed partial class Passkeys(PasskeyChallenges challenges, StaffSessions sessions, Audit audit, WriteGate gate, TimeProvider clock, ILogger<Passkeys> logger)
{
    private const string SignIn = "sign-in";

    /// <summary>What a browser needs to show a passkey: for signing in with no caller, for stepping up with one, for an act with both.</summary>
    public async Task<PasskeyOptionsView> ShowOptionsAsync(StaffCaller? caller, HttpContext http, FactorAct? act = null)
    {
        var made = await HandlerOf(http).MakeRequestOptionsAsync(null, http);
        return new PasskeyOptionsView(challenges.Seal(PurposeOf(caller, act), made.AssertionState), made.RequestOptionsJson);
    }

    /// <summary>Signs in whoever the passkey is of. It asks for its person by itself, so it stands for both factors.</summary>
    /// <returns>The session, or <see cref="StaffRefusals.SignInRefused"/> for everything that does not hold.</returns>
    public Task<Outcome<SignedIn>> SignInAsync(ShowPasskey request, HttpContext http, CancellationToken cancellationToken) =>
        TakeAsync<SignedIn>(null, null, request, http, StaffRefusals.SignInRefused,
            async (session, account) => await sessions.EnterAsync(session, account.ToMember(), Proof.Passkey, SessionOrigin.Of(http)), cancellationToken);

    /// <summary>The caller shows again who they are.</summary>
    /// <returns>Null if it holds; else <see cref="StaffRefusals.ProofRefused"/>.</returns>
    public async Task<Refusal?> StepUpAsync(StaffCaller caller, ShowPasskey request, HttpContext http, CancellationToken cancellationToken)
    {
        var taken = await TakeAsync<Proof>(caller, null, request, http, StaffRefusals.ProofRefused, async (session, _) =>
        {
            if (await sessions.ProveAsync(session, caller.SessionKey, Proof.Passkey) == 0)
            {
                return RequestRefusals.NoSession;
            }

            await audit.AppendAsync(session, StepUp.ProvenBy(caller, Proof.Passkey));
            return Proof.Passkey;
        }, cancellationToken);
        sessions.Forget(caller.SessionKey);
        return taken.Refusal;
    }

    /// <summary>Takes a passkey that the caller shows for one act, and does that act in the same write.</summary>
    /// <returns>What became of it, or <see cref="StaffRefusals.FactorProofRefused"/>.</returns>
    public Task<Outcome<T>> ProveAsync<T>(StaffCaller caller, FactorAct act, ShowPasskey request, HttpContext http, Func<WriteSession, Task<Outcome<T>>> then, CancellationToken cancellationToken) =>
        TakeAsync<T>(caller, act, request, http, StaffRefusals.FactorProofRefused, (session, _) => then(session), cancellationToken);

    /// <summary>What checks what browsers send.</summary>
    public static IPasskeyHandler<StaffAccount> HandlerOf(HttpContext http) => http.RequestServices.GetRequiredService<IPasskeyHandler<StaffAccount>>();

    private async Task<Outcome<T>> TakeAsync<T>(
        StaffCaller? caller, FactorAct? act, ShowPasskey request, HttpContext http, Refusal refused, Func<WriteSession, StaffAccount, Task<Outcome<T>>> then, CancellationToken cancellationToken)
    {
        if (challenges.Open(PurposeOf(caller, act), request.Token) is not { } state)
        {
            return refused;
        }

        var shown = await HandlerOf(http).PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = request.Credential, AssertionState = state });
        if (!shown.Succeeded)
        {
            Refused(logger, shown.Failure.Message);
            return refused;
        }

        var (owner, id, count, now) = (shown.User.Id, PasskeyStore.IdOf(shown.Passkey.CredentialId), (long)shown.Passkey.SignCount, clock.GetUtcNow());
        return caller is not null && owner != caller.Id ? refused : await gate.WriteAsync<Outcome<T>>(async session =>
        {
            // Removed or deactivated in between, or answered before: nothing of it holds.
            var account = await session.Db.Set<StaffAccount>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == owner && a.Active, CancellationToken.None);
            var stands = account is not null && await session.Db.Set<StaffFactor>().Where(f => f.StaffId == owner && f.CredentialId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Counter, count).SetProperty(f => f.UsedAt, now), CancellationToken.None) > 0;
            return stands && await challenges.UseUpAsync(session, state) ? await then(session, account!) : refused;
        }, cancellationToken);
    }

    private static string PurposeOf(StaffCaller? caller, FactorAct? act) => (caller, act) switch
    {
        (null, _) => SignIn,
        (_, null) => $"step up {caller.SessionKey}",
        _ => $"act {caller.SessionKey} {act.Name} {act.Of}",
    };

    [LoggerMessage(1, LogLevel.Information, "A passkey was refused: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);
}
