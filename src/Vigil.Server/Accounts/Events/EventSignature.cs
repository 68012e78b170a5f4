using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Server.Accounts.Events;

/// <summary>
/// Proof that a batch came from the exchange and just now: <c>v1=hex(hmac-sha256(secret, timestamp + "." + body))</c> over the body as
/// sent, byte for byte (docs/connect/exchange-connector.md).
/// </summary>
internal static class EventSignature
{
    /// <summary>Header with the Unix seconds at which it was signed.</summary>
    public const string TimestampHeader = "X-Meridian-Timestamp";

    /// <summary>Header with the signature.</summary>
    public const string SignatureHeader = "X-Meridian-Signature";

    private const string Version = "v1=";

    // Two clocks that nobody looks after, and a slow network.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>True if the holder of the secret signed exactly this. Takes the same time for every wrong signature of the right length.</summary>
    public static bool Holds(string secret, string timestamp, ReadOnlySpan<byte> body, string signature)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (!signature.StartsWith(Version, StringComparison.Ordinal) || signature.Length != Version.Length + (given.Length * 2)
            || Convert.FromHexString(signature.AsSpan(Version.Length), given, out _, out _) is not OperationStatus.Done)
        {
            return false;
        }

        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes(timestamp));
        mac.AppendData("."u8);
        mac.AppendData(body);
        Span<byte> right = stackalloc byte[SHA256.HashSizeInBytes];
        mac.GetHashAndReset(right);
        return CryptographicOperations.FixedTimeEquals(given, right);
    }

    /// <summary>True if the timestamp is Unix seconds within five minutes of now, on either side.</summary>
    public static bool IsFresh(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) <= (decimal)Fresh.TotalSeconds;
}
