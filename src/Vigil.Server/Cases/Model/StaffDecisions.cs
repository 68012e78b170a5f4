using Vigil.Contracts;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases.Model;

/// <summary>What staff may do to a case, and what follows. Pure, as <see cref="CaseDecisions"/>.</summary>
public static class StaffDecisions
{
    // No one waits a day in a queue: this far back a returned case stands before all others of its priority, and returned ones keep their order.
    private static readonly TimeSpan HeadStart = TimeSpan.FromDays(1);

    /// <summary>So long after it was resolved, whoever had a case last may go on with it by themselves.</summary>
    public static readonly TimeSpan ReopensFor = TimeSpan.FromDays(7);

    // A slip that is taken back at once gives the case back to whoever had it.
    private static readonly TimeSpan UndoesWithin = TimeSpan.FromMinutes(1);

    /// <summary>Words among staff. On any case that the author may see, resolved ones too.</summary>
    public static Refusal? Note(this CaseChange change, Author author, string text, string clientKey, string digest)
    {
        change.Append(EntryKind.Note, author, isPublic: false, text, clientKey: clientKey, digest: digest);
        return null;
    }

    /// <summary>A person gives the case to an agent, themselves or a colleague. Again to the same changes nothing.</summary>
    /// <param name="seen">The case as the person saw it: of two who decide on the same sight, the second is refused.</param>
    /// <param name="agentIsAbsent">The agent whom it was seen with is not there, so that a colleague may take it over: the customer waits.</param>
    /// <param name="handed">Whoever gives it is another human being than who gets it.</param>
    public static Refusal? Assign(this CaseChange change, StaffCaller by, CaseSnapshot seen, StaffMember to, bool agentIsAbsent, bool handed)
    {
        if (change.Case is { Owner: CaseOwner.Agent } owned && owned.AgentId == to.Id)
        {
            return null;
        }

        if (MayMove(change.Case, by, seen, takesOver: agentIsAbsent && to.Id == by.Id) is { } refusal)
        {
            return refusal;
        }

        change.NotePull(by, agentIsAbsent);
        change.GiveTo(to.Id, to.Name, by.Id, handed);
        return null;
    }

    /// <summary>Handed on to a colleague, with a word for them. To oneself it is taken over, as with <see cref="Assign"/>.</summary>
    public static Refusal? TransferTo(this CaseChange change, StaffCaller by, CaseSnapshot seen, StaffMember to, string? note, bool agentIsAbsent, bool handed)
    {
        var @case = change.Case;
        if ((MayMove(@case, by, seen, takesOver: agentIsAbsent && to.Id == by.Id) ?? (@case.Owner is CaseOwner.Agent && @case.AgentId == to.Id ? CaseRefusals.AlreadyThere : null)) is { } refusal)
        {
            return refusal;
        }

        change.NotePull(by, agentIsAbsent);
        change.Append(EntryKind.Transferred, Author.Staff(by.Id, by.Name), isPublic: false, note);
        change.GiveTo(to.Id, to.Name, by.Id, handed);
        return null;
    }

    /// <summary>Handed on to a queue, with a word for whoever takes it. The time in line so far counts, and routing does not bring it back to the one who gave it away.</summary>
    public static Refusal? TransferTo(this CaseChange change, StaffCaller by, CaseSnapshot seen, string queue, string? note, bool agentIsAbsent)
    {
        var @case = change.Case;
        if ((MayMove(@case, by, seen) ?? (@case.Owner is CaseOwner.Queue && @case.Queue == queue ? CaseRefusals.AlreadyThere : null)) is { } refusal)
        {
            return refusal;
        }

        change.NotePull(by, agentIsAbsent);
        var author = Author.Staff(by.Id, by.Name);
        @case.CameFrom = @case.Owner is CaseOwner.Agent ? @case.AgentId : by.Id;
        @case.HumanRequested = true;
        var moves = @case.Queue != queue;
        change.Append(EntryKind.Transferred, author, isPublic: false, note);
        change.PutInQueue(author, "transferred", queue);
        @case.LaneBy = moves ? by.Id : @case.LaneBy;
        return null;
    }

    /// <summary>Done, by the agent who has it or by whoever leads the shift.</summary>
    public static Refusal? ResolveBy(this CaseChange change, StaffCaller by) =>
        change.Case.Status is CaseStatus.Resolved ? CaseRefusals.AlreadyResolved
        : !Leads(by) && !Owns(change.Case, by) ? CaseRefusals.NotYourTurn
        : change.Resolve(Author.Staff(by.Id, by.Name));

