using Vigil.Contracts;

namespace Vigil.Server.Cases;

/// <summary>Which of the staff have which case open on this node, each connection by itself. Safe from any thread, and asked for every message.</summary>
public sealed class CaseWatchers
{
    private readonly Lock _access = new();
    private readonly Dictionary<CaseId, List<(string Connection, StaffId Staff)>> _byCase = [];

    /// <summary>A connection has opened a case; opening it twice is opening it once.</summary>
    public void Add(string connection, StaffId staff, CaseId id)
    {
        lock (_access)
        {
            if (!_byCase.TryGetValue(id, out var watching))
            {
                _byCase.Add(id, watching = []);
            }

            if (!watching.Exists(w => w.Connection == connection))
            {
                watching.Add((connection, staff));
            }
        }
    }

    /// <summary>A connection has closed a case, or is gone.</summary>
    public void Remove(string connection, CaseId id)
    {
        lock (_access)
        {
            if (_byCase.TryGetValue(id, out var watching) && watching.RemoveAll(w => w.Connection == connection) > 0 && watching.Count == 0)
            {
                _byCase.Remove(id);
            }
        }
    }

    /// <summary>The connections that have a case open.</summary>
    public IReadOnlyList<string> ConnectionsOf(CaseId id)
    {
        lock (_access)
        {
            return _byCase.TryGetValue(id, out var watching) ? watching.ConvertAll(w => w.Connection) : [];
        }
    }

    /// <summary>True if one of this person's connections has the case open.</summary>
    public bool IsWatching(StaffId staff, CaseId id)
    {
        lock (_access)
        {
            return _byCase.TryGetValue(id, out var watching) && watching.Exists(w => w.Staff == staff);
        }
    }
}
