using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>Pairs of topics: what the classifier made of a case at first, and what the case turned out to be about.</summary>
internal sealed class ConfusionsList(IDbContextFactory<VigilDb> databases, ReadCourse courses, TimeProvider clock) : ILearningList
{
    /// <inheritdoc/>
    public string Name => "confusions";

    /// <inheritdoc/>
    public async Task<LearningPageView> ReadAsync(int skip, int limit, string language, CancellationToken cancellationToken)
    {
        var since = LearningDays.Since(clock);
        var done = await LessonsOfPairs.ReadAsync(databases, Name, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var cases = await db.Set<LearningCase>().Where(c => c.Confused && c.At >= since).OrderByDescending(c => c.At).ThenByDescending(c => c.CaseId).Take(ILearningList.MaxLooked).ToListAsync(cancellationToken);
        var ranked = cases.GroupBy(c => (First: c.FirstTopic!, End: c.EndTopic!))
            .Select(g => (Pair: g.Key, FromDay: done.GetValueOrDefault(g.Key), Cases: g.Where(c => LearningDays.Of(c.At) >= done.GetValueOrDefault(g.Key)).ToList())).Where(p => p.Cases.Count > 0)
            .OrderByDescending(p => p.Cases.Count).ThenBy(p => p.Pair.First, StringComparer.Ordinal).ThenBy(p => p.Pair.End, StringComparer.Ordinal);
        var (page, next) = LearningPages.Cut(ranked, skip, limit);
        var said = await courses.TextsAsync([.. page.SelectMany(p => p.Cases.Take(ILearningList.Typical)).Select(c => (c.CaseId, c.FirstSeq))], cancellationToken);
        return new LearningPageView(
            [
                .. page.Select(p => new LearningRowView(
                    LearningItem.Of(p.Pair.First, p.Pair.End, p.FromDay), p.Pair.First, p.Pair.End, null, null, p.Cases[0].Language, p.Cases.Count, null, null, null,
                    [.. p.Cases.Take(ILearningList.Typical).Select(c => said.GetValueOrDefault((c.CaseId, c.FirstSeq))).OfType<string>().Select(MaskText.In).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)],
                    SensitiveTopics.HasAny(p.Pair.First, p.Pair.End))),
            ],
            next, LearningDays.Looked, cases.Count);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?>?> TopicsOfAsync(string item, CancellationToken cancellationToken)
    {
        if (LearningItem.ReadPair(item) is not var (first, end, _))
        {
            return null;
        }

        var since = LearningDays.Since(clock);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<LearningCase>().AnyAsync(c => c.Confused && c.At >= since && c.FirstTopic == first && c.EndTopic == end, cancellationToken) ? [first, end] : null;
    }
}
