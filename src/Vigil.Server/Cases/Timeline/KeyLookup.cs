using Vigil.Contracts;
using Vigil.Server.Cases.Model;

namespace Vigil.Server.Cases.Timeline;

/// <summary>Finds what a batch's client keys were stored under before, and keeps what the batch learns for the next one.</summary>
internal sealed class KeyLookup(KnownKeys known)
{
    private readonly Dictionary<CaseId, Learned> _learned = [];

    /// <summary>The entries that stand in the database under keys of these commands. The cases are locked.</summary>
    public async Task<Dictionary<(CaseId CaseId, string ClientKey), KnownKey>> FindAsync(ITimelineSql sql, IReadOnlyList<CaseCommand> commands, LoadedBatch loaded)
    {
        var (repeats, unread) = (new List<StoredKey>(), new List<(CaseId, long)>());
        // Of a message that was sent twice in one moment both may be here.
        var asked = commands.Where(c => c.Opening is null && c.ClientKey is not null && loaded.Cases.ContainsKey(c.CaseId))
            .Select(c => (c.CaseId, Key: c.ClientKey!)).Distinct().ToLookup(c => c.CaseId, c => c.Key);
        foreach (var @case in loaded.Cases.Values)
        {
            if (!asked.Contains(@case.Id))
            {
                _learned.Add(@case.Id, new Learned(@case.LastSeq));
                continue;
            }

            var (upTo, found) = known.Find(@case.Id, asked[@case.Id]);
            repeats.AddRange(found);
            _learned.Add(@case.Id, new Learned(upTo) { UpTo = @case.LastSeq });
            if (upTo < @case.LastSeq)
            {
                unread.Add((@case.Id, upTo));
            }
        }

        if (unread.Count > 0)
        {
            foreach (var key in await sql.KeysAsync(unread))
            {
                _learned[key.CaseId].Keys.Add(key);
                if (asked[key.CaseId].Contains(key.Key, StringComparer.Ordinal))
                {
                    repeats.Add(key);
                }
            }
        }

        return repeats.Count == 0 ? [] : (await sql.EntriesAsync(repeats)).ToDictionary(e => (e.CaseId, e.ClientKey!), e => new KnownKey(e.Digest, e));
    }

    /// <summary>After the commit: what was read and what was written is known from now on.</summary>
    public void Keep(IEnumerable<CaseChange> changes)
    {
        foreach (var change in changes)
        {
            var learned = _learned.TryGetValue(change.Case.Id, out var before) ? before : _learned[change.Case.Id] = new Learned(0);
            learned.Keys.AddRange(change.Entries.Where(e => e.ClientKey is not null).Select(e => new StoredKey(e.CaseId, e.Seq, e.ClientKey!)));
            learned.UpTo = change.Case.LastSeq;
        }

        foreach (var (id, learned) in _learned)
        {
            known.Learn(id, learned.After, learned.UpTo, learned.Keys);
        }
    }

    private sealed class Learned(long after)
    {
        public long After { get; } = after;

        public long UpTo { get; set; }

        public List<StoredKey> Keys { get; } = [];
    }
}
