namespace Vigil.Contracts.Console;

/// <summary>A page of the audit trail, the newest first.</summary>
/// <param name="Next">What <c>after</c> is for the next page; null on the last.</param>
public sealed record TrailPageView(IReadOnlyList<TrailEventView> Items, string? Next);

/// <summary>One event of the audit trail.</summary>
/// <param name="Seq">Its number in the chain; null in the first second.</param>
/// <param name="Actor">staff:ID, customer:ID, system, terminal or nobody.</param>
/// <param name="ActorName">The public name of a member of staff; null for others.</param>
/// <param name="Action">A stable dotted name, such as staff.signed_in.</param>
/// <param name="Object">Kind and id, such as case:ID.</param>
/// <param name="Detail">Codes and numbers.</param>
public sealed record TrailEventView(Guid Id, long? Seq, DateTimeOffset At, string Actor, string? ActorName, string Action, string Object, IReadOnlyDictionary<string, string> Detail);
