using Microsoft.EntityFrameworkCore;
using Vigil.Server.Knowledge.Votes;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Knowledge;

/// <summary>What readers of articles answered to 'did this solve it?'.</summary>
public sealed class ReadVotes(IDbContextFactory<VigilDb> databases)
{
    /// <summary>The votes of these articles in all languages since a moment; articles without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, CountedVotes>> SinceAsync(IReadOnlyCollection<string> slugs, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counted = await db.Set<Vote>().Where(v => slugs.Contains(v.Slug) && v.At >= since).GroupBy(v => new { v.Slug, v.Helpful })
            .Select(g => new { g.Key.Slug, g.Key.Helpful, Count = g.Count() }).ToListAsync(cancellationToken);
        return counted.GroupBy(c => c.Slug).ToDictionary(g => g.Key, g => new CountedVotes(g.Where(c => c.Helpful).Sum(c => c.Count), g.Where(c => !c.Helpful).Sum(c => c.Count)), StringComparer.Ordinal);
    }
}

/// <summary>How many found an article helpful, and how many did not.</summary>
public sealed record CountedVotes(int Helpful, int NotHelpful);
