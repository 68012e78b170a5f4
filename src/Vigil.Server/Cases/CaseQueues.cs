namespace Vigil.Server.Cases;

/// <summary>Names of the queues that cases wait in.</summary>
public static class CaseQueues
{
    /// <summary>Stolen accounts and abnormal activity: a lane of its own.</summary>
    public const string Security = "security";

    /// <summary>Everything else.</summary>
    public const string General = "general";

    /// <summary>All of them, the most pressing first.</summary>
    public static IReadOnlyList<string> All { get; } = [Security, General];

    /// <summary>The queue of a topic id.</summary>
    public static string For(string? topic) =>
        topic is not null && (topic.StartsWith("security.", StringComparison.Ordinal) || topic == "web3.stolen") ? Security : General;

    /// <summary>Whether a case tells of a danger to the account, so that a person looks before it is closed.</summary>
    public static bool KeepsOpen(CasePriority priority, string? queue, string? topic) => priority is CasePriority.Urgent || queue == Security || For(topic) == Security;
}
