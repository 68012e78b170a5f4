using System.Buffers;

namespace Vigil.Language.Secrets;

/// <summary>Whether what stands between a word and a value still speaks of the word: 'my secret is out, please stop 0x…' does not.</summary>
internal static class Clauses
{
    private const string Separators = " \n\t,、:=-\"'(.。";
    private static readonly SearchValues<char> Ends = SearchValues.Create(",、。;!?");

    /// <summary>Whether a clause ends between two places, other than right at one of them.</summary>
    public static bool EndBetween(string plain, int from, int to) => plain.AsSpan(from, to - from).Trim(Separators).ContainsAny(Ends);
}
