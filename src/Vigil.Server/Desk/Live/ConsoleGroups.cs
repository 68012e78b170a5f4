using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Live;

/// <summary>Groups of the console's hub. Who may see a case is in exactly the groups that hear of it, by the rule of <see cref="CaseAccess"/>.</summary>
internal static class ConsoleGroups
{
    /// <summary>Name of the hub among the push targets.</summary>
    public const string Hub = StaffFeed.Hub;

    /// <summary>Everybody on the staff.</summary>
    public const string Everybody = "everybody";

    /// <summary>Those who see all cases.</summary>
    public const string Supervisors = "supervisors";

    /// <summary>Those who have this case open.</summary>
    public static string Of(CaseId id) => StaffFeed.Group(id);

    /// <summary>One person.</summary>
    public static string Of(StaffId id) => $"staff:{id}";

    /// <summary>The agents of a queue.</summary>
    public static string OfQueue(string name) => $"queue:{name}";

    /// <summary>Where a person listens from the moment they connect. Supervisors are in no queue's group, so that they hear everything once; whose reading is paused hears of their own cases.</summary>
    public static IEnumerable<string> For(StaffCaller caller, bool paused) =>
        [Everybody, Of(caller.Id), .. paused ? [] : caller.May(Permission.SeeAllCases) ? [Supervisors] : caller.Queues.Select(OfQueue)];

    /// <summary>Who hears of a case's changes. An agent of the queue who also has the case hears twice; the console takes the newer.</summary>
    public static IReadOnlyCollection<string> Hearing(CaseSnapshot @case) =>
        [Supervisors, .. @case.Queue is { } queue ? [OfQueue(queue)] : Array.Empty<string>(), .. @case.AgentId is { } agent ? [Of(agent)] : Array.Empty<string>()];
}
