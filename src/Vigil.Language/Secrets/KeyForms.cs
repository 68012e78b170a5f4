using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Vigil.Language.Entities;

namespace Vigil.Language.Secrets;

/// <summary>Private keys that tell by their form what they are: version bytes and checksums.</summary>
internal static class KeyForms
{
    private const string RippleAlphabet = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly SearchValues<char> Base58Digits = SearchValues.Create(Base58Check.Alphabet);

    // Sui, Nostr, Cardano, Tezos, age; each with its separator, since words may begin with the letters.
    private static readonly string[] Prefixes = ["suiprivkey1", "nsec1", "ed25519_sk1", "ed25519e_sk1", "xprv1", "edsk", "AGE-SECRET-KEY-1"];
    private const int ShortestPrefixed = 50;

    /// <summary>Whether a run of letters and digits can be nothing but a private key.</summary>
    public static bool IsKey(string run) => run.Length switch
    {
        >= 28 and <= 31 when run[0] == 's' => IsRippleSeed(run),
        51 or 52 => IsWalletImportFormat(run),
        56 when run[0] == 'S' => IsStellarSeed(run),
        58 when run[0] == '6' && run[1] == 'P' => Base58Check.Decode(run) is [0x01, 0x42 or 0x43, ..] and { Length: 39 },
        87 or 88 => IsSolanaKey(run),
        >= 100 and <= 116 when run.AsSpan(1).StartsWith("prv") => run.AsSpan().IndexOfAnyExcept(Base58Digits) < 0,
        _ => run.Length >= ShortestPrefixed && Array.Exists(Prefixes, prefix => run.StartsWith(prefix, StringComparison.Ordinal)),
    };

    /// <summary>Whether 64 bytes of base 58: a Solana key or a Solana transaction.</summary>
    public static bool IsSolana(string run) => run.Length is 87 or 88 && SolanaBytes(run) is not null;

    /// <summary>Bitcoin's wallet import format: version 0x80 or above, 32 bytes, and 0x01 where the public key is compressed.</summary>
    public static bool IsWalletImportFormat(string run) => Base58Check.Decode(run) is { Length: 33 or 34 } payload && payload[0] >= 0x80 && (payload.Length == 33 || payload[33] == 0x01);

    // A signature ends in a number below 2^252 + …, so its last byte is at most 0x10; a key ends in a public key, whose last byte is above it in 15 of 16.
    private static bool IsSolanaKey(string run) => SolanaBytes(run) is [.., > 0x10];

    private static byte[]? SolanaBytes(string run)
    {
        var number = BigInteger.Zero;
        foreach (var c in run)
        {
            var digit = Base58Check.Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * 58) + digit;
        }

        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return bytes.Length == 64 ? bytes : null;
    }

    // XRP Ledger: the same check as Bitcoin's in another alphabet; family seeds have version 0x21, those for Ed25519 begin with 0x01E14B.
    private static bool IsRippleSeed(string run)
    {
        var translated = new StringBuilder(run.Length);
        foreach (var c in run)
        {
            var digit = RippleAlphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            translated.Append(Base58Check.Alphabet[digit]);
        }

        return Base58Check.Decode(translated.ToString()) is [0x21, ..] and { Length: 17 } or [0x01, 0xE1, 0x4B, ..] and { Length: 19 };
    }

    // SEP-23: version byte 18 << 3, 32 bytes, CRC-16/XMODEM with its low byte first, in base 32.
    private static bool IsStellarSeed(string run)
    {
        Span<byte> bytes = stackalloc byte[35];
        for (var i = 0; i < run.Length; i++)
        {
            var digit = Base32.IndexOf(run[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            for (var bit = 0; bit < 5; bit++)
            {
                var place = (i * 5) + bit;
                var one = (digit >> (4 - bit)) & 1;
                bytes[place / 8] = (byte)((bytes[place / 8] & ~(1 << (7 - (place % 8)))) | (one << (7 - (place % 8))));
            }
        }

        return bytes[0] == 0x90 && Crc16(bytes[..33]) == BinaryPrimitives.ReadUInt16LittleEndian(bytes[33..]);
    }

    private static ushort Crc16(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (var b in bytes)
        {
            crc ^= (ushort)(b << 8);
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
            }
        }

        return crc;
    }
}
