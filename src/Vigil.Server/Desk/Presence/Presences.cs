using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Presence;

/// <summary>Who is at work, in the database, so that it outlives restarts and all nodes agree. Whoever gives no sign of life counts as offline, whatever they last said.</summary>
internal sealed class Presences(WriteGate gate, IDbContextFactory<VigilDb> databases, StaffLists lists, IOptions<DeskOptions> options, TimeProvider clock) : IPresenceSource
{
    // A heartbeat is written to this precision: a third of the time after which somebody counts as away.
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<StaffId, DateTimeOffset> _written = [];

    /// <summary>So long without a sign of life counts as away.</summary>
    public TimeSpan AwayAfter => TimeSpan.FromSeconds(options.Value.AwayAfterSeconds);

    /// <inheritdoc/>
    public async ValueTask<PresenceView> FindAsync(StaffId id, CancellationToken cancellationToken)
    {
        return ToView(await RowOfAsync(id, cancellationToken), await lists.LoadOfAsync(id, cancellationToken));
    }

    /// <inheritdoc/>
    public Task LeftAsync(StaffId id) => gate.WriteAsync(
        session => session.Db.Set<PresenceRow>().Where(p => p.StaffId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PresenceState.Offline).SetProperty(p => p.SaidAt, clock.GetUtcNow()), CancellationToken.None), CancellationToken.None);

    /// <summary>One person's; null if they were never here.</summary>
    public async Task<PresenceRow?> RowOfAsync(StaffId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<PresenceRow>().FirstOrDefaultAsync(p => p.StaffId == id, cancellationToken);
    }

    /// <summary>Everybody's, by person; who was never here is missing.</summary>
    public async Task<IReadOnlyDictionary<StaffId, PresenceRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<PresenceRow>().ToDictionaryAsync(p => p.StaffId, cancellationToken);
    }

    /// <summary>Those who gave a sign of life after a time and have not said that they are gone.</summary>
    public async Task<IReadOnlyCollection<StaffId>> SeenAfterAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ahead = clock.GetUtcNow() + AwayAfter;
        return await db.Set<PresenceRow>().Where(p => p.LastSeen > time && p.LastSeen <= ahead && p.State != PresenceState.Offline).Select(p => p.StaffId).ToListAsync(cancellationToken);
    }

    /// <summary>Whether somebody has given no sign of life for so long. One that lies in the future was given before the clock was set back, and tells nothing.</summary>
    public bool IsSilent(PresenceRow? row, TimeSpan silence)
    {
        var now = clock.GetUtcNow();
        return row is null || now - row.LastSeen > silence || row.LastSeen > now + AwayAfter;
    }

    /// <summary>As it counts now. Who is silent counts as offline.</summary>
    public PresenceState StateOf(PresenceRow? row) => row is null || IsSilent(row, AwayAfter) ? PresenceState.Offline : row.State;

    /// <summary>As the console shows it.</summary>
    public PresenceView ToView(PresenceRow? row, int active) => new(PresenceCode.Of(StateOf(row)), row?.Capacity ?? options.Value.DefaultCapacity, active);

    /// <summary>Stores what a person says; what is null stays. Saying so is a sign of life.</summary>
    public Task<int> SetAsync(StaffId id, PresenceState? state, int? capacity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? said = state is null ? null : now;
        _written[id] = now;
        return gate.WriteAsync(
            async session =>
            {
                await EnsureAsync(session, id, now);
                return await session.Db.Set<PresenceRow>().Where(p => p.StaffId == id).ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.State, p => state ?? p.State).SetProperty(p => p.SaidAt, p => said ?? p.SaidAt).SetProperty(p => p.Capacity, p => capacity ?? p.Capacity).SetProperty(p => p.LastSeen, now), CancellationToken.None);
            },
            cancellationToken);
    }

    /// <summary>The person is there. Written at most every 10 seconds by each node.</summary>
    /// <returns>True if they had counted as away and said before that they were available: there is capacity again.</returns>
    public async Task<bool> SeenAsync(StaffId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_written.TryGetValue(id, out var written) && written.IsWithin(WriteEvery, now))
        {
            return false;
        }

        _written[id] = now;
        try
        {
            return await gate.WriteAsync(session => SeenAsync(session, id, now), cancellationToken);
        }
        catch (Exception)
        {
            // Not stored, so not written: the next second says it again, before anybody is taken for absent.
            _written.TryRemove(id, out _);
            throw;
        }
    }

    private async Task<bool> SeenAsync(WriteSession session, StaffId id, DateTimeOffset now)
    {
        await EnsureAsync(session, id, now);
        var (away, ahead) = (now - AwayAfter, now + AwayAfter);
        var back = await session.Db.Set<PresenceRow>().AnyAsync(p => p.StaffId == id && (p.LastSeen < away || p.LastSeen > ahead) && p.State == PresenceState.Available, CancellationToken.None);
        await session.Db.Set<PresenceRow>().Where(p => p.StaffId == id && (p.LastSeen < now || p.LastSeen > ahead)).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastSeen, now), CancellationToken.None);
        return back;
    }

    /// <summary>Routing has just given this person a case.</summary>
    public Task<int> GivenAsync(StaffId id)
    {
        var now = clock.GetUtcNow();
        return gate.WriteAsync(
            session => session.Db.Set<PresenceRow>().Where(p => p.StaffId == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.GivenAt, now), CancellationToken.None), CancellationToken.None);
    }

    // Everybody begins offline: a first sign-in takes no cases before its person says so.
    private Task<int> EnsureAsync(WriteSession session, StaffId id, DateTimeOffset now)
    {
        var state = EnumCode.Of(PresenceState.Offline);
        return session.Db.Database.ExecuteSqlAsync(
            $"insert into staff_presence (staff_id, state, capacity, last_seen, given_at) values ({id.Value}, {state}, {options.Value.DefaultCapacity}, {now.ToMicroseconds()}, null) on conflict (staff_id) do nothing", CancellationToken.None);
    }
}
