using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>The lists that staff work from. Each shows a person only what <see cref="CaseAccess"/> lets them see.</summary>
public sealed class StaffLists(Database database, IDbContextFactory<VigilDb> databases)
{
    /// <summary>Most rows of one page.</summary>
    public const int MaxPage = 200;

    /// <summary>Most cases that a search for a person gives.</summary>
    public const int MaxFound = 50;

    /// <summary>All entries after a number, in order, at most <see cref="ReadCases.PageSize"/>. The caller has asked <see cref="CaseAccess"/>.</summary>
    public async Task<StaffEntriesView> EntriesAsync(CaseId id, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var upTo = await db.Set<Case>().Where(c => c.Id == id).Select(c => c.LastSeq).FirstAsync(cancellationToken);
        var entries = await db.Set<Entry>()
            .Where(e => e.CaseId == id && e.Seq > after && e.Seq <= upTo)
            .OrderBy(e => e.Seq).Take(ReadCases.PageSize).ToListAsync(cancellationToken);
        return new StaffEntriesView(await MarkedAsync(db, id, entries.ConvertAll(StaffEntries.ToView), cancellationToken), upTo, entries.Count > 0 && entries[^1].Seq < upTo, await IdentityCases.HasAsync(db, id, cancellationToken));
    }

    // An entry holds its files as they were sent; somebody may have said since then that one shows a document.
    private static async Task<List<StaffEntryView>> MarkedAsync(VigilDb db, CaseId id, List<StaffEntryView> entries, CancellationToken cancellationToken)
    {
        if (!entries.Exists(e => e.Files is not null))
        {
            return entries;
        }

        var (first, last) = (entries[0].Seq, entries[^1].Seq);
        var now = (await db.Set<Attachment>().Where(f => f.CaseId == id && f.Seq >= first && f.Seq <= last).ToListAsync(cancellationToken)).ToDictionary(f => f.Id, f => f.Covered);
        return entries.ConvertAll(e => e.Files is { } files ? e with { Files = [.. files.Select(f => f with { Covered = now.GetValueOrDefault(f.FileId, f.Covered) })] } : e);
    }

    /// <summary>One page of a view.</summary>
    /// <param name="after">What <see cref="StaffPage.Next"/> was; null for the first page.</param>
    /// <returns>The page, or a refusal where <paramref name="after"/> is none of ours.</returns>
    public async Task<Outcome<StaffPage>> PageAsync(StaffCaller caller, CaseView view, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var listed = db.Set<Case>().Where(In(view, caller.Id));
        if (after is not null)
        {
            if (!ListMark.TryParse(after, out var mark))
            {
                return RequestRefusals.Invalid("after must be what next was.");
            }

            listed = listed.Where(After(view, mark));
        }

        var found = view == CaseView.Resolved && !caller.May(Permission.SeeAllCases)
            ? await DoneAsync(listed, caller, limit + 1, cancellationToken)
            : await Ordered(listed.Where(VisibleTo(caller)), view).Take(limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(limit).Select(CaseSnapshot.Of).ToList();
        return new StaffPage(page, found.Count > limit ? ListMark.Of(view, page[^1]).ToString() : null);
    }

    /// <summary>The case with exactly this number, whoever may see it; null for none.</summary>
    public async Task<CaseId?> NumberedAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Case>().Where(c => c.Number == number).Select(c => (CaseId?)c.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What this person may see of a customer's cases and of one case, the latest change first, at most <see cref="MaxFound"/>. Null for neither is asked for all the same.</summary>
    public async Task<IReadOnlyList<CaseSnapshot>> ExactlyAsync(StaffCaller caller, CustomerId? customer, CaseId? @case, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visible = db.Set<Case>().Where(VisibleTo(caller));
        var (whose, which) = (customer ?? default, @case ?? default);
        var theirs = await visible.Where(c => c.CustomerId == whose).OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Number).Take(MaxFound).ToListAsync(cancellationToken);
        var one = await visible.Where(c => c.Id == which).ToListAsync(cancellationToken);
        return [.. one.Concat(theirs).DistinctBy(c => c.Id).Take(MaxFound).Select(CaseSnapshot.Of)];
    }

    /// <summary>How many cases stand where.</summary>
    public async Task<CaseCountsView> CountsAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visible = db.Set<Case>().Where(VisibleTo(caller));
        return new CaseCountsView(
            await visible.CountAsync(In(CaseView.Mine, caller.Id), cancellationToken),
            await visible.CountAsync(In(CaseView.Queued, caller.Id), cancellationToken),
            await visible.CountAsync(In(CaseView.All, caller.Id), cancellationToken));
    }

