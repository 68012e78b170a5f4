using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Vigil.Server.Tests.Harness;

/// <summary>Makes identity tokens by hand (RFC 7515, compact form), so that wrong ones can be made too.</summary>
public sealed class IdentityTokenMaker(ECDsa key, string keyId, TimeProvider clock)
{
    /// <summary>A token as the exchange makes it, valid for an hour, after a change to its header and claims.</summary>
    public string For(string uid, Action<JsonObject>? claims = null, Action<JsonObject>? header = null)
    {
        var unsigned = WithoutSignature(uid, claims, header);
        return $"{unsigned}.{Base64UrlEncoder.Encode(key.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256))}";
    }

    /// <summary>A token signed with a shared secret.</summary>
    public string ForShared(string uid, string sharedKeyId, byte[] secret, Action<JsonObject>? claims = null)
    {
        var unsigned = WithoutSignature(uid, claims, header =>
        {
            header["alg"] = "HS256";
            header["kid"] = sharedKeyId;
        });
        return $"{unsigned}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(unsigned)))}";
    }

    /// <summary>Header and claims without a signature.</summary>
    public string WithoutSignature(string uid, Action<JsonObject>? claims = null, Action<JsonObject>? header = null)
    {
        var head = new JsonObject { ["alg"] = "ES256", ["typ"] = "JWT", ["kid"] = keyId };
        var body = new JsonObject { ["sub"] = uid, ["aud"] = "vigil", ["iat"] = Seconds(0), ["exp"] = Seconds(3600) };
        header?.Invoke(head);
        claims?.Invoke(body);
        return $"{Base64UrlEncoder.Encode(head.ToJsonString())}.{Base64UrlEncoder.Encode(body.ToJsonString())}";
    }

    /// <summary>Seconds since the Unix epoch, so many after the calendar's now.</summary>
    public long Seconds(long after) => clock.GetUtcNow().ToUnixTimeSeconds() + after;
}
