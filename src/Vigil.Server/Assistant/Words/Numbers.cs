namespace Vigil.Server.Assistant.Words;

/// <summary>How figures are written for people.</summary>
internal static class Numbers
{
    /// <summary>A decimal string with thousands set off: 1250 becomes 1,250. The digits themselves are never touched.</summary>
    public static string Group(string amount)
    {
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? amount : amount[..point];
        var sign = whole.StartsWith('-') ? 1 : 0;
        for (var at = whole.Length - 3; at > sign; at -= 3)
        {
            whole = whole.Insert(at, ",");
        }

        return point < 0 ? whole : whole + amount[point..];
    }
}
