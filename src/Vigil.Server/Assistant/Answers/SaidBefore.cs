using System.Text.RegularExpressions;
using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;

namespace Vigil.Server.Assistant.Answers;

/// <summary>What the newest answer has said already: what of it answers a turn that goes on and names nothing, so that nothing is denied that was just told; and whether something would be told a second time. Pure.</summary>
internal static partial class SaidBefore
{
    // What is longer is the answer itself again.
    private const int LongestQuote = 200;
    private const int LongestLatinQuote = 420;

    // Pieces of a template between two figures that are shorter stand in many texts.
    private const int LeastPiece = 4;

    /// <summary>The sentences of the answer that tell what is asked, 'how long' or 'how much'; null where the turn names something, asks for nothing of the kind, or the answer does not tell it.</summary>
    public static string? Of(string text, string? answer)
    {
        if (answer is null || Asking(text) is not { } tells)
        {
            return null;
        }

        var paragraph = answer.Split("\n\n", StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : answer;
        var sentences = Sentences().Split(paragraph).Select(s => s.Trim()).Where(s => s.Length > 0).ToList();
        var said = sentences.Where(s => tells.IsMatch(s)).ToList();
        var quote = string.Join(paragraph.Any(c => c >= '\u2E80') ? "" : " ", said);
        return said.Count > 0 && quote.Length <= (paragraph.Any(c => c >= '\u2E80') ? LongestQuote : LongestLatinQuote) ? quote : null;
    }

    /// <summary>The sentence of the answer that shares most of the words by which the text names what it asks; the first where none shares any.</summary>
    public static string Nearest(string text, string answer)
    {
        var own = Subject.Words(text);
        var best = Sentences().Split(answer).Select(s => s.Trim()).Where(s => s.Length > 0).Select(s => (Text: s, Shared: Subject.Tokens(s).Distinct(StringComparer.Ordinal).Count(own.Contains))).OrderByDescending(s => s.Shared).FirstOrDefault();
        return best.Text is { } sentence ? sentence.EndsWith('；') ? $"{sentence[..^1]}。" : sentence : answer;
    }

    /// <summary>Whether a passage, or a short answer, stands in the newest answer.</summary>
    public static bool Holds(string? answer, ChosenPoint chosen) => answer is not null && Pieces(chosen.Point?.Template ?? chosen.Article.ShortTemplate).All(piece => answer.Contains(piece, StringComparison.Ordinal));

    /// <summary>Whether a text tells what a turn that names nothing asks for.</summary>
    public static bool Tells(string text, string told) => Asking(text)?.IsMatch(told) is true;

    private static IEnumerable<string> Pieces(string template) => Figures().Split(template).Select(p => p.Trim()).Where(p => p.Length >= LeastPiece);

    private static Regex? Asking(string text)
    {
        if (OftenAsked().IsMatch(text))
        {
            return Often();
        }

        return AspectReader.Read(text) is { General: false, NamesCoin: false, Aspects: [var aspect] } asked && (asked.IsBare || FollowUp.NamesOnlyReview(asked.Rest))
            ? aspect switch
            {
                Aspect.Duration or Aspect.When => Duration(),
                Aspect.Fee => Fee(),
                Aspect.Amount => Amount(),
                Aspect.Refund => Back(),
                Aspect.Safe => Safe(),
                Aspect.Affected => Works(),
                _ => null,
            }
            : null;
    }

    [GeneratedRegex(@"(?<=[。！？；])|(?<=[.!?])\s+|\n", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\{\{[^}]*\}\}|\*\*|\n", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\W*(and |so |but )?how often\b[\w' ]{0,24}\W*$|^[那它这]?(多久|多长时间|隔多久)[^,，。]{0,4}一次|^[那它这]?(每)?(天|周|月)?几次[^,，。]{0,4}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OftenAsked();

    [GeneratedRegex(@"每(天|日|周|月|隔|次|[0-9]+)|[0-9]+\s*(个)?(小时|分钟|天)一次|\b(every|each|once a|daily|weekly|monthly|times a)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Often();

    [GeneratedRegex(@"[0-9]\s*(个)?(分钟|小时|天|秒|工作日)|(几|数)(分钟|小时|天)|马上|立即|没有固定的?时间|\b[0-9]+ (more )?(seconds?|minutes?|hours?|days?)\b|\b(at once|immediately|no fixed time)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"手续费|费用|免费|不收|收费|费率|\b(fees?|free|charges?|charged|costs?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fee();

    [GeneratedRegex(@"[0-9.,]+\s*(%|USDT|BTC|ETH|SOL|TON|USD|CNY|元|个|枚|次)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"退回|退还|不退|找回|追回|撤回|赔|\b(refund\w*|returned|come back|comes back|recover\w*|compensat\w*|called back)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Back();

    [GeneratedRegex(@"(可以|照常|照样|不能|能)(交易|买卖|提|充|用|平仓)|\b(can|cannot|may) (still )?(trade|be traded|deposit|withdraw|be withdrawn|be used)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Works();

    [GeneratedRegex(@"安全|不会丢|没有丢|不受影响|\b(safe|not lost|untouched|not affected)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Safe();
}
