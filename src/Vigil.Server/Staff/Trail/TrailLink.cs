using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Server.Staff.Trail;

/// <summary>One link of the chain over the audit trail: what an event becomes once it is sealed. Pure.</summary>
/// <param name="Seq">1, 2, 3 … without gaps.</param>
/// <param name="EventId">The event that it seals.</param>
/// <param name="Hash">SHA-256 over the link before it and the event's canonical bytes: <see cref="HashOf"/>.</param>
public sealed record TrailLink(long Seq, Guid EventId, byte[] Hash)
{
    /// <summary>What stands before the first link.</summary>
    public static readonly TrailLink None = new(0, Guid.Empty, SHA256.HashData("vigil-audit-1"u8));

    /// <summary>The link that seals an event behind this one.</summary>
    public TrailLink Next(TrailEvent sealedEvent) => new(Seq + 1, sealedEvent.Id, HashOf(Hash, Seq + 1, sealedEvent));

    /// <summary>
    /// SHA-256 over, in this order: the hash before (32 bytes); the number (8, big-endian); the id (16, in the order in which it is written);
    /// the microseconds since 1970 (8, big-endian); then actor, action, object and detail, each as its length in bytes of UTF-8 (4, big-endian;
    /// -1 where there is none) and those bytes. Lengths stand before texts so that no two events have the same bytes.
    /// </summary>
    public static byte[] HashOf(ReadOnlySpan<byte> before, long seq, TrailEvent of)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, seq);
        hash.AppendData(number);
        hash.AppendData(of.Id.ToByteArray(bigEndian: true));
        BinaryPrimitives.WriteInt64BigEndian(number, of.At);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string?>)[of.Actor, of.Action, of.Object, of.Detail])
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(number, text is null ? -1 : bytes.Length);
            hash.AppendData(number[..4]);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}

/// <summary>An event as the trail stores it.</summary>
/// <param name="At">Microseconds since 1970.</param>
/// <param name="Detail">The stored text, byte for byte.</param>
public sealed record TrailEvent(Guid Id, long At, string Actor, string Action, string Object, string? Detail);
