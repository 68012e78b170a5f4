using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.Setup;

namespace Vigil.Server.Staff.Trail;

/// <summary>This node's signing key, in a file of its own and never in the database: whoever can rewrite the trail must not be able to sign it.</summary>
internal sealed class CheckpointKey(IOptions<TrailOptions> options, IOptions<DatabaseOptions> database) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private ECDsa? _key;

    private string Path => options.Value.KeyFile is { Length: > 0 } named ? named : System.IO.Path.Combine(database.Value.Data, "audit-key.pem");

    /// <summary>The key; made when there is none.</summary>
    /// <exception cref="CryptographicException">The file holds no private key of this kind.</exception>
    public async Task<ECDsa> GetAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _key ??= await LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key?.Dispose();
        _loading.Dispose();
    }

    private async Task<ECDsa> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await PrivateFile.WriteAsync(Path, made.ExportPkcs8PrivateKeyPem(), cancellationToken);
        }

        // Read back in any case: of two servers on one folder the last one's file stands for both.
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(await File.ReadAllTextAsync(Path, cancellationToken));
            return key.KeySize == 256 ? key : throw new CryptographicException($"The key is of {key.KeySize} bits.");
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CryptographicException($"Audit:KeyFile: {Path} holds no private key of ECDSA P-256 in PEM.", failure);
        }
    }
}
