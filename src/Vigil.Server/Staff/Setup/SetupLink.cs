using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Setup;

/// <summary>
/// The one-time link that makes the first administrator. Whoever reads the terminal or the data folder runs the installation anyway;
/// nobody else ever meets an open page. Each node prints a link of its own; the first one used ends all of them.
/// </summary>
internal sealed class SetupLink(WriteGate gate, IDbContextFactory<VigilDb> databases, Audit audit, IOptions<DatabaseOptions> database, TimeProvider clock)
{
    /// <summary>A link can be used this long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly string _file = Path.Combine(database.Value.Data, "setup-link.txt");

    /// <summary>The file that holds the link.</summary>
    public string FilePath => _file;

    /// <summary>The link to print while nobody works here: the one in the file if it still holds, so that a restart changes nothing, else a new one.</summary>
    /// <returns>Null once somebody works here.</returns>
    public async Task<string?> PrepareAsync(Uri server, CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<StaffAccount>().AnyAsync(cancellationToken))
            {
                Forget();
                return null;
            }
        }

        var token = await ReadTokenAsync(cancellationToken) is { } kept && await HoldsAsync(kept, cancellationToken) ? kept : await MakeAsync(cancellationToken);

        // In the fragment, which browsers send to no server and write into no log.
        var link = new Uri(server, "/console/setup").AbsoluteUri + "#" + token;
        await PrivateFile.WriteAsync(_file, link + "\n", cancellationToken);
        return link;
    }

    /// <summary>True while this token can be used.</summary>
    public async Task<bool> HoldsAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (StaffToken.Hash(token), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SetupToken>().AnyAsync(t => t.TokenHash == hash && t.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Ends all links as part of the write that makes the first person.</summary>
    /// <returns>False if another write has done so before: of two that try at once, the second waits here and then finds nothing.</returns>
    public static async Task<bool> UseUpAsync(WriteSession session) => await session.Db.Set<SetupToken>().ExecuteDeleteAsync(CancellationToken.None) > 0;

    /// <summary>Removes the file: the link in it is worth nothing any more.</summary>
    public void Forget() => File.Delete(_file);

    private async Task<string?> ReadTokenAsync(CancellationToken cancellationToken) =>
        File.Exists(_file) && (await File.ReadAllTextAsync(_file, cancellationToken)).Trim().Split('#') is [_, { Length: StaffToken.Length } token] ? token : null;

    private Task<string> MakeAsync(CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var token = StaffToken.New();
        var now = clock.GetUtcNow();
        await session.Db.Set<SetupToken>().Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(CancellationToken.None);
        session.Db.Add(new SetupToken { TokenHash = StaffToken.Hash(token), ExpiresAt = now + Lifetime });
        await audit.AppendAsync(session, new AuditEvent(Audit.System, "setup.link_made", "setup"));
        return token;
    }, cancellationToken);

    /// <summary>The stored row.</summary>
    internal sealed class SetupToken
    {
        public required string TokenHash { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<SetupToken>
        {
            public void Configure(EntityTypeBuilder<SetupToken> builder)
            {
                builder.ToTable("staff_setup_tokens").HasKey(t => t.TokenHash);
                builder.Property(t => t.TokenHash).HasColumnName("token_hash");
                builder.Property(t => t.ExpiresAt).HasColumnName("expires_at");
            }
        }
    }
}
