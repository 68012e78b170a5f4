using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Factors;

/// <summary>
/// Whether a person is who they say: a code of their app, a recovery code or, where that is enough for their role, the password. The one place
/// for signing in and for showing it again. Guesses are slowed as those of passwords are, under a count of their own, and a code holds once.
/// </summary>
internal sealed class CheckProof(
    SignInThrottle throttle, FactorVault vault, Passwords passwords, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases, IOptions<StaffOptions> options, TimeProvider clock)
{
    // Longer than any code in any spelling; a password has a limit of its own.
    private const int MaxCode = 100;

    /// <summary>Counts an attempt before anything is looked at, or says how long to wait.</summary>
    public async Task<(SignInThrottle.Attempt Attempt, Refusal? Wait)> AdmitAsync(StaffId who, IPAddress? source, CancellationToken cancellationToken)
    {
        var (attempt, wait) = await throttle.AdmitAsync($"factor of {who}", source, cancellationToken);
        return (attempt, wait is { } pause ? StaffRefusals.SignInThrottled(pause) with { RetryAfter = pause } : null);
    }

    /// <summary>Takes a proof and does, in the same write, what it was given for.</summary>
    /// <param name="kind">authenticator, recovery or password.</param>
    /// <param name="refused">The refusal where it does not hold.</param>
    public async Task<Outcome<T>> TakeAsync<T>(
        StaffId who, SignInThrottle.Attempt attempt, string kind, string code, Refusal refused, Func<WriteSession, Proof, Task<Outcome<T>>> then, CancellationToken cancellationToken)
    {
        var use = kind switch
        {
            Holdings.Authenticator => await MatchAsync(who, code, cancellationToken),
            Holdings.Recovery when code.Length <= MaxCode => session => RecoveryCodes.UseUpAsync(session, who, code),
            Holdings.Password => await PasswordAsync(who, code, cancellationToken),
            _ => null,
        };
        return await gate.WriteAsync(async session =>
        {
            var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = kind };
            if (use is null || !await use(session))
            {
                await audit.AppendAsync(session, new AuditEvent(Audit.Nobody, "staff.factor_refused", Audit.Staff(who), detail));
                return refused;
            }

            await throttle.ForgiveAsync(session, attempt);
            if (kind == Holdings.Recovery)
            {
                await audit.AppendAsync(session, new AuditEvent(Audit.Staff(who), "staff.recovery_code_used", Audit.Staff(who)));
            }

            return await then(session, EnumCode.Read<Proof>(kind));
        }, cancellationToken);
    }

    // Looked for before the write and used up in it: of one code sent many times at once, the database lets one through.
    private async Task<Func<WriteSession, Task<bool>>?> MatchAsync(StaffId who, string code, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var app in (await Holdings.OfAsync(db, who)).Factors.Where(f => f.Kind is FactorKind.Authenticator))
        {
            if (code.Length <= MaxCode && Totp.Match(vault.Open(who, app.Secret), code, now, app.Counter) is { } step)
            {
                return async session => await session.Db.Set<StaffFactor>().Where(f => f.Id == app.Id && f.Counter < step)
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.Counter, step).SetProperty(f => f.UsedAt, now), CancellationToken.None) > 0;
            }
        }

        return null;
    }

    private async Task<Func<WriteSession, Task<bool>>?> PasswordAsync(StaffId who, string password, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await db.Set<StaffAccount>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == who, cancellationToken);
        var (holds, _) = await passwords.VerifyAsync(account, password, cancellationToken);
        return holds && account is { Active: true } && !options.Value.AsksForFactor(account.Role)
            ? async session => !(await Holdings.OfAsync(session.Db, who)).Any
            : null;
    }
}
