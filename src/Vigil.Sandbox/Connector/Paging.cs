using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Connector;

/// <param name="After">Id of the last record already read; null for the first page.</param>
/// <param name="Limit">1 to 200; 50 by default.</param>
internal sealed record PageRequest(string? After, int? Limit);

/// <summary>Newest first, of two at the same moment the later written. What happens between two pages comes in before the first and shifts nothing.</summary>
internal static class Paging
{
    public const int MaxLimit = 200;
    private const int DefaultLimit = 50;

    /// <param name="at">When a record came into being; null for a list that has an order of its own.</param>
    public static IResult Of<T>(IEnumerable<T> items, Func<T, string> id, Func<T, DateTimeOffset>? at, PageRequest page)
    {
        var limit = page.Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit)
        {
            return Problems.Invalid("limit.out_of_range", "limit must be between 1 and 200.");
        }

        var ordered = at is null ? items.ToList() : items.Reverse().OrderByDescending(at).ToList();
        var fromStart = string.IsNullOrEmpty(page.After);
        var start = fromStart ? 0 : ordered.FindIndex(item => id(item) == page.After) + 1;
        if (!fromStart && start == 0)
        {
            return Problems.Invalid("after.unknown", "after must be an id of this list.");
        }

        var taken = ordered.Skip(start).Take(limit).ToList();
        var more = start + taken.Count < ordered.Count;
        return TypedResults.Ok(new ExchangePage<T>(taken, more ? id(taken[^1]) : null));
    }
}
