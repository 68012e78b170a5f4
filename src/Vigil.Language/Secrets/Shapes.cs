using System.Buffers;

namespace Vigil.Language.Secrets;

/// <summary>What a value looks like.</summary>
internal static class Shapes
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool IsHex(ReadOnlySpan<char> value) => value.IndexOfAnyExcept(HexDigits) < 0;

    public static bool IsDigits(ReadOnlySpan<char> value) => value.Length > 0 && value.IndexOfAnyExceptInRange('0', '9') < 0;

    public static bool HasDigit(ReadOnlySpan<char> value) => value.ContainsAnyInRange('0', '9');

    public static bool HasLetter(ReadOnlySpan<char> value) => value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z');

    /// <summary>Letters in both cases, or letters and digits: not a word.</summary>
    public static bool IsMixed(ReadOnlySpan<char> value) => HasLetter(value) && (HasDigit(value) || (value.Length >= 24 && value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('A', 'Z')));

    /// <summary>The length and beginning of an address of an EVM chain, TRON, Bitcoin, XRP or Stellar; its checksum does not matter, a broken address is no secret either.</summary>
    public static bool IsAddress(ReadOnlySpan<char> value) => value.Length switch
    {
        42 => value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && IsHex(value[2..]) || value.StartsWith("bc1", StringComparison.OrdinalIgnoreCase),
        34 => value[0] is 'T' or '1' or '3' or 'r' or 'D',
        33 => value[0] is '1' or '3' or 'r' or 'L' or 'D',
        56 => value[0] is 'G',
        62 => value.StartsWith("bc1", StringComparison.OrdinalIgnoreCase),
        _ => value.StartsWith("xpub") || value.StartsWith("zpub") || value.StartsWith("ypub"),
    };

    /// <summary>32 bytes in hex, with or without 0x.</summary>
    public static bool IsHash(ReadOnlySpan<char> value) => value.Length switch
    {
        64 => IsHex(value),
        66 => value[0] == '0' && value[1] is 'x' or 'X' && IsHex(value[2..]),
        _ => false,
    };

    /// <summary>As Microsoft and RFC 9562 write 16 bytes.</summary>
    public static bool IsUuid(ReadOnlySpan<char> value) => value.Length == 36 && Guid.TryParseExact(value, "D", out _);
}
