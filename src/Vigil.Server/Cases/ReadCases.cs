using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Reading of cases and timelines. Callers have checked whose case it is, with <see cref="FindAsync"/>.</summary>
public sealed class ReadCases(IDbContextFactory<VigilDb> databases, StaffedQueues staffed)
{
    /// <summary>Most entries one reading returns.</summary>
    public const int PageSize = 200;

    // Three turns: what lies further back is no longer gone on with.
    private const int TalkedBefore = 6;

    // Below this many measured hand-overs an expected wait would be a guess.
    private const int MinMeasuredWaits = 20;
    private const int MeasuredWaits = 50;

    // Compiled once, for they are asked for every message.
    private readonly Func<VigilDb, CaseId, CancellationToken, Task<Case?>> _byId =
        EF.CompileAsyncQuery((VigilDb db, CaseId id, CancellationToken _) => db.Set<Case>().FirstOrDefault(c => c.Id == id));

    private readonly Func<VigilDb, CaseId, long, CancellationToken, Task<CaseMessage?>> _bySeq =
        EF.CompileAsyncQuery((VigilDb db, CaseId id, long seq, CancellationToken _) => db.Set<Entry>().Where(e => e.CaseId == id && e.Seq == seq && e.Kind == EntryKind.Message)
            .Select(e => new CaseMessage(e.Seq, e.AuthorKind, e.Text, e.At)).FirstOrDefault());

