using Vigil.Language.Text;

namespace Vigil.Language.Topics;

/// <summary>
/// Names the features of a text, in three groups that are normed apart so that none drowns the others: concepts ('k'),
/// words ('w': words, pairs and skipped pairs of words, Chinese words and pairs of characters) and characters ('c': n-grams inside a word, one to four Chinese characters).
/// </summary>
internal static class Features
{
    private const int LongestText = 2000;

    /// <summary>Calls <paramref name="found"/> for every feature, repeated ones repeatedly.</summary>
    public static void Of(string text, Action<string> found)
    {
        var normal = TextNormalizer.Normalize(text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText / 2), " ", text.AsSpan(text.Length - (LongestText / 2))) : text);
        var previous = "^";
        var beforeThat = string.Empty;
        foreach (var unit in Units(normal))
        {
            var word = unit.IsCjk ? unit.Text : Shape(unit.Text);
            if (unit.IsCjk)
            {
                Cjk(unit.Text, found);
                found($"wb{previous} {unit.Text[0]}");
                (beforeThat, previous) = (previous, unit.Text[^1].ToString());
                continue;
            }

            found("w" + word);
            found($"wb{previous} {word}");
            if (beforeThat.Length > 0)
            {
                found($"ws{beforeThat} {word}");
            }

            (beforeThat, previous) = (previous, word);
            Characters(word, found);
        }

        found($"wb{previous} $");
        List<string> concepts = [.. Concepts.In(normal)];
        for (var i = 0; i < concepts.Count; i++)
        {
            found("k" + concepts[i]);
            for (var j = i + 1; j < concepts.Count; j++)
            {
                found($"k{concepts[i]}&{concepts[j]}");
            }
        }
    }

    // Numbers and ids differ in every message; what matters is that there is one.
    private static string Shape(string word)
    {
        var digits = 0;
        foreach (var c in word)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        if (digits == 0 || (word.Length <= 5 && digits < word.Length))
        {
            return word;
        }

        return digits == word.Length ? (digits >= 5 ? "<digits>" : "<number>") : word.Length >= 20 ? "<hex>" : word.Contains('.', StringComparison.Ordinal) ? "<number>" : "<id>";
    }

    private static void Characters(string word, Action<string> found)
    {
        if (word[0] == '<')
        {
            return;
        }

        var padded = $" {word} ";
        for (var n = 2; n <= 5; n++)
        {
            for (var i = 0; i + n <= padded.Length; i++)
            {
                found(string.Concat("c", padded.AsSpan(i, n)));
            }
        }
    }

    private static void Cjk(string run, Action<string> found)
    {
        for (var i = 0; i < run.Length; i++)
        {
            found("c" + run[i]);
            for (var n = 2; n <= 4 && i + n <= run.Length; n++)
            {
                found(string.Concat(n == 2 ? "w" : "c", run.AsSpan(i, n)));
            }

            for (var n = 3; n <= Words.Longest && i + n <= run.Length; n++)
            {
                var word = run.Substring(i, n);
                if (Words.Known.Contains(word))
                {
                    found("w" + word);
                }
            }

            // Chinese puts particles and amounts between the words that belong together: 币…没到, 卖家…不放.
            for (var gap = 2; gap <= 3 && i + gap < run.Length; gap++)
            {
                found($"c{run[i]}~{run[i + gap]}");
            }
        }
    }

    private static IEnumerable<(string Text, bool IsCjk)> Units(string normal)
    {
        var i = 0;
        while (i < normal.Length)
        {
            var start = i;
            if (Segmenter.IsCjk(normal[i]))
            {
                while (i < normal.Length && Segmenter.IsCjk(normal[i]))
                {
                    i++;
                }

                yield return (normal[start..i], true);
            }
            else if (char.IsLetterOrDigit(normal[i]))
            {
                while (i < normal.Length && !Segmenter.IsCjk(normal[i]) && (char.IsLetterOrDigit(normal[i]) || IsInside(normal, i)))
                {
                    i++;
                }

                yield return (normal[start..i], false);
            }
            else
            {
                if (normal[i] is '?' or '!')
                {
                    yield return (normal[i].ToString(), false);
                }

                i++;
            }
        }
    }

    private static bool IsInside(string text, int i) =>
        text[i] is '\'' or '.' && i > 0 && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i + 1]);
}
