using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases.Timeline;

/// <summary>The committer's statements, written for each database in its fastest form.</summary>
internal interface ITimelineSql
{
    /// <summary>Locks and loads the commands' cases and looks up their client keys.</summary>
    Task<LoadedBatch> LoadAsync(IReadOnlyList<CaseCommand> commands);

    /// <summary>Which of these public numbers exist.</summary>
    Task<IReadOnlyCollection<string>> TakenNumbersAsync(IReadOnlyCollection<string> numbers);

    /// <summary>Writes everything a batch decided.</summary>
    Task WriteAsync(IReadOnlyCollection<Case> opened, IReadOnlyCollection<Case> changed, IReadOnlyCollection<Entry> entries, IReadOnlyCollection<OutboxWork> work, DateTimeOffset now);
}

/// <summary>What a batch of commands is decided on.</summary>
/// <param name="Cases">The cases, locked.</param>
/// <param name="ByClientKey">Cases that openings in this batch name and that exist already.</param>
/// <param name="Keys">Client keys in this batch that were stored before.</param>
/// <param name="LockedElsewhere">Cases that exist but are held by another node now.</param>
internal sealed record LoadedBatch(
    Dictionary<CaseId, Case> Cases, Dictionary<(CustomerId CustomerId, string ClientCaseId), Case> ByClientKey,
    Dictionary<(CaseId CaseId, string ClientKey), KnownKey> Keys, HashSet<CaseId> LockedElsewhere);

/// <summary>An entry stored earlier under a client key.</summary>
internal sealed record KnownKey(string? Digest, Entry Entry);
