using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>
/// Shows one covered field of one record, or one covered file (<see cref="CoveredDocument"/>), for a minute and with a reason. It is counted and in the trail before it is shown; above one's budget, and for a reason that the customer is not
/// told, a second person has to agree to exactly this field (docs/decisions/0045). What the table of checks says of the field is asked before, and again in the write that shows it
/// (docs/decisions/0051).
/// </summary>
internal sealed class RevealValue(CaseDataAccess access, Customers customers, ReadRecords records, ReadFiles files, ReadApprovals approvals, CheckGrants grants, Looks looks, WriteGate gate, IDbContextFactory<VigilDb> databases,
    Audit audit, IOptions<CustomerDataOptions> options, TimeProvider clock)
{
    /// <summary>How long the console shows it, and how long the server gives a file.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(60);

    private const int MaxRecordId = 64;

    // An agreement of this morning is not one for tonight.
    private static readonly TimeSpan ApprovalHolds = TimeSpan.FromHours(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <returns>
    /// The value; <see cref="CaseRefusals.NotFound"/>, <see cref="CaseRefusals.DataClosed"/> or <see cref="CaseRefusals.ReadingPaused"/>; which field is wrong;
    /// <see cref="AccountRefusals.CheckNeeded"/>, <see cref="AccountRefusals.CheckNeedsSignIn"/> or <see cref="AccountRefusals.CheckNotAvailable"/>;
    /// <see cref="AccountRefusals.RecordNotFound"/>, <see cref="AccountRefusals.ExchangeUnavailable"/>, <see cref="AccountRefusals.RevealBudgetSpent"/>, <see cref="AccountRefusals.RevealNeedsSecondPerson"/> or <see cref="AccountRefusals.RevealNotApproved"/>.
    /// </returns>
    public async Task<Outcome<RevealedView>> HandleAsync(StaffCaller caller, CaseId id, RevealField request, CancellationToken cancellationToken)
    {
        var asked = await AskedAsync(caller, id, request, cancellationToken);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var @case = asked.Value!;
        if (request.Approval is null && NeedsSecondPerson(request))
        {
            return request.Reason == Reveal.CannotPass ? AccountRefusals.RevealNotApproved : AccountRefusals.RevealNeedsSecondPerson;
        }

        if (request.Approval is { } approval && !await IsApprovedAsync(caller, @case, request, approval, cancellationToken))
        {
            return AccountRefusals.RevealNotApproved;
        }

        // Read first, for what is not there costs nobody their budget; shown only after it is counted.
        var value = CoveredDocument.IsAskedFor(request) ? await AddressAsync(@case, request, cancellationToken) : await ValueAsync(@case, request, cancellationToken);
        if (value.Refusal is { } missing)
        {
            return missing;
        }

        var now = clock.GetUtcNow();
        return await gate.WriteAsync(session => CountAsync(session, caller, @case, request, now), cancellationToken) is { } not ? not : new RevealedView(value.Value!, now + Shown);
    }

    /// <summary>Whether this may be asked for at all, and names what is wrong: no second person is asked before the customer has passed what the field needs.</summary>
    public async Task<Outcome<CaseSnapshot>> AskedAsync(StaffCaller caller, CaseId id, RevealField request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, CoveredDocument.IsAskedFor(request) ? CustomerData.Files : CustomerData.Records, cancellationToken);
        if (found.Refusal is not null)
        {
            return found;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (WrongWith(request) ?? await UncheckedAsync(db, found.Value!, request)) is { } refusal ? refusal : found;
    }

    /// <summary>All that a second person agrees to: this field of this record in this case.</summary>
    public static IReadOnlyDictionary<string, string> Content(CaseSnapshot @case, RevealField request) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["case"] = @case.Number,
        ["record"] = $"{request.Kind}:{RecordOf(request)}",
        ["field"] = request.Field,
        ["reason"] = request.Reason,
    };

    private static Refusal? WrongWith(RevealField request) => (CoveredDocument.IsAskedFor(request) ? WrongWithFile(request) : WrongWithRecord(request))
        ?? (!Reveal.Reasons.Contains(request.Reason, StringComparer.Ordinal) ? RequestRefusals.Invalid($"reason must be one of {string.Join(", ", Reveal.Reasons)}.")
        : WrittenReason.WrongWith(request.Note));

    private static Refusal? WrongWithFile(RevealField request) =>
        request.Field != CoveredDocument.Field ? RequestRefusals.Invalid($"field must be {CoveredDocument.Field}, of a file.")
        : !FileId.TryParse(request.RecordId, out _) ? RequestRefusals.Invalid("recordId must be the id of a file.")
        : null;

    private static Refusal? WrongWithRecord(RevealField request) =>
        !RecordKinds.All.Contains(request.Kind, StringComparer.Ordinal) ? AccountRefusals.UnknownKind
        : PersonalFields.Revealable(request.Kind, request.Field) is null ? RequestRefusals.Invalid($"field must be one of {(PersonalFields.NamesOf(request.Kind) is { Count: > 0 } names ? string.Join(", ", names) : "none: nothing of this kind can be revealed")}.")
        : request.RecordId is not { Length: >= 1 and <= MaxRecordId } record || !record.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? RequestRefusals.Invalid($"recordId must have 1 to {MaxRecordId} letters, digits, hyphens, dots or underscores.")
        : null;

    private async Task<Outcome<string>> ValueAsync(CaseSnapshot @case, RevealField request, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(@case.CustomerId, cancellationToken) is not { Uid: { } uid })
        {
            return AccountRefusals.RecordNotFound;
        }

        var record = await records.FindAsync(uid, request.Kind, request.RecordId, cancellationToken);
        return record.Refusal is { } missing ? missing
            : PersonalFields.Revealable(request.Kind, request.Field)!.Read!(record.Value!.Record) is { Length: > 0 } value ? value
            : AccountRefusals.RecordNotFound;
    }

    private async Task<Outcome<string>> AddressAsync(CaseSnapshot @case, RevealField request, CancellationToken cancellationToken)
    {
        var id = FileOf(request);
        var file = await files.OfCaseAsync(@case.Id, id, cancellationToken);
        return file.Refusal is { } missing ? missing : file.Value!.Covered ? CoveredDocument.AddressOf(@case.Id, id) : AccountRefusals.FileNotCovered;
    }

    // A file's id as it is stored, however it was spelled.
    private static string RecordOf(RevealField request) => CoveredDocument.IsAskedFor(request) ? FileOf(request).ToString() : request.RecordId;

    private static FileId FileOf(RevealField request) => FileId.TryParse(request.RecordId, out var id) ? id : throw new ArgumentException("What is asked for is checked before.", nameof(request));

    // Where nobody can be asked for a check, a second person agrees, also within the budget; and nobody alone decides that a customer does not hear of it.
    private static bool NeedsSecondPerson(RevealField request) => request.Reason == Reveal.CannotPass || ReadAccesses.Untold.Contains(request.Reason, StringComparer.Ordinal);

    private async Task<Refusal?> UncheckedAsync(VigilDb db, CaseSnapshot @case, RevealField request) =>
        NeedsSecondPerson(request) ? null : await grants.RefusalAsync(db, @case, grants.OfField(request.Kind, request.Field), CancellationToken.None);

    private async Task<bool> IsApprovedAsync(StaffCaller caller, CaseSnapshot @case, RevealField request, ApprovalId approval, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await approvals.ApprovedAsync(caller, RevealApproval.Name, approval, cancellationToken) is { } act
            && act.CaseId == @case.Id && act.At <= now && now - act.At < ApprovalHolds
            && Content(@case, request).All(part => act.Content.TryGetValue(part.Key, out var agreed) && agreed == part.Value);
    }

    // Counted, kept and in the trail in one write, one after the other for each person: of fifty at once exactly the budget is shown.
    private async Task<Refusal?> CountAsync(WriteSession session, StaffCaller caller, CaseSnapshot @case, RevealField request, DateTimeOffset now)
    {
        await StaffDirectory.LockAsync(session, caller.Id);
        if (await UncheckedAsync(session.Db, @case, request) is { } missing)
        {
            return missing;
        }

        var mine = session.Db.Set<Reveal>().Where(r => r.ById == caller.Id);
        if (request.Approval is { } approval)
        {
            if (await mine.AnyAsync(r => r.ApprovalId == approval, CancellationToken.None))
            {
                return AccountRefusals.RevealNotApproved;
            }
        }
        else
        {
            // What lies in the future is of a clock that has been set back: it counts.
            var (hour, day) = (now - Hour, now - Day);
            var counted = await mine.Where(r => r.ApprovalId == null && r.At > day).Select(r => r.At).ToListAsync(CancellationToken.None);
            if (counted.Count >= options.Value.RevealsPerDay || counted.Count(at => at > hour) >= options.Value.RevealsPerHour)
            {
                return AccountRefusals.RevealBudgetSpent;
            }
        }

        var reveal = new Reveal
        {
            Id = Guid.CreateVersion7(now),
            CaseId = @case.Id,
            ById = caller.Id,
            Kind = request.Kind,
            RecordId = RecordOf(request),
            Field = request.Field,
            Reason = request.Reason,
            Note = HideSecrets.In(request.Note.Trim()),
            At = now,
            ApprovalId = request.Approval,
        };
        session.Db.Add(reveal);

        // Codes and ids alone: what was noted stays out, for the trail outlives erasure.
        var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["record"] = $"{reveal.Kind}:{reveal.RecordId}", ["field"] = reveal.Field, ["reason"] = reveal.Reason, ["reveal"] = reveal.Id.ToString() };
        if (reveal.ApprovalId is { } agreed)
        {
            detail["approval"] = agreed.ToString();
        }

        await audit.AppendAsync(session, new AuditEvent(caller.Actor, "customer.revealed", $"case:{@case.Id}", detail));
        if (!NeedsSecondPerson(request) && await grants.FindAsync(session.Db, @case, grants.OfField(request.Kind, request.Field), CancellationToken.None) is { } check)
        {
            await audit.AppendAsync(session, CheckTrail.Event(caller.Actor, "check.used", check, ("reveal", reveal.Id.ToString())));
        }

        // What looks into security is not told to the customer.
        await looks.NoteAsync(session, caller, @case, CoveredDocument.IsAskedFor(request) ? "document" : "reveal", ReadAccesses.Untold.Contains(reveal.Reason, StringComparer.Ordinal) ? reveal.Reason : null);
        return null;
    }
}
