using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Somebody who has been let in.</summary>
internal sealed record SignedIn(string Token, StaffMember Member);

/// <summary>Lets a person in, or says no in one way to all: unknown address, wrong password, somebody who has left.</summary>
internal sealed partial class SignInStaff(
    SignInThrottle throttle, Passwords passwords, StaffSessions sessions, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases, ILogger<SignInStaff> logger)
{
    /// <summary>Signs in.</summary>
    /// <returns>The session, or a refusal; with <see cref="StaffRefusals.SignInThrottled"/> also the time to wait.</returns>
    public async Task<(Outcome<SignedIn> Outcome, TimeSpan? Wait)> HandleAsync(StaffSignIn request, IPAddress? source, CancellationToken cancellationToken)
    {
        var emailKey = EmailAddress.KeyOf(request.Email);
        var (attempt, wait) = await throttle.AdmitAsync(emailKey, source, cancellationToken);
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
        var token = await gate.WriteAsync(async session =>
        {
            await throttle.ForgiveAsync(session, attempt);
            if (stronger is not null)
            {
                await session.Db.Set<StaffAccount>().Where(a => a.Id == account.Id && a.PasswordHash == account.PasswordHash)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, stronger), CancellationToken.None);
            }

            await audit.AppendAsync(session, new AuditEvent(Audit.Staff(member.Id), "staff.signed_in", Audit.Staff(member.Id)));
            return await sessions.StartAsync(session, member.Id, StaffSessions.Lifetime);
        }, cancellationToken);
        Entered(logger, member.Id.Value);
        return (new SignedIn(token, member), null);
    }

    [LoggerMessage(1, LogLevel.Information, "{StaffId} signed in.")]
    private static partial void Entered(ILogger logger, Guid staffId);

    [LoggerMessage(2, LogLevel.Information, "A sign-in was refused for account {AccountKey}.")]
    private static partial void Refused(ILogger logger, string accountKey);

    [LoggerMessage(3, LogLevel.Information, "A sign-in for account {AccountKey} has to wait {Seconds} s.")]
    private static partial void Throttled(ILogger logger, string accountKey, double seconds);
}
