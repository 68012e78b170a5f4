using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Connector;

/// <param name="After">Id of the last record already read; null for the first page.</param>
/// <param name="Limit">1 to 200; 50 by default.</param>
internal sealed record PageRequest(string? After, int? Limit);

/// <summary>Newest first. What happens between two pages comes in before the first and shifts nothing.</summary>
internal static class Paging
{
    public const int MaxLimit = 200;
    private const int DefaultLimit = 50;

    public static IResult Of<T>(IEnumerable<T> items, Func<T, string> id, Func<T, DateTimeOffset> at, PageRequest page)
    {
        var limit = page.Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit)
        {
            return Problems.Invalid("limit.out_of_range", "limit must be between 1 and 200.");
        }

        var newestFirst = items.OrderByDescending(at).ThenBy(id, StringComparer.Ordinal).ToList();
        var start = page.After is null ? 0 : newestFirst.FindIndex(item => id(item) == page.After) + 1;
        if (page.After is not null && start == 0)
        {
            return Problems.Invalid("after.unknown", "after must be an id of this list.");
        }

        var taken = newestFirst.Skip(start).Take(limit).ToList();
        var more = start + taken.Count < newestFirst.Count;
        return TypedResults.Ok(new ExchangePage<T>(taken, more ? id(taken[^1]) : null));
    }
}
