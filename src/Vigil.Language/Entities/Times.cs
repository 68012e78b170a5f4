using System.Globalization;
using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Times as customers give them, each read as a span: 'last night' is six in the evening to six in the morning of the customer's own day.</summary>
internal static partial class Times
{
    private const string Count = "(?<count>[0-9]{1,3}|半|一|二|两|三|四|五|六|七|八|九|十|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an)";


    // Day relative to today, first and last hour; an hour over 24 lies on the next day.
    private static readonly (Regex Words, int Day, int FromHour, int ToHour)[] Named =
    [
        (LastNight, -1, 18, 30),
        (NightBeforeLast, -2, 18, 30),
        (YesterdayMorning, -1, 5, 12),
        (YesterdayAfternoon, -1, 11, 19),
        (DayBeforeYesterday, -2, 0, 24),
        (Yesterday, -1, 0, 24),
        (ThisMorning, 0, 4, 12),
        (SmallHours, 0, 0, 6),
        (ThisAfternoon, 0, 11, 19),
        (Tonight, 0, 17, 24),
        (Today, 0, 0, 24),
        (LastWeek, -14, 0, 24 * 14),
        (LastMonth, -62, 0, 24 * 62),
    ];


    public static IEnumerable<Entity> Find(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        // Days are counted in the customer's calendar; near the ends of the calendar there is nothing to count.
        if (now.Year is < 1970 or > 9000)
        {
            yield break;
        }

        foreach (Match match in JustNow.Matches(text))
        {
            yield return Span(match, now.AddHours(-1), now, now);
        }

        foreach (var pattern in new[] { ZhAgo, EnAgo })
        {
            foreach (Match match in pattern.Matches(text))
            {
                yield return Ago(match, now);
            }
        }

        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        foreach (var (words, day, fromHour, toHour) in Named)
        {
            foreach (Match match in words.Matches(text))
            {
                var midnight = today.AddDays(day);
                yield return Span(match, Utc(midnight.AddHours(fromHour), zone), Utc(midnight.AddHours(toHour), zone), now);
            }
        }

        foreach (Match match in Date.Matches(text))
        {
            if (Day(match, today) is { } day)
            {
                yield return Span(match, Utc(day, zone), Utc(day.AddDays(1), zone), now);
            }
        }
    }

    private static Entity Ago(Match match, DateTimeOffset now)
    {
        var count = Number(match.Groups["count"].Value) + (match.Groups["half"].Success ? 0.5 : 0);
        var unit = match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "分钟" => TimeSpan.FromMinutes(1),
            "小时" or "钟头" => TimeSpan.FromHours(1),
            "天" or "日" => TimeSpan.FromDays(1),
            "周" or "星期" or "礼拜" => TimeSpan.FromDays(7),
            "月" => TimeSpan.FromDays(30),
            ['m', 'o', ..] => TimeSpan.FromDays(30),
            ['m', ..] => TimeSpan.FromMinutes(1),
            ['h', ..] => TimeSpan.FromHours(1),
            ['d', ..] => TimeSpan.FromDays(1),
            _ => TimeSpan.FromDays(7),
        };

