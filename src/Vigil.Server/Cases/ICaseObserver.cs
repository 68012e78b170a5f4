using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;

namespace Vigil.Server.Cases;

/// <summary>A committed change, for showing to those who look at the case now.</summary>
/// <param name="Before">The state before; null for a case that was just opened.</param>
/// <param name="ForCustomer">The entries that the customer may see, with their public numbers.</param>
/// <param name="ForStaff">All entries of the change.</param>
public sealed record CaseTold(CaseSnapshot? Before, CaseSnapshot Case, IReadOnlyList<EntryView> ForCustomer, IReadOnlyList<StaffEntryView> ForStaff)
{
    internal static CaseTold Of(CaseSnapshot? before, CaseSnapshot now, IReadOnlyList<Entry> entries) =>
        new(before, now, [.. entries.Where(e => e.PublicSeq is not null).Select(CaseFeed.ToCustomerView)], [.. entries.Select(StaffEntries.ToView)]);

    /// <summary>The agent who had it before, if any had.</summary>
    public Contracts.StaffId? AgentBefore => Before is { Owner: CaseOwner.Agent } ? Before.AgentId : null;

    /// <summary>The agent who has it now, if any has.</summary>
    public Contracts.StaffId? AgentNow => Case.Owner is CaseOwner.Agent ? Case.AgentId : null;

    /// <summary>True where the customer sees another state: whose turn it is, how urgent, how far it was read. A note shows nothing, not even that something happened.</summary>
    public bool ShowsToCustomer => Before is null
        || (Before.Owner, Before.AgentName, Before.Status, Before.Queue, Before.StaffRead, Before.RatedStars) != (Case.Owner, Case.AgentName, Case.Status, Case.Queue, Case.StaffRead, Case.RatedStars)
        || (Before.Priority, Before.Topic) != (Case.Priority, Case.Topic);

    /// <summary>True where nothing happened but that something was said or read: whoever lists the case needs only the newest of such changes.</summary>
    public bool IsTalk => Before is not null
        && (Before.Owner, Before.AgentId, Before.Queue, Before.Status, Before.Priority, Before.Topic, Before.RatedStars, Before.CustomerId) == (Case.Owner, Case.AgentId, Case.Queue, Case.Status, Case.Priority, Case.Topic, Case.RatedStars, Case.CustomerId);

    /// <summary>True where a queue's length or order changed.</summary>
    public bool MovesLine =>
        (Before?.Owner is CaseOwner.Queue || Case.Owner is CaseOwner.Queue)
        && (Before?.Owner != Case.Owner || Before.Queue != Case.Queue || Before.LineRank != Case.LineRank);
}

/// <summary>
/// Shows changes after their commit, to customers and to staff. Best effort: what is lost here is read again by number, and work that must
/// be done hangs on the outbox instead.
/// </summary>
public interface ICaseObserver
{
    /// <summary>Takes one change to be shown; never waits.</summary>
    void Show(CaseTold told);
}
