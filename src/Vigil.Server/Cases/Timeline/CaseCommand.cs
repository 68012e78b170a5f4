using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases.Timeline;

/// <summary>A change of one case, decided under the committer's lock. The decision may run more than once, so it must be pure.</summary>
/// <param name="CaseId">The case; for an opening, the id it gets if it is new.</param>
/// <param name="ClientKey">Idempotency key of a message; null where a repeat is harmless.</param>
/// <param name="Digest">Digest of what is sent under the key.</param>
/// <param name="Opening">For an opening: makes the case as it begins. Null otherwise.</param>
/// <param name="By">The customer who gives the command: to any other than the case's own there is no such case, not even a repeat. Null where somebody else does, whose right was checked before.</param>
internal sealed record CaseCommand(CaseId CaseId, string? ClientKey, string? Digest, CaseOpening? Opening, Func<CaseChange, Refusal?> Decide, CustomerId? By = null);

/// <summary>How a case begins.</summary>
/// <param name="ClientCaseId">The client's key: with the customer it names the case, so that a repeat finds it.</param>
/// <param name="Create">Makes the case with the given public number.</param>
/// <param name="OpenSince">A case that goes on counts as open where something happened in it after this time.</param>
/// <param name="Admit">Whether a new case may be opened beside so many open ones of this customer; not asked for a repeat. Asked again where the batch is, so it must answer the same.</param>
internal sealed record CaseOpening(CustomerId CustomerId, string ClientCaseId, Func<string, Case> Create, DateTimeOffset OpenSince, Func<int, Refusal?> Admit);

/// <summary>What a command came to.</summary>
/// <param name="Case">A copy of the case's state after the commit; null on refusal.</param>
/// <param name="Before">A copy of its state before; null on refusal, for a repeat and for an opening.</param>
/// <param name="Entries">The entries added; for a repeat the one stored first, without its body.</param>
/// <param name="Repeated">True if the client key, or the client's case, was known already.</param>
internal sealed record CommandResult(Refusal? Refusal, CaseSnapshot? Case, CaseSnapshot? Before, IReadOnlyList<Entry> Entries, bool Repeated)
{
    public static CommandResult Refused(Refusal refusal) => new(refusal, null, null, [], false);
}