        // People round: 'two hours ago' may be one and a half, 'forty minutes' thirty.
        var slack = unit == TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(Math.Max(5, count / 4)) : unit * Math.Max(0.5, count / 4);
        return Span(match, now - (unit * count) - slack, now - (unit * count) + slack, now);
    }

    private static double Number(string word) => word.ToLowerInvariant() switch
    {
        "半" or "half an" => 0.5,
        "一" or "a" or "an" or "one" => 1,
        "二" or "两" or "two" => 2,
        "三" or "three" => 3,
        "四" or "four" => 4,
        "五" or "five" => 5,
        "六" or "six" => 6,
        "七" or "seven" => 7,
        "八" or "eight" => 8,
        "九" or "nine" => 9,
        "十" or "ten" => 10,
        "twelve" => 12,
        var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1,
    };

    private static DateTime? Day(Match match, DateTime today)
    {
        var month = int.Parse(match.Groups["month"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["day"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : today.Year;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        // A date without a year that lies ahead was meant last year.
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return !match.Groups["year"].Success && date > today && !(month == 2 && day == 29) ? date.AddYears(-1) : date;
    }

    // An hour that the change of clocks skips gets the offset of the zone's rule; it never throws.
    private static DateTimeOffset Utc(DateTime local, TimeZoneInfo zone)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(unspecified, zone.GetUtcOffset(unspecified)).ToUniversalTime();
    }

    private static Entity Span(Match match, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var end = to > now ? now : to;
        return new Entity(EntityKind.Time, match.Value, match.Index, match.Length) { From = (from > end ? end : from).ToUniversalTime(), To = end.ToUniversalTime() };
    }

    [GeneratedRegex(Count + "(?<half>个?半)? ?个?(?<unit>分钟|小时|钟头|天|日|周|星期|礼拜|月)(之)?(?<after>前|以前|了)", Pattern.Options)]
    private static partial Regex ZhAgo { get; }

    [GeneratedRegex(@"\b(?i:(for |since )?" + Count + @" (?<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|months?) (?<after>ago|already|now|earlier)|(?<after>for) " + Count + @" (?<unit>minutes?|mins?|hours?|hrs?|days?|weeks?))\b", Pattern.Options)]
    private static partial Regex EnAgo { get; }

    [GeneratedRegex(@"(?<year>20[0-9]{2})[-/.年](?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})(日|号)?|(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})(日|号)", Pattern.Options)]
    private static partial Regex Date { get; }

    [GeneratedRegex(@"刚才|刚刚|方才|\b(?i:just now|a moment ago|a few minutes ago|a minute ago)\b", Pattern.Options)]
    private static partial Regex JustNow { get; }

    [GeneratedRegex(@"昨晚|昨夜|昨天(晚上|夜里|夜晚|半夜)|昨儿晚上|\b(?i:last night|yesterday (evening|night))\b", Pattern.Options)]
    private static partial Regex LastNight { get; }

    [GeneratedRegex("前晚|前天(晚上|夜里)", Pattern.Options)]
    private static partial Regex NightBeforeLast { get; }

    [GeneratedRegex(@"昨天(早上|上午|早晨)|昨早|\b(?i:yesterday morning)\b", Pattern.Options)]
    private static partial Regex YesterdayMorning { get; }

    [GeneratedRegex(@"昨天(下午|中午)|\b(?i:yesterday afternoon)\b", Pattern.Options)]
    private static partial Regex YesterdayAfternoon { get; }

    [GeneratedRegex(@"前天|\b(?i:the day before yesterday)\b", Pattern.Options)]
    private static partial Regex DayBeforeYesterday { get; }

    [GeneratedRegex(@"昨天|昨日|\b(?i:yesterday)\b", Pattern.Options)]
    private static partial Regex Yesterday { get; }

    [GeneratedRegex(@"今天(早上|上午|早晨)|今早|今晨|早上|\b(?i:this morning)\b", Pattern.Options)]
    private static partial Regex ThisMorning { get; }

    [GeneratedRegex(@"凌晨|半夜", Pattern.Options)]
    private static partial Regex SmallHours { get; }

    [GeneratedRegex(@"今天(下午|中午)|下午|\b(?i:this afternoon)\b", Pattern.Options)]
    private static partial Regex ThisAfternoon { get; }

    [GeneratedRegex(@"今晚|今天(晚上|夜里)|\b(?i:tonight|this evening)\b", Pattern.Options)]
    private static partial Regex Tonight { get; }

    [GeneratedRegex(@"今天|今日|\b(?i:today)\b", Pattern.Options)]
    private static partial Regex Today { get; }

    [GeneratedRegex(@"上周|上星期|上个?礼拜|\b(?i:last week)\b", Pattern.Options)]
    private static partial Regex LastWeek { get; }

    [GeneratedRegex(@"上个?月|\b(?i:last month)\b", Pattern.Options)]
    private static partial Regex LastMonth { get; }
}
