namespace Vigil.Server.Accounts;

/// <summary>The kinds of records a customer has at the exchange, under the names that addresses, answers and pushes use.</summary>
public static class RecordKinds
{
    /// <summary>The profile: no list of its own, but it changes like one.</summary>
    public const string Account = "account";

    /// <summary>Every kind that can be listed, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["withdrawals", "deposits", "orders", "fills", "positions", "liquidations", "c2c-orders", "freezes", "sign-ins", "transfers", "api-keys", "logs"];

    /// <summary>The kind of a record that is named as <c>withdrawal:W2026…</c>, and its id; null for anything else.</summary>
    public static (string Kind, string Id)? OfReference(string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < reference.Length - 1 && OfName(reference[..colon]) is { } kind ? (kind, reference[(colon + 1)..]) : null;
    }

    // The timeline names a record in the singular; C2C orders are shortened in places.
    private static string? OfName(string name) => name is "c2c" ? "c2c-orders" : All.FirstOrDefault(kind => kind == name || kind[..^1] == name);
}
