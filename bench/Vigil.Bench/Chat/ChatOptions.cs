namespace Vigil.Bench.Chat;

/// <summary>What <c>vigil bench chat</c> was asked to do.</summary>
/// <param name="Server">The published server's executable.</param>
/// <param name="Models">Folder of the trained models.</param>
/// <param name="Db">sqlite, postgres (a private one is started) or a postgres URL.</param>
/// <param name="Clients">Connected customers, each with one conversation.</param>
/// <param name="Messages">Measured messages of each customer.</param>
/// <param name="WarmUp">Messages of each customer before measuring, at the same rate, and for no longer than the measurement.</param>
/// <param name="Rate">Messages a second of all customers together; null: each sends as soon as the last one is acknowledged.</param>
/// <param name="Seconds">The most a measurement takes.</param>
/// <param name="Runs">Repetitions on fresh data, of which the median is reported.</param>
/// <param name="Assistant">False: a person holds every conversation, so the assistant has nothing to answer.</param>
/// <param name="Agents">People who hold them then, each with their share of the conversations open.</param>
/// <param name="Json">One JSON object on the last line.</param>
internal sealed record ChatOptions(
    string Server, string Models, string Db, int Clients, int Messages, int WarmUp, double? Rate, int Seconds, int Runs, bool Assistant, int Agents, bool Json)
{
    /// <summary>Entries of other customers' cases that are stored before anything is measured; 0: none.</summary>
    public long Entries { get; init; }

    /// <summary>How often each kind of stored case and list is read afterwards.</summary>
    public int Reads { get; init; }

    /// <summary>Acts of agents a second beside the messages, each of which leaves a line in the audit trail; 0: none.</summary>
    public int Acts { get; init; }

    /// <summary>The database drops every line of the trail, for comparison: the acts go on as before.</summary>
    public bool NoTrail { get; init; }
}