    /// <summary>The case, or null.</summary>
    public async Task<CaseSnapshot?> FindAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await _byId(db, id, cancellationToken) is { } found ? CaseSnapshot.Of(found) : null;
    }

    /// <summary>A customer's cases, newest change first, at most 20.</summary>
    public async Task<IReadOnlyList<CaseSnapshot>> OfCustomerAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Case>().Where(c => c.CustomerId == customer && c.ErasedAt == null).OrderByDescending(c => c.UpdatedAt).Take(20).ToListAsync(cancellationToken);
        return found.ConvertAll(CaseSnapshot.Of);
    }

    /// <summary>The public entries after a public number, in order.</summary>
    public async Task<EntriesView> CustomerEntriesAsync(CaseId id, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var upTo = await db.Set<Case>().Where(c => c.Id == id).Select(c => c.LastPublicSeq).FirstAsync(cancellationToken);
        var entries = await db.Set<Entry>()
            // The number in the staff timeline is the key, and never smaller than the public one.
            .Where(e => e.CaseId == id && e.Seq > after && e.PublicSeq > after && e.PublicSeq <= upTo)
            .OrderBy(e => e.Seq).Take(PageSize).ToListAsync(cancellationToken);
        return new EntriesView(entries.ConvertAll(CaseFeed.ToCustomerView), upTo, entries.Count > 0 && entries[^1].PublicSeq < upTo);
    }

    /// <summary>The public entries from the first up to a public number, in order, a page at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<EntryView>> CustomerPagesAsync(CaseId id, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; after < upTo;)
        {
            var read = await CustomerEntriesAsync(id, after, cancellationToken);
            if (read.Entries is not [.., var last])
            {
                break;
            }

            yield return [.. read.Entries.Where(e => e.Seq <= upTo)];
            after = last.Seq;
        }
    }

    /// <summary>One message of the staff timeline, or null.</summary>
    public async Task<CaseMessage?> MessageAsync(CaseId id, long seq, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await _bySeq(db, id, seq, cancellationToken);
    }

    /// <summary>The customer's newest messages, newest first.</summary>
    public async Task<IReadOnlyList<CaseMessage>> NewestFromCustomerAsync(CaseId id, int count, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Message && e.AuthorKind == AuthorKind.Customer).OrderByDescending(e => e.Seq).Take(count)
            .Select(e => new CaseMessage(e.Seq, e.AuthorKind, e.Text, e.At)).ToListAsync(cancellationToken);
    }

    /// <summary>The newest message of an author's kind, or null. An answer in a language model's words is given as it was composed.</summary>
    public async Task<CaseMessage?> NewestOfAsync(CaseId id, AuthorKind author, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Message && e.AuthorKind == author).OrderByDescending(e => e.Seq)
            .Select(e => new { e.Seq, e.AuthorKind, e.Text, e.At, e.Data }).FirstOrDefaultAsync(cancellationToken);
        var more = newest?.Data is { } data ? JsonSerializer.Deserialize<MessageData>(data, CaseChange.Json) : null;
        return newest is null ? null : new CaseMessage(newest.Seq, newest.AuthorKind, more?.Worded?.Composed ?? newest.Text, newest.At) { AsksWhetherDone = more?.Replies?.Any(r => r.Kind == "resolve") is true };
    }

    /// <summary>What was said just before a message: the customer's message before it, the article of the newest answer, and what could be tapped.</summary>
    public async Task<TalkBefore> TalkBeforeAsync(CaseId id, long seq, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.Set<Entry>().Where(e => e.CaseId == id && e.Seq < seq && e.Kind == EntryKind.Message).OrderByDescending(e => e.Seq).Take(TalkedBefore)
            .Select(e => new { e.AuthorKind, e.Text, e.Data }).ToListAsync(cancellationToken);
        var answers = newest.Where(e => e.AuthorKind == AuthorKind.Assistant && e.Data is not null).Select(e => JsonSerializer.Deserialize<MessageData>(e.Data!, CaseChange.Json)!).ToList();
        return new TalkBefore(newest.FirstOrDefault(e => e.AuthorKind == AuthorKind.Customer)?.Text, answers.FirstOrDefault(a => a.Articles is { Count: > 0 })?.Articles![0].Slug)
        {
            Answer = newest.FirstOrDefault(e => e.AuthorKind == AuthorKind.Assistant)?.Text,
            FromArticle = answers is [{ Articles.Count: > 0 }, ..],
            Offered = [.. answers.SelectMany(a => a.Replies ?? []).Where(r => r.Kind == "say").Select(r => r.Label)],
        };
    }

    /// <summary>The live state as the customer sees it: whose turn it is, place in line, expected wait.</summary>
    public async Task<CaseStateView> StateOfAsync(CaseSnapshot @case, CancellationToken cancellationToken)
    {
        int? ahead = null, expected = null;
        if (@case is { Owner: CaseOwner.Queue, InLineSince: { } since })
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var (id, rank) = (@case.Id, @case.LineRank);
            ahead = await db.Set<Case>().CountAsync(
                c => c.Owner == CaseOwner.Queue && c.Queue == @case.Queue && c.Id != id && (EF.Property<int>(c, PlaceInLine.Rank) > rank || (EF.Property<int>(c, PlaceInLine.Rank) == rank && c.InLineSince < since)), cancellationToken);
            expected = await ExpectedWaitAsync(db, cancellationToken);
        }

        return ToState(@case, ahead, expected);
    }

    /// <summary>The live states of the first cases in a line, in its order, with whose they are.</summary>
    public async Task<IReadOnlyList<(CustomerId Owner, CaseStateView State)>> StatesInLineAsync(string queue, int limit, CancellationToken cancellationToken)
    {
        var line = await InLineAsync(queue, limit, cancellationToken);
        if (line.Count == 0)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var expected = await ExpectedWaitAsync(db, cancellationToken);
        return [.. line.Select((@case, ahead) => (@case.CustomerId, ToState(@case, ahead, expected)))];
    }

    /// <summary>The first cases in a line: by rank (<see cref="PlaceInLine"/>), then by how long they have stood in it.</summary>
    public async Task<IReadOnlyList<CaseSnapshot>> InLineAsync(string queue, int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Case>().Where(c => c.Owner == CaseOwner.Queue && c.Queue == queue)
            .OrderByDescending(c => EF.Property<int>(c, PlaceInLine.Rank)).ThenBy(c => c.InLineSince).ThenBy(c => c.Number).Take(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(CaseSnapshot.Of);
    }

    /// <summary>The customer's word for the state: open, waiting, withAgent, resolved.</summary>
    public static string StateCode(CaseSnapshot @case) => @case.Owner switch
    {
        CaseOwner.Queue => "waiting",
        CaseOwner.Agent => "withAgent",
        CaseOwner.Assistant => "open",
        _ => "resolved",
    };

    // Pressing is also a wish to cancel a withdrawal; the alarm that tells a customer to freeze first is for what the security team answers.
    private static bool IsAlarm(CaseSnapshot @case) => @case.Priority is CasePriority.Urgent && (@case.Queue == CaseQueues.Security || CaseQueues.For(@case.Topic) == CaseQueues.Security);

    private CaseStateView ToState(CaseSnapshot @case, int? ahead, int? expected) => new(
        @case.Id, @case.Number, StateCode(@case), @case.Owner is CaseOwner.Agent ? @case.AgentName : null, IsAlarm(@case),
        ahead, expected, @case.Status is CaseStatus.Resolved && @case.RatedStars is null, @case.StaffRead, @case.LastPublicSeq,
        @case is { Owner: CaseOwner.Queue, Queue: { } queue } ? staffed.Has(queue) : null);

    private static async Task<int?> ExpectedWaitAsync(VigilDb db, CancellationToken cancellationToken)
    {
        var waits = await db.Set<Case>().Where(c => c.AssignedAt != null && c.QueuedAt != null)
            .OrderByDescending(c => c.AssignedAt).Take(MeasuredWaits).Select(c => new { c.QueuedAt, c.AssignedAt }).ToListAsync(cancellationToken);
        if (waits.Count < MinMeasuredWaits)
        {
            return null;
        }

        var seconds = waits.Select(w => (w.AssignedAt!.Value - w.QueuedAt!.Value).TotalSeconds).Order().ToList();
        return (int)Math.Ceiling(seconds[seconds.Count / 2]);
    }
}

/// <summary>A message as stored.</summary>
/// <param name="Text">Null once erased.</param>
public sealed record CaseMessage(long Seq, AuthorKind Author, string? Text, DateTimeOffset At)
{
    /// <summary>It carries the button that ends the case.</summary>
    public bool AsksWhetherDone { get; init; }
}

/// <summary>What was said just before a message.</summary>
/// <param name="Question">The customer's message before it; null for none.</param>
/// <param name="Slug">The article of the newest answer that had one; null for none.</param>
public sealed record TalkBefore(string? Question, string? Slug)
{
    /// <summary>The newest answer; null where there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>The newest answer came with an article.</summary>
    public bool FromArticle { get; init; }

    /// <summary>The labels of the buttons under the newest answers that send their own words.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];
}
