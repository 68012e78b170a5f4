using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>How cases went: what was asked, understood and answered, and what came of it. For those who may see all cases.</summary>
public sealed class ReadCourse(IDbContextFactory<VigilDb> databases)
{
    /// <summary>The most steps that are read of one case, the newest.</summary>
    public const int Longest = 300;

    /// <summary>The course of a case up to now; null if nothing has happened in it.</summary>
    public async Task<CaseCourse?> HandleAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.Set<Entry>()
            .Where(e => e.CaseId == id && (e.Kind == EntryKind.Message || e.Kind == EntryKind.Understood || e.Kind == EntryKind.Queued || e.Kind == EntryKind.Resolved || e.Kind == EntryKind.Rated))
            .OrderByDescending(e => e.Seq).Take(Longest)
            .Select(e => new
            {
                e.Seq,
                e.At,
                e.Kind,
                e.AuthorKind,
                Text = e.AuthorKind == AuthorKind.Customer ? e.Text : null,
                Data = e.AuthorKind == AuthorKind.Assistant || e.Kind == EntryKind.Rated ? e.Data : null,
            })
            .ToListAsync(cancellationToken);
        newest.Reverse();
        return newest.Count == 0 ? null : new CaseCourse(id, newest.Count < Longest, newest.ConvertAll(e => new CourseStep(
            e.Seq, e.At, e.Kind, e.AuthorKind, e.Text,
            e.Kind is EntryKind.Understood ? Read<UnderstoodData>(e.Data) : null,
            e.Kind is EntryKind.Message && Read<MessageData>(e.Data)?.Articles is { } articles ? [.. articles.Select(a => a.Slug)] : [],
            e.Kind is EntryKind.Rated ? Read<RatingView>(e.Data)?.Stars : null)));
    }

    /// <summary>What was said in these messages; those that are not there or were erased are left out.</summary>
    public async Task<IReadOnlyDictionary<(CaseId Case, long Seq), string>> TextsAsync(IReadOnlyCollection<(CaseId Case, long Seq)> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return new Dictionary<(CaseId Case, long Seq), string>();
        }

        var (ids, numbers) = (messages.Select(m => m.Case).Distinct().ToList(), messages.Select(m => m.Seq).Distinct().ToList());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Entry>().Where(e => ids.Contains(e.CaseId) && numbers.Contains(e.Seq) && e.Kind == EntryKind.Message && e.AuthorKind == AuthorKind.Customer && e.Text != null)
            .Select(e => new { e.CaseId, e.Seq, e.Text }).ToListAsync(cancellationToken);
        return found.ToDictionary(e => (e.CaseId, e.Seq), e => e.Text!);
    }

    private static T? Read<T>(string? data)
        where T : class => data is null ? null : JsonSerializer.Deserialize<T>(data, CaseChange.Json);
}

/// <summary>How a case went.</summary>
/// <param name="Whole">From its beginning; false where only the newest <see cref="ReadCourse.Longest"/> steps were read.</param>
/// <param name="Steps">In order, at least one.</param>
public sealed record CaseCourse(CaseId Id, bool Whole, IReadOnlyList<CourseStep> Steps);

/// <summary>Something that happened in a case: a message, what was understood of one, a place in line, a resolution, stars.</summary>
/// <param name="Text">What the customer wrote; null for everybody else's words and where it was erased.</param>
/// <param name="Articles">Slugs of the articles that stand under the assistant's message.</param>
public sealed record CourseStep(long Seq, DateTimeOffset At, EntryKind Kind, AuthorKind Author, string? Text, UnderstoodData? Understood, IReadOnlyList<string> Articles, int? Stars);
