using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Cases.Timeline;

/// <summary>Decides a batch of commands under the cases' locks and writes what follows.</summary>
internal sealed class BatchWriter(Listeners listeners, KnownKeys known, TimeProvider clock, VigilMetrics metrics)
{
    public async Task<WrittenBatch> WriteAsync(WriteSession session, IReadOnlyList<CaseCommand> commands)
    {
        ITimelineSql sql = session.IsSqlite ? new SqliteTimeline(session) : new PostgresTimeline(session);
        var keys = new KeyLookup(known);
        var loaded = await sql.LoadAsync(commands);
        var batch = new Batch(loaded, await keys.FindAsync(sql, commands, loaded), clock.GetUtcNow());
        var freeNumbers = new Queue<string>(await FreeNumbersAsync(sql, commands.Count(c => c.Opening is not null)));
        var results = new CommandResult?[commands.Count];
        for (var i = 0; i < commands.Count; i++)
        {
            results[i] = batch.Decide(commands[i], freeNumbers);
        }

        var work = batch.Changes.SelectMany(WorkFor).ToList();
        if (batch.Changes.Count > 0)
        {
            await sql.WriteAsync(batch.Opened, batch.Changed, [.. batch.Changes.SelectMany(c => c.Entries)], work, clock.GetUtcNow());
            await BindFiles.RunAsync(session, batch.Changes);
            metrics.Committed(batch.Changes.Sum(c => c.Entries.Count));
        }

        return new WrittenBatch(results, work.Count > 0, () => keys.Keep(batch.Changes));
    }

    private IEnumerable<OutboxWork> WorkFor(CaseChange change)
    {
        var at = change.Entries.Count > 0 ? change.Entries[0].Seq * Listeners.EventsPerEntry : change.Case.LastSeq * Listeners.EventsPerEntry;
        return change.Events.SelectMany((happened, i) => listeners.WorkFor(happened, change.Case.Id.ToString(), at + i));
    }

    private static async Task<IReadOnlyCollection<string>> FreeNumbersAsync(ITimelineSql sql, int count)
    {
        var free = new HashSet<string>(StringComparer.Ordinal);
        while (free.Count < count)
        {
            var candidates = Enumerable.Range(0, count - free.Count).Select(_ => CaseNumbers.Next()).Where(n => !free.Contains(n)).ToHashSet(StringComparer.Ordinal);
            candidates.ExceptWith(await sql.TakenNumbersAsync(candidates));
            free.UnionWith(candidates);
        }

        return free;
    }

    private sealed class Batch(LoadedBatch loaded, Dictionary<(CaseId, string), KnownKey> keys, DateTimeOffset now)
    {
        private readonly Dictionary<(CustomerId, string), Case> _openings = loaded.ByClientKey.ToDictionary();

        public List<Case> Opened { get; } = [];

        public HashSet<Case> Changed { get; } = [];

        public List<CaseChange> Changes { get; } = [];

        public CommandResult? Decide(CaseCommand command, Queue<string> freeNumbers)
        {
            if (command.Opening is { } opening)
            {
                if (_openings.TryGetValue((opening.CustomerId, opening.ClientCaseId), out var known))
                {
                    return new CommandResult(null, CaseSnapshot.Of(known), null, [], Repeated: true);
                }

                var open = loaded.Open.GetValueOrDefault(opening.CustomerId);
                if (opening.Admit(open) is { } refusal)
                {
                    return CommandResult.Refused(refusal);
                }

                var opened = opening.Create(freeNumbers.Dequeue());
                var result = Apply(command, opened);
                if (result.Refusal is null)
                {
                    Opened.Add(opened);
                    loaded.Open[opening.CustomerId] = open + 1;
                    Changed.Remove(opened);
                    _openings.Add((opening.CustomerId, opening.ClientCaseId), opened);
                    loaded.Cases[opened.Id] = opened;
                }

                return result;
            }

            if (loaded.LockedElsewhere.Contains(command.CaseId))
            {
                return null;
            }

            if (loaded.Cases.TryGetValue(command.CaseId, out var erased) && erased.ErasedAt is not null)
            {
                return CommandResult.Refused(command.By is null ? CaseRefusals.Erased : CaseRefusals.NotFound);
            }

            // Before repeats are looked for: that somebody else's key is known here must not show.
            return loaded.Cases.TryGetValue(command.CaseId, out var @case) && (command.By is null || command.By == @case.CustomerId)
                ? Repeat(command, @case) ?? Apply(command, @case)
                : CommandResult.Refused(CaseRefusals.NotFound);
        }

        private CommandResult? Repeat(CaseCommand command, Case @case)
        {
            if (command.ClientKey is not { } key || !keys.TryGetValue((command.CaseId, key), out var known))
            {
                return null;
            }

            return known.Digest == command.Digest
                ? new CommandResult(null, CaseSnapshot.Of(@case), null, [known.Entry], Repeated: true)
                : CommandResult.Refused(CaseRefusals.KeyReused);
        }

        private CommandResult Apply(CaseCommand command, Case @case)
        {
            var before = command.Opening is null ? CaseSnapshot.Of(@case) : null;
            var change = new CaseChange(@case, now);
            if (command.Decide(change) is { } refusal)
            {
                // A refusal comes before any effect, so the case is as it was.
                return CommandResult.Refused(refusal);
            }

            Changes.Add(change);
            Changed.Add(@case);
            foreach (var entry in change.Entries)
            {
                if (entry.ClientKey is { } key)
                {
                    keys[(@case.Id, key)] = new KnownKey(entry.Digest, entry);
                }
            }

            return new CommandResult(null, CaseSnapshot.Of(@case), before, change.Entries, Repeated: false);
        }
    }
}

/// <summary>What a batch came to, once its transaction is committed.</summary>
/// <param name="Results">A result for each command, in order; null for one whose case is locked elsewhere and must be tried again.</param>
/// <param name="HasWork">Whether work for the outbox was stored.</param>
/// <param name="Committed">To be called when the commit is done: what was read and written is known from then on.</param>
internal sealed record WrittenBatch(CommandResult?[] Results, bool HasWork, Action Committed);
