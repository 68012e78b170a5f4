using Vigil.Durability.Tests.History;

namespace Vigil.Durability.Tests.Kill;

/// <summary>A case as one client has it, by the rule of every client: what comes next is taken, what is there already is left, and a gap means 'read after the last'.</summary>
internal sealed class ClientTimeline(string client, Side side, string caseId, Recorder recorder)
{
    private readonly List<Seen> _kept = [];

    public string CaseId => caseId;

    public long Last => _kept.Count == 0 ? 0 : _kept[^1].Number;

    /// <returns>False where something between is missing.</returns>
    public bool Take(Seen entry)
    {
        recorder.Add(new Happening(What.Shown, client, side, caseId, Entry: entry));
        if (entry.Number == Last + 1)
        {
            _kept.Add(entry);
        }

        return entry.Number <= Last;
    }

    /// <summary>Writes down what stands here.</summary>
    public void WriteDown()
    {
        foreach (var entry in _kept)
        {
            recorder.Add(new Happening(What.Kept, client, side, caseId, Entry: entry));
        }
    }
}
