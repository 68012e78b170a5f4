using System.Text.RegularExpressions;
using Vigil.Language.Text;
using Vigil.Language.Wordings;

namespace Vigil.Language;

/// <summary>
/// Tells whether a customer wants a person. What only looks like it (人工智能, 'agent fee', reported speech, a plain 'no need for an agent') is masked first;
/// then each kind of wording that is found adds its weight, and one in all is enough.
/// </summary>
public static partial class HumanRequest
{
    private const double Enough = 1;

    /// <summary>True where the customer asks for a person, in whatever wording.</summary>
    public static bool Asks(string text) => Score(text) >= Enough;

    /// <summary>Wants to know who answers, and nothing else: '你是机器人还是真人', 'are you a bot?'.</summary>
    public static bool AsksWhoAnswers(string text) => WhoAnswers.IsMatch(NormalText.Of(text));

    internal static double Score(string text)
    {
        // A wish stands at the start or, after a long story, at the end: both are read.
        var normal = NormalText.Of(text);
        if (normal.Length == 0 || WhoAnswers.IsMatch(normal))
        {
            return 0;
        }

        var masked = Pattern.Mask(normal, NotAPerson.Chinese, NotAPerson.English);
        var score = Script.HasHan(masked) ? Weight(ChineseWishes.All, masked, 0) : 0;
        score = score < Enough && Script.HasLatin(masked) ? Weight(EnglishWishes.All, masked, score) : score;
        return score < Enough ? Weight(OtherWishes.All, masked, score) : score;
    }

    [GeneratedRegex(@"^(请问|那|所以)?(你|您|你们|这|那边|对面)(到底|究竟)?是(不是)?(个|一个)?(机器人|ai|真人|人工|人工客服|人)(,? ?还是(个|一个)?(机器人|ai|真人|人工|人工客服|人))?(吗|呢|啊|呀|么|吧)?[?!. ]*$|^(so |wait )?(are you|is this|am i (talking|speaking|chatting) (to|with)) (an? |the )?(bot|robot|machine|ai|human|person|real person|real human|real)( or (an? )?(bot|robot|machine|ai|human|person|real person))?[?!. ]*$", Pattern.Options)]
    private static partial Regex WhoAnswers { get; }

    private static double Weight((Regex Wording, double Weight)[] wishes, string masked, double score)
    {
        foreach (var (wording, weight) in wishes)
        {
            if (wording.IsMatch(masked))
            {
                score += weight;
                if (score >= Enough)
                {
                    break;
                }
            }
        }

        return score;
    }
}
