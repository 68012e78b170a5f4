using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vigil.Server.Platform.Data;

/// <summary>Random keys of this installation, made at first use and shared by all nodes through the database.</summary>
public sealed class Secrets(WriteGate gate) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Dictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    /// <summary>The 32 bytes stored under this name.</summary>
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

    private static async Task<byte[]> LoadOrMakeAsync(WriteSession session, string name)
    {
        // Insert first: of two nodes that start together, one wins and both read the winner's.
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await session.Db.Database.ExecuteSqlAsync($"insert into secrets (name, value) values ({name}, {made}) on conflict (name) do nothing");
        return Convert.FromBase64String((await session.Db.Set<Secret>().SingleAsync(s => s.Name == name)).Value);
    }

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
