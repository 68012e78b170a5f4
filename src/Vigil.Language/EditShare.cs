namespace Vigil.Language;

/// <summary>
/// How much of a text was changed: the edit distance (Levenshtein) over its words, divided by the length of the longer text. A word is a Chinese or Japanese character, a run of letters and digits
/// of other scripts, or a mark; white space does not count. Pure.
/// </summary>
public static class EditShare
{
    // Words that are compared, of the beginning: the cost grows with the square. Drafts have some hundred.
    private const int Longest = 2_000;

    /// <summary>From 0, the same words, to 1, nothing left.</summary>
    public static double Between(string before, string after)
    {
        var (from, to) = (Words(before), Words(after));
        var longer = Math.Max(from.Count, to.Count);
        return longer == 0 ? 0 : (double)Distance(from, to) / longer;
    }

    private static int Distance(List<string> from, List<string> to)
    {
        var row = Enumerable.Range(0, to.Count + 1).ToArray();
        for (var i = 1; i <= from.Count; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Count; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Count];
    }

    private static List<string> Words(string text)
    {
        List<string> words = [];
        for (var i = 0; i < text.Length && words.Count < Longest; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]) && !StandsAlone(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(text[start..i]);
                i--;
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                words.Add(text[i].ToString());
            }
        }

        return words;
    }

    // Kana and Chinese characters: written without spaces.
    private static bool StandsAlone(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';
}
