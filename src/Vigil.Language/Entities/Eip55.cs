using System.Text;

namespace Vigil.Language.Entities;

/// <summary>The checksum of EVM addresses by upper and lower case: EIP-55.</summary>
internal static class Eip55
{
    /// <summary>Whether the 40 hex digits (without 0x) carry the right case; null where they are all in one case and so carry none.</summary>
    public static bool? Check(ReadOnlySpan<char> hex)
    {
        if (!hex.ContainsAnyInRange('a', 'f') || !hex.ContainsAnyInRange('A', 'F'))
        {
            return null;
        }

        var lower = hex.ToString().ToLowerInvariant();
        var hash = Keccak256.Hash(Encoding.ASCII.GetBytes(lower));
        for (var i = 0; i < hex.Length; i++)
        {
            var nibble = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 0xF;
            if (char.IsAsciiLetter(hex[i]) && char.IsAsciiLetterUpper(hex[i]) != (nibble >= 8))
            {
                return false;
            }
        }

        return true;
    }
}
