using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Sessions;

/// <summary>The second step of a sign-in: whoever knew the password shows their factor.</summary>
internal sealed class FinishSignIn(HalfSignIns halves, CheckProof check, StaffSessions sessions)
{
    /// <summary>Lets the person in.</summary>
    /// <returns>The session; <see cref="StaffRefusals.SignInOver"/>, <see cref="StaffRefusals.CodeRefused"/> or how long to wait.</returns>
    public async Task<Outcome<SignedIn>> HandleAsync(SecondStep request, SessionOrigin origin, CancellationToken cancellationToken)
    {
        if (request.Kind is not (Holdings.Authenticator or Holdings.Recovery))
        {
            return RequestRefusals.Invalid($"kind must be {Holdings.Authenticator} or {Holdings.Recovery}.");
        }

        if (await halves.FindAsync(request.Token, cancellationToken) is not { } who)
        {
            return StaffRefusals.SignInOver;
        }

        var (attempt, wait) = await check.AdmitAsync(who, origin.Address, cancellationToken);
        if (wait is not null)
        {
            return wait;
        }

        return !await halves.CountAsync(request.Token, cancellationToken)
            ? StaffRefusals.SignInOver
            : await check.TakeAsync<SignedIn>(who, attempt, request.Kind, request.Code, StaffRefusals.CodeRefused, async (session, proof) =>
            {
                var account = await session.Db.Set<StaffAccount>().AsNoTracking().FirstAsync(a => a.Id == who, CancellationToken.None);
                if (!await HalfSignIns.UseUpAsync(session, request.Token) || !account.Active)
                {
                    return StaffRefusals.SignInOver;
                }

                return await sessions.EnterAsync(session, account.ToMember(), proof, origin);
            }, cancellationToken);
    }
}
