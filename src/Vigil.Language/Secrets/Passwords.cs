using System.Buffers;
using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>Passwords, PINs and anti-phishing phrases told in prose. That a password is spoken of tells nothing; its value must be there.</summary>
internal static partial class Passwords
{
    private const int Reach = 48;
    private const int ReachOfNext = 20;
    private const int FewestPinDigits = 4;
    private const int MostPinDigits = 8;

    // Words that stand directly before a value further on in the sentence: 'the password that I use is …', '我把密码改成了…'.
    private static readonly HashSet<string> Links = [.. "is was are to as es era a con la это use used uses with be it typed type entered enter tried try put wrote gave told either maybe probably just simply called".Split(' ')];
    private static readonly HashSet<string> EnglishTelling = [.. "is was are entered typed to es era la это".Split(' ')];
    private const string ChineseTelling = "是为成入填设:";
    private const string ChineseLinks = "是为成入填设写说叫用改了试:";

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".。?!\n•");
    private static readonly SearchValues<char> BeforeValues = SearchValues.Create(" \n,、:\"'•[]");
    private static readonly string[] EarlierLinks = [" is my ", " is the ", " was my ", " as my ", " as the ", " es mi ", " is my old ", "是我的", "是我的登录", "是登录", "就是我的", "是", "作为"];
    private static readonly string[] Successors = ["改成", "改为", "换成", "现在是", "新的是", "now", "changed", "new one", "then", "and", "ahora", "或者", "or", "还有", "以及"];

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        for (var i = 0; i < cues.All.Count; i++)
        {
            var cue = cues.All[i];
            var limit = i + 1 < cues.All.Count ? cues.All[i + 1].Start : text.Folded.Length;
            var isOfApi = cue.Cue == Cue.Secret && text.Plain.AsSpan(cue.Start, cue.End - cue.Start).EndsWith("passphrase");
            var value = cue.Cue switch
            {
                Cue.Password => OfPassword(text, cue, limit),
                Cue.Secret when isOfApi => OfPassword(text, cue, limit),
                Cue.Pin => OfPin(text, cue),
                _ => null,
            };
            while (value is { } told)
            {
                found.Add(new SecretSpan(isOfApi ? SecretKinds.ApiSecret : SecretKinds.Password, told.Start, told.End));
                value = Successor(text, told.End);
            }
        }

        TakeAfterMail(text, found);
    }

    // 'mike@example.com / Winter2025!', 'mike@example.com:Winter2025!'.
    private static void TakeAfterMail(SecretText text, List<SecretSpan> found)
    {
        foreach (Match match in MailAndSlash.Matches(text.Plain))
        {
            if (ValueReader.ValueAt(text.Folded, match.Index + match.Length, isTold: false) is { } value && PasswordValue.LooksSecret(text, value))
            {
                found.Add(new SecretSpan(SecretKinds.Password, value.Start, value.End));
            }
        }
    }

    private static Told? OfPassword(SecretText text, CueAt cue, int limit)
    {
        var value = ValueReader.After(text, cue.End, out var isTold);
        if (value is { } told && PasswordValue.IsOne(text, told) && (told.IsTold || !IsPass(text, cue)))
        {
            return told;
        }

        if (Earlier(text, cue.Start) is { } earlier)
        {
            return earlier;
        }

        return IsPass(text, cue) ? null : Further(text, cue.End, Math.Min(limit, cue.End + Reach), isTold);
    }

    private static Told? OfPin(SecretText text, CueAt cue)
    {
        return ValueReader.After(text, cue.End) is { } value && IsPin(text, value) ? value : FurtherPin(text, cue.End);
    }

    // 'The PIN I set was 7788'.
    private static Told? FurtherPin(SecretText text, int from)
    {
        for (var i = from; i < Math.Min(text.Folded.Length, from + ReachOfNext) && !EndsSentence(text.Folded, i); i++)
        {
            if (char.IsAsciiDigit(text.Folded[i]))
            {
                return ValueReader.ValueAt(text.Folded, i, isTold: false) is { } value && FollowsLink(text.Plain, from, i, ChineseTelling, EnglishTelling) && IsPin(text, value) ? value : null;
            }
        }

        return null;
    }

    private static bool IsPin(SecretText text, Told value)
    {
        var digits = text.Folded.AsSpan(value.Start, value.Length).ToString().Replace(" ", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
        return Shapes.IsDigits(digits) && digits.Length is >= FewestPinDigits and <= MostPinDigits && !Units.FollowAt(text.Plain, value.End);
    }

    // 'Pass' is a verb as well.
    private static bool IsPass(SecretText text, CueAt cue) => text.Plain.AsSpan(cue.Start, cue.End - cue.Start).SequenceEqual("pass");

    private static Told? Further(SecretText text, int from, int limit, bool isTold)
    {
        var folded = text.Folded;
        for (var i = from; i < limit && !EndsSentence(folded, i); i++)
        {
            var begins = folded[i] is > ' ' and < '\u2E80' && (i == from || folded[i - 1] is <= ' ' or >= '\u2E80' or '"' or '\'' or ':' or ',' or '=');
            if (!begins || ValueReader.ValueAt(folded, i, isTold: false) is not { } value || value.End <= i)
            {
                continue;
            }

            if (PasswordValue.LooksSecret(text, value) && FollowsLink(text.Plain, from, i, ChineseLinks, Links))
            {
                return value;
            }

            // '密码是六个8,888888', '密码就是我名字加生日 zhang1990': the telling came before, the value after it.
            var isNumber = PasswordValue.IsLongNumber(text, value);
            if (isTold && (isNumber || (!Clauses.EndBetween(text.Plain, from, i) && text.Plain[i - 1] is not (',' or '、') && PasswordValue.LooksSecret(text, value))))
            {
                return value;
            }

            if (isNumber && FollowsLink(text.Plain, from, i, ChineseTelling, EnglishTelling))
            {
                return value;
            }

            i = Math.Max(i, value.End - 1);
        }

        return null;
    }

    // 'hunter22 is my password', 'abc123是我的密码'.
    private static Told? Earlier(SecretText text, int place)
    {
        var before = text.Plain.AsSpan(Math.Max(0, place - Reach), Math.Min(place, Reach));
        foreach (var link in EarlierLinks)
        {
            if (!before.EndsWith(link))
            {
                continue;
            }

            var value = before[..^link.Length].TrimEnd(" \"'");
            var start = value.LastIndexOfAny(BeforeValues) + 1;
            while (start < value.Length && value[start] >= '\u2E80')
            {
                start++;
            }

            var end = place - before.Length + value.Length;
            return start < value.Length && new Told(end - value.Length + start, end, IsTold: false, IsQuoted: false) is var told && PasswordValue.LooksSecret(text, told) ? told : null;
        }

        return null;
    }

    private static bool FollowsLink(string plain, int from, int place, string chinese, HashSet<string> english)
    {
        var end = place;
        while (end > from && plain[end - 1] is ' ' or '"' or '\'' or '「' or '『')
        {
            end--;
        }

        if (end == from)
        {
            return false;
        }

        if (chinese.Contains(plain[end - 1], StringComparison.Ordinal) || (end - from >= 2 && plain[end - 1] == '的' && plain[end - 2] is '设' or '置' or '用' or '填' or '输' or '改') || plain[end - 1] is '=' or '-' or 'は' or 'が')
        {
            return true;
        }

        var start = end;
        while (start > from && char.IsLetter(plain[start - 1]) && plain[start - 1] < '\u2E80')
        {
            start--;
        }

        return english.Contains(plain[start..end]);
    }

    private static bool EndsSentence(string folded, int i) => folded[i] is '。' or '?' or '!' or '\n' or ';' || (folded[i] == '.' && (i + 1 == folded.Length || folded[i + 1] == ' ')) || Marks.At(folded, i);

    // '原来的密码是…,改成了…'.
    private static Told? Successor(SecretText text, int end)
    {
        var limit = Math.Min(text.Plain.Length, end + ReachOfNext);
        var near = text.Plain.AsSpan(end, limit - end);
        foreach (var word in Successors)
        {
            var at = near.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && !near[..at].ContainsAny(SentenceEnds) && ValueReader.After(text, end + at + word.Length) is { } value && value.End - end <= Reach && PasswordValue.LooksSecret(text, value))
            {
                return value;
            }
        }

        return null;
    }

    [GeneratedRegex(@"@[a-z0-9-]{1,40}\.[a-z.]{2,20} {0,2}[/:|] {0,2}", Pattern.Options)]
    private static partial Regex MailAndSlash { get; }
}
