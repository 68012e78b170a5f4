using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Opens the customer's data of one case to one person for a while. The look is stored together with its line in the audit trail, before anything is shown, and waits for a colleague's review.</summary>
public sealed class OpenLook(CaseAccess access, ReadingPause pause, WriteGate gate, Audit audit, IOptions<StaffOptions> options, TimeProvider clock)
{
    /// <summary>For whoever holds <see cref="Permission.OpenCustomerData"/>.</summary>
    /// <returns>Until when it is open; <see cref="CaseRefusals.NotFound"/>, <see cref="CaseRefusals.ReadingPaused"/>, or which field is wrong.</returns>
    public async Task<Outcome<LookOpenedView>> HandleAsync(StaffCaller caller, CaseId id, OpenWithReason request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if ((found.Refusal ?? WrongWith(request) ?? await pause.RefusalAsync(caller, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var look = new Look
        {
            Id = LookId.New(clock).Value,
            CaseId = id,
            ById = caller.Id,
            Reason = request.Reason,
            Note = HideSecrets.In(request.Note.Trim()),
            At = now,
            Until = now.AddMinutes(options.Value.LookMinutes),
        };
        await gate.WriteAsync(session =>
        {
            session.Db.Add(look);

            // Its reason is a code. What was noted stays out: the trail outlives erasure.
            return audit.AppendAsync(session, new AuditEvent(
                caller.Actor, "case.opened_with_reason", $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = look.Reason, ["look"] = look.Id.ToString() }));
        }, cancellationToken);
        return new LookOpenedView(look.Until);
    }

    private static Refusal? WrongWith(OpenWithReason request) =>
        !Look.Reasons.Contains(request.Reason, StringComparer.Ordinal) ? RequestRefusals.Invalid($"reason must be one of {string.Join(", ", Look.Reasons)}.")
        : WrittenReason.WrongWith(request.Note);
}
