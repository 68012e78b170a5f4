using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases.Timeline;

/// <summary>The committer's statements, written for each database in its fastest form.</summary>
internal interface ITimelineSql
{
    /// <summary>Locks and loads the commands' cases.</summary>
    Task<LoadedBatch> LoadAsync(IReadOnlyList<CaseCommand> commands);

    /// <summary>The client keys of these cases behind an entry's number.</summary>
    Task<IReadOnlyCollection<StoredKey>> KeysAsync(IReadOnlyCollection<(CaseId CaseId, long After)> cases);

    /// <summary>These entries.</summary>
    Task<IReadOnlyCollection<Entry>> EntriesAsync(IReadOnlyCollection<StoredKey> keys);

    /// <summary>Which of these public numbers exist.</summary>
    Task<IReadOnlyCollection<string>> TakenNumbersAsync(IReadOnlyCollection<string> numbers);

    /// <summary>Writes everything a batch decided.</summary>
    Task WriteAsync(IReadOnlyCollection<Case> opened, IReadOnlyCollection<Case> changed, IReadOnlyCollection<Entry> entries, IReadOnlyCollection<OutboxWork> work, DateTimeOffset now);
}

/// <summary>What a batch of commands is decided on.</summary>
/// <param name="Cases">The cases, locked.</param>
/// <param name="ByClientKey">Cases that openings in this batch name and that exist already.</param>
/// <param name="Open">How many open cases the customers of the openings have.</param>
/// <param name="LockedElsewhere">Cases that exist but are held by another node now.</param>
internal sealed record LoadedBatch(
    Dictionary<CaseId, Case> Cases, Dictionary<(CustomerId CustomerId, string ClientCaseId), Case> ByClientKey, Dictionary<CustomerId, int> Open, HashSet<CaseId> LockedElsewhere);

/// <summary>An entry stored earlier under a client key.</summary>
/// <param name="Digest">Of what was sent under it.</param>
internal sealed record KnownKey(string? Digest, Entry Entry);