    /// <summary>How many wait in each queue and since when: from the customer's waiting, not from the place in line, which is set back for a case that came back.</summary>
    public async Task<IReadOnlyList<QueueView>> QueuesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lines = await db.Set<Case>().Where(c => c.Owner == CaseOwner.Queue)
            .GroupBy(c => c.Queue).Select(g => new { Name = g.Key, Waiting = g.Count(), Oldest = g.Min(c => c.WaitingSince ?? c.QueuedAt) }).ToListAsync(cancellationToken);
        return [.. CaseQueues.All.Select(name => lines.Find(l => l.Name == name) is { } line ? new QueueView(name, line.Waiting, line.Oldest) : new QueueView(name, 0, null))];
    }

    /// <summary>Each case's newest message, where its text is not erased.</summary>
    public async Task<IReadOnlyDictionary<CaseId, LastSaid>> LastSaidAsync(IReadOnlyList<CaseSnapshot> cases, CancellationToken cancellationToken)
    {
        // Of the case as it was seen: what was written since may not be for the same eyes.
        var seen = cases.Where(c => c.LastMessageSeq is not null).ToDictionary(c => c.Id, c => c.LastMessageSeq!.Value);
        var (ids, numbers) = (seen.Keys.ToList(), seen.Values.Distinct().ToList());
        if (ids.Count == 0)
        {
            return new Dictionary<CaseId, LastSaid>();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var said = await db.Set<Entry>().Where(e => ids.Contains(e.CaseId) && numbers.Contains(e.Seq) && e.Text != null)
            .Select(e => new { e.CaseId, e.Seq, e.Text, e.AuthorKind, e.AuthorId }).ToListAsync(cancellationToken);
        return said.Where(s => seen[s.CaseId] == s.Seq).ToDictionary(s => s.CaseId, s => new LastSaid(s.Text!, s is { AuthorKind: AuthorKind.Agent, AuthorId: { } agent } ? new StaffId(agent) : null));
    }

    /// <summary>Whether any customer waits in a queue or for an agent. Quick, for asking every second.</summary>
    public async Task<bool> AnybodyWaitsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select case when exists (select 1 from cases where owner = 'queue') or exists (select 1 from cases where owner = 'agent' and waiting_since is not null) then 1 else 0 end";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 1;
    }

    /// <summary>How many cases each agent has now; who has none is missing.</summary>
    public async Task<IReadOnlyDictionary<StaffId, int>> LoadsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var loads = await db.Set<Case>().Where(c => c.Owner == CaseOwner.Agent && c.AgentId != null).GroupBy(c => c.AgentId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return loads.ToDictionary(l => l.Key, l => l.Count);
    }

    /// <summary>How many cases one agent has now.</summary>
    public async Task<int> LoadOfAsync(StaffId agent, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Case>().CountAsync(c => c.Owner == CaseOwner.Agent && c.AgentId == agent, cancellationToken);
    }

    /// <summary>Whether an agent has taken a case by hand, or written in it, since a time.</summary>
    public async Task<bool> HasWorkedOnAsync(CaseId id, StaffId agent, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var deeds = await db.Set<Entry>()
            .Where(e => e.CaseId == id && e.AuthorKind == AuthorKind.Agent && e.AuthorId == agent.Value && e.At >= since && (e.Kind == EntryKind.Message || e.Kind == EntryKind.Note || e.Kind == EntryKind.Assigned))
            .Select(e => new { e.Kind, e.Data }).ToListAsync(cancellationToken);

        // The entry of an assignment names who has the case now as its author, whoever gave it.
        return deeds.Exists(d => d.Kind is not EntryKind.Assigned || (d.Data is { } data && JsonSerializer.Deserialize<AssignedData>(data, CaseChange.Json)!.By == agent));
    }

    /// <summary>Cases whose customer waits for an agent who is none of these, assigned no later than a time; the longest waiting first, at most 100.</summary>
    public async Task<IReadOnlyList<CaseSnapshot>> StrandedAsync(IReadOnlyCollection<StaffId> present, DateTimeOffset assignedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var here = present.Select(id => (StaffId?)id).ToList();
        var found = await db.Set<Case>().Where(c => c.Owner == CaseOwner.Agent && c.WaitingSince != null && (c.AssignedAt <= assignedBy || c.AssignedAt > now) && !here.Contains(c.AgentId))
            .OrderBy(c => c.WaitingSince).Take(100).ToListAsync(cancellationToken);
        return found.ConvertAll(CaseSnapshot.Of);
    }

    // Each queue's own and the agent's own are read to their first rows and put together: asked for in one condition, the database would walk through all that was ever
    // done until it had found enough that this agent may see, the further the less that is.
    private static async Task<List<Case>> DoneAsync(IQueryable<Case> listed, StaffCaller caller, int most, CancellationToken cancellationToken)
    {
        var found = new List<Case>();
        foreach (var part in (IEnumerable<IQueryable<Case>>)[listed.Where(c => c.AgentId == caller.Id), .. caller.Queues.Select(queue => listed.Where(c => c.Queue == queue))])
        {
            found.AddRange(await Ordered(part, CaseView.Resolved).Take(most).ToListAsync(cancellationToken));
        }

        return [.. found.DistinctBy(c => c.Id).OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Number, StringComparer.Ordinal).Take(most)];
    }

    // The same rule as CaseAccess.Allows, for the database; a test compares the two.
    private static Expression<Func<Case, bool>> VisibleTo(StaffCaller caller)
    {
        if (caller.May(Permission.SeeAllCases))
        {
            return c => true;
        }

        var (id, queues) = (caller.Id, caller.Queues.Select(q => (string?)q).ToList());
        return c => c.AgentId == id || (c.Queue != null && queues.Contains(c.Queue));
    }

    private static Expression<Func<Case, bool>> In(CaseView view, StaffId me) => view switch
    {
        CaseView.Mine => c => c.Owner == CaseOwner.Agent && c.AgentId == me,
        CaseView.Queued => c => c.Owner == CaseOwner.Queue,
        CaseView.All => c => c.Status == CaseStatus.Open,
        _ => c => c.Status == CaseStatus.Resolved,
    };

    private static IQueryable<Case> Ordered(IQueryable<Case> cases, CaseView view) => view switch
    {
        CaseView.Queued => cases.OrderByDescending(c => EF.Property<int>(c, PlaceInLine.Rank)).ThenBy(c => c.InLineSince).ThenBy(c => c.Number),
        CaseView.Mine => cases.OrderByDescending(c => c.Priority).ThenByDescending(c => c.UpdatedAt).ThenBy(c => c.Number),
        _ => cases.OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Number),
    };

    private static Expression<Func<Case, bool>> After(CaseView view, ListMark mark)
    {
        var (rank, at, number) = mark;
        var priority = (CasePriority)rank;
        return view switch
        {
            CaseView.Queued => c => EF.Property<int>(c, PlaceInLine.Rank) < rank || (EF.Property<int>(c, PlaceInLine.Rank) == rank && (c.InLineSince > at || (c.InLineSince == at && string.Compare(c.Number, number) > 0))),
            CaseView.Mine => c => c.Priority < priority || (c.Priority == priority && (c.UpdatedAt < at || (c.UpdatedAt == at && string.Compare(c.Number, number) > 0))),
            _ => c => c.UpdatedAt < at || (c.UpdatedAt == at && string.Compare(c.Number, number) > 0),
        };
    }
}

/// <summary>A list that staff work from.</summary>
public enum CaseView
{
    /// <summary>The caller's own, the most pressing first.</summary>
    Mine,

    /// <summary>Those that wait, in the order in which they will be served.</summary>
    Queued,

    /// <summary>All that go on, the latest change first.</summary>
    All,

    /// <summary>All that are done, the latest change first.</summary>
    Resolved,
}

/// <summary>A page of a list.</summary>
/// <param name="Next">Where the next one begins; null on the last.</param>
public sealed record StaffPage(IReadOnlyList<CaseSnapshot> Cases, string? Next);

/// <summary>A case's newest message.</summary>
/// <param name="By">The agent who wrote it; null where it was nobody of the staff.</param>
public sealed record LastSaid(string Text, StaffId? By);
