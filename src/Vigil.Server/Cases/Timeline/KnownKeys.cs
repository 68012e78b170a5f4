using System.Runtime.InteropServices;
using Vigil.Contracts;

namespace Vigil.Server.Cases.Timeline;

/// <summary>
/// The client keys of the cases that were written to last, as they stand in the database. An index that finds them costs every message a page
/// of its own; here a repeat is found in memory, and what is missing is read once from the timeline itself. Only what is committed comes in.
/// </summary>
public sealed class KnownKeys
{
    // Of about 120 bytes each. Beyond half of them the cases that were not asked for lately are forgotten, and read again when they are.
    private const int MostKeys = 100_000;

    private readonly Lock _gate = new();
    private Dictionary<CaseId, CaseKeys> _recent = [];
    private Dictionary<CaseId, CaseKeys> _older = [];
    private int _recentKeys;

    /// <summary>Which of these keys are known, with their entries' numbers, and up to which entry all keys of the case are: 0 where nothing is known.</summary>
    public (long UpTo, List<StoredKey> Found) Find(CaseId id, IEnumerable<string> keys)
    {
        lock (_gate)
        {
            if (Get(id) is not { } known)
            {
                return (0, []);
            }

            var found = new List<StoredKey>();
            foreach (var key in keys)
            {
                if (known.Seqs.TryGetValue(key, out var seq))
                {
                    found.Add(new StoredKey(id, seq, key));
                }
            }

            return (known.UpTo, found);
        }
    }

    /// <summary>After the commit: all keys of the case from behind one entry up to another. What does not continue what is known is left out.</summary>
    public void Learn(CaseId id, long after, long upTo, IEnumerable<StoredKey> keys)
    {
        lock (_gate)
        {
            var known = Get(id);
            if (known is null && after == 0)
            {
                _recent.Add(id, known = new CaseKeys());
            }

            if (known is null || known.UpTo < after || known.UpTo >= upTo)
            {
                return;
            }

            foreach (var key in keys)
            {
                // Known to one lane from the commit of another, perhaps.
                CollectionsMarshal.GetValueRefOrAddDefault(known.Seqs, key.Key, out var exists) = key.Seq;
                _recentKeys += exists ? 0 : 1;
            }

            known.UpTo = upTo;
            if (_recentKeys > MostKeys / 2)
            {
                (_older, _recent, _recentKeys) = (_recent, [], 0);
            }
        }
    }

    private CaseKeys? Get(CaseId id)
    {
        if (_recent.TryGetValue(id, out var known))
        {
            return known;
        }

        if (_older.Remove(id, out known))
        {
            _recent.Add(id, known);
            _recentKeys += known.Seqs.Count;
        }

        return known;
    }

    private sealed class CaseKeys
    {
        public Dictionary<string, long> Seqs { get; } = new(StringComparer.Ordinal);

        public long UpTo { get; set; }
    }
}

/// <summary>A client key and the entry that is stored under it.</summary>
public readonly record struct StoredKey(CaseId CaseId, long Seq, string Key);
