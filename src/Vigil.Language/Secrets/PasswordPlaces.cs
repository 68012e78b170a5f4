using System.Buffers;

namespace Vigil.Language.Secrets;

/// <summary>Where a password stands when it does not follow its word: further on in the sentence, before the word, or behind another one.</summary>
internal static class PasswordPlaces
{
    private const int Reach = 48;
    private const int ReachOfNext = 20;

    // Words that stand directly before a value: 'the password that I use is …', '我把密码改成了…'.
    private static readonly HashSet<string> Links = [.. "is was are to from as es era a con la это был use used uses with be it typed type entered enter tried try put wrote gave told either maybe probably just simply called thanh fue puse pongo uso usaba meto le di стоит стоял поставил ставил был использую ввожу dat dung nhap".Split(' ')];
    private static readonly HashSet<string> Telling = [.. "is was are entered typed to es era fue la это был thanh".Split(' ')];
    private const string ChineseLinks = "是为成入填设写说叫用改了试:";
    private const string ChineseTelling = "是为成入填设:";

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".。?!\n•");
    private static readonly SearchValues<char> Stops = SearchValues.Create("。?\n•");
    private static readonly SearchValues<char> BeforeValues = SearchValues.Create(" \n,、:\"'•[]");
    private static readonly string[] EarlierLinks = [" is my ", " is the ", " was my ", " as my ", " as the ", " as ", " as a ", " for ", " como ", " lam ", " es mi ", " is my old ", "是我的", "是我的登录", "是登录", "就是我的", "是", "作为"];
    private static readonly string[] Successors = ["改成了", "改成", "改为了", "改为", "换成了", "换成", "现在是", "新的是", "或者", "还有", "以及", " to ", " a ", " на ", " thanh ", "变成", "改到", "新密码", " now ", " changed to ", " new one ", " then ", " and ", " or ", " ahora "];

    /// <summary>One further on, up to a limit, where the sentence leads to it; null where there is none.</summary>
    /// <param name="isTold">The word is followed by 'is' or a colon.</param>
    public static Told? Further(SecretText text, int from, int limit, bool isTold)
    {
        var folded = text.Folded;
        for (var i = from; i < limit && !EndsSentence(folded, i); i++)
        {
            var begins = folded[i] is > ' ' and < '\u2E80' and not '(' && (i == from || folded[i - 1] is <= ' ' or >= '\u2E80' or '"' or '\'' or ':' or ',' or '=' or '(');
            if (!begins || ValueReader.ValueAt(folded, i, isTold: false) is not { } value || value.End <= i)
            {
                continue;
            }

            if (PasswordValue.LooksSecret(text, value) && (FollowsLink(text.Plain, from, i, isStrict: false) || IsInBrackets(folded, value) || PasswordValue.LooksDrawn(text, value)))
            {
                return value;
            }

            // '密码是六个8,888888', '密码就是我名字加生日 zhang1990': the telling came before, the value after it.
            var isNumber = PasswordValue.IsLongNumber(text, value);
            if (isTold && (isNumber || (!Clauses.EndBetween(text.Plain, from, i) && text.Plain[i - 1] is not (',' or '、') && PasswordValue.LooksSecret(text, value))))
            {
                return value;
            }

            if (isNumber && FollowsLink(text.Plain, from, i, isStrict: true))
            {
                return value;
            }

            i = Math.Max(i, value.End - 1);
        }

        return null;
    }

    // 'The same password there (chelsea4eva_91)'.
    private static bool IsInBrackets(string folded, Told value) => value.Start > 0 && folded[value.Start - 1] == '(' && value.End < folded.Length && folded[value.End] == ')';

    /// <summary>One before its word: 'hunter22 is my password', 'abc123是我的密码'; null where there is none.</summary>
    public static Told? Before(SecretText text, int place)
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

    /// <summary>One that the sentence has told before it comes to the word: 'changed it from Winter22! to Summer23!, password rejected'; null where there is none.</summary>
    public static Told? Earlier(SecretText text, int place, int from)
    {
        var start = Math.Max(from, place - Reach);
        for (var i = start; i < place; i++)
        {
            var begins = text.Folded[i] is > ' ' and < '\u2E80' && i > 0 && text.Folded[i - 1] is <= ' ' or >= '\u2E80' or '"' or '\'' or '(';
            if (EndsSentence(text.Folded, i) || !begins || ValueReader.ValueAt(text.Folded, i, isTold: false) is not { } value || value.End <= i || value.End > place)
            {
                continue;
            }

            if ((PasswordValue.LooksDrawn(text, value) || (IsTried(text.Plain, start, i) && PasswordValue.LooksSecret(text, value))) && !text.Folded.AsSpan(value.End, place - value.End).ContainsAny(Stops))
            {
                return value;
            }

            i = value.End - 1;
        }

        return null;
    }

    // 'Tried monkey77, says wrong password', '我试了 qwer1234 …'.
    private static bool IsTried(string plain, int from, int place)
    {
        var before = plain.AsSpan(from, place - from).TrimEnd(" \"'");
        return before.EndsWith("tried") || before.EndsWith("typed") || before.EndsWith("试了") || before.EndsWith("试过") || before.EndsWith("probe");
    }

    /// <summary>Another one behind one that was found: '原来的密码是…,改成了…'; null where there is none.</summary>
    public static Told? Next(SecretText text, int end)
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

    /// <summary>Whether what stands right before a place leads to a value.</summary>
    /// <param name="isStrict">It must say that the value comes; otherwise it may also say what was done with it.</param>
    public static bool FollowsLink(string plain, int from, int place, bool isStrict)
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

        if ((isStrict ? ChineseTelling : ChineseLinks).Contains(plain[end - 1], StringComparison.Ordinal) || (end - from >= 2 && plain[end - 1] == '的' && plain[end - 2] is '设' or '置' or '用' or '填' or '输' or '改' or '写' or '记' or '存') || plain[end - 1] is '=' or '-' or 'は' or 'が')
        {
            return true;
        }

        var start = end;
        while (start > from && char.IsLetter(plain[start - 1]) && plain[start - 1] < '\u2E80')
        {
            start--;
        }

        return (isStrict ? Telling : Links).Contains(plain[start..end]);
    }

    /// <summary>Whether a sentence ends at a place, or a marker begins.</summary>
    public static bool EndsSentence(string folded, int i) => folded[i] is '。' or '?' or '!' or '\n' or ';' || (folded[i] == '.' && (i + 1 == folded.Length || folded[i + 1] == ' ')) || Marks.At(folded, i);
}
