using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Assistant.Learning.Lists;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning.Edits;

/// <summary>How much agents change of drafts: by topic in figures, and pair by pair.</summary>
public sealed class ReadEdits(IDbContextFactory<VigilDb> databases, ReadReplies replies, TimeProvider clock)
{
    /// <summary>The most replies that the figures are made of, and the most pairs that are written out: the newest.</summary>
    public const int MaxLooked = 10_000;

    // As much of a draft and a reply as is compared by eye.
    private const int Longest = 1_500;

    private const double Thousandths = 1000;

    /// <summary>The figures of every topic from which anything was sent, the most first.</summary>
    public async Task<DraftEditsView> ByTopicAsync(CancellationToken cancellationToken)
    {
        var since = LearningDays.Since(clock);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var edits = await db.Set<LearningEdit>().Where(e => e.At >= since).OrderByDescending(e => e.At).Take(MaxLooked).Select(e => new { e.Topic, e.Edit }).ToListAsync(cancellationToken);
        var topics = edits.GroupBy(e => e.Topic, StringComparer.Ordinal)
            .Select(g => new TopicEditsView(g.Key, g.Count(), g.Count(e => e.Edit == 0), Median([.. g.Select(e => e.Edit).Order()])))
            .OrderByDescending(t => t.Sent).ThenBy(t => t.Topic, StringComparer.Ordinal);
        return new DraftEditsView([.. topics], LearningDays.Looked, edits.Count);
    }

    /// <summary>The pairs of one topic, the newest first.</summary>
    /// <param name="topic">Null for drafts of no topic.</param>
    /// <param name="skip">Pairs that were read before.</param>
    public async Task<DraftPairsView> PairsAsync(string? topic, int skip, int limit, CancellationToken cancellationToken)
    {
        var since = LearningDays.Since(clock);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var edits = await db.Set<LearningEdit>().Where(e => e.Topic == topic && e.At >= since).OrderByDescending(e => e.At).ThenByDescending(e => e.CaseId).ThenByDescending(e => e.OfSeq)
            .Skip(skip).Take(limit + 1).ToListAsync(cancellationToken);
        return new DraftPairsView([.. (await ShowAsync([.. edits.Take(limit)], cancellationToken)).Select(p => p.Pair)], edits.Count > limit ? LearningPages.Mark(skip + limit) : null);
    }

    /// <summary>The newest pairs of all topics with their topics, the newest first, however old.</summary>
    public async Task<IReadOnlyList<(string? Topic, DraftPairView Pair)>> NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var edits = await db.Set<LearningEdit>().OrderByDescending(e => e.At).ThenByDescending(e => e.CaseId).ThenByDescending(e => e.OfSeq).Take(MaxLooked).ToListAsync(cancellationToken);
        return await ShowAsync(edits, cancellationToken);
    }

    // What was erased from the timeline is gone here too.
    private async Task<IReadOnlyList<(string? Topic, DraftPairView Pair)>> ShowAsync(IReadOnlyList<LearningEdit> edits, CancellationToken cancellationToken)
    {
        var said = await replies.HandleAsync([.. edits.Select(e => (e.CaseId, e.Seq))], cancellationToken);
        return
        [
            .. edits.Where(e => said.ContainsKey((e.CaseId, e.Seq))).Select(e => (e.Topic, new DraftPairView(
                e.CaseId, e.At, e.Language, MaskText.UpTo(Longest, said[(e.CaseId, e.Seq)].Draft.Text), MaskText.UpTo(Longest, said[(e.CaseId, e.Seq)].Sent), e.Edit / Thousandths))),
        ];
    }

    private static double Median(IReadOnlyList<int> ordered) => (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2.0 / Thousandths;
}
