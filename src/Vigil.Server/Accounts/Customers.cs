using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Caching.Memory;
using Vigil.Contracts;
using Vigil.Server.Accounts.Identity;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts;

/// <summary>Someone who writes to us.</summary>
/// <param name="Uid">Account number at the exchange; null for an anonymous visitor.</param>
public sealed record CustomerIdentity(CustomerId Id, string? Uid, string Language, string TimeZone);

/// <summary>Whom an identity token names.</summary>
/// <param name="ExchangeSession">The session at the exchange that it was made for; null where it does not say.</param>
public sealed record IdentifiedCustomer(CustomerIdentity Customer, string? ExchangeSession);

/// <summary>Who our customers are: the exchange's token is the only proof.</summary>
public sealed class Customers : IDisposable
{
    // Asked for every message that staff are shown. A name that another node stored is seen after this long.
    private static readonly TimeSpan NameKept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _names = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly IdentityTokens _tokens;
    private readonly WriteGate _gate;
    private readonly IDbContextFactory<VigilDb> _databases;
    private readonly TimeProvider _clock;

    // Compiled once, for it is asked for every message.
    private readonly Func<VigilDb, CustomerId, CancellationToken, Task<CustomerIdentity?>> _byId =
        EF.CompileAsyncQuery((VigilDb db, CustomerId id, CancellationToken _) => db.Set<Customer>().Where(c => c.Id == id).Select(c => new CustomerIdentity(c.Id, c.Uid, c.Language, c.TimeZone)).FirstOrDefault());

    internal Customers(IdentityTokens tokens, WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock)
    {
        _tokens = tokens;
        _gate = gate;
        _databases = databases;
        _clock = clock;
    }

    /// <summary>The customer of an identity token, or a new visitor where there is none. A visitor's row never becomes a customer's: what they said is carried over when they sign in.</summary>
    public async Task<Outcome<IdentifiedCustomer>> IdentifyAsync(string? identityToken, string language, string timeZone, CancellationToken cancellationToken)
    {
        if (identityToken is null)
        {
            return new IdentifiedCustomer(await StoreAsync(null, language, timeZone, cancellationToken), null);
        }

        var verified = await _tokens.VerifyAsync(identityToken, cancellationToken);
        return verified.Refusal is { } refusal ? refusal : new IdentifiedCustomer(await StoreAsync(verified.Value!.Uid, language, timeZone, cancellationToken), verified.Value.Session);
    }

    /// <summary>The customer with this id, or null.</summary>
    public async Task<CustomerIdentity?> FindAsync(CustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await _byId(db, id, cancellationToken);
    }

    /// <summary>Those of these account numbers who have written to us.</summary>
    public async Task<IReadOnlyList<CustomerIdentity>> OfUidsAsync(IReadOnlyCollection<string> uids, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Customer>().Where(c => c.Uid != null && uids.Contains(c.Uid)).Select(c => new CustomerIdentity(c.Id, c.Uid, c.Language, c.TimeZone)).ToListAsync(cancellationToken);
    }

    /// <summary>The customer with this account number, made if they never wrote. No token is asked for: whoever calls has other proof, such as access to the data folder.</summary>
    public async Task<CustomerIdentity> OfUidAsync(string uid, string language, string timeZone, CancellationToken cancellationToken) =>
        await OfUidsAsync([uid], cancellationToken) is [var known, ..] ? known : await StoreAsync(uid, language, timeZone, cancellationToken);

    /// <summary>Keeps the masked name that the exchange gave, so that staff see whom a case is about without asking it for every row.</summary>
    public async Task RememberNameAsync(CustomerId id, string maskedName, CancellationToken cancellationToken)
    {
        await using (var db = await _databases.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.Set<Customer>().AnyAsync(c => c.Id == id && c.DisplayName != maskedName, cancellationToken))
            {
                return;
            }
        }

