using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>Questions of which customers were told that the assistant does not know, put together by what they ask.</summary>
internal sealed class QuestionsList(IDbContextFactory<VigilDb> databases, ReadCourse courses, TimeProvider clock) : ILearningList
{
    /// <inheritdoc/>
    public string Name => "questions";

    /// <inheritdoc/>
    public async Task<LearningPageView> ReadAsync(int skip, int limit, string language, CancellationToken cancellationToken)
    {
        var questions = await QuestionsAsync(cancellationToken);
        var done = await DoneAsync(cancellationToken);

        // A new question that asks what somebody has dealt with goes where the others went.
        var open = ClusterQuestions.Of(questions).Where(c => !c.Questions.Any(q => done.Contains(q.Item)))
            .OrderByDescending(c => c.Questions.Count).ThenByDescending(c => c.Questions[^1].At).ThenBy(c => c.Questions[0].Item, StringComparer.Ordinal);
        return LearningPages.Of(open, skip, limit, questions.Count, c => c.Select(cluster => new LearningRowView(
            cluster.Questions[0].Item, cluster.Questions[0].Topic, null, null, null, cluster.Questions[0].Language, cluster.Questions.Count, null, null, null, cluster.Typical,
            SensitiveTopics.HasAny(cluster.Questions[0].Topic))));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?>?> TopicsOfAsync(string item, CancellationToken cancellationToken)
    {
        if (LearningItem.ReadMessage(item) is not var (id, seq))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<LearningAnswer>().Where(a => a.CaseId == id && a.OfSeq == seq && a.NotKnown).Select(a => new { a.Topic }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : [found.Topic];
    }

    private async Task<IReadOnlyList<UnansweredQuestion>> QuestionsAsync(CancellationToken cancellationToken)
    {
        var since = LearningDays.Since(clock);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<LearningAnswer>().Where(a => a.NotKnown && a.At >= since).OrderByDescending(a => a.At).ThenByDescending(a => a.CaseId).ThenByDescending(a => a.Seq)
            .Take(ILearningList.MaxLooked).Select(a => new { a.CaseId, a.OfSeq, a.At, a.Topic, a.Language }).ToListAsync(cancellationToken);
        rows.Reverse();
        var texts = await courses.TextsAsync([.. rows.Select(r => (r.CaseId, r.OfSeq))], cancellationToken);
        return
        [
            .. rows.Where(r => texts.ContainsKey((r.CaseId, r.OfSeq))).DistinctBy(r => (r.CaseId, r.OfSeq))
                .Select(r => new UnansweredQuestion(LearningItem.Of(r.CaseId, r.OfSeq), r.At, r.Topic, r.Language, MaskText.In(texts[(r.CaseId, r.OfSeq)]))).Where(q => q.Text.Length > 0),
        ];
    }

    private async Task<HashSet<string>> DoneAsync(CancellationToken cancellationToken)
    {
        var since = LearningDays.Since(clock);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Lesson>().Where(l => l.List == Name && l.At >= since).Select(l => l.Item).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }
}
