using Vigil.Contracts;

namespace Vigil.Server.Cases;

/// <summary>The state of a case at one moment, for use outside the commit.</summary>
public sealed record CaseSnapshot(
    CaseId Id, string Number, CustomerId CustomerId, bool Visitor, CaseStatus Status, CaseOwner Owner, string? Queue, StaffId? AgentId, string? AgentName, string? Topic,
    CasePriority Priority, bool HumanRequested, string? Title, string Language, string TimeZone, long LastSeq, long LastPublicSeq, long StaffRead, DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt, DateTimeOffset? QueuedAt, DateTimeOffset? InLineSince, DateTimeOffset? AssignedAt, DateTimeOffset? WaitingSince, StaffId? CameFrom, long? LastMessageSeq, AuthorKind? LastAuthor,
    int? RatedStars)
{
    /// <summary>Its rank in a line: see <see cref="PlaceInLine"/>.</summary>
    public int LineRank => PlaceInLine.RankOf(Priority, Visitor);

    /// <summary>It tells of a danger to the account: a person looks before it is closed.</summary>
    public bool IsKeptOpen => CaseQueues.KeepsOpen(Priority, Queue, Topic);

    /// <summary>Who has moved it by themselves out of a colleague's hands or out of what was over: see <see cref="Model.Case.PulledBy"/>.</summary>
    public Pullers PulledBy { get; init; } = Pullers.None;

    /// <summary>Who has put it into its present queue by hand: see <see cref="Model.Case.LaneBy"/>.</summary>
    public StaffId? LaneBy { get; init; }

    /// <summary>What was said in it is gone.</summary>
    public bool IsErased { get; init; }

    internal static CaseSnapshot Of(Model.Case c) => new(
        c.Id, c.Number, c.CustomerId, c.Visitor, c.Status, c.Owner, c.Queue, c.AgentId, c.AgentName, c.Topic, c.Priority, c.HumanRequested, c.Title, c.Language, c.TimeZone,
        c.LastSeq, c.LastPublicSeq, c.StaffRead, c.OpenedAt, c.UpdatedAt, c.QueuedAt, c.InLineSince,
        c.AssignedAt, c.WaitingSince, c.CameFrom, c.LastMessageSeq, c.LastAuthor, c.RatedStars)
    {
        PulledBy = c.PulledBy,
        LaneBy = c.LaneBy,
        IsErased = c.ErasedAt is not null,
    };
}