        await _gate.WriteAsync(
            session => session.Db.Set<Customer>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.DisplayName, maskedName), CancellationToken.None), cancellationToken);
        _names.Remove(id);
    }

    /// <summary>Keeps the zone by which the customer is told times.</summary>
    public Task RememberZoneAsync(CustomerId id, string timeZone, CancellationToken cancellationToken) => _gate.WriteAsync(
        session => session.Db.Set<Customer>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.TimeZone, timeZone), CancellationToken.None), cancellationToken);

    /// <summary>Keeps everybody else who takes this lock waiting until the session has committed.</summary>
    internal static Task LockAsync(WriteSession session, CustomerId id) =>
        session.Db.Set<Customer>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.TimeZone, c => c.TimeZone), CancellationToken.None);

    /// <summary>Masked names for staff, kept in memory for a minute; a customer whose name was never read goes by the masked uid, a visitor is missing.</summary>
    public async Task<IReadOnlyDictionary<CustomerId, string>> NamesAsync(IReadOnlyCollection<CustomerId> ids, CancellationToken cancellationToken)
    {
        var names = new Dictionary<CustomerId, string>();
        var unknown = new List<CustomerId>();
        foreach (var id in ids)
        {
            if (!_names.TryGetValue(id, out string? name))
            {
                unknown.Add(id);
            }
            else if (name is not null)
            {
                names[id] = name;
            }
        }

        if (unknown.Count > 0)
        {
            var read = await ReadNamesAsync(unknown, cancellationToken);
            foreach (var id in unknown)
            {
                using var entry = _names.CreateEntry(id);
                (entry.Value, entry.Size, entry.AbsoluteExpirationRelativeToNow) = (read.GetValueOrDefault(id), 1, NameKept);
                if (read.TryGetValue(id, out var name))
                {
                    names[id] = name;
                }
            }
        }

        return names;
    }

    /// <summary>Remembers no name of theirs any more.</summary>
    internal void Forget(CustomerId id) => _names.Remove(id);

    /// <inheritdoc/>
    public void Dispose() => _names.Dispose();

    /// <summary>Enough to tell two accounts apart, too little to look one up: 88…214.</summary>
    public static string MaskUid(string uid) => uid.Length > 5 ? $"{uid[..2]}…{uid[^3..]}" : "…";

    private async Task<Dictionary<CustomerId, string>> ReadNamesAsync(List<CustomerId> ids, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Customer>().Where(c => ids.Contains(c.Id) && c.Uid != null).Select(c => new { c.Id, c.Uid, c.DisplayName }).ToListAsync(cancellationToken);
        return found.ToDictionary(c => c.Id, c => c.DisplayName is { } name ? Mask.Name(name) : MaskUid(c.Uid!));
    }

    private Task<CustomerIdentity> StoreAsync(string? uid, string language, string timeZone, CancellationToken cancellationToken) => _gate.WriteAsync(async session =>
    {
        var now = _clock.GetUtcNow();
        var id = CustomerId.New(_clock);

        // One statement, so that two first sessions of one customer make one row.
        var stored = await session.Db.Database.SqlQuery<Guid>($"""
            insert into customers (id, uid, language, time_zone, created_at, updated_at)
            values ({id.Value}, {uid}, {language}, {timeZone}, {now.ToMicroseconds()}, {now.ToMicroseconds()})
            on conflict (uid) do update set language = excluded.language, time_zone = excluded.time_zone, updated_at = excluded.updated_at
            returning id
            """).ToListAsync(cancellationToken);
        return new CustomerIdentity(new CustomerId(stored[0]), uid, language, timeZone);
    }, cancellationToken);

    /// <summary>The stored row.</summary>
    internal sealed class Customer
    {
        public required CustomerId Id { get; init; }

        public string? Uid { get; init; }

        public required string Language { get; init; }

        public required string TimeZone { get; init; }

        /// <summary>The masked name, as the exchange last gave it.</summary>
        public string? DisplayName { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required DateTimeOffset UpdatedAt { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Customer>
        {
            public void Configure(EntityTypeBuilder<Customer> builder)
            {
                builder.ToTable("customers").HasKey(c => c.Id);
                builder.Property(c => c.Id).HasColumnName("id").ValueGeneratedNever();
                builder.Property(c => c.Uid).HasColumnName("uid");
                builder.Property(c => c.Language).HasColumnName("language");
                builder.Property(c => c.TimeZone).HasColumnName("time_zone");
                builder.Property(c => c.DisplayName).HasColumnName("display_name");
                builder.Property(c => c.CreatedAt).HasColumnName("created_at");
                builder.Property(c => c.UpdatedAt).HasColumnName("updated_at");
            }
        }
    }
}
