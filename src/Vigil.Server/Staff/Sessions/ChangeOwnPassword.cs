using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Somebody gives themselves another password: with the one of now and, where they have a factor, a proof by it in the same request. All other sessions of theirs end.</summary>
internal sealed class ChangeOwnPassword(
    ProveByFactor prove, Passwords passwords, SignInThrottle throttle, StaffSessions sessions, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    /// <summary>Changes it.</summary>
    /// <returns>Null if it is changed; what is wrong with the new one; <see cref="StaffRefusals.PasswordRefused"/>; what <see cref="ProveByFactor"/> says; or how long to wait.</returns>
    public async Task<Refusal?> HandleAsync(StaffCaller caller, ChangePassword request, HttpContext http, CancellationToken cancellationToken)
    {
        StaffAccount account;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            account = await db.Set<StaffAccount>().AsNoTracking().FirstAsync(a => a.Id == caller.Id, cancellationToken);
        }

        if (Passwords.Check(request.Next, account.Email) is { } wrong)
        {
            return RequestRefusals.Invalid(wrong);
        }

        if (request.Next == request.Current)
        {
            return RequestRefusals.Invalid("next: another password than the one of now.");
        }

        // Asked before the password is counted and looked at: whoever is about to bring a proof has not guessed.
        if (request.Proof is null && await prove.WhyNotWithoutAsync(caller, cancellationToken) is { } due)
        {
            return due;
        }

        // Under the counters of signing in: a session that was stolen is no second place to guess at.
        var (attempt, wait) = await throttle.AdmitAsync(account.EmailKey, http.Connection.RemoteIpAddress, cancellationToken);
        if (wait is { } pause)
        {
            return StaffRefusals.SignInThrottled(pause) with { RetryAfter = pause };
        }

        if (!(await passwords.VerifyAsync(account, request.Current, cancellationToken)).Holds)
        {
            await audit.AppendAsync(new AuditEvent(caller.Actor, "staff.password_refused", caller.Actor), cancellationToken);
            return StaffRefusals.PasswordRefused;
        }

        // In a write of its own, as at the door: together with the counters of the factor two such writes could wait for each other.
        await gate.WriteAsync(async session =>
        {
            await throttle.ForgiveAsync(session, attempt);
            return true;
        }, cancellationToken);
        var hash = await passwords.HashAsync(request.Next, cancellationToken);
        var changed = await prove.TakeAsync<List<string>>(caller, new FactorAct(FactorAct.ChangePassword), request.Proof, http, async session =>
        {
            var now = clock.GetUtcNow();
            if (await session.Db.Set<StaffAccount>().Where(a => a.Id == caller.Id && a.Active && a.PasswordHash == account.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash).SetProperty(a => a.UpdatedAt, now), CancellationToken.None) == 0)
            {
                // Of two at once the second has named a password that is none any more.
                return StaffRefusals.PasswordRefused;
            }

            await session.Db.Set<HalfSignIns.Half>().Where(h => h.StaffId == caller.Id).ExecuteDeleteAsync(CancellationToken.None);
            var ended = await StaffSessions.EndOthersAsync(session, caller.Id, but: caller.SessionKey);
            await audit.AppendAsync(session, new AuditEvent(caller.Actor, "staff.password_changed", caller.Actor, await StaffSessions.NoteAsync(session, caller)));
            return ended;
        }, cancellationToken);
        foreach (var key in changed.Value ?? [])
        {
            sessions.Forget(key);
        }

        return changed.Refusal;
    }
}
