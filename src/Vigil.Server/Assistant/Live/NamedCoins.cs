using System.Text.RegularExpressions;
using Vigil.Language;

namespace Vigil.Server.Assistant.Live;

/// <summary>A text of the customer's and what it names.</summary>
internal sealed record NamingText(string Text, IReadOnlyList<Entity> Named)
{
    /// <summary>Keys of the chains that it names, in its order.</summary>
    public IReadOnlyList<string> Chains => [.. Named.Where(e => e.Kind is EntityKind.Chain && !NamedCoins.IsTakenBack(Text, e.Start)).Select(e => e.Value).Distinct(StringComparer.Ordinal)];
}

/// <summary>Finds the coins that a text names, among those that the exchange has. Pure.</summary>
internal static partial class NamedCoins
{
    // Fewer letters are more often a word than a coin.
    private const int ShortestUnknown = 3;

    // Written small as well; words of a language ('ton', 'dot', 'sol') only in a text without such words, which is Chinese.
    private static readonly HashSet<string> WellKnown = new(["USDT", "USDC", "BTC", "ETH", "TRX", "BNB", "XRP", "DOGE", "LTC", "ADA", "MATIC", "POL", "SHIB", "AVAX", "DAI"], StringComparer.Ordinal);
    private static readonly HashSet<string> AlsoWords = new(["TON", "DOT", "SOL", "LINK", "NEAR", "UNI"], StringComparer.Ordinal);

    private static readonly (string Name, string Coin)[] Names =
        [("比特币", "BTC"), ("以太币", "ETH"), ("泰达币", "USDT"), ("狗狗币", "DOGE"), ("莱特币", "LTC"), ("波场币", "TRX"), ("bitcoin", "BTC"), ("tether", "USDT"), ("dogecoin", "DOGE"), ("litecoin", "LTC")];

    /// <summary>Whether a code in capitals is one of a coin that everybody knows by it.</summary>
    public static bool IsKnown(string code) => WellKnown.Contains(code) || AlsoWords.Contains(code);

    /// <summary>The coins that are listed, and those that everybody knows: whoever names one that is not listed means no other.</summary>
    public static IReadOnlySet<string> KnownBeside(IEnumerable<string> listed) => listed.Concat(WellKnown).ToHashSet(StringComparer.Ordinal);

    /// <summary>Codes of the coins in the order of the text, without those that it takes back. The name of a chain is none.</summary>
    /// <param name="listed">Codes of the exchange's coins, in capitals.</param>
    public static IReadOnlyList<string> In(NamingText said, IReadOnlySet<string> listed)
    {
        var text = said.Text;
        var isChinese = text.Any(c => c is >= '\u4e00' and <= '\u9fff');
        var shouts = !isChinese && !text.Any(char.IsAsciiLetterLower);
        var found = new List<(int At, string Coin)>();
        foreach (Match match in Word.Matches(text))
        {
            var coin = match.Value.ToUpperInvariant();
            var isWritten = match.Value == coin && !shouts && coin.Length >= ShortestUnknown;
            if (listed.Contains(coin) && (isWritten || WellKnown.Contains(coin) || (AlsoWords.Contains(coin) && (isChinese || shouts))) && !IsOfChain(said, match.Index))
            {
                found.Add((match.Index, coin));
            }
        }

        foreach (var (name, coin) in Names)
        {
            if (text.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && listed.Contains(coin) && !IsOfChain(said, at))
            {
                found.Add((at, coin));
            }
        }

        return [.. found.Where(f => !IsTakenBack(text, f.At)).OrderBy(f => f.At).Select(f => f.Coin).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The word right before this place takes back what stands there: '不是TRC20', 'not POL'.</summary>
    public static bool IsTakenBack(string text, int at) =>
        text.AsSpan(0, at).TrimEnd() is var before && !before.EndsWith("是不是", StringComparison.Ordinal)
        && (before.EndsWith("不是", StringComparison.Ordinal) || before.EndsWith("并非", StringComparison.Ordinal) || before.EndsWith(" not", StringComparison.OrdinalIgnoreCase));

    // 'ETH链' and 'BTC network' name the way, not what goes over it.
    private static bool IsOfChain(NamingText said, int at) => said.Named.Any(e => e.Kind is EntityKind.Chain && at >= e.Start && at < e.Start + e.Length);

    [GeneratedRegex("(?<![A-Za-z])[A-Za-z][A-Za-z0-9]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word { get; }
}
