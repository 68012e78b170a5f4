using System.Text;

namespace Vigil.Language.Secrets;

/// <summary>English recovery phrases whose words nothing parts, or only their numbers: 'abandonabilityable…', '1abandon2ability…'. No other run of letters falls into eleven words of the list.</summary>
internal static class GluedPhrases
{
    private const int Shortest = 36;
    private const int Longest = 300;
    private const int FewestWords = 11;
    private const int ShortestWord = 3;
    private const int LongestWord = 8;

    public static void Find(SecretText text, List<SecretSpan> found)
    {
        foreach (var (start, end) in Runs.OfAlphanumerics(text.Plain, Shortest))
        {
            if (end - start <= Longest && Words(Letters(text.Plain.AsSpan(start, end - start))) >= FewestWords)
            {
                found.Add(new SecretSpan(SecretKinds.RecoveryPhrase, start, end));
            }
        }
    }

    private static string Letters(ReadOnlySpan<char> run)
    {
        var letters = new StringBuilder(run.Length);
        foreach (var c in run)
        {
            if (char.IsAsciiLetter(c))
            {
                letters.Append(c);
            }
        }

        return letters.ToString();
    }

    // The fewest words that make up the letters; 0 where none do.
    private static int Words(string letters)
    {
        var fewest = new int[letters.Length + 1];
        for (var end = ShortestWord; end <= letters.Length; end++)
        {
            for (var length = ShortestWord; length <= Math.Min(LongestWord, end); length++)
            {
                var before = end - length;
                if ((before == 0 || fewest[before] > 0) && WordLists.IndexOf(WordLists.English, letters.AsSpan(before, length)) >= 0 && (fewest[end] == 0 || fewest[before] + 1 < fewest[end]))
                {
                    fewest[end] = fewest[before] + 1;
                }
            }
        }

        return fewest[letters.Length];
    }
}
