using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Server.Accounts.Console;

/// <summary>A file that a customer has sent about their identity, as something that is covered and revealed like a field of a record. Which files those are says <see cref="Cases.ReadFiles"/>.</summary>
internal static class CoveredDocument
{
    /// <summary>Stands where a field's kind of records does.</summary>
    public const string Kind = "files";

    /// <summary>Stands where its name does: there is no other.</summary>
    public const string Field = "document";

    /// <summary>Both, as the table of checks names a field.</summary>
    public const string Name = $"{Kind}.{Field}";

    /// <summary>Whether it is a file that is asked for, and not a field of a record.</summary>
    public static bool IsAskedFor(RevealField request) => request.Kind == Kind;

    /// <summary>Where the bytes are while it is shown.</summary>
    public static string AddressOf(CaseId @case, FileId file) => $"/api/console/cases/{@case}/files/{file}";
}