    /// <summary>
    /// Goes on after all, with the one who reopens it: whoever had it last, for a week, and whoever leads the shift. For everybody else what is over stays over until the customer
    /// writes again, or reopening would open any customer of one's queues.
    /// </summary>
    public static Refusal? ReopenBy(this CaseChange change, StaffCaller by)
    {
        var @case = change.Case;
        if (@case.Status is not CaseStatus.Resolved)
        {
            return CaseRefusals.NotResolved;
        }

        // A time that a clock has since been set back behind is no more than now.
        var hadIt = @case.AgentId == by.Id && change.Now - @case.ResolvedAt <= ReopensFor;
        if (!hadIt && !Leads(by))
        {
            return CaseRefusals.NotYoursToReopen;
        }

        var giveBack = !hadIt && @case.AgentId is not null && change.Now - @case.ResolvedAt <= UndoesWithin;
        if (!hadIt && !giveBack)
        {
            @case.PulledBy = @case.PulledBy.With(by.Id);
        }

        // Given back is not handed: who had pulled it before has pulled it still.
        var (to, name) = giveBack ? (@case.AgentId!.Value, @case.AgentName!) : (by.Id, by.Name);

        @case.Status = CaseStatus.Open;
        @case.ResolvedAt = null;
        @case.HumanRequested = true;
        change.Append(EntryKind.Reopened, Author.Staff(by.Id, by.Name), isPublic: true);
        change.GiveTo(to, name, by.Id, handed: false);
        return null;
    }

    /// <summary>Routing gives a waiting case to an agent. Refused when it does not stand in that queue any more.</summary>
    public static Refusal? Route(this CaseChange change, string queue, StaffId to, string name)
    {
        if (change.Case.Owner is not CaseOwner.Queue || change.Case.Queue != queue)
        {
            return CaseRefusals.NotYourTurn;
        }

        // By nobody, so that it opens no more to whoever has pulled it once.
        change.GiveTo(to, name, by: null, handed: false);
        return null;
    }

    /// <summary>The agent is gone and the customer waits: back to the queue, before all others of its priority. Refused when either is not so any more.</summary>
    public static Refusal? Return(this CaseChange change, StaffId agent)
    {
        var @case = change.Case;
        if (@case.Owner is not CaseOwner.Agent || @case.AgentId != agent || @case.WaitingSince is null)
        {
            return CaseRefusals.NotYourTurn;
        }

        @case.InLineSince = @case.WaitingSince - HeadStart;
        @case.CameFrom = null;
        change.PutInQueue(Author.System, "agent_absent", @case.Queue ?? CaseQueues.For(@case.Topic));
        return null;
    }

    /// <summary>The agent who has the case has seen what the customer wrote. Anybody else's look changes nothing.</summary>
    public static Refusal? ReadBy(this CaseChange change, StaffId reader)
    {
        var @case = change.Case;
        if (@case.Owner is CaseOwner.Agent && @case.AgentId == reader)
        {
            @case.StaffRead = @case.LastPublicSeq;
        }

        return null;
    }

    private static void GiveTo(this CaseChange change, StaffId to, string name, StaffId? by, bool handed)
    {
        var @case = change.Case;
        var from = @case.Owner is CaseOwner.Agent ? @case.AgentId : null;

        // Only a wait in line that ended with an agent is measured.
        @case.QueuedAt = @case.Owner is CaseOwner.Queue ? @case.QueuedAt : null;
        @case.Owner = CaseOwner.Agent;
        @case.AgentId = to;
        @case.AgentName = name;
        @case.AssignedAt = change.Now;
        @case.CameFrom = null;
        if (by is not null && by != to)
        {
            if (handed)
            {
                @case.PulledBy = @case.PulledBy.Without(to);
            }

            // Whoever was told 'I am passing you on' waits for the next one to speak.
            @case.WaitingSince ??= change.Now;
        }

        var entry = change.Append(EntryKind.Assigned, Author.Staff(to, name), isPublic: true, data: new AssignedData(by));
        change.Raise(new CaseAssigned(@case.Id, entry.Seq, to, from));
    }

    // Moved by somebody whom nobody asked: what an agent has who is there or whose customer does not wait, and what the assistant answers. Remembered, also while it
    // stands in a line from which they could take it.
    private static void NotePull(this CaseChange change, StaffCaller by, bool agentIsAbsent)
    {
        var @case = change.Case;
        var unasked = @case.Owner switch
        {
            CaseOwner.Agent => !Owns(@case, by) && !(agentIsAbsent && @case.WaitingSince is not null),
            CaseOwner.Assistant => !@case.HumanRequested,
            _ => false,
        };
        if (unasked)
        {
            @case.PulledBy = @case.PulledBy.With(by.Id);
        }
    }

    // What nobody has may be moved by everyone who may see it; what an agent has, by that agent and by whoever leads the shift. What an agent has who is not there, a colleague takes over while its customer waits.
    private static Refusal? MayMove(Case @case, StaffCaller by, CaseSnapshot seen, bool takesOver = false) =>
        @case.Status is CaseStatus.Resolved ? CaseRefusals.AlreadyResolved
        : (@case.Owner, @case.AgentId, @case.Queue) != (seen.Owner, seen.AgentId, seen.Queue) ? CaseRefusals.NotYourTurn
        : @case.Owner is CaseOwner.Agent && !Owns(@case, by) && !Leads(by) && !(takesOver && @case.WaitingSince is not null) ? CaseRefusals.NotYourTurn
        : null;

    private static bool Owns(Case @case, StaffCaller by) => @case.Owner is CaseOwner.Agent && @case.AgentId == by.Id;

    private static bool Leads(StaffCaller by) => by.May(Permission.LeadShift);
}

/// <summary>Stored with an Assigned entry.</summary>
/// <param name="By">Who gave it; null for routing.</param>
public sealed record AssignedData(StaffId? By);
