using System.Text.RegularExpressions;
using Vigil.Language.Text;
using Vigil.Language.Wordings;

namespace Vigil.Language;

/// <summary>
/// Tells whether a customer wants a person. What only looks like it (人工智能, 'agent fee', reported speech, a plain 'no need for an agent') is masked first;
/// then each kind of wording that is found adds its weight, and one in all is enough.
/// </summary>
public static class HumanRequest
{
    private const double Enough = 1;

    private static readonly (Regex Wording, double Weight)[] Wishes = [.. ChineseWishes.All, .. EnglishWishes.All, .. OtherWishes.All];

    /// <summary>True where the customer asks for a person, in whatever wording.</summary>
    public static bool Asks(string text) => Score(text) >= Enough;

    internal static double Score(string text)
    {
        // A wish stands at the start or, after a long story, at the end: both are read.
        var normal = NormalText.Of(text);
        if (normal.Length == 0)
        {
            return 0;
        }

        var masked = Pattern.Mask(Pattern.Mask(normal, NotAPerson.Chinese), NotAPerson.English);
        var score = 0.0;
        foreach (var (pattern, weight) in Wishes)
        {
            if (pattern.IsMatch(masked))
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
