using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;

namespace Vigil.Server.Staff.Sessions;

/// <summary>
/// Tells a person, in every session of theirs but the one that did it, what has happened to their access. It is read from the trail, which nobody changes, and what was
/// read is remembered for one session alone: whoever comes in with a factor they have planted cannot read the news away from its owner, who is told at the next sign-in.
/// </summary>
internal sealed class AccessNotices(WriteGate gate, IDbContextFactory<VigilDb> databases, IOptions<StaffOptions> options, TimeProvider clock)
{
    /// <summary>What is older is told no more: a week has a day on which everybody works.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromDays(7);

    /// <summary>How many sign-ins are told at once: enough to see a strange one among one's own.</summary>
    public const int MaxSignIns = 5;

    // Nobody changes so much in a week; who does is seen by what is told.
    private const int MaxRead = 200;

    private const string Prefix = "staff.";
    private const string ChannelRemoved = "channel.removed";
    private static readonly string[] SignIns = ["staff.signed_in", "staff.token_made"];

    private static readonly string[] Changes =
    [
        "staff.factor_added", "staff.factor_removed", "staff.recovery_codes_renewed", "staff.factors_reset", "staff.password_changed", "staff.identity_linked", "staff.identity_unlinked",
    ];

    /// <summary>What this session has not read yet.</summary>
    public async Task<AccessNoticesView> ReadAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var sessions = await db.Set<StaffSessions.Session>().AsNoTracking().Where(s => s.StaffId == caller.Id).ToListAsync(cancellationToken);
        if (sessions.Find(s => s.TokenHash == caller.SessionKey) is not { } mine)
        {
            return new AccessNoticesView([], now);
        }

        // Whoever keeps the official list is told of what a colleague has taken off it.
        var removed = caller.May(Permission.KeepChannels) ? ChannelRemoved : "";
        var (owner, after) = (caller.Actor, mine.NoticesReadAt > now - Told && mine.NoticesReadAt <= now ? mine.NoticesReadAt : now - Told);
        var told = db.Set<Audit.Row>().AsNoTracking().Where(e => e.At > after && e.At <= now);

        // Apart from each other: hundreds of sign-ins must not push out the factor that they were made with.
        var changes = await told.Where(e => (e.Object == owner && Changes.Contains(e.Action)) || (e.Action == removed && e.Actor != owner))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MaxRead).ToListAsync(cancellationToken);
        var entered = await told.Where(e => e.Object == owner && SignIns.Contains(e.Action)).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MaxRead).ToListAsync(cancellationToken);
        var rows = changes.Concat(entered).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToList();

        // Where a password alone lets in, as in a demonstration, several people share an account: to be told of each other would be told of nothing.
        var alone = !options.Value.AsksForFactor(caller.Role) && !(await Holdings.OfAsync(db, caller.Id)).Any;
        var by = sessions.ToDictionary(s => s.Id.ToString(), StringComparer.Ordinal);
        var (items, signIns) = (new List<AccessNoticeView>(), 0);
        foreach (var row in rows)
        {
            var detail = row.Detail is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Detail)!;
            var doer = detail.GetValueOrDefault(StaffSessions.SessionDetail);
            if (doer == mine.Id.ToString() || (SignIns.Contains(row.Action) && (alone || ++signIns > MaxSignIns)))
            {
                continue;
            }

            var session = doer is null ? null : by.GetValueOrDefault(doer);
            items.Add(row.Action == ChannelRemoved
                ? new AccessNoticeView(ChannelRemoved, row.At, null, null, null, null, detail.GetValueOrDefault("value"))
                : new AccessNoticeView(row.Action[Prefix.Length..], row.At, detail.GetValueOrDefault("kind"), detail.GetValueOrDefault("by"), session?.Source, session?.Device));
        }

        return new AccessNoticesView(items, rows.Count > 0 ? rows[0].At : now);
    }

    /// <summary>Remembers, for this session alone, up to when its person has read.</summary>
    /// <returns>Null; or which field is wrong.</returns>
    public async Task<Refusal?> ReadUpToAsync(StaffCaller caller, AccessNoticesRead read, CancellationToken cancellationToken)
    {
        if (read.ReadAt > clock.GetUtcNow() || read.ReadAt < DateTimeOffset.UnixEpoch)
        {
            return RequestRefusals.Invalid("readAt: as it came with what was read.");
        }

        await gate.WriteAsync(session => session.Db.Set<StaffSessions.Session>().Where(s => s.TokenHash == caller.SessionKey && s.NoticesReadAt < read.ReadAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NoticesReadAt, read.ReadAt), CancellationToken.None), cancellationToken);
        return null;
    }
}
