using System.Collections.Frozen;

namespace Vigil.Language.Secrets;

/// <summary>
/// English recovery phrases told word by word or row by row: 'the first is vague, then abuse, …', '第一个词是debris,第二个exact,…'.
/// Between the words stands another script, or stand words that count and link; those never belong to the phrase here, though the list has some of them.
/// </summary>
internal static class ScatteredPhrases
{
    private const int Fewest = 11;
    private const int Most = 25;
    private const int LongestGap = 40;
    private const int MostTrimmed = 2;
    private const int FewestCounted = 2;

    private static readonly FrozenSet<string> Counting =
        ("st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth next then last final finally row rows line lines column columns word words top bottom upper lower middle below left right number followed " +
        "primera segunda tercera cuarta quinta sexta septima octava novena decima siguiente luego despues ultima palabra fila linea").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Linking = ("reads says said comes came that's ones la es y de el que sigue por thu tu la cuoi tiep theo").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(SecretText text, List<SecretSpan> found)
    {
        var words = PhraseWord.In(text.Plain);
        if (words.Count(word => word.IsIn(WordLists.English)) >= Fewest)
        {
            // 'Third order' tells a word, 'the bottom one' does not.
            Find(text.Plain, words, isToldByCount: false, found);
            Find(text.Plain, words, isToldByCount: true, found);
        }
    }

    private static void Find(string plain, List<PhraseWord> words, bool isToldByCount, List<SecretSpan> found)
    {
        List<PhraseWord> row = [];
        var (counted, foreign, end, follows) = (0, 0, -1, false);
        foreach (var word in words)
        {
            var written = plain.AsSpan(word.Start, word.Length);
            var isBroken = row.Count > 0 && (word.Start - end > LongestGap || plain.AsSpan(end, word.Start - end).Contains(Marks.Blot));
            var isForeign = written.IndexOfAnyExceptInRange('a', 'z') >= 0;
            var isCounting = !isForeign && Is(Counting, written);
            // '… pumpkin order organ': an everyday word right behind one of the phrase is of the phrase.
            var isMember = follows && word.IsIn(WordLists.English) && (word.IsJoined || end < 0 || IsForeign(plain.AsSpan(end, word.Start - end)));
            var isLink = isForeign || isCounting || Is(Linking, written) || Is(EnglishWords.Grammar, written) || (Is(EnglishWords.Everyday, written) && !isMember);
            follows = (follows && isForeign) || (isToldByCount && isCounting) || (!isLink && word.IsIn(WordLists.English));
            if (isBroken || (!isLink && !word.IsIn(WordLists.English)))
            {
                Take(plain, row, counted, foreign, found);
                row.Clear();
                (counted, foreign) = (0, 0);
            }

            if (isLink)
            {
                counted += isCounting ? 1 : 0;
                end = row.Count > 0 && word.Start - row[^1].End <= LongestGap ? word.End : end;
                continue;
            }

            if (word.IsIn(WordLists.English))
            {
                // Chinese is no word here; it stands in the gap.
                foreign += row.Count > 0 && IsForeign(plain.AsSpan(row[^1].End, word.Start - row[^1].End)) ? 1 : 0;
                row.Add(word);
                end = word.End;
            }
        }

        Take(plain, row, counted, foreign, found);
    }

    private static void Take(string plain, List<PhraseWord> row, int counted, int foreign, List<SecretSpan> found)
    {
        if (row.Count is < Fewest or > Most || (foreign == 0 && counted < FewestCounted) || found.Exists(span => span.Start < row[^1].End && row[0].Start < span.End))
        {
            return;
        }

        for (var first = 0; first <= MostTrimmed; first++)
        {
            for (var last = row.Count - 1; last >= row.Count - 1 - MostTrimmed; last--)
            {
                if (PhraseChecksum.IsLegal(last - first + 1) && PhraseChecksum.Holds([.. row.GetRange(first, last - first + 1).Select(word => WordLists.IndexOf(WordLists.English, plain.AsSpan(word.Start, word.Length)))]))
                {
                    found.Add(new SecretSpan(SecretKinds.RecoveryPhrase, row[first].Start, row[last].End));
                    return;
                }
            }
        }

        if (foreign >= FewestCounted)
        {
            found.Add(new SecretSpan(SecretKinds.RecoveryPhrase, row[0].Start, row[^1].End));
        }
    }

    private static bool IsForeign(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (c >= '\u0400' && char.IsLetter(c))
            {
                return true;
            }

            if (c is >= 'a' and <= 'z')
            {
                return false;
            }
        }

        return false;
    }

    private static bool Is(FrozenSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
