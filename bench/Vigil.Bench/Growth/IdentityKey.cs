using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Vigil.Bench.Growth;

/// <summary>Signs in whoever the benchmark needs, as an exchange does that shares a secret with the product (HS256, RFC 7518, section 3.2).</summary>
internal sealed class IdentityKey(TimeProvider clock)
{
    private const string Id = "bench";

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>What the server is given so that it believes these tokens.</summary>
    public IReadOnlyList<string> ServerSettings => [$"--Exchange:SharedKeys:{Id}", Convert.ToBase64String(_secret)];

    /// <summary>A token (RFC 7519) that says who is signed in, for an hour.</summary>
    public string TokenOf(string uid)
    {
        var signed = $"{Part(new { alg = "HS256", typ = "JWT", kid = Id })}.{Part(new { sub = uid, aud = "vigil", exp = clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds() })}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(_secret, System.Text.Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
