using Microsoft.EntityFrameworkCore;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>From which day on pairs are counted that somebody has dealt with before: the day after. What goes wrong again comes back.</summary>
internal static class LessonsOfPairs
{
    public static async Task<IReadOnlyDictionary<(string First, string Second), int>> ReadAsync(IDbContextFactory<VigilDb> databases, string list, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lessons = await db.Set<Lesson>().Where(l => l.List == list).Select(l => new { l.Item, l.At }).ToListAsync(cancellationToken);
        return lessons.Select(l => (Pair: LearningItem.ReadPair(l.Item)!.Value, l.At)).GroupBy(l => (l.Pair.First, l.Pair.Second)).ToDictionary(g => g.Key, g => g.Max(l => LearningDays.Of(l.At)) + 1);
    }
}
