namespace Vigil.Language.Secrets;

/// <summary>Runs of characters without a space in a folded text.</summary>
internal static class Runs
{
    /// <summary>Letters and digits of ASCII, nothing else touching them.</summary>
    public static IEnumerable<(int Start, int End)> OfAlphanumerics(string folded, int shortest) => Of(folded, shortest, char.IsAsciiLetterOrDigit);

    /// <summary>As secrets of programs are written: letters, digits, and the signs of base 64 in both alphabets.</summary>
    public static IEnumerable<(int Start, int End)> OfTokens(string folded, int shortest) => Of(folded, shortest, IsOfToken);

    private static bool IsOfToken(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '_' or '-' or '.';

    private static IEnumerable<(int Start, int End)> Of(string folded, int shortest, Func<char, bool> belongs)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (!belongs(folded[i]))
            {
                continue;
            }

            var start = i;
            while (i < folded.Length && belongs(folded[i]))
            {
                i++;
            }

            if (i - start >= shortest)
            {
                yield return (start, i);
            }
        }
    }
}
