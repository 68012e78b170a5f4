namespace Vigil.Server.Protection.Recognising;

/// <summary>How many slips of a finger lie between two names: a letter too much, too little or another one, or two neighbours swapped (Damerau and Levenshtein, of which no letter is touched twice). Pure.</summary>
internal static class Distance
{
    /// <summary>The distance, or one more than <paramref name="most"/> where it is greater.</summary>
    public static int Between(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        var (before, last, next) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                next[j] = Math.Min(Math.Min(next[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }

            (before, last, next) = (last, next, before);
        }

        return Math.Min(last[other.Length], most + 1);
    }
}
