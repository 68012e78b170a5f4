using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Vigil.Server.Staff.Trail;

/// <summary>A signed word on how far the trail had come: whoever holds it can tell whether the trail has since been cut, rewritten or replaced by an older copy. Pure.</summary>
/// <param name="Seq">The last link's number.</param>
/// <param name="Hash">The last link's hash.</param>
/// <param name="At">When it was made, in microseconds since 1970.</param>
/// <param name="Key">Names the key that signed: <see cref="KeyId"/>.</param>
/// <param name="Signature">ECDSA with P-256 and SHA-256 over <see cref="SignedBytes"/>, in the form of IEEE P1363 (64 bytes).</param>
public sealed record Checkpoint(long Seq, byte[] Hash, long At, string Key, byte[] Signature)
{
    /// <summary>Makes and signs one.</summary>
    public static Checkpoint Sign(TrailLink last, long at, ECDsa key) =>
        new(last.Seq, last.Hash, at, KeyId(key), key.SignData(SignedBytes(last.Seq, last.Hash, at), HashAlgorithmName.SHA256));

    /// <summary>True if this key signed exactly this.</summary>
    public bool IsSignedBy(ECDsa key) => Key == KeyId(key) && key.VerifyData(SignedBytes(Seq, Hash, At), Signature, HashAlgorithmName.SHA256);

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the public key (SubjectPublicKeyInfo).</summary>
    public static string KeyId(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    /// <summary><c>vigil-checkpoint-1</c>, the number and the time (8 bytes each, big-endian), the hash.</summary>
    private static byte[] SignedBytes(long seq, byte[] hash, long at)
    {
        var bytes = new byte[18 + 16 + hash.Length];
        "vigil-checkpoint-1"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(18), seq);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(26), at);
        hash.CopyTo(bytes, 34);
        return bytes;
    }
}
