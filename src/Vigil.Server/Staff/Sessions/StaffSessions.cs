using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Sessions of staff: a row each, so that ending one is deleting it.</summary>
internal sealed class StaffSessions(WriteGate gate, IDbContextFactory<VigilDb> databases, Audit audit, Outage outage, IOptions<StaffOptions> options, TimeProvider clock)
{
    /// <summary>A session ends this long after sign-in, whatever happens in it: a shift and its overtime.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>A session ends this long after its last request.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(60);

    /// <summary>Under which an event of the trail names the session that did it.</summary>
    public const string SessionDetail = "session";

    // The last request is remembered to this precision: one write a minute, not one a request.
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    // How long a looked-up session is trusted without asking the database again; a revoked one lives on this long.
    private static readonly TimeSpan CacheFor = TimeSpan.FromSeconds(2);
    private const int MaxCached = 5_000;

    private readonly ConcurrentDictionary<string, (StaffCaller Caller, DateTimeOffset Until)> _cache = new(StringComparer.Ordinal);

    /// <summary>Starts a session as part of the write that let the person in.</summary>
    /// <returns>Its token, and what the trail calls it.</returns>
    public async Task<(string Token, StaffSessionId Id)> StartAsync(WriteSession session, StaffId staff, TimeSpan lifetime, Proof proof, SessionOrigin origin)
    {
        var (token, id) = (StaffToken.New(), StaffSessionId.New(clock));
        var now = clock.GetUtcNow();
        await session.Db.Set<Session>().Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(CancellationToken.None);
        session.Db.Add(new Session
        {
            TokenHash = StaffToken.Hash(token),
            Id = id,
            StaffId = staff,
            Proof = proof,

            // Whoever a service let in may have shown themselves there days ago.
            ProvenAt = proof is Proof.Service ? DateTimeOffset.UnixEpoch : now,
            Source = origin.Address?.ToString() ?? "",
            Device = origin.Device,
            CreatedAt = now,
            SeenAt = now,
            ExpiresAt = now + lifetime,
        });
        await session.Db.SaveChangesAsync(CancellationToken.None);
        return (token, id);
    }

