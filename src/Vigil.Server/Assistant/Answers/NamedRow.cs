using System.Text.RegularExpressions;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>The row of a table whose name is written: 'USDT over BEP20' names the row 'USDT, BEP-20', and 'and on ERC20?' after it the one below. Names of coins, networks and levels only, for those leave no doubt. Pure.</summary>
internal static partial class NamedRow
{
    // 'USDT, TRC-20' has two.
    private const int MostParts = 3;

    private static readonly HashSet<string> Fillers = new("AND ON FOR VIA OVER WITH ABOUT WHAT HOW MUCH IF I USE USING THE A NETWORK CHAIN FEE FEES MINIMUM TO IS IT OF OR SO OK THEN SAME".Split(' '), StringComparer.Ordinal);

    /// <summary>The row that the text names in full; null where it names none.</summary>
    /// <param name="passage">Where to look; null for all of the article.</param>
    public static ArticlePoint? In(Article article, ArticlePassage? passage, string text) => Of(article, passage, Parts(text), [], _ => true);

    /// <summary>Whether a text may go on so: it holds names, and hardly anything else.</summary>
    public static bool MayGoOn(string text) => Parts(text).Count(part => !Fillers.Contains(part)) is > 0 and <= MostParts && OnlyNames().IsMatch(Codes().Replace(Joined(text), ""));

    /// <summary>The row that a short turn goes on to: a part of its name is written now, the rest stood in the question or the answer before.</summary>
    public static ArticlePoint? GoesOn(Article open, string text, string? earlier) =>
        earlier is not null && OnlyNames().IsMatch(Codes().Replace(Joined(text), "")) && Parts(text) is var now
            ? Of(open, null, now, Parts(earlier), name => now.All(part => name.Contains(part) || Fillers.Contains(part)))
            : null;

    private static ArticlePoint? Of(Article article, ArticlePassage? passage, HashSet<string> now, HashSet<string> before, Func<HashSet<string>, bool> fits) => now.Count == 0 ? null
        : ArticleLibrary.Rows(article, passage).FirstOrDefault(row =>
        {
            var name = Parts(row.Case);
            name.ExceptWith(Fillers);
            return name.Count is > 0 and <= MostParts && name.Overlaps(now) && name.All(part => now.Contains(part) || before.Contains(part)) && fits(name) && Code().IsMatch(row.Case) && Others().Replace(row.Case, "").Length == 0;
        });

    private static HashSet<string> Parts(string text) => [.. Codes().Matches(Joined(text)).Select(m => m.Value.ToUpperInvariant())];

    // 'TRC-20' is written 'TRC20' and 'trc 20' as well, 'Lv2' as 'level 2' and '2级'.
    private static string Joined(string text) => Level().Replace(Standard().Replace(text, "${letters}${number}"), m => $" LV{m.Groups["n"].Value} ");

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();

    [GeneratedRegex(@"\b(?<letters>[A-Za-z]{3})[- ]?(?<number>20|721)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Standard();

    [GeneratedRegex(@"\b(level|lv\.?|tier)\s*(?<n>[0-9])\b|(等级|级别)\s*(?<n>[0-9])|(?<n>[0-9])\s*级", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Level();

    // 'USDT', 'Lv2': no word of a language.
    [GeneratedRegex(@"\b[A-Z]{2,5}\b|[A-Za-z][0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    // A name is of such parts alone.
    [GeneratedRegex(@"[A-Za-z0-9，,、/ ·()（）-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Others();

    // What a turn may say beside the names: 'and on …?', '那…呢'.
    [GeneratedRegex(@"^[\s?？。.!！,，、的那呢如果要是换走用通过网络链上提币充币手续费最小数量多少钱吗啊]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyNames();
}
