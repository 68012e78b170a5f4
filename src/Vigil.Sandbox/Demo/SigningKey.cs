using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Vigil.Sandbox.Demo;

/// <summary>The ES256 key that signs identity tokens: from the data folder, or new at first use.</summary>
internal sealed class SigningKey(IOptions<SandboxOptions> options) : IDisposable
{
    private readonly Lazy<ECDsa> key = new(() => Load(options.Value.Data));

    public SigningCredentials Credentials => new(Named(key.Value), SecurityAlgorithms.EcdsaSha256)
    {
        // The key lives as long as the process; a cached provider would outlive a disposed one in tests.
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    };

    /// <summary>The public half as a JWK (RFC 7517).</summary>
    public PublicKey Public
    {
        get
        {
            var point = key.Value.ExportParameters(includePrivateParameters: false).Q;
            return new PublicKey("EC", "sig", "ES256", "P-256", Named(key.Value).KeyId, Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        }
    }

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    private static ECDsa Load(string? folder)
    {
        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (folder is null)
        {
            return made;
        }

        made.ImportFromPem(DataFolder.Keep(folder, "identity-key.pem", made.ExportPkcs8PrivateKeyPem));
        return made;
    }

    /// <summary>The key id is the key's thumbprint (RFC 7638), so that a new key never passes for the old.</summary>
    private static ECDsaSecurityKey Named(ECDsa key)
    {
        var named = new ECDsaSecurityKey(key);
        named.KeyId = Base64UrlEncoder.Encode(named.ComputeJwkThumbprint());
        return named;
    }
}

/// <summary>One key of a JWK set.</summary>
internal sealed record PublicKey(string Kty, string Use, string Alg, string Crv, string Kid, string X, string Y);

/// <summary>A JWK set.</summary>
internal sealed record PublicKeySet(IReadOnlyList<PublicKey> Keys);
