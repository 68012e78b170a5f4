namespace Vigil.Sandbox.Ledger;

/// <summary>Contacts as every read shows them.</summary>
internal static class Masks
{
    public static string Email(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return string.Concat(address.AsSpan(0, Math.Min(2, at)), "***", address.AsSpan(at));
    }

    /// <summary>As a contact is shown to somebody who may not be its owner: the first letter of the mailbox and of its host, and where the host ends.</summary>
    public static string CoveredEmail(string address)
    {
        var (at, dot) = (address.IndexOf('@', StringComparison.Ordinal), address.LastIndexOf('.'));
        return $"{address[0]}•••@{address[at + 1]}•••{address[dot..]}";
    }

    /// <summary>The last two digits of a number.</summary>
    public static string CoveredPhone(string number) => $"•••{number[^2..]}";

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
