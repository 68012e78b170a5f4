using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Somebody signed in shows again who they are, for what asks for a fresh proof.</summary>
internal sealed class StepUp(CheckProof check, StaffSessions sessions, Audit audit)
{
    /// <summary>Takes the proof.</summary>
    /// <returns>Null if it holds; <see cref="StaffRefusals.ProofRefused"/> or how long to wait if not.</returns>
    public async Task<Refusal?> HandleAsync(StaffCaller caller, GiveProof request, SessionOrigin origin, CancellationToken cancellationToken)
    {
        if (request.Kind is not (Holdings.Authenticator or Holdings.Recovery or Holdings.Password))
        {
            return RequestRefusals.Invalid($"kind must be {Holdings.Authenticator}, {Holdings.Recovery} or {Holdings.Password}.");
        }

        var (attempt, wait) = await check.AdmitAsync(caller.Id, origin.Address, cancellationToken);
        if (wait is not null)
        {
            return wait;
        }

        var taken = await check.TakeAsync<Proof>(caller.Id, attempt, request.Kind, request.Code, StaffRefusals.ProofRefused, async (session, proof) =>
        {
            // Over in between: another signed it out, or took the rights away.
            if (await sessions.ProveAsync(session, caller.SessionKey, proof) == 0)
            {
                return RequestRefusals.NoSession;
            }

            await audit.AppendAsync(session, ProvenBy(caller, proof));
            return proof;
        }, cancellationToken);
        sessions.Forget(caller.SessionKey);
        return taken.Refusal;
    }

    /// <summary>That somebody has shown again who they are, and by what.</summary>
    public static AuditEvent ProvenBy(StaffCaller caller, Proof proof) =>
        new(caller.Actor, "staff.stepped_up", caller.Actor, new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = EnumCode.Of(proof) });
}
