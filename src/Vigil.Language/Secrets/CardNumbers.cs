using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>Numbers of payment cards: issuer's prefix, legal length, Luhn's check digit (ISO/IEC 7812); and check value and expiry where a card stands near them.</summary>
internal static partial class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;
    private const int AnnouncedBefore = 30;
    private const int AnnouncedAfter = 14;
    private const int Near = 60;

    public static void Find(SecretText text, Cues cues, List<DigitRun> numbers, List<SecretSpan> found)
    {
        List<SecretSpan> cards = [];
        foreach (var run in numbers)
        {
            for (var first = 0; first < run.Count; first++)
            {
                if (LastGroup(text, cues, run, first) is { } last)
                {
                    cards.Add(new SecretSpan(SecretKinds.CardNumber, run[first].Start, run[last].End));
                    first = last;
                }
            }
        }

        found.AddRange(cards);
        foreach (var cue in cues.All.Where(c => c.Cue == Cue.CardCheck))
        {
            if (ValueReader.After(text, cue.End) is { Length: 3 or 4 } value && Shapes.IsDigits(text.Folded.AsSpan(value.Start, value.Length)))
            {
                found.Add(new SecretSpan(SecretKinds.CardNumber, value.Start, value.End));
            }
        }

        if (cards.Count > 0)
        {
            TakeDetails(text, cards, found);
        }
    }

    private static int? LastGroup(SecretText text, Cues cues, DigitRun run, int first)
    {
        int? card = null;
        var length = 0;
        for (var last = first; last < run.Count && length <= Longest; last++)
        {
            length += run.LengthOf(last);
            if (length is >= Shortest and <= Longest && IsCard(text, cues, run, first, last))
            {
                card = last;
            }
        }

        return card;
    }

    private static bool IsCard(SecretText text, Cues cues, DigitRun run, int first, int last)
    {
        var digits = run.Digits(first, last);
        if (!CheckDigits.Luhn(digits) || digits.IndexOfAnyExcept(digits[0]) < 0)
        {
            return false;
        }

        var (start, end) = (run[first].Start, run[last].End);
        var before = cues.Before(text.Plain, start, AnnouncedBefore)?.Cue;
        if (before is Cue.Card or Cue.CardCheck)
        {
            return true;
        }

        return before != Cue.Other && HasIssuer(digits) && cues.After(text.Plain, end, AnnouncedAfter) is not { Cue: Cue.Other };
    }

    // Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay, Mir; Maestro only where the word 'card' stands before, since its prefixes are many.
    private static bool HasIssuer(ReadOnlySpan<char> digits) => (digits.Length, int.Parse(digits[..4], System.Globalization.CultureInfo.InvariantCulture)) switch
    {
        (16 or 19, >= 4000 and <= 4999) => true,
        (16, >= 5100 and <= 5599 or >= 2221 and <= 2720) => true,
        (15, >= 3400 and <= 3499 or >= 3700 and <= 3799) => true,
        (16 or 19, 6011 or >= 6440 and <= 6599) => true,
        (16, >= 3528 and <= 3589) => true,
        (14, >= 3000 and <= 3059 or >= 3600 and <= 3699 or >= 3800 and <= 3899) => true,
        (>= 16 and <= 19, >= 6200 and <= 6299) => true,
        (19, 9558) => true,
        (>= 16 and <= 19, >= 2200 and <= 2204) => true,
        (16 or 18 or 19, 5018 or 5020 or 5038 or 5893 or 6304 or 6759 or 6761 or 6762 or 6763) => digits.Length == 16,
        _ => false,
    };

    // Expiry dates, and three digits right behind one.
    private static void TakeDetails(SecretText text, List<SecretSpan> cards, List<SecretSpan> found)
    {
        foreach (Match match in Details.Matches(text.Plain))
        {
            if (cards.Exists(card => match.Index - card.End is >= 0 and <= Near || card.Start - match.Index - match.Length is >= 0 and <= Near))
            {
                found.Add(new SecretSpan(SecretKinds.CardNumber, match.Index, match.Index + match.Length));
            }
        }
    }

    [GeneratedRegex("(?<![0-9/.:-])(0[1-9]|1[0-2]) ?[/-] ?(20)?[2-4][0-9](?![0-9/.:-])([ ,;]{1,3}[0-9]{3,4}(?![0-9/.:,-]))?", Pattern.Options)]
    private static partial Regex Details { get; }
}
