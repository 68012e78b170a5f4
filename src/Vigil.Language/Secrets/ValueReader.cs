namespace Vigil.Language.Secrets;

/// <summary>A value that follows the word that announces it.</summary>
/// <param name="IsTold">'Is', a colon or an equals sign stands between, so that any value counts; otherwise only one that looks like a secret does.</param>
internal readonly record struct Told(int Start, int End, bool IsTold, bool IsQuoted)
{
    public int Length => End - Start;
}

/// <summary>Reads what follows a word: 'is', colons, quotes, then the value itself.</summary>
internal static class ValueReader
{
    private const int MostLinks = 4;
    private const int LongestQuoted = 64;
    private const int LongestValue = 200;
    private const int FewestSpelled = 4;
    private const int LongestRemark = 16;

    // Those that say that the value comes, and those that may stand before it. The longest first.
    private static readonly string[] Telling =
        [.. "is|was|are|equals|reads|says|es|fue|era|est|e|ist|la|это|был|была|было|adalah|'s|是|为|就是|也是|还是|应该是|一直是|现在是|设的是|设置的是|用的是|填的是|输的是|改成了|改成|改为|改为了|换成了|换成|设置成|设置为|重置为|重置成|重设为|设成|设为|叫|叫做|写的是|写成|填成|记得是|好像是|大概是|thanh|でした|は|が|은|는|이|가|になりました".Split('|').OrderByDescending(word => word.Length)];

    private static readonly string[] Neutral =
        [.. ("to|as|now|number|no|here|currently|has been|had been|from the mail|from the email|from my email|from email|from the sms|from sms|from the text|from the app|in the mail|in the email|by sms|by email|by text|you sent me|you sent|u sent|u sent me|i got|i received|i set|i use|i used|i have|" +
        "numero|nueva|nuevo|anterior|actual|que me llego|del correo|del sms|por sms|из письма|из смс|с почты|новыи|старыи|такои|сеичас|cu|moi|hien tai|bay gio|지금|그냥|今|今は|の6桁|现在|刚才|这次|收到的|我收到的|刚收到的|刚发来的|发来的|刚发的|你们发的|邮件里的|短信里的|上的|那边|数字|确实|明明|一直|都|的|就|输入|输入了|填|填了|发|是不是|呢|里|を|告诉你|发给你|发你|给你|con|cua toi|cua minh").Split('|').OrderByDescending(word => word.Length)];

    /// <summary>The value that follows a place; null where what follows is no value.</summary>
    public static Told? After(SecretText text, int place) => After(text, place, out _);

    /// <summary>As <see cref="After(SecretText, int)"/>, and whether at least the telling was there.</summary>
    public static Told? After(SecretText text, int place, out bool isTold)
    {
        isTold = false;
        var plain = text.Plain;
        var i = Skip(plain, AfterRemark(plain, place), ref isTold);
        for (var links = 0; links < MostLinks; links++)
        {
            if (LengthOf(plain, i, Telling) is var telling and > 0)
            {
                isTold = true;
                i = Skip(plain, i + telling, ref isTold);
            }
            else if (LengthOf(plain, i, Neutral) is var neutral and > 0)
            {
                i = Skip(plain, i + neutral, ref isTold);
            }
            else
            {
                break;
            }
        }

        return ValueAt(text.Folded, i, isTold);
    }

    /// <summary>The value that begins at a place, in quotes or up to the next space; null where none begins.</summary>
    public static Told? ValueAt(string folded, int i, bool isTold)
    {
        if (i >= folded.Length || Marks.At(folded, i))
        {
            return null;
        }

        if (IsQuote(folded[i]) && QuotedAt(folded, i) is { } quoted)
        {
            return quoted with { IsTold = isTold };
        }

        i += IsQuote(folded[i]) ? 1 : 0;
        var end = EndOfSpelled(folded, i);
        end = end > i ? end : EndOfRun(folded, i);
        return end > i ? new Told(i, end, isTold, IsQuoted: false) : null;
    }

