using System.Runtime.InteropServices;

namespace Vigil.Language.Topics;

/// <summary>Something that a text shows: a number that names it, and the first and last word (or Chinese character) that it was read from.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Feature(ulong Key, int From, int To)
{
    /// <summary>The group it is normed with: 0 words, 1 characters, 2 concepts.</summary>
    public int Group => (int)(Key >> 62);
}

/// <summary>
/// Names the features of a text, in three groups that are normed apart so that none drowns the others: words (and pairs of words, Chinese words and pairs of characters),
/// characters (n-grams inside a word, one to four Chinese characters) and, where a trade is known, concepts. A name is a 64-bit hash whose two highest bits are the group:
/// among a million names a collision is less likely than one in ten million.
/// </summary>
internal sealed class Features(bool withConcepts)
{
    public const int Groups = 3;

    private const int LongestText = 2000;
    private const int Words = 0;
    private const int Characters = 1;
    private const int Concept = 2;
    private const int LongestGram = 4;

    /// <summary>All features, repeated ones repeatedly.</summary>
    /// <returns>How many words and Chinese characters there are: positions are below it.</returns>
    public int Read(string text, List<Feature> found)
    {
        var normal = TextNormalizer.Normalize(text.Length > LongestText ? string.Concat(text.AsSpan(0, LongestText / 2), " ", text.AsSpan(text.Length - (LongestText / 2))) : text);
        var (place, previous, before) = (0, new Word(Hash("^"), 0), default(Word?));
        var places = new int[normal.Length];
        foreach (var (unit, start, isCjk) in Units(normal))
        {
            for (var i = 0; i < unit.Length; i++)
            {
                places[start + i] = isCjk ? place + i : place;
            }

            if (isCjk)
            {
                Cjk(unit, place, found);
                found.Add(Pair(previous, new Word(Hash(unit.AsSpan(0, 1)), place)));
                (before, previous) = (previous, new Word(Hash(unit.AsSpan(unit.Length - 1)), place + unit.Length - 1));
                place += unit.Length;
                continue;
            }

            var shape = Shape(unit);
            var word = new Word(Hash(shape), place);
            found.Add(new Feature(Name(Words, word.Hash, 1), place, place));
            found.Add(Pair(previous, word));
            if (before is { } skipped)
            {
                found.Add(new Feature(Name(Words, Mix(skipped.Hash, word.Hash), 3), skipped.Place, place));
            }

            Grams(shape, place, found);
            (before, previous) = (previous, word);
            place++;
        }

        found.Add(Pair(previous, new Word(Hash("$"), Math.Max(0, place - 1))));
        if (withConcepts)
        {
            AddConcepts(normal, places, found);
        }

        return Math.Max(1, place);
    }

    private static Feature Pair(Word left, Word right) => new(Name(Words, Mix(left.Hash, right.Hash), 2), left.Place, right.Place);

    private static void AddConcepts(string normal, int[] places, List<Feature> found)
    {
        var meanings = new List<Meaning>();
        Lexicon.Product.Find(normal, meanings);
        foreach (var meaning in meanings)
        {
            found.Add(new Feature(Name(Concept, Hash(meaning.Concept), 1), places[meaning.Start], places[meaning.Start + meaning.Length - 1]));
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

    private static void Grams(string word, int place, List<Feature> found)
    {
        if (word[0] == '<')
        {
            return;
        }

        Span<char> padded = word.Length + 2 <= 64 ? stackalloc char[word.Length + 2] : new char[word.Length + 2];
        padded[0] = padded[^1] = ' ';
        word.CopyTo(padded[1..]);
        for (var n = 2; n <= LongestGram; n++)
        {
            for (var i = 0; i + n <= padded.Length; i++)
            {
                found.Add(new Feature(Name(Characters, Hash(padded.Slice(i, n)), 1), place, place));
            }
        }
    }

    private static void Cjk(string run, int place, List<Feature> found)
    {
        var known = Text.Words.Known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < run.Length; i++)
        {
            found.Add(new Feature(Name(Characters, Hash(run.AsSpan(i, 1)), 1), place + i, place + i));
            for (var n = 2; n <= LongestGram && i + n <= run.Length; n++)
            {
                found.Add(new Feature(Name(n == 2 ? Words : Characters, Hash(run.AsSpan(i, n)), 4), place + i, place + i + n - 1));
            }

            for (var n = 3; n <= Text.Words.Longest && i + n <= run.Length; n++)
            {
                if (known.Contains(run.AsSpan(i, n)))
                {
                    found.Add(new Feature(Name(Words, Hash(run.AsSpan(i, n)), 5), place + i, place + i + n - 1));
                }
            }

            // Chinese puts particles and amounts between the words that belong together: 币…没到, 卖家…不放.
            for (var gap = 2; gap <= 3 && i + gap < run.Length; gap++)
            {
                found.Add(new Feature(Name(Characters, Mix(run[i], run[i + gap]), 6), place + i, place + i + gap));
            }
        }
    }

    private static IEnumerable<(string Text, int Start, bool IsCjk)> Units(string normal)
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

                yield return (normal[start..i], start, true);
            }
            else if (char.IsLetterOrDigit(normal[i]))
            {
                while (i < normal.Length && !Segmenter.IsCjk(normal[i]) && (char.IsLetterOrDigit(normal[i]) || IsInside(normal, i)))
                {
                    i++;
                }

                yield return (normal[start..i], start, false);
            }
            else
            {
                if (normal[i] is '?' or '!')
                {
                    yield return (normal[i].ToString(), i, false);
                }

                i++;
            }
        }
    }

    private static bool IsInside(string text, int i) =>
        text[i] is '\'' or '.' && i > 0 && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i + 1]);

    private static ulong Name(int group, ulong hash, uint kind) => (Mix(hash, kind) >> 2) | ((ulong)group << 62);

    // FNV-1a over UTF-16 (Fowler, Noll, Vo), then mixed: its own high bits are poor for short texts.
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return Mix(hash, (ulong)text.Length);
    }

    // SplitMix64's finaliser (Steele, Lea, Flood, OOPSLA 2014).
    private static ulong Mix(ulong a, ulong b)
    {
        var x = a + (b * 0x9E3779B97F4A7C15UL) + 0x632BE59BD9B4E019UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(ulong Hash, int Place);
}
