using System.Globalization;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Exports;

/// <summary>A copy of all that is kept of a customer and that they may know, as something that two people have to want.</summary>
internal sealed class CustomerExport : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "customer.export";

    /// <summary>Whose copy it is, in the content that is agreed to.</summary>
    public const string Customer = "customer";

    private const long Megabyte = 1024 * 1024;

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.ExportCustomerData;

    /// <summary>What is bound by the approval's hash: whom, and how much it was when it was asked for. It is fetched as it stands then: a person who goes on writing is owed that too.</summary>
    public static Dictionary<string, string> ContentOf(string caseNumber, CustomerId customer, PersonExtent extent) => new(StringComparer.Ordinal)
    {
        ["case"] = caseNumber,
        [Customer] = customer.ToString(),
        ["cases"] = extent.Cases.Count.ToString(CultureInfo.InvariantCulture),
        ["entries"] = extent.Entries.ToString(CultureInfo.InvariantCulture),
        ["files"] = extent.Files.Count.ToString(CultureInfo.InvariantCulture),
        ["bytes"] = extent.Bytes.ToString(CultureInfo.InvariantCulture),
    };

    /// <returns><see cref="DeskRefusals.ExportTooLarge"/>, or null. Never a part: whoever reads a cut copy takes it for the whole.</returns>
    public static Refusal? TooLarge(PersonExtent extent, DeskOptions options) =>
        extent.Entries > options.ExportEntries || extent.Bytes > options.ExportMegabytes * Megabyte ? DeskRefusals.ExportTooLarge : null;

    /// <inheritdoc/>
    // The approval itself is the right to fetch it: nothing is made that would have to be kept.
    public Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act) => Task.FromResult<Refusal?>(null);
}
