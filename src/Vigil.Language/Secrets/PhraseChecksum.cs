using System.Security.Cryptography;

namespace Vigil.Language.Secrets;

/// <summary>The checksum of BIP 39: after the entropy come the first bits of its SHA-256, one for each 32 bits of it.</summary>
internal static class PhraseChecksum
{
    private const int BitsOfWord = 11;
    private const int Longest = 24;

    /// <summary>Whether a phrase may have so many words.</summary>
    public static bool IsLegal(int words) => words is 12 or 15 or 18 or 21 or 24;

    /// <summary>Whether the words, as places in their list, are of legal number and end in the right checksum. A place below zero is no word.</summary>
    public static bool Holds(ReadOnlySpan<int> words)
    {
        if (!IsLegal(words.Length) || words.ContainsAnyInRange(int.MinValue, -1))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[(Longest * BitsOfWord / 8) + 1];
        bytes.Clear();
        for (var i = 0; i < words.Length * BitsOfWord; i++)
        {
            var bit = (words[i / BitsOfWord] >> (BitsOfWord - 1 - (i % BitsOfWord))) & 1;
            bytes[i / 8] |= (byte)(bit << (7 - (i % 8)));
        }

        var entropy = words.Length * BitsOfWord * 32 / 33 / 8;
        var checksumBits = words.Length / 3;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..entropy], hash);
        return hash[0] >> (8 - checksumBits) == bytes[entropy] >> (8 - checksumBits);
    }
}
