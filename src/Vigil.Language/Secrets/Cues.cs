namespace Vigil.Language.Secrets;

/// <summary>Where a text announces values. The longest word counts; inside a word no other begins.</summary>
internal sealed class Cues
{
    private const int MostSpaces = 4;
    private const int NearApi = 120;
    private static readonly WordTree Tree = new(CueWords.All);
    private readonly List<CueAt> _found;

    private Cues(List<CueAt> found) => _found = found;

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<CueAt> All => _found;

    public static Cues In(string plain)
    {
        List<CueAt> found = [];
        for (var i = 0; i < plain.Length; i++)
        {
            if (Begins(plain, i) && Longest(plain, i) is { } cue)
            {
                found.Add(cue.Cue == Cue.Passphrase ? cue with { Cue = IsOfApi(plain, cue) ? Cue.Secret : Cue.Password } : cue);
                i = cue.End - 1;
            }
        }

        return new Cues(found);
    }

    /// <summary>The last one that ends at or before a place, not farther away than so many characters; null where there is none or a marker stands between.</summary>
    public CueAt? Before(string plain, int place, int distance) => At(IndexBefore(place), c => place - c.End <= distance && !IsMarkedBetween(plain, c.End, place));

    /// <summary>The one before another.</summary>
    public CueAt? Before(CueAt cue, int distance) => At(IndexBefore(cue.Start), c => cue.Start - c.End <= distance);

    /// <summary>The first one that begins at or after a place, not farther away than so many characters.</summary>
    public CueAt? After(string plain, int place, int distance) => At(IndexBefore(place) + 1, c => c.Start >= place && c.Start - place <= distance && !IsMarkedBetween(plain, place, c.Start));

    // A wallet and an account have a passphrase as well.
    private static bool IsOfApi(string plain, CueAt cue)
    {
        var near = plain.AsSpan(Math.Max(0, cue.Start - NearApi), Math.Min(plain.Length, cue.End + NearApi) - Math.Max(0, cue.Start - NearApi));
        return near.Contains("api", StringComparison.Ordinal) || near.Contains("接口", StringComparison.Ordinal) || near.Contains("secret", StringComparison.Ordinal);
    }

    private static bool IsMarkedBetween(string plain, int from, int to) => plain.AsSpan(from, to - from).Contains(Marks.Blot);

    private CueAt? At(int index, Func<CueAt, bool> fits) => index >= 0 && index < _found.Count && fits(_found[index]) ? _found[index] : null;

    // They neither overlap nor are out of order, so their ends are in order as well.
    private int IndexBefore(int place)
    {
        var (low, high) = (0, _found.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _found[middle].End <= place ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static CueAt? Longest(string plain, int start)
    {
        CueAt? longest = null;
        var node = 0;
        for (var i = start; i < plain.Length; i++)
        {
            var letter = IsSpace(plain[i]) ? ' ' : plain[i];
            if (Tree.Step(node, letter) is not { } next)
            {
                break;
            }

            node = next;
            for (var spaces = 1; letter == ' ' && i + 1 < plain.Length && IsSpace(plain[i + 1]) && spaces < MostSpaces; spaces++)
            {
                i++;
            }

            if (Tree.EndOf(node) is { } cue && Finishes(plain, i))
            {
                longest = new CueAt(cue, start, i + 1);
            }
        }

        return longest;
    }

    private static bool IsSpace(char c) => c is ' ' or '_' or '-' or '\n' or '\t';

    private static bool Begins(string plain, int i) => i == 0 || !IsWritten(plain[i]) || !IsWritten(plain[i - 1]) || (char.IsAsciiDigit(plain[i]) != char.IsAsciiDigit(plain[i - 1]));

    private static bool Finishes(string plain, int i) => i + 1 == plain.Length || !IsWritten(plain[i]) || !IsWritten(plain[i + 1]) || char.IsAsciiDigit(plain[i + 1]);

    // Scripts that put spaces between words; in the others a word may begin anywhere.
    private static bool IsWritten(char c) => c < '\u0E00' && char.IsLetterOrDigit(c);
}
