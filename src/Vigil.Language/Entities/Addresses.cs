using System.Buffers;
using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Wallet addresses of EVM chains, TRON and Bitcoin. One with a broken checksum is still reported, as invalid: that is what the customer needs to hear.</summary>
internal static partial class Addresses
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Base58Digits = SearchValues.Create(Base58Check.Alphabet);

    public static IEnumerable<Entity> Find(string text)
    {
        foreach (Match match in Candidate.Matches(text))
        {
            if (Boundary.Around(text, match.Index, match.Length) && Classify(match.Value) is { } address)
            {
                yield return new Entity(EntityKind.Address, match.Value, match.Index, match.Length) { Unit = address.Family, Valid = address.Valid };
            }
        }
    }

    private static (string Family, bool? Valid)? Classify(string s)
    {
        if (s.Length == 42 && s.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && s.AsSpan(2).IndexOfAnyExcept(HexDigits) < 0)
        {
            return ("EVM", Eip55.Check(s.AsSpan(2)));
        }

        if (s.StartsWith("bc1", StringComparison.OrdinalIgnoreCase))
        {
            return ("BTC", Bech32.IsSegwitAddress(s));
        }

        if (s.AsSpan().IndexOfAnyExcept(Base58Digits) >= 0)
        {
            return null;
        }

        return s[0] switch
        {
            'T' when s.Length == 34 => ("TRON", Base58Check.Decode(s) is [0x41, ..] and { Length: 21 }),
            // Version 0x00 is a key hash ('1…'), 0x05 a script hash ('3…').
            '1' or '3' when s.Length is >= 26 and <= 35 && s.AsSpan().ContainsAnyInRange('A', 'z') => ("BTC", Base58Check.Decode(s) is [0x00 or 0x05, ..] and { Length: 21 }),
            _ => null,
        };
    }

    [GeneratedRegex("[0-9A-Za-z]{26,90}", Pattern.Options)]
    private static partial Regex Candidate { get; }
}
