using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>First messages of which the classifier was unsure, or which it took for something else, in cases that are done and whose topic was confirmed. The newest first.</summary>
internal sealed class PhrasingsList(IDbContextFactory<VigilDb> databases, ReadCourse courses, TimeProvider clock) : ILearningList
{
    /// <inheritdoc/>
    public string Name => "phrasings";

    /// <inheritdoc/>
    public async Task<LearningPageView> ReadAsync(int skip, int limit, string language, CancellationToken cancellationToken)
    {
        var since = LearningDays.Since(clock);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var cases = await db.Set<LearningCase>().Where(c => c.Phrasing && c.At >= since).OrderByDescending(c => c.At).ThenByDescending(c => c.CaseId).Take(ILearningList.MaxLooked).ToListAsync(cancellationToken);
        var done = await db.Set<Lesson>().Where(l => l.List == Name && l.At >= since).Select(l => l.Item).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var (page, next) = LearningPages.Cut(cases.Where(c => !done.Contains(LearningItem.Of(c.CaseId, c.FirstSeq))), skip, limit);
        var said = await courses.TextsAsync([.. page.Select(c => (c.CaseId, c.FirstSeq))], cancellationToken);
        return new LearningPageView(
            [
                .. page.Where(c => said.ContainsKey((c.CaseId, c.FirstSeq))).Select(c => new LearningRowView(
                    LearningItem.Of(c.CaseId, c.FirstSeq), c.FirstTopic, c.EndTopic, null, null, c.Language, 1, null, null, null, [MaskText.In(said[(c.CaseId, c.FirstSeq)])],
                    SensitiveTopics.HasAny(c.FirstTopic, c.EndTopic))),
            ],
            next, LearningDays.Looked, cases.Count);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?>?> TopicsOfAsync(string item, CancellationToken cancellationToken)
    {
        if (LearningItem.ReadMessage(item) is not var (id, seq))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<LearningCase>().FirstOrDefaultAsync(c => c.CaseId == id && c.FirstSeq == seq && c.Phrasing, cancellationToken);
        return found is null ? null : [found.FirstTopic, found.EndTopic];
    }
}
