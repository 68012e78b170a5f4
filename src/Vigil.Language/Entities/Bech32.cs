namespace Vigil.Language.Entities;

/// <summary>Bitcoin's segregated-witness addresses: BIP 173 (bech32, version 0) and BIP 350 (bech32m, versions 1 to 16).</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const uint Bech32Constant = 1;
    private const uint Bech32MConstant = 0x2bc830a3;

    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>True for a valid main-net address of the form bc1….</summary>
    public static bool IsSegwitAddress(string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.Length is < 14 or > 90 || !lower.StartsWith("bc1", StringComparison.Ordinal) || (!string.Equals(text, lower, StringComparison.Ordinal) && !string.Equals(text, text.ToUpperInvariant(), StringComparison.Ordinal)))
        {
            return false;
        }

        // The human-readable part 'bc', spread as BIP 173 says: high bits, zero, low bits.
        var checksum = 1u;
        foreach (var value in (ReadOnlySpan<int>)[3, 3, 0, 2, 3])
        {
            checksum = Step(checksum, value);
        }

        var data = new int[lower.Length - 3];
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = Alphabet.IndexOf(lower[i + 3], StringComparison.Ordinal);
            if (data[i] < 0)
            {
                return false;
            }

            checksum = Step(checksum, data[i]);
        }

        var version = data[0];
        return version <= 16 && checksum == (version == 0 ? Bech32Constant : Bech32MConstant) && IsProgram(data.AsSpan(1, data.Length - 7), version);
    }

    private static bool IsProgram(ReadOnlySpan<int> groups, int version)
    {
        var bits = groups.Length * 5;
        var length = bits / 8;
        var padding = bits % 8;
        return padding < 5 && length is >= 2 and <= 40 && (version != 0 || length is 20 or 32) && (groups[^1] & ((1 << padding) - 1)) == 0;
    }

    private static uint Step(uint checksum, int value)
    {
        var top = checksum >> 25;
        checksum = ((checksum & 0x1ffffff) << 5) ^ (uint)value;
        for (var i = 0; i < 5; i++)
        {
            checksum ^= ((top >> i) & 1) == 1 ? Generator[i] : 0;
        }

        return checksum;
    }
}
