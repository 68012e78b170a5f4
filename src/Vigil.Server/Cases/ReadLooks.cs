using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Looks with what has become of them, for whoever holds <see cref="Permission.OpenCustomerData"/>.</summary>
public sealed class ReadLooks(IDbContextFactory<VigilDb> databases, StaffDirectory directory)
{
    /// <summary>Most looks of one page.</summary>
    public const int MaxPage = 100;

    /// <summary>One page, the newest first.</summary>
    /// <param name="after">What <see cref="LooksPageView.Next"/> was; null for the first page.</param>
    /// <returns>The page, or a refusal where <paramref name="after"/> is none of ours.</returns>
    public async Task<Outcome<LooksPageView>> PageAsync(StaffCaller reader, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        IQueryable<Look> looks = db.Set<Look>();
        if (after is not null)
        {
            if (TimeMark.Read(after) is not { } mark)
            {
                return RequestRefusals.Invalid("after must be what next was.");
            }

            var at = Microseconds.ToTime(mark.At);
            looks = looks.Where(l => l.At < at || (l.At == at && l.Id.CompareTo(mark.Id) < 0));
        }

        var found = await looks.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(limit).ToList();
        return new LooksPageView(await ToViewsAsync(db, reader, page, cancellationToken), found.Count > limit ? new TimeMark(page[^1].At.ToMicroseconds(), page[^1].Id).ToString() : null);
    }

    /// <summary>The look, or null.</summary>
    public async Task<LookView?> FindAsync(StaffCaller reader, LookId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Look>().FirstOrDefaultAsync(l => l.Id == id.Value, cancellationToken) is { } look ? (await ToViewsAsync(db, reader, [look], cancellationToken))[0] : null;
    }

    /// <summary>Who has opened it; null where there is no such look.</summary>
    public async Task<StaffId?> ByAsync(LookId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Look>().Where(l => l.Id == id.Value).Select(l => (StaffId?)l.ById).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<LookView>> ToViewsAsync(VigilDb db, StaffCaller reader, IReadOnlyList<Look> looks, CancellationToken cancellationToken)
    {
        var ids = looks.Select(l => l.CaseId).Distinct().ToList();
        var numbers = await db.Set<Case>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToDictionaryAsync(c => c.Id, c => c.Number, cancellationToken);

        // One by one, and few: those who have left are to be named too.
        var names = new Dictionary<StaffId, string>();
        foreach (var person in looks.Select(l => l.ById).Concat(looks.Select(l => l.ReviewedById).OfType<StaffId>()).Distinct())
        {
            names[person] = (await directory.FindAsync(person, cancellationToken))?.Name ?? "";
        }

        return [.. looks.Select(l => l.ToView(reader.Id, numbers.GetValueOrDefault(l.CaseId, ""), names))];
    }
}
