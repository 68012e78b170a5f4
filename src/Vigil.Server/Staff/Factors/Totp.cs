using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Server.Staff.Factors;

/// <summary>
/// Codes of authenticator apps: RFC 6238 with HMAC-SHA1, 30 seconds and six digits, the only form that all apps know. Pure.
/// ASP.NET Core Identity's own provider does not say which step a code was of, without which a used code cannot be told from a new one.
/// </summary>
internal static class Totp
{
    /// <summary>Length of a key: that of the hash (RFC 4226, section 4, R6).</summary>
    public const int KeyLength = 20;

    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // One step on either side, for clocks that differ and for typing (RFC 6238, section 5.2).
    private static readonly long[] Near = [0, -1, 1];

    /// <summary>The step of a moment (RFC 6238, section 4.2).</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238's default, and what authenticator apps know; HMAC does not rest on collisions.")]
    public static string CodeOf(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);

        // Dynamic truncation: RFC 4226, section 5.3.
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0f)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a code is of, if it is of now or beside it and of none that was used before.</summary>
    /// <param name="used">The newest step of which a code was taken.</param>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long used)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? found = null;
        foreach (var step in Near)
        {
            var at = StepOf(now) + step;

            // Each is looked at, and in one time: how near a guess came is nobody's business.
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(key, at)), typed) && at > used)
            {
                found ??= at;
            }
        }

        return found;
    }

    /// <summary>A key as people type it: base32 without padding (RFC 4648, section 6).</summary>
    public static string Spell(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var b in key)
        {
            (bits, held) = (((bits << 8) | b) & 0xfff, held + 8);
            for (; held >= 5; held -= 5)
            {
                text.Append(Base32[(bits >> (held - 5)) & 31]);
            }
        }

        return held > 0 ? text.Append(Base32[(bits << (5 - held)) & 31]).ToString() : text.ToString();
    }

    /// <summary>What a QR code tells an app: the key URI format of Google Authenticator.</summary>
    public static string UriOf(ReadOnlySpan<byte> key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Spell(key)}&issuer={Uri.EscapeDataString(issuer)}";
}
