using System.Text.RegularExpressions;
using Vigil.Server.Assistant.Live;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>The row of a table whose name is written: 'USDT over BEP20' names the row 'USDT, BEP-20', and 'and on ERC20?' after it the one below. Names of coins, networks and levels only, for those leave no doubt. Pure.</summary>
internal static partial class NamedRow
{
    // 'USDT, TRC-20' has two.
    private const int MostParts = 3;

    // What is longer is the answer itself again.
    private const int LongestQuote = 200;

    private static readonly HashSet<string> Fillers = new("AND ON FOR VIA OVER WITH ABOUT WHAT HOW MUCH IF I USE USING THE A NETWORK CHAIN FEE FEES MINIMUM TO IS IT OF OR SO OK THEN SAME".Split(' '), StringComparer.Ordinal);

    // What tables tell of a name.
    private static readonly HashSet<string> OfTables = new("FEE FEES MINIMUM HOW MUCH USE USING".Split(' '), StringComparer.Ordinal);

    // A chain has a name and a standard, and tables use either.
    private static readonly Dictionary<string, string> Chains = new(StringComparer.Ordinal) { ["ETHEREUM"] = "ERC20", ["TRON"] = "TRC20", ["BSC"] = "BEP20", ["BITCOIN"] = "BTC" };

    // 'And ETH?' in a table of chains.
    private static readonly Dictionary<string, string> ChainsOfCoins = new(StringComparer.Ordinal) { ["ETH"] = "ERC20", ["TRX"] = "TRC20", ["BNB"] = "BEP20", ["SOL"] = "SOLANA", ["MATIC"] = "POLYGON", ["POL"] = "POLYGON" };

    /// <summary>The row that the text names in full; null where it names none.</summary>
    /// <param name="passage">Where to look; null for all of the article.</param>
    public static ArticlePoint? In(Article article, ArticlePassage? passage, string text) => Of(article, passage, Parts(text), [], _ => true).FirstOrDefault();

    /// <summary>Whether a text asks how one comes to what it names: 'how do I get to VIP3' wants no figure of VIP3.</summary>
    public static bool AsksForTheWay(string text) => Way().IsMatch(text);

    /// <summary>Whether a text may go on so: it holds names, and hardly anything else.</summary>
    public static bool MayGoOn(string text) => Parts(text).Count(part => !Fillers.Contains(part)) is > 0 and <= MostParts && OnlyNames().IsMatch(Codes().Replace(Joined(text), ""));

    /// <summary>Whether a text names coins or chains and says nothing of them: 'and BTC?' and '那BTC呢', not 'the fee of BTC', and not 'stolen!', which is one word as well.</summary>
    public static bool IsOnlyAName(string text) => MayGoOn(text) && !Parts(text).Overlaps(OfTables) && !WordsOfTables().IsMatch(text) && Parts(text).Except(Fillers).All(IsKnown);

    private static bool IsKnown(string part) => NamedCoins.IsKnown(part) || Chains.ContainsValue(part) || ChainsOfCoins.ContainsValue(part);

    /// <summary>The row that a short turn goes on to: a part of its name is written now, the rest stood in the question or the answer before. Where the answer was a row itself, it is another row of that table.</summary>
    public static ArticlePoint? GoesOn(Article open, string text, string? question, string? answer)
    {
        if ((question ?? answer) is null || !OnlyNames().IsMatch(Codes().Replace(Joined(text), "")))
        {
            return null;
        }

        var (now, before) = (Parts(text), Parts($"{question}\n{answer}"));
        var isOfTable = answer is not null && ArticleLibrary.Rows(open, null).Any(row => IsAsIn(row, answer));
        return Named(now).FirstOrDefault() ?? (isOfTable && now.Any(ChainsOfCoins.ContainsKey) ? Named([.. now.Select(part => ChainsOfCoins.GetValueOrDefault(part, part))]).FirstOrDefault() : null);

        // A row of another table answers what was asked only where its name or its columns were spoken of.
        IEnumerable<ArticlePoint> Named(HashSet<string> names) => Of(open, null, names, before, name => names.All(part => name.Contains(part) || Fillers.Contains(part)))
            .Where(row => isOfTable ? IsAsIn(row, answer!) : !Parts(row.Case).Except(Fillers).All(names.Contains) || ColumnsOf(row).Any(c => SpeaksOf(question, c) || SpeaksOf(answer, c)));
    }