    /// <summary>Starts a usual session for somebody who has just shown who they are, and notes it in the trail.</summary>
    /// <param name="hasPassword">False for whoever joined by a sign-in service.</param>
    public async Task<SignedIn> EnterAsync(WriteSession session, StaffMember member, Proof proof, SessionOrigin origin, bool hasPassword = true)
    {
        var (token, id) = await StartAsync(session, member.Id, Lifetime, proof, origin);
        var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = EnumCode.Of(proof), [SessionDetail] = id.ToString() };
        await audit.AppendAsync(session, new AuditEvent(Audit.Staff(member.Id), "staff.signed_in", Audit.Staff(member.Id), detail));
        return new SignedIn(token, member, Admits(proof, member.Role, hasPassword));
    }

    /// <summary>What an event of the trail says, with the session that did it.</summary>
    public static async Task<Dictionary<string, string>> NoteAsync(WriteSession session, StaffCaller caller, Dictionary<string, string>? detail = null)
    {
        var id = await session.Db.Set<Session>().Where(s => s.TokenHash == caller.SessionKey).Select(s => (StaffSessionId?)s.Id).FirstOrDefaultAsync(CancellationToken.None);
        detail ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (id is { } known)
        {
            detail[SessionDetail] = known.ToString();
        }

        return detail;
    }

    /// <summary>The caller of a token, or null if there is no such session or it is over.</summary>
    public Task<StaffCaller?> FindAsync(string token, CancellationToken cancellationToken) => FindByKeyAsync(StaffToken.Hash(token), touch: true, cancellationToken);

    /// <summary>The caller of a session's key, or null if it is over.</summary>
    /// <param name="touch">True where a person acts; false where a connection only stays open.</param>
    public async Task<StaffCaller?> FindByKeyAsync(string key, bool touch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_cache.TryGetValue(key, out var cached) && cached.Until > now && cached.Until <= now + CacheFor)
        {
            return cached.Caller;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Session>().Where(s => s.TokenHash == key)
            .Join(db.Set<StaffAccount>(), s => s.StaffId, a => a.Id, (s, a) => new { Session = s, Account = a }).FirstOrDefaultAsync(cancellationToken);
        if (found is null || !found.Account.Active || found.Session.EndsAt <= now)
        {
            _cache.TryRemove(key, out _);
            return null;
        }

        if (touch && now - found.Session.SeenAt >= TouchEvery)
        {
            await TouchAsync(key, now, cancellationToken);
        }

        var caller = new StaffCaller(found.Session.StaffId, found.Account.Name, found.Account.Role, found.Account.ToMember().Queues, key) { Admitted = Admits(found.Session.Proof, found.Account.Role, found.Account.HasPassword) };
        if (touch)
        {
            // Only what touches may fill the cache: a connection that merely stays open must not keep requests from being remembered.
            Remember(key, caller, found.Session.EndsAt < now + CacheFor ? found.Session.EndsAt : now + CacheFor);
        }

        return caller;
    }

    /// <summary>Whether a proof opens more to this role than the page that sets up a factor.</summary>
    /// <param name="hasPassword">Whoever has none sets up a factor in any role: they could prove themselves by nothing else.</param>
    public bool Admits(Proof proof, StaffRole role, bool hasPassword) => proof switch
    {
        Proof.Password => !options.Value.AsksForFactor(role),
        Proof.Service => hasPassword && !options.Value.AsksForFactor(role),
        _ => true,
    };

    /// <summary>When the person behind a session last showed who they are, or null if it is over. Asked of the database each time: what hangs on it is rare and must not come too early.</summary>
    public async Task<DateTimeOffset?> ProvenAtAsync(string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Session>().Where(s => s.TokenHash == key).Select(s => (DateTimeOffset?)s.ProvenAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>True for a session that a terminal of the machine with the data folder has opened within the last minutes: who may use it is past asking for a factor, and needs it to help whoever has lost theirs.</summary>
    public async Task<bool> IsFreshFromTerminalAsync(VigilDb db, string key) =>
        await db.Set<Session>().Where(s => s.TokenHash == key && s.Proof == Proof.Terminal).Select(s => (DateTimeOffset?)s.ProvenAt).FirstOrDefaultAsync(CancellationToken.None) is { } proven
        && FreshProof.IsFresh(proven, clock.GetUtcNow());

    /// <summary>The person behind a session has shown anew who they are. Call <see cref="Forget"/> once it is stored.</summary>
    public Task<int> ProveAsync(WriteSession session, string key, Proof proof)
    {
        var now = clock.GetUtcNow();
        return session.Db.Set<Session>().Where(s => s.TokenHash == key).ExecuteUpdateAsync(set => set.SetProperty(s => s.Proof, proof).SetProperty(s => s.ProvenAt, now), CancellationToken.None);
    }

    /// <summary>Ends the sessions of a person, but for one, that a password or a sign-in service alone has opened: from the first factor on neither opens one.</summary>
    public static Task<int> EndUnprovenAsync(WriteSession session, StaffId staff, string but) =>
        session.Db.Set<Session>().Where(s => s.StaffId == staff && s.TokenHash != but && (s.Proof == Proof.Password || s.Proof == Proof.Service)).ExecuteDeleteAsync(CancellationToken.None);

    /// <summary>Ends the sessions of a person, but for one, that a sign-in service alone has opened.</summary>
    public static Task<int> EndSignedOnAsync(WriteSession session, StaffId staff, string but) =>
        session.Db.Set<Session>().Where(s => s.StaffId == staff && s.TokenHash != but && s.Proof == Proof.Service).ExecuteDeleteAsync(CancellationToken.None);

    /// <summary>Ends every session of a person but for one, as part of a write. Call <see cref="Forget"/> for each once it is stored.</summary>
    /// <returns>Their keys.</returns>
    public static async Task<List<string>> EndOthersAsync(WriteSession session, StaffId staff, string but)
    {
        var others = session.Db.Set<Session>().Where(s => s.StaffId == staff && s.TokenHash != but);
        var keys = await others.Select(s => s.TokenHash).ToListAsync(CancellationToken.None);
        await others.ExecuteDeleteAsync(CancellationToken.None);
        return keys;
    }

    /// <summary>Lets this node ask the database anew about a session.</summary>
    public void Forget(string key) => _cache.TryRemove(key, out _);

    /// <summary>Ends one session, on this node at once.</summary>
    public async Task EndAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        await gate.WriteAsync(async session =>
        {
            await session.Db.Set<Session>().Where(s => s.TokenHash == caller.SessionKey).ExecuteDeleteAsync(CancellationToken.None);
            await audit.AppendAsync(session, new AuditEvent(caller.Actor, "staff.signed_out", caller.Actor));
        }, cancellationToken);
        _cache.TryRemove(caller.SessionKey, out _);
    }

    private async Task TouchAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await gate.WriteAsync(session => session.Db.Set<Session>().Where(s => s.TokenHash == key && s.SeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), CancellationToken.None), cancellationToken);
        }
        catch (Exception failure) when (outage.Note(failure) is not null)
        {
            // Who reads while nothing can be stored shall read; the next request touches it.
        }
    }

    private void Remember(string key, StaffCaller caller, DateTimeOffset until)
    {
        if (_cache.Count >= MaxCached)
        {
            _cache.Clear();
        }

        _cache[key] = (caller, until);
    }

    /// <summary>The stored row.</summary>
    internal sealed class Session
    {
        public required string TokenHash { get; init; }

        public required StaffSessionId Id { get; init; }

        public required StaffId StaffId { get; init; }

        public required Proof Proof { get; init; }

        public required DateTimeOffset ProvenAt { get; init; }

        /// <summary>The address it was opened from; empty where there is none.</summary>
        public required string Source { get; init; }

        public required string Device { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required DateTimeOffset SeenAt { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        /// <summary>Up to when its person has read, in this session, what became of their access.</summary>
        public DateTimeOffset NoticesReadAt { get; init; } = DateTimeOffset.UnixEpoch;

        public DateTimeOffset EndsAt => SeenAt + IdleLimit < ExpiresAt ? SeenAt + IdleLimit : ExpiresAt;

        internal sealed class Map : IEntityTypeConfiguration<Session>
        {
            public void Configure(EntityTypeBuilder<Session> builder)
            {
                builder.ToTable("staff_sessions").HasKey(s => s.TokenHash);
                builder.Property(s => s.TokenHash).HasColumnName("token_hash");
                builder.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
                builder.Property(s => s.StaffId).HasColumnName("staff_id");
                builder.Property(s => s.Proof).HasColumnName("proof").HasConversion<CodeConverter<Proof>>();
                builder.Property(s => s.ProvenAt).HasColumnName("proven_at");
                builder.Property(s => s.Source).HasColumnName("source");
                builder.Property(s => s.Device).HasColumnName("device");
                builder.Property(s => s.CreatedAt).HasColumnName("created_at");
                builder.Property(s => s.SeenAt).HasColumnName("seen_at");
                builder.Property(s => s.ExpiresAt).HasColumnName("expires_at");
                builder.Property(s => s.NoticesReadAt).HasColumnName("notices_read_at").ValueGeneratedNever();
                builder.Ignore(s => s.EndsAt);
            }
        }
    }
}
