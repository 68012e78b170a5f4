using System.Globalization;
using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>The incidents that a demonstration opens and resolves. They live as long as the process.</summary>
internal sealed class Incidents
{
    // The first one is the past incident that every Meridian has.
    private const int FirstNumber = 2042;
    private const int Most = 20;

    private readonly Lock gate = new();
    private readonly List<Incident> incidents = [];
    private int opened;

    /// <summary>All of them, the oldest first.</summary>
    public IReadOnlyList<Incident> All
    {
        get
        {
            lock (gate)
            {
                return [.. incidents];
            }
        }
    }

    /// <summary>Opens one; null where there are too many already.</summary>
    public Incident? Open(string component, string title, string titleZh, DateTimeOffset now)
    {
        lock (gate)
        {
            if (incidents.Count >= Most)
            {
                return null;
            }

            var incident = new Incident(string.Create(CultureInfo.InvariantCulture, $"I-{FirstNumber + opened++}"), title, titleZh, component, "investigating", now, null);
            incidents.Add(incident);
            return incident;
        }
    }

    /// <summary>Ends one, once; null where there is none of this id.</summary>
    public Incident? Resolve(string id, DateTimeOffset now)
    {
        lock (gate)
        {
            var at = incidents.FindIndex(i => i.Id == id);
            if (at < 0)
            {
                return null;
            }

            return incidents[at] = incidents[at].ResolvedAt is null ? incidents[at] with { State = "resolved", ResolvedAt = now } : incidents[at];
        }
    }
}
