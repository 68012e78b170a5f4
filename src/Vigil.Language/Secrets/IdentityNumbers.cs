using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>Numbers of identity cards, passports and social insurance: those with a check digit by their form, the others where a word announces them.</summary>
internal static partial class IdentityNumbers
{
    private const int AnnouncedBefore = 40;
    private const int Shortest = 7;
    private const int ResidentLength = 18;
    private const int OldResidentLength = 15;
    private const int CitizenLength = 12;
    private const int SocialSecurityLength = 9;

    // Russia's insurance number, Brazil's taxpayers' register; Korea's residents' register.
    private const int InsuranceLength = 11;
    private const int RegisterLength = 13;
    private const int CedulaLength = 10;

    public static void Find(SecretText text, Cues cues, List<DigitRun> numbers, List<SecretSpan> found)
    {
        if (!Shapes.HasDigit(text.Plain))
        {
            return;
        }

        foreach (var run in numbers)
        {
            TakeDigits(text, cues, run, found);
        }

        foreach (Match match in Lettered.Matches(text.Plain))
        {
            if (IsLettered(text, cues, match))
            {
                found.Add(new SecretSpan(SecretKinds.IdentityNumber, match.Index, match.Index + match.Length));
            }
        }
    }

    private static void TakeDigits(SecretText text, Cues cues, DigitRun run, List<SecretSpan> found)
    {
        for (var first = 0; first < run.Count; first++)
        {
            var length = 0;
            for (var last = first; last < run.Count && length <= ResidentLength; last++)
            {
                length += run.LengthOf(last);
                var end = run[last].End;
                var endsInX = end < text.Plain.Length && text.Plain[end] == 'x';
                if (length is >= Shortest and <= ResidentLength && string.Concat(run.Digits(first, last), endsInX ? "x" : string.Empty) is var number && IsNumber(text, cues, run, first, last, number))
                {
                    found.Add(new SecretSpan(SecretKinds.IdentityNumber, run[first].Start, endsInX ? end + 1 : end));
                    first = last;
                    break;
                }
            }
        }
    }

    private static bool IsNumber(SecretText text, Cues cues, DigitRun run, int first, int last, string number)
    {
        if (number.Length == ResidentLength && IsResident(number))
        {
            return true;
        }

        var isRest = last == run.Count - 1;
        return cues.Before(text.Plain, run[first].Start, AnnouncedBefore)?.Cue switch
        {
            Cue.Identity => number.Length is CitizenLength || (number.Length is SocialSecurityLength or CedulaLength or InsuranceLength or RegisterLength && !(number.Length <= CedulaLength && run.Digits(0, run.Count - 1).Length is InsuranceLength or RegisterLength) && IsDirect(text, cues, run[first].Start)) || (number.Length == OldResidentLength && IsDate("19" + number[6..12])) || (number.Length == ResidentLength && IsDate(number[6..14])),
            Cue.Passport => isRest && number.Length is >= 7 and <= 10 && !number.EndsWith('x') && !(number.Length == 8 && IsDate(number)) && !Units.FollowAt(text.Plain, run[last].End),
            Cue.SocialSecurity => number.Length == SocialSecurityLength,
            _ => number.Length == SocialSecurityLength && IsSocialSecurity(text.Plain, run, first, last) && cues.Before(text.Plain, run[first].Start, AnnouncedBefore) is not { Cue: Cue.Other },
        };
    }

    private static bool IsDirect(SecretText text, Cues cues, int start) => cues.Before(text.Plain, start, AnnouncedBefore) is { } cue && ValueReader.After(text, cue.End)?.Start == start;

    // Province, date of birth, check digit.
    private static bool IsResident(string number) => number[0] is >= '1' and <= '8' && !number.AsSpan(0, 17).Contains('x') && IsDate(number[6..14]) && CheckDigits.Resident(number);

    private static bool IsDate(string digits) =>
        int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var date) && date / 10_000 is >= 1900 and <= 2035 && date / 100 % 100 is >= 1 and <= 12 && date % 100 is >= 1 and <= 31;

    // ddd-dd-dddd; the areas 000, 666 and 900 to 999 are never given out.
    private static bool IsSocialSecurity(string plain, DigitRun run, int first, int last)
    {
        if (last - first != 2 || first > 0 || last < run.Count - 1 || run.LengthOf(first) != 3 || run.LengthOf(first + 1) != 2 || plain[run[first].End] != '-' || plain[run[first + 1].End] != '-')
        {
            return false;
        }

        return plain.AsSpan(run[first].Start, 3) is not ("000" or "666") && plain[run[first].Start] != '9';
    }

    private static bool IsLettered(SecretText text, Cues cues, Match match)
    {
        var number = string.Concat(match.Value.Where(char.IsAsciiLetterOrDigit));
        var before = cues.Before(text.Plain, match.Index, AnnouncedBefore)?.Cue;
        if (before == Cue.Passport)
        {
            return number.Length is >= 7 and <= 11 && !(number.Length == 11 && IsDate(number[3..]));
        }

        // Mexico's register of population and Italy's tax code, by their form.
        if (match.Groups["form"].Success)
        {
            return before != Cue.Other;
        }

        // India's permanent account number.
        if (before == Cue.Identity && match.Groups["india"].Success)
        {
            return true;
        }

        if (before == Cue.NationalInsurance && match.Groups["britain"].Success)
        {
            return true;
        }

        // 'My id is …' may be either.
        before = before == Cue.Other && cues.Before(text.Plain, match.Index, AnnouncedBefore) is { } other && text.Plain.AsSpan(other.Start, other.End - other.Start).SequenceEqual("id") ? null : before;

        // An id that is announced as something else; a check digit holds for one in ten of them.
        if (before is Cue.Other or Cue.Code or Cue.WeakCode or Cue.Password)
        {
            return false;
        }

        return (match.Groups["hongkong"].Success && (before == Cue.Identity || match.Value.Contains('(', StringComparison.Ordinal)) && CheckDigits.HongKong(number))
            || (match.Groups["taiwan"].Success && CheckDigits.Taiwan(number))
            || (match.Groups["spain"].Success && CheckDigits.Spain(number))
            || (match.Groups["singapore"].Success && CheckDigits.Singapore(number));
    }

    [GeneratedRegex(
        @"(?<![0-9a-z_-])((?<hongkong>[a-z]{1,2}[0-9]{6} ?(\([0-9a]\)|[0-9a](?![0-9a-z])))|(?<taiwan>[a-z][1289][0-9]{8})(?![0-9a-z-])|(?<singapore>[stfgm][0-9]{7}[a-z])(?![0-9a-z-])"
        + @"|(?<spain>([0-9]{8}|[xyz]-?[0-9]{7})-?[a-z])(?![0-9a-z-])|(?<britain>[a-ceghj-prtw-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[a-d])(?![0-9a-z-])|(?<form>([a-z]{4}[0-9]{6}[hm][a-z]{5}[0-9a-z][0-9]|[a-z]{6}[0-9]{2}[a-ehlmprst][0-9]{2}[a-z][0-9]{3}[a-z])(?![0-9a-z-]))|(?<india>[a-z]{5}[0-9]{4}[a-z](?![0-9a-z-]))|(?<passport>[a-z]{1,3}[0-9]{6,10}[a-z]?)(?![0-9a-z-]))",
        Pattern.Options)]
    private static partial Regex Lettered { get; }
}
