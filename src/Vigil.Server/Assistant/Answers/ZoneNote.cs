using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Names the zone of an answer's times where the account's own clock shows another. Pure.</summary>
internal static class ZoneNote
{
    private static readonly string[] Times = ["submitted", "review", "broadcast", "done", "seen", "credited", "since", "ends", "payBy", "paid", "releaseBy", "decisionBy", "at", "marginCall"];

    /// <param name="accountZone">IANA name; null where it is not known.</param>
    public static Said After(Said said, Phrases words, string? accountZone, DateTimeOffset now, TimeZoneInfo zone) =>
        accountZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(accountZone, out var account) && account.GetUtcOffset(now) != zone.GetUtcOffset(now)
        && said.Segments.Any(s => s.Fact is { Field: { } field } && Times.Contains(field, StringComparer.Ordinal))
            ? words.Paragraph([said, words.TimesIn(now, zone)])
            : said;
}
