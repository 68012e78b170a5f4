using System.Buffers;

namespace Vigil.Language.Search;

/// <summary>Leaves out the endings of plain Latin words, so that 'withdrawals', 'withdrawing' and 'withdrawn' find one another. Light on purpose: it never goes on to what only looks related.</summary>
internal static class EnglishStem
{
    private const int Shortest = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    // What stemming by rule would tear apart, and the irregular forms that the trade is full of.
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["withdrawal"] = "withdraw", ["withdrawals"] = "withdraw", ["withdrawn"] = "withdraw", ["withdrew"] = "withdraw", ["sent"] = "send", ["paid"] = "pay", ["payment"] = "pay", ["payments"] = "pay",
        ["bought"] = "buy", ["sold"] = "sell", ["lost"] = "lose", ["frozen"] = "freeze", ["froze"] = "freeze", ["stolen"] = "steal", ["stole"] = "steal", ["forgot"] = "forget", ["forgotten"] = "forget",
        ["verification"] = "verify", ["identification"] = "identity", ["registration"] = "register", ["liquidation"] = "liquidate", ["liquidations"] = "liquidate", ["cancellation"] = "cancel",
        ["locked"] = "lock", ["taken"] = "take", ["got"] = "get", ["chose"] = "choose", ["chosen"] = "choose",
    };

    /// <summary>The stem of a lower-case token; anything but plain Latin letters comes back as it is.</summary>
    public static string Of(string token)
    {
        if (token.Length <= Shortest || token.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return token.EndsWith("'s", StringComparison.Ordinal) ? token[..^2] : token;
        }

        return WithoutE(Irregular.TryGetValue(token, out var known) ? known : WithoutVerbEnding(WithoutPlural(token)));
    }

    private static string WithoutPlural(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) ? word[..^2]
        : word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1]
        : word;

    private static string WithoutVerbEnding(string word)
    {
        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        var cut = word.EndsWith("ing", StringComparison.Ordinal) ? 3 : word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) ? 2 : 0;
        if (cut == 0 || word.Length - cut < Shortest || word.AsSpan(0, word.Length - cut).IndexOfAny(Vowels) < 0)
        {
            return word;
        }

        var stem = word[..^cut];

        // 'swapped' is swap, but 'selling' is sell.
        return stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o') && stem.Length > Shortest ? stem[..^1] : stem;
    }

    // 'trade', 'trades', 'traded' and 'trading' meet without it.
    private static string WithoutE(string word) => word.Length > Shortest && word[^1] == 'e' ? word[..^1] : word;
}
