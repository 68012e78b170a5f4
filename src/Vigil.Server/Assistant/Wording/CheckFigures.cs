using System.Globalization;
using System.Text.RegularExpressions;

namespace Vigil.Server.Assistant.Wording;

/// <summary>Finds figures that no source holds: numbers, with the unit that stands behind them, times, and numbers written as words. Pure.</summary>
internal static partial class CheckFigures
{
    public static bool HasOther(string said, IReadOnlyList<string> sources)
    {
        // Digits of other scripts and Roman numerals are figures that cannot be compared.
        if (said.Any(c => char.IsNumber(c) && !char.IsAsciiDigit(c)) || said.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol && !sources.Any(s => s.Contains(c, StringComparison.Ordinal))))
        {
            return true;
        }

        var known = sources.SelectMany(Figures).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Figures(said).Any(figure => !known.Contains(figure));
    }

    private static IEnumerable<string> Figures(string text)
    {
        var plain = Thousands().Replace(text, "");
        foreach (Match number in Number().Matches(plain))
        {
            var value = number.Groups["n"].Value;
            yield return value;
            if (number.Groups["u"] is { Success: true, Value: var unit })
            {
                yield return $"{value} {(unit.Length > 3 ? unit.TrimEnd('s') : unit)}";
            }
        }

        foreach (Match word in InWords().Matches(plain))
        {
            yield return word.Value.Replace(" ", "", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(\D|$))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();

    // A time, a fraction, a version and a date are one figure each: their parts say nothing in another order.
    [GeneratedRegex(@"(?<n>\d+([.:/\-–]\d+)*)(\s*(more\s+)?(?<u>%|‰|[A-Z]{2,10}\b|(business\s+)?(seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|times|percent)\b|个?(工作日|小时|分钟|月)|秒|天|日|周|年|次|元|倍|点|万|亿|折|of\s+\d+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[零一二两三四五六七八九十百千万亿几数半]+\s*(个|多|余|来)*\s*(工作日|小时|钟头|分钟|刻钟|秒|天|日|周|星期|礼拜|月|年|元|块|倍|成|折|美元|美金|枚|币)|百分之[零一二两三四五六七八九十百]+|\b(one|an?|half an?)\s+(business\s+)?(second|minute|hour|day|week|month|year)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InWords();
}
