using System.Text.Json;
using Vigil.Contracts;

namespace Vigil.Server.Platform.Erasure;

/// <summary>
/// What one module gives out of a person in the copy that they are owed: the counterpart of <see cref="IPersonalData"/>. Whatever table speaks of people is either named by one of these or,
/// with the reason why not, in docs/operate/privacy.md; a test asks the database's own catalogue.
/// </summary>
public interface IPersonalCopy
{
    /// <summary>The name of its part in the copy's <c>data.json</c>.</summary>
    string Name { get; }

    /// <summary>The tables whose rows about the person are in it.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Writes one JSON value, a page at a time where there may be much, and nothing that its person may not know: no note among staff, no reason that is not told.</summary>
    Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken);
}

/// <summary>Whose copy is made, as they stood when it began: what comes meanwhile is not in it, so that it ends.</summary>
/// <param name="Ids">The person, as a customer and as the visitors they were before they signed in.</param>
/// <param name="Cases">Their cases, the oldest first.</param>
/// <param name="Files">Where the bytes of their files lie in the archive; null for one whose bytes were gone.</param>
public sealed record CopiedPerson(IReadOnlyList<CustomerId> Ids, IReadOnlyList<CopiedCase> Cases, IReadOnlyDictionary<FileId, string?> Files);

/// <summary>One case of a copy.</summary>
/// <param name="Entries">Public number of the newest entry that is in it; 0 where the words are erased.</param>
public sealed record CopiedCase(CaseId Id, string Number, long Entries);
