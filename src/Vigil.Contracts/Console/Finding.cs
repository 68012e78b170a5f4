namespace Vigil.Contracts.Console;

/// <summary>Searches for a person by exactly one identifier.</summary>
/// <param name="Identifier">An account number of the exchange or the number of a case, whole and as it is written, 1 to 64 characters without spaces. Parts and wildcards find nobody.</param>
public sealed record FindPersonBy(string Identifier);

/// <summary>The cases of whom was searched for, as far as the searcher may see them; empty alike where there is nobody and where nothing is for these eyes.</summary>
/// <param name="Items">The latest change first, at most 50.</param>
public sealed record FoundPersonView(IReadOnlyList<CaseRowView> Items);