    /// <summary>What an answer said of whatever a short turn names; null where it did not name it, names everything at once, or told of what does not work now, which may have changed.</summary>
    public static string? SaidOf(string text, string answer)
    {
        if (!IsOnlyAName(text) || answer.Contains("\n\n", StringComparison.Ordinal))
        {
            return null;
        }

        var now = Parts(text).Except(Fillers).ToList();
        var parts = Clauses().Split(answer).Select(c => c.Trim()).Where(c => c.Length > 0).ToList();

        // Written as a name is: 'frozen' is a word of the answer, 'USDT' no word of any language.
        var said = parts.Where(clause => now.All(part => Codes().Matches(Joined(clause)).Any(m => m.Value == part))).ToList();
        return now.Count > 0 && said.Count > 0 && said.Count < parts.Count && said.Sum(c => c.Length) <= LongestQuote ? string.Join(' ', said.Select(Ended)) : null;

        static string Ended(string clause) => clause[^1] switch { ';' => $"{clause[..^1]}.", '；' => $"{clause[..^1]}。", _ => clause };
    }

    // The columns of a row stand in what is said of it: 'BTC. Credited: 1; Withdrawable: 3.'
    private static bool IsAsIn(ArticlePoint row, string answer) => ColumnsOf(row) is { Count: > 0 } columns && columns.All(c => answer.Contains(c, StringComparison.Ordinal));

    private static List<string> ColumnsOf(ArticlePoint row) => [.. Columns().Matches(row.Template).Select(c => c.Groups["name"].Value)];

    private static bool SpeaksOf(string? said, string column) => said is not null && said.Contains(column.TrimEnd(':', '：'), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ArticlePoint> Of(Article article, ArticlePassage? passage, HashSet<string> now, HashSet<string> before, Func<HashSet<string>, bool> fits) => now.Count == 0 ? []
        : ArticleLibrary.Rows(article, passage).Where(row =>
        {
            var name = Parts(row.Case);
            name.ExceptWith(Fillers);
            return name.Count is > 0 and <= MostParts && name.Overlaps(now) && name.All(part => now.Contains(part) || before.Contains(part)) && fits(name) && Code().IsMatch(row.Case) && Others().Replace(row.Case, "").Length == 0;
        });

    private static HashSet<string> Parts(string text) => [.. Codes().Matches(Joined(text)).Select(m => m.Value.ToUpperInvariant()).Select(part => Chains.GetValueOrDefault(part, part))];

    // 'TRC-20' is written 'TRC20' and 'trc 20' as well, 'Lv2' as 'level 2' and '2级'.
    private static string Joined(string text) => Level().Replace(Standard().Replace(text, "${letters}${number}"), m => $" LV{m.Groups["n"].Value} ");

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();

    [GeneratedRegex(@"\b(?<letters>[A-Za-z]{3})[- ]?(?<number>20|721)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Standard();

    [GeneratedRegex(@"\b(level|lv\.?|tier)\s*(?<n>[0-9])\b|(等级|级别)\s*(?<n>[0-9])|(?<n>[0-9])\s*级", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Level();

    [GeneratedRegex(@"(^|[;；。.])\s*(?<name>[^;；。.:：{}]+[:：])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Columns();

    [GeneratedRegex("提币|充币|手续费|最小|数量|多少|钱|网络|链", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordsOfTables();

    // After the end of a sentence, or of a part of one that stands for itself; a decimal point is none.
    [GeneratedRegex(@"(?<=[。！？；;])|(?<=[.!?])\s+|\n", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"\bhow (do|can|could|should) (i|we|one) (get|reach|become|move up|be promoted|upgrade|qualify)\b|\bhow to (get|reach|become|upgrade|qualify)\b|(怎么|如何|怎样)(才能|才|能|可以)?(升|变|达|成|到)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Way();

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
