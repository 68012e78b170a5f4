using System.Globalization;
using Vigil.Contracts.Console;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>Cuts ranked rows into pages. A page's mark is the number of rows before the next: the ranking is made anew each time, of a bounded number of rows.</summary>
internal static class LearningPages
{
    /// <summary>The page of these rows.</summary>
    /// <param name="looked">What they were made of.</param>
    /// <param name="show">Makes views of the page's rows.</param>
    public static LearningPageView Of<T>(IEnumerable<T> ranked, int skip, int limit, int looked, Func<IReadOnlyList<T>, IEnumerable<LearningRowView>> show)
    {
        var (page, next) = Cut(ranked, skip, limit);
        return new LearningPageView([.. show(page)], next, LearningDays.Looked, looked);
    }

    /// <summary>The rows of a page, and the mark of the next one.</summary>
    public static (IReadOnlyList<T> Page, string? Next) Cut<T>(IEnumerable<T> ranked, int skip, int limit)
    {
        var rows = ranked.Skip(skip).Take(limit + 1).ToList();
        return rows.Count > limit ? (rows[..limit], Mark(skip + limit)) : (rows, null);
    }

    /// <summary>The mark of a place.</summary>
    public static string Mark(int place) => place.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place of a mark, or null.</summary>
    public static int? Read(string? mark) => mark is null ? 0 : int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place <= ILearningList.MaxLooked ? place : null;
}
