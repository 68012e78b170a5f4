namespace Vigil.Language.Secrets;

/// <summary>A secret in a text; <paramref name="End"/> is the place after its last character.</summary>
internal readonly record struct SecretSpan(string Kind, int Start, int End)
{
    private static readonly string[] Ranks = [.. SecretKinds.All];

    /// <summary>In order; what overlaps becomes one span over both, named after the kind that is the more certain.</summary>
    public static List<SecretSpan> Joined(List<SecretSpan> spans)
    {
        if (spans.Count < 2)
        {
            return spans;
        }

        List<SecretSpan> joined = [];
        foreach (var span in spans.OrderBy(s => s.Start).ThenByDescending(s => s.End))
        {
            if (joined.Count > 0 && joined[^1] is var last && span.Start < last.End)
            {
                joined[^1] = new SecretSpan(Rank(last.Kind) <= Rank(span.Kind) ? last.Kind : span.Kind, last.Start, Math.Max(last.End, span.End));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private static int Rank(string kind) => Array.IndexOf(Ranks, kind);
}
