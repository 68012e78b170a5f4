namespace Vigil.Server.Tests.Architecture;

/// <summary>Who may use whom: the table of ARCHITECTURE, 'Module rule'. The only copy in code: change it here, in the open, or not at all.</summary>
/// <param name="Root">The namespace whose children are the modules.</param>
/// <param name="MayUse">For each module, the modules whose front door it may use.</param>
internal sealed record ModuleMap(string Root, IReadOnlyDictionary<string, string[]> MayUse)
{
    /// <summary>The module that is open to all, with its sub-folders, and uses none.</summary>
    public const string Platform = "Platform";

    /// <summary>The product's map.</summary>
    public static readonly ModuleMap Product = new("Vigil.Server", new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Platform] = [],
        ["Staff"] = [],
        ["Cases"] = ["Staff"],
        ["Accounts"] = ["Staff", "Cases"],
        ["Knowledge"] = ["Staff", "Accounts"],
        ["Channels"] = ["Staff", "Cases", "Accounts"],
        ["Notices"] = ["Staff", "Cases", "Accounts", "Channels"],
        ["Protection"] = ["Staff", "Cases", "Accounts", "Notices"],
        ["Privacy"] = ["Staff", "Cases"],
        ["Desk"] = ["Staff", "Cases", "Accounts", "Knowledge", "Channels", "Notices", "Protection"],
        ["Assistant"] = ["Staff", "Cases", "Accounts", "Knowledge", "Protection", "Desk"],
        ["Quality"] = ["Staff", "Cases", "Accounts", "Knowledge", "Desk", "Assistant", "Notices"],
    });
}
