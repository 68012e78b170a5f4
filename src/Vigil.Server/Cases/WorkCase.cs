using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>
/// What staff and routing do to a case besides speaking to the customer (<see cref="PostMessage"/>). Callers have asked
/// <see cref="CaseAccess"/> first; what they saw there is handed in, so that of two people who decide on the same sight the second is told.
/// </summary>
public sealed class WorkCase
{
    private readonly ChangeCase _change;
    private readonly IReadOnlyList<IMessageGate> _gates;
    private readonly Secrets _secrets;
    private readonly StaffDirectory _directory;

    internal WorkCase(ChangeCase change, IEnumerable<IMessageGate> gates, Secrets secrets, StaffDirectory directory)
    {
        _directory = directory;
        _change = change;
        _gates = [.. gates.Where(g => g.AlsoAmongStaff)];
        _secrets = secrets;
    }

    /// <summary>Words among staff; never public. The same key with the same text again finds the note stored first.</summary>
    /// <returns>The note's number and whether it was there before, or <see cref="CaseRefusals.BadText"/>, <see cref="CaseRefusals.BadKey"/>, <see cref="CaseRefusals.KeyReused"/> or a refusal of a message gate.</returns>
    public async Task<Outcome<WrittenNote>> NoteAsync(CaseId id, StaffCaller by, string text, string clientKey, CancellationToken cancellationToken)
    {
        if ((MessageText.CheckKey(clientKey) ?? await CheckAsync(id, by, text, cancellationToken)) is { } stopped)
        {
            return stopped;
        }

        text = HideSecrets.In(text);
        var key = $"n:{clientKey}";
        var digest = await MessageText.DigestAsync(_secrets, text, cancellationToken);
        var result = await _change.CommitAsync(new CaseCommand(id, key, digest, null, change => change.Note(Author.Staff(by.Id, by.Name), text, key, digest)));
        return result.Refusal is { } refusal ? refusal : new WrittenNote(result.Entries[0].Seq, result.Repeated);
    }

    /// <summary>Gives the case to an agent.</summary>
    /// <param name="agentIsAbsent">The agent whom it was seen with is not there: a colleague may take it for themselves.</param>
    public async Task<Outcome<CaseSnapshot>> AssignAsync(StaffCaller by, CaseSnapshot seen, StaffMember to, bool agentIsAbsent = false)
    {
        var handed = await IsHandedAsync(by, to);
        return await _change.RunAsync(seen.Id, change => change.Assign(by, seen, to, agentIsAbsent, handed));
    }

    /// <summary>Hands the case to a colleague, with a word for them that the customer never sees.</summary>
    /// <param name="agentIsAbsent">As with <see cref="AssignAsync"/>.</param>
    public async Task<Outcome<CaseSnapshot>> TransferAsync(StaffCaller by, CaseSnapshot seen, StaffMember to, string? note, bool agentIsAbsent, CancellationToken cancellationToken) =>
        note is not null && await CheckAsync(seen.Id, by, note, cancellationToken) is { } stopped ? stopped : await TransferAsync(by, seen, to, note, agentIsAbsent);

    /// <summary>Hands the case to a queue, with a word for whoever takes it that the customer never sees.</summary>
    /// <param name="agentIsAbsent">As with <see cref="AssignAsync"/>.</param>
    public async Task<Outcome<CaseSnapshot>> TransferAsync(StaffCaller by, CaseSnapshot seen, string queue, string? note, bool agentIsAbsent, CancellationToken cancellationToken) =>
        note is not null && await CheckAsync(seen.Id, by, note, cancellationToken) is { } stopped ? stopped : await _change.RunAsync(seen.Id, change => change.TransferTo(by, seen, queue, Hidden(note), agentIsAbsent));

    /// <summary>Done.</summary>
    public Task<Outcome<CaseSnapshot>> ResolveAsync(CaseId id, StaffCaller by) => _change.RunAsync(id, change => change.ResolveBy(by));

    /// <summary>Goes on after all, with the one who reopens it: whoever had it last within <see cref="StaffDecisions.ReopensFor"/>, or whoever leads the shift.</summary>
    public Task<Outcome<CaseSnapshot>> ReopenAsync(CaseId id, StaffCaller by) => _change.RunAsync(id, change => change.ReopenBy(by));

    /// <summary>Routing gives a case that waits in this queue to an agent.</summary>
    public Task<Outcome<CaseSnapshot>> RouteAsync(CaseId id, string queue, StaffId to, string name) => _change.RunAsync(id, change => change.Route(queue, to, name));

    /// <summary>The agent is gone and the customer waits: back to the queue, before the others.</summary>
    public Task<Outcome<CaseSnapshot>> ReturnAsync(CaseId id, StaffId agent) => _change.RunAsync(id, change => change.Return(agent));

    /// <summary>Somebody on the staff has read everything so far; it counts if the case is theirs and there was something new.</summary>
    public async Task MarkReadAsync(CaseSnapshot @case, StaffId reader)
    {
        if (@case is { Owner: CaseOwner.Agent } && @case.AgentId == reader && @case.StaffRead < @case.LastPublicSeq)
        {
            await _change.RunAsync(@case.Id, change => change.ReadBy(reader));
        }
    }

    private async Task<Outcome<CaseSnapshot>> TransferAsync(StaffCaller by, CaseSnapshot seen, StaffMember to, string? note, bool agentIsAbsent)
    {
        var handed = await IsHandedAsync(by, to);
        return await _change.RunAsync(seen.Id, change => change.TransferTo(by, seen, to, Hidden(note), agentIsAbsent, handed));
    }

    // Who pulled a case does not hand it to themselves by a second account.
    private async Task<bool> IsHandedAsync(StaffCaller by, StaffMember to) => !await _directory.AreSamePersonAsync(to.Id, by.Id, CancellationToken.None);

    private static string? Hidden(string? note) => note is null ? null : HideSecrets.In(note);

    // What is written among staff is kept as long as a message, so it passes the gates that are about what is kept.
    private async Task<Refusal?> CheckAsync(CaseId id, StaffCaller by, string text, CancellationToken cancellationToken)
    {
        if (MessageText.Check(text) is { } malformed)
        {
            return malformed;
        }

        foreach (var gate in _gates)
        {
            if (await gate.CheckAsync(id, Author.Staff(by.Id, by.Name), text, cancellationToken) is { } stopped)
            {
                return stopped;
            }
        }

        return null;
    }
}

/// <summary>A stored note.</summary>
public sealed record WrittenNote(long Seq, bool Repeated);
