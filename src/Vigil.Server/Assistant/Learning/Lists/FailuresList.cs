using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>Answers from records and articles that did not help, by topic and by what answered.</summary>
internal sealed class FailuresList(IDbContextFactory<VigilDb> databases, ReadCourse courses, ArticleLibrary articles, ReadVotes votes, TimeProvider clock) : ILearningList
{
    /// <inheritdoc/>
    public string Name => "failures";

    /// <inheritdoc/>
    public async Task<LearningPageView> ReadAsync(int skip, int limit, string language, CancellationToken cancellationToken)
    {
        var from = LearningDays.Of(LearningDays.Since(clock));
        var done = await LessonsOfPairs.ReadAsync(databases, Name, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        // As many rows as days, topics and sources, however many answers there were.
        var tallies = await db.Set<LearningTally>().Where(t => t.Day >= from && t.Count > 0).ToListAsync(cancellationToken);
        var ranked = tallies.Where(t => t.Day >= done.GetValueOrDefault((t.Topic, t.Source))).GroupBy(t => (t.Topic, t.Source))
            .Select(g => new Failing(g.Key.Topic, g.Key.Source, g.Where(t => Judged.IsFailure(t.Outcome)).Sum(t => t.Count), g.Sum(t => t.Count), done.GetValueOrDefault(g.Key)))
            .Where(f => f.Failed > 0)
            .OrderByDescending(f => f.Failed).ThenByDescending(f => (double)f.Failed / f.All).ThenBy(f => f.Topic, StringComparer.Ordinal).ThenBy(f => f.Source, StringComparer.Ordinal);
        var (page, next) = LearningPages.Cut(ranked, skip, limit);
        var counted = await votes.SinceAsync([.. page.Select(f => f.Source)], LearningDays.Since(clock), cancellationToken);
        var rows = new List<LearningRowView>(page.Count);
        foreach (var failing in page)
        {
            var (texts, spoken) = await TextsAsync(db, failing, cancellationToken);
            var voted = counted.GetValueOrDefault(failing.Source);
            rows.Add(new LearningRowView(
                LearningItem.Of(failing.Topic, failing.Source, failing.FromDay), failing.Topic, null, failing.Source, articles.Find(failing.Source, language)?.Title, spoken,
                failing.Failed, failing.All, voted?.Helpful, voted?.NotHelpful, texts, SensitiveTopics.Has(failing.Topic)));
        }

        return new LearningPageView(rows, next, LearningDays.Looked, tallies.Sum(t => t.Count));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?>?> TopicsOfAsync(string item, CancellationToken cancellationToken)
    {
        if (LearningItem.ReadPair(item) is not var (topic, source, _))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<LearningAnswer>().AnyAsync(a => a.Failed && a.Topic == topic && a.Source == source, cancellationToken) ? [topic] : null;
    }

    // The newest, for an article that was changed since is judged by what is asked now.
    private async Task<(IReadOnlyList<string> Texts, string? Language)> TextsAsync(VigilDb db, Failing failing, CancellationToken cancellationToken)
    {
        var newest = await db.Set<LearningAnswer>().Where(a => a.Failed && a.Topic == failing.Topic && a.Source == failing.Source)
            .OrderByDescending(a => a.At).Take(ILearningList.Typical).Select(a => new { a.CaseId, a.OfSeq, a.Language }).ToListAsync(cancellationToken);
        var said = await courses.TextsAsync([.. newest.Select(a => (a.CaseId, a.OfSeq))], cancellationToken);
        return ([.. newest.Select(a => said.GetValueOrDefault((a.CaseId, a.OfSeq))).OfType<string>().Select(MaskText.In).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)], newest.Count == 0 ? null : newest[0].Language);
    }

    private sealed record Failing(string Topic, string Source, int Failed, int All, int FromDay);
}
