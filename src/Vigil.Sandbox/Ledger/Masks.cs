namespace Vigil.Sandbox.Ledger;

/// <summary>Contacts as every read shows them.</summary>
internal static class Masks
{
    public static string Email(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return string.Concat(address.AsSpan(0, Math.Min(2, at)), "***", address.AsSpan(at));
    }

    /// <summary>Country code and the last four digits stay.</summary>
    public static string? Phone(string? number)
    {
        if (number is null)
        {
            return null;
        }

        var gap = number.IndexOf(' ', StringComparison.Ordinal);
        return string.Concat(number.AsSpan(0, gap + 1), "****", number.AsSpan(number.Length - 4));
    }
}
