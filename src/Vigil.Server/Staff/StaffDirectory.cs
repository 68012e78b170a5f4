using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff;

/// <summary>A person who works here, as other modules know them.</summary>
/// <param name="Name">Public name, as customers see it.</param>
/// <param name="Language">zh or en: of the console.</param>
/// <param name="Queues">Names of the queues this person takes cases from.</param>
/// <param name="Active">False once they have left: no sign-in, no new cases, but still the name on old ones.</param>
public sealed record StaffMember(StaffId Id, string Name, string Email, StaffRole Role, string Language, IReadOnlyList<string> Queues, bool Active);

/// <summary>Finds people. Those who have left are found too, by id and address, since their names stand on old cases.</summary>
public sealed class StaffDirectory(IDbContextFactory<VigilDb> databases, IPresenceSource presence, IOptions<StaffOptions> options, TimeProvider clock)
{
    /// <summary>The person with this id, or null.</summary>
    public async Task<StaffMember?> FindAsync(StaffId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await db.Set<StaffAccount>().FirstOrDefaultAsync(a => a.Id == id, cancellationToken))?.ToMember();
    }

    /// <summary>The person with this address in any upper or lower case, or null.</summary>
    public async Task<StaffMember?> ByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var key = EmailAddress.KeyOf(email);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await db.Set<StaffAccount>().FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken))?.ToMember();
    }

    /// <summary>Whether one human being has both accounts, as far as that is known.</summary>
    public async Task<bool> AreSamePersonAsync(StaffId one, StaffId other, CancellationToken cancellationToken)
    {
        if (one == other)
        {
            return true;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var both = await db.Set<StaffAccount>().Where(a => a.Id == one || a.Id == other).ToListAsync(cancellationToken);
        return both is [var first, var second] && first.IsSamePersonAs(second);
    }

    /// <summary>Whether one of these accounts belongs to this person.</summary>
    public async Task<bool> IsAmongAsync(StaffId person, IEnumerable<StaffId> accounts, CancellationToken cancellationToken)
    {
        foreach (var account in accounts)
        {
            if (await AreSamePersonAsync(account, person, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody can judge what somebody else has done: another human being, not invited within <see cref="StaffOptions.NewcomerDays"/>, nor the one who has just invited the other.</summary>
    public async Task<bool> IsSecondPersonAsync(StaffId judge, StaffId other, CancellationToken cancellationToken)
    {
        if (judge == other)
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var both = await db.Set<StaffAccount>().Where(a => a.Id == judge || a.Id == other).ToListAsync(cancellationToken);
        return both.Find(a => a.Id == judge) is { } judging && (both.Find(a => a.Id == other) is not { } judged || judging.IsSecondPersonFor(judged, clock.GetUtcNow(), await NewcomerAsync(db, options.Value, clock.GetUtcNow(), cancellationToken)));
    }

    /// <summary>How long somebody who was invited is a newcomer. Nobody is in an installation that is itself younger than that, or nobody there could agree to anything.</summary>
    internal static async Task<TimeSpan> NewcomerAsync(VigilDb db, StaffOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var days = TimeSpan.FromDays(options.NewcomerDays);
        var first = await db.Set<StaffAccount>().OrderBy(a => a.CreatedAt).Select(a => a.CreatedAt).FirstAsync(cancellationToken);
        return now - first < days ? TimeSpan.Zero : days;
    }

    /// <summary>
    /// Whether anybody could agree to what this person wants: somebody else, in whose hand it is not, whose role holds the permission. Whose access has ended within <c>Staff:NewcomerDays</c>
    /// counts as if they were here: or ending a colleague's access would be a way to be alone, and giving it back the way to leave no trace of it.
    /// </summary>
    public async Task<bool> HasSecondAsync(StaffId person, Permission permission, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var left = now - TimeSpan.FromDays(options.Value.NewcomerDays);
        var accounts = await db.Set<StaffAccount>().Where(a => a.Active || a.UpdatedAt > left).ToListAsync(cancellationToken);
        var newcomer = await NewcomerAsync(db, options.Value, now, cancellationToken);
        return accounts.Find(a => a.Id == person) is { } asker && accounts.Exists(a => a.Role.Holds(permission) && a.Role.Holds(Permission.Approve) && a.IsSecondPersonFor(asker, now, newcomer));
    }

    /// <summary>Keeps everybody else who takes this lock waiting until the session has committed.</summary>
    public static Task LockAsync(WriteSession session, StaffId id) =>
        session.Db.Set<StaffAccount>().Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdatedAt, a => a.UpdatedAt), CancellationToken.None);

    /// <summary>Everybody who works here now, by the time they came.</summary>
    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var accounts = await db.Set<StaffAccount>().Where(a => a.Active).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        return [.. accounts.Select(a => a.ToMember())];
    }

    /// <summary>A person as the console shows them to themselves.</summary>
    /// <param name="admitted">Their session opens more than the page that sets up a second factor.</param>
    public async Task<StaffView> ViewAsync(StaffMember member, bool admitted, CancellationToken cancellationToken) => new(
        member.Id, member.Name, member.Email, EnumCode.Of(member.Role), RolePermissions.CodesOf(member.Role), member.Language, member.Queues, await presence.FindAsync(member.Id, cancellationToken), !admitted);

    /// <summary>A person as colleagues see them.</summary>
    public async Task<ColleagueView> ColleagueAsync(StaffMember member, CancellationToken cancellationToken) => new(
        member.Id, member.Name, EnumCode.Of(member.Role), await presence.FindAsync(member.Id, cancellationToken), member.Queues);
}
