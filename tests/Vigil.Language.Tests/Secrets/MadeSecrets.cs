using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Vigil.Language.Entities;
using Vigil.Language.Text;

namespace Vigil.Language.Tests.Secrets;

/// <summary>Valid secrets of nobody: made from a seed, so that no real one is ever written into a test.</summary>
internal sealed class MadeSecrets(int seed)
{
    private const string RippleAlphabet = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Random _random = new(seed);

    public static IReadOnlyList<string> Lists { get; } = [.. Resources.Names("bip39/").Select(name => name["bip39/".Length..])];

    public string[] Phrase(string list = "english", int words = 12)
    {
        string[] all = [.. Resources.Lines("bip39/" + list)];
        var entropy = Bytes(words * 11 * 32 / 33 / 8);
        byte[] bits = [.. entropy, SHA256.HashData(entropy)[0]];
        return [.. Enumerable.Range(0, words).Select(word => all[Enumerable.Range(word * 11, 11).Aggregate(0, (index, bit) => (index << 1) | ((bits[bit / 8] >> (7 - (bit % 8))) & 1))])];
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    public string Hex(int bytes = 32) => Convert.ToHexStringLower(Bytes(bytes));

    public string Mixed(int length) => "aZ7" + new string([.. Enumerable.Range(3, length - 3).Select(_ => Letters[_random.Next(Letters.Length)])]);

    public string Digits(int count) => new([.. Enumerable.Range(0, count).Select(i => (char)('0' + _random.Next(i == 0 ? 1 : 0, 10)))]);

    public string WalletImportFormat(bool compressed) => Checked([0x80, .. Bytes(32), .. compressed ? new byte[] { 1 } : []]);

    public string ExtendedKey() => Checked([0x04, 0x88, 0xAD, 0xE4, .. Bytes(41), 0, .. Bytes(32)]);

    public string TronAddress() => Checked([0x41, .. Bytes(20)]);

    public string BitcoinAddress() => Checked([0x00, .. Bytes(20)]);

    public string RippleSeed() => new([.. Checked([0x21, .. Bytes(16)]).Select(c => RippleAlphabet[Base58Check.Alphabet.IndexOf(c, StringComparison.Ordinal)])]);

    /// <summary>64 bytes; the last one tells a key from a signature.</summary>
    public string Solana(byte last) => Base58([1, .. Bytes(62), last]) is { Length: 87 or 88 } text ? text : Solana(last);

    public string StellarSeed(byte version = 0x90)
    {
        byte[] payload = [version, .. Bytes(32)];
        ushort crc = 0;
        foreach (var bit in payload.SelectMany(b => Enumerable.Range(0, 8).Select(i => (b >> (7 - i)) & 1)))
        {
            crc = (ushort)(((crc >> 15) ^ bit) == 1 ? (crc << 1) ^ 0x1021 : crc << 1);
        }

        var ends = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(ends, crc);
        byte[] all = [.. payload, .. ends];
        return new string([.. Enumerable.Range(0, 56).Select(i => Base32[Enumerable.Range(i * 5, 5).Aggregate(0, (value, bit) => (value << 1) | ((all[bit / 8] >> (7 - (bit % 8))) & 1))])]);
    }

    public string Card(string prefix, int length) => WithCheckDigit(prefix + Digits(length - prefix.Length - 1), "0123456789", number => Sum(number) % 10 == 0);

    public string Resident() =>
        WithCheckDigit("110105" + "19900307" + Digits(3), "0123456789X", number => Enumerable.Range(0, 18).Sum(i => (number[i] == 'X' ? 10 : number[i] - '0') * (int)(BigInteger.ModPow(2, 17 - i, 11))) % 11 == 1);

    public string HongKong() => WithCheckDigit("A" + Digits(6), "0123456789A", number => ((36 * 9) + (10 * 8) + number[1..7].Select((c, i) => (c - '0') * (7 - i)).Sum() + (number[7] == 'A' ? 10 : number[7] - '0')) % 11 == 0) is var id ? $"{id[..7]}({id[7]})" : id;

    public string Spain() => Digits(8) is var number ? number + "TRWAGMYFPDXBNJZSQVHLCKE"[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) % 23] : string.Empty;

    private static int Sum(string number) => number.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : (c - '0') * 2 is var twice && twice > 9 ? twice - 9 : (c - '0') * 2).Sum();

    private static string WithCheckDigit(string number, string digits, Func<string, bool> holds) => digits.Select(digit => number + digit).First(holds);

    private static string Checked(byte[] payload) => Base58([.. payload, .. SHA256.HashData(SHA256.HashData(payload))[..4]]);

    private static string Base58(byte[] bytes)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = string.Empty;
        for (; number > 0; number /= 58)
        {
            text = Base58Check.Alphabet[(int)(number % 58)] + text;
        }

        return new string('1', bytes.TakeWhile(b => b == 0).Count()) + text;
    }
}
