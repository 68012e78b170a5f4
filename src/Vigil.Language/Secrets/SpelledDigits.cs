using System.Collections.Frozen;

namespace Vigil.Language.Secrets;

/// <summary>Codes and PINs whose digits are written as words: 'four eight two nine one three', '四八二九一三'.</summary>
internal static class SpelledDigits
{
    private const int Fewest = 4;
    private const int Most = 8;
    private const int UsualCode = 6;
    private const int LongestGap = 2;
    private const int Reach = 60;
    private const string ChineseDigits = "零〇幺一二三四五六七八九两";

    private static readonly FrozenSet<string> Words =
        ("zero oh one two three four five six seven eight nine cero uno dos tres cuatro cinco seis siete ocho nueve ноль один два три четыре пять шесть семь восемь девять khong mot hai ba bon nam sau bay tam chin").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        var plain = text.Plain;
        var (count, start, end) = (0, 0, 0);
        for (var i = 0; i < plain.Length; i++)
        {
            if (ChineseDigits.Contains(plain[i], StringComparison.Ordinal))
            {
                var from = i;
                while (i < plain.Length && ChineseDigits.Contains(plain[i], StringComparison.Ordinal))
                {
                    i++;
                }

                Take(text, cues, i - from == UsualCode ? UsualCode : 0, from, i, found);
                i--;
                continue;
            }

            if (!IsLetter(plain[i]))
            {
                continue;
            }

            var begin = i;
            while (i < plain.Length && IsLetter(plain[i]))
            {
                i++;
            }

            var isDigit = i - begin <= 6 && Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain.AsSpan(begin, i - begin));
            if (isDigit && count > 0 && begin - end <= LongestGap)
            {
                (count, end) = (count + 1, i);
                continue;
            }

            Take(text, cues, count, start, end, found);
            (count, start, end) = isDigit ? (1, begin, i) : (0, 0, 0);
        }

        Take(text, cues, count, start, end, found);
    }

    private static void Take(SecretText text, Cues cues, int count, int start, int end, List<SecretSpan> found)
    {
        if (count is < Fewest or > Most)
        {
            return;
        }

        var before = cues.Before(text.Plain, start, Reach)?.Cue;
        var after = cues.After(text.Plain, end, Reach)?.Cue;
        var kind = before switch
        {
            Cue.Code or Cue.WeakCode or Cue.Authenticator => SecretKinds.Code,
            Cue.Password or Cue.Pin => SecretKinds.Password,
            null when after is Cue.Code or Cue.WeakCode or Cue.Authenticator => SecretKinds.Code,
            _ when count >= UsualCode && CodeTalk.NamesCode(text.Plain, start - Reach, end + Reach) => SecretKinds.Code,
            _ => null,
        };
        if (kind is not null)
        {
            found.Add(new SecretSpan(kind, start, end));
        }
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'а' and <= 'я';
}
