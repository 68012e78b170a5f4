using System.Text.RegularExpressions;
using Vigil.Language.Text;
using Vigil.Language.Wordings;

namespace Vigil.Language;

/// <summary>Names of what may be wrong with the tone of a reply.</summary>
public static class ToneKinds
{
    /// <summary>It lays the fault on the customer, or says that they should have known.</summary>
    public const string Blaming = "blaming";

    /// <summary>It turns the customer away without a reason or a next step.</summary>
    public const string Cold = "cold";

    /// <summary>It promises what nobody can be sure of.</summary>
    public const string Promising = "promising";

    /// <summary>It asks for a password, a code, a recovery phrase, a key, the customer's screen, or coins 'to verify': what only a thief asks for.</summary>
    public const string AsksSecret = "asks_secret";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Blaming, Cold, Promising, AsksSecret];
}

/// <summary>Words whose tone may be wrong.</summary>
/// <param name="Kind">One of <see cref="ToneKinds"/>.</param>
/// <param name="Start">Where they begin in the text, in UTF-16 characters.</param>
/// <param name="Length">At least 1.</param>
public sealed record ToneFinding(string Kind, int Start, int Length);

/// <summary>
/// Reads what an agent is about to send, in Chinese and English. In doubt it says nothing, except where secrets are asked for: there the whole text is read, clause by clause,
/// and only what warns of such asking ('we never ask for your password') is let pass. Pure; never throws.
/// </summary>
public static partial class ToneReader
{
    // More would be a lecture.
    private const int MostFindings = 10;

    // How far the words reach that call what was told a fraud.
    private const int LongestSentence = 200;

    private static readonly (string Kind, Regex[] Signs)[] Whole =
    [
        (ToneKinds.Blaming, ToneSigns.Blaming),
        (ToneKinds.Cold, ToneSigns.Cold),
        (ToneKinds.Promising, ToneSigns.Promising),
    ];

    /// <summary>What is found, in the order of the text; at most ten.</summary>
    public static IReadOnlyList<ToneFinding> Read(string text)
    {
        var placed = PlacedText.Of(text);
        List<ToneFinding> found = [];
        foreach (var (kind, signs) in Whole)
        {
            foreach (var match in signs.SelectMany(sign => sign.Matches(placed.Plain)))
            {
                Add(found, placed, kind, match.Index, match.Length);
            }
        }

        foreach (var (start, length) in Asking(placed.Plain))
        {
            Add(found, placed, ToneKinds.AsksSecret, start, length);
        }

        // What is refused must not be pushed out by what is only mentioned.
        return [.. found.OrderBy(f => f.Kind == ToneKinds.AsksSecret ? 0 : 1).ThenBy(f => f.Start).Take(MostFindings).OrderBy(f => f.Start)];
    }

    /// <summary>Whether the text asks the customer for a secret.</summary>
    public static bool AsksSecret(string text) => Asking(PlacedText.Of(text).Plain).Any();

    private static void Add(List<ToneFinding> found, PlacedText placed, string kind, int start, int length)
    {
        var (from, size) = placed.InOriginal(start, length);
        if (!found.Any(f => f.Kind == kind && from < f.Start + f.Length && f.Start < from + size))
        {
            found.Add(new ToneFinding(kind, from, size));
        }
    }

    private static IEnumerable<(int Start, int Length)> Asking(string plain)
    {
        var from = 0;
        foreach (var end in Breaks.Matches(plain).Select(b => b.Index).Append(plain.Length))
        {
            if (Asked(plain[from..end]) is { } asked)
            {
                var (start, after) = (from + asked.Index, from + asked.Index + asked.Length);
                if (!SecretAsking.SaysFraud.IsMatch(plain[after..Math.Min(plain.Length, after + LongestSentence)]))
                {
                    yield return (start, asked.Length);
                }
            }

            from = end;
        }
    }

    private static Match? Asked(string clause)
    {
        if (!SecretAsking.Matter.IsMatch(clause))
        {
            return null;
        }

        // Of the same length, so that places stay: 'do not worry' and 'can you or not' deny nothing.
        var denying = SecretAsking.DeniesNothing.Replace(clause, m => new string(' ', m.Length));
        var denial = SecretAsking.Denies.Match(denying) is { Success: true } denies ? denies.Index : int.MaxValue;
        return SecretAsking.All.Select(form => form.Match(clause)).FirstOrDefault(asked => asked.Success && denial >= asked.Index + asked.Length);
    }

    [GeneratedRegex(@"[,;!?\n…]|(?<![0-9])\.|\.(?= |$)|\b(but|so|unless|until|otherwise|then)\b|但是?|所以|除非|否则|然后|不过", Pattern.Options)]
    private static partial Regex Breaks { get; }
}
