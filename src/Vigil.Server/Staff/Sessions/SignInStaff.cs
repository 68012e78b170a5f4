using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Somebody who has been let in.</summary>
/// <param name="Admitted">False: only to the page that sets up a second factor.</param>
internal sealed record SignedIn(string Token, StaffMember Member, bool Admitted);

/// <summary>What a right password led to: a session, or the second step.</summary>
internal sealed record FirstStep(SignedIn? Entered, SecondFactorView? Due);

/// <summary>Lets a person in, or says no in one way to all: unknown address, wrong password, somebody who has left.</summary>
internal sealed partial class SignInStaff(
    SignInThrottle throttle, Passwords passwords, StaffSessions sessions, HalfSignIns halves, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases, ILogger<SignInStaff> logger)
{
    /// <summary>Signs in.</summary>
    /// <returns>The session; the second step where the person has a factor; or a refusal, with <see cref="StaffRefusals.SignInThrottled"/> also the time to wait.</returns>
    public async Task<(Outcome<FirstStep> Outcome, TimeSpan? Wait)> HandleAsync(StaffSignIn request, SessionOrigin origin, CancellationToken cancellationToken)
    {
        var emailKey = EmailAddress.KeyOf(request.Email);
        var (attempt, wait) = await throttle.AdmitAsync(emailKey, origin.Address, cancellationToken);
        if (wait is { } pause)
        {
            Throttled(logger, attempt.AccountKey, pause.TotalSeconds);
            return (StaffRefusals.SignInThrottled(pause), pause);
        }

        StaffAccount? account;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            account = await db.Set<StaffAccount>().FirstOrDefaultAsync(a => a.EmailKey == emailKey, cancellationToken);
        }

        var (holds, stronger) = await passwords.VerifyAsync(account, request.Password, cancellationToken);
        if (!holds || account is not { Active: true })
        {
            Refused(logger, attempt.AccountKey);
            await audit.AppendAsync(new AuditEvent(Audit.Nobody, "staff.sign_in_refused", $"account:{attempt.AccountKey}"), cancellationToken);
            return (StaffRefusals.SignInRefused, null);
        }

        var member = account.ToMember();
        var step = await gate.WriteAsync(async session =>
        {
            await throttle.ForgiveAsync(session, attempt);
            if (stronger is not null)
            {
                await session.Db.Set<StaffAccount>().Where(a => a.Id == account.Id && a.PasswordHash == account.PasswordHash)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, stronger), CancellationToken.None);
            }

            // Asked here and not before: whoever has just added a factor must not be let in without it.
            if (await Holdings.OfAsync(session.Db, member.Id) is { Any: true } held)
            {
                return new FirstStep(null, new SecondFactorView(await halves.StartAsync(session, member.Id), held.ForSignIn));
            }

            return new FirstStep(await sessions.EnterAsync(session, member, Proof.Password, origin), null);
        }, cancellationToken);
        Entered(logger, member.Id.Value, step.Due is not null);
        return (step, null);
    }

    [LoggerMessage(1, LogLevel.Information, "{StaffId} signed in with the password; second step due: {Due}.")]
    private static partial void Entered(ILogger logger, Guid staffId, bool due);

    [LoggerMessage(2, LogLevel.Information, "A sign-in was refused for account {AccountKey}.")]
    private static partial void Refused(ILogger logger, string accountKey);

    [LoggerMessage(3, LogLevel.Information, "A sign-in for account {AccountKey} has to wait {Seconds} s.")]
    private static partial void Throttled(ILogger logger, string accountKey, double seconds);
}
