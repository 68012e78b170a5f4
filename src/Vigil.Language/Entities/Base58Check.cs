using System.Numerics;
using System.Security.Cryptography;

namespace Vigil.Language.Entities;

/// <summary>Base58Check of Bitcoin and TRON: base 58, the last four bytes are the start of a double SHA-256 of the rest.</summary>
internal static class Base58Check
{
    public const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>The payload with its version byte, or null where a character or the checksum is wrong.</summary>
    public static byte[]? Decode(string text)
    {
        var number = BigInteger.Zero;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * 58) + digit;
        }

        var zeros = text.AsSpan().IndexOfAnyExcept('1');
        if (zeros < 0)
        {
            return null;
        }

        byte[] bytes = [.. new byte[zeros], .. number.ToByteArray(isUnsigned: true, isBigEndian: true)];
        if (bytes.Length < 5)
        {
            return null;
        }

        var payload = bytes[..^4];
        return SHA256.HashData(SHA256.HashData(payload)).AsSpan(0, 4).SequenceEqual(bytes.AsSpan(bytes.Length - 4)) ? payload : null;
    }
}