    // '资金密码(6位):112233'.
    private static int AfterRemark(string plain, int place)
    {
        var open = place < plain.Length && plain[place] == ' ' ? place + 1 : place;
        var close = open < plain.Length && plain[open] == '(' ? plain.AsSpan(open, Math.Min(LongestRemark, plain.Length - open)).IndexOf(')') : -1;
        return close > 0 && open + close + 1 < plain.Length && plain[open + close + 1] is ':' or '=' or ' ' or '是' ? open + close + 1 : place;
    }

    // Spaces, and what stands between a name and its value.
    private static int Skip(string plain, int i, ref bool isTold)
    {
        for (; i < plain.Length; i++)
        {
            var isDash = plain[i] is '-' or '>' or '~' && (i + 1 >= plain.Length || plain[i + 1] is ' ' or '>' or '\n');
            if (plain[i] is ':' or '=' || isDash)
            {
                isTold = true;
            }
            else if (!(plain[i] is ' ' or '\n' or '\t' or '(' or '…' || (isTold && plain[i] is ',' or '、')) && !IsEmphasis(plain, i) && !(IsQuote(plain[i]) && i + 1 < plain.Length && plain[i + 1] is ':' or '='))
            {
                break;
            }
        }

        return i;
    }

    // '**Password:** …'; stars may begin a password as well.
    private static bool IsEmphasis(string plain, int i)
    {
        var end = i;
        while (end < plain.Length && plain[end] == '*' && end - i < 3)
        {
            end++;
        }

        return end > i && end < plain.Length && plain[end] is ' ' or ':';
    }

    private static int LengthOf(string plain, int i, string[] words)
    {
        foreach (var word in words)
        {
            if (plain.AsSpan(i).StartsWith(word) && (!IsSpaced(word[^1]) || i + word.Length >= plain.Length || !IsSpaced(plain[i + word.Length])))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static bool IsSpaced(char c) => c < '\u0E00' && (char.IsLetterOrDigit(c) || c is '@' or '_');

    private static Told? QuotedAt(string folded, int i)
    {
        var inside = folded.AsSpan(i + 1, Math.Min(LongestQuoted, folded.Length - i - 1));
        var close = inside.IndexOfAny(Closing(folded[i]), '\n');
        return close > 0 && inside[close] != '\n' && !inside[..close].Contains(Marks.Blot) ? new Told(i + 1, i + 1 + close, IsTold: false, IsQuoted: true) : null;
    }

    private static bool IsQuote(char c) => c is '"' or '\'' or '「' or '『' or '«' or '`' or '《';

    private static char Closing(char c) => c switch
    {
        '「' => '」',
        '『' => '』',
        '«' => '»',
        '《' => '》',
        _ => c,
    };

    // 'a b c 1 2 3': spelled, with a space after every character.
    private static int EndOfSpelled(string folded, int i)
    {
        var (count, at) = (0, i);
        while (at < folded.Length && IsOfValue(folded, at) && (at + 1 == folded.Length || !IsOfValue(folded, at + 1)) && at - i < LongestValue)
        {
            count++;
            if (at + 2 >= folded.Length || folded[at + 1] is not (' ' or '-') || !IsOfValue(folded, at + 2))
            {
                at++;
                break;
            }

            at += 2;
        }

        while (at > i && folded[at - 1] == ' ')
        {
            at--;
        }

        return count >= FewestSpelled ? at : i;
    }

    private static int EndOfRun(string folded, int i)
    {
        var end = i;
        while (end < folded.Length && end - i < LongestValue && IsOfValue(folded, end) && (folded[end] != ',' || IsCommaInside(folded, i, end)))
        {
            end++;
        }

        while (end > i && folded[end - 1] is '.' or ',' or ';' or ':' or ')' or '"' or '\'')
        {
            end--;
        }

        return end;
    }

    // A comma inside is of the value, unless digits alone stand before it.
    private static bool IsCommaInside(string folded, int start, int comma) => comma + 1 < folded.Length && char.IsAsciiLetterOrDigit(folded[comma + 1]) && !Shapes.IsDigits(folded.AsSpan(start, comma - start));

    private static bool IsOfValue(string folded, int i) => folded[i] > ' ' && folded[i] is < '\u2E80' and not ('"' or ';' or '…' or '»') && !Marks.At(folded, i);
}
