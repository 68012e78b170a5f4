using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// Random keys of this installation, made at first use and shared by all nodes through the database, in which they lie sealed (<see cref="Seals"/>): the digests that
/// they make cannot be guessed back by whoever has a copy of the database alone.
/// </summary>
public sealed class Secrets(WriteGate gate, Seals seals) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Dictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    /// <summary>The 32 bytes stored under this name.</summary>
    /// <exception cref="CryptographicException">They were sealed with a key that is not in <c>Staff:KeyFolder</c>.</exception>
    public async Task<byte[]> GetAsync(string name, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (!_known.TryGetValue(name, out var value))
            {
                value = await gate.WriteAsync(session => LoadOrMakeAsync(session, name), cancellationToken);
                _known.Add(name, value);
            }

            return value;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    private async Task<byte[]> LoadOrMakeAsync(WriteSession session, string name)
    {
        // Insert first: of two nodes that start together, one wins and both read the winner's.
        var made = seals.Seal(PurposeOf(name), RandomNumberGenerator.GetBytes(32));
        await session.Db.Database.ExecuteSqlAsync($"insert into secrets (name, value) values ({name}, {made}) on conflict (name) do nothing");
        var stored = await session.Db.Set<Secret>().Where(s => s.Name == name).Select(s => s.Value).SingleAsync();
        var (value, anew) = Seals.IsSealed(stored) ? seals.Open(PurposeOf(name), stored) : (Convert.FromBase64String(stored), true);
        if (anew)
        {
            // One of before, or of an older key. Where another node was faster, its seal opens as well.
            var renewed = seals.Seal(PurposeOf(name), value);
            await session.Db.Set<Secret>().Where(s => s.Name == name && s.Value == stored).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, renewed));
        }

        return value;
    }

    private static string PurposeOf(string name) => $"secrets {name}";

    /// <summary>One stored key.</summary>
    internal sealed class Secret
    {
        public required string Name { get; init; }

        public required string Value { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Secret>
        {
            public void Configure(EntityTypeBuilder<Secret> builder)
            {
                builder.ToTable("secrets").HasKey(s => s.Name);
                builder.Property(s => s.Name).HasColumnName("name");
                builder.Property(s => s.Value).HasColumnName("value");
            }
        }
    }
}
