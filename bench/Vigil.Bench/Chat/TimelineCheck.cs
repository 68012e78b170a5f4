using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Chat;

/// <summary>What became of a conversation's messages.</summary>
/// <param name="Lost">Acknowledged, but not stored under the acknowledged number with the text that was sent.</param>
/// <param name="Doubled">Stored more often than once.</param>
/// <param name="Gaps">Numbers that are missing or out of order.</param>
internal sealed record Verdict(int Lost, int Doubled, int Gaps)
{
    public static Verdict operator +(Verdict one, Verdict other) => new(one.Lost + other.Lost, one.Doubled + other.Doubled, one.Gaps + other.Gaps);
}

/// <summary>Compares what was acknowledged with what is stored. Pure.</summary>
internal static class TimelineCheck
{
    /// <param name="acknowledged">Number and text by client key.</param>
    /// <param name="timeline">The whole timeline as the customer reads it.</param>
    /// <param name="upTo">The last number that the server says the case has.</param>
    public static Verdict Of(IReadOnlyDictionary<string, (long Seq, string Text)> acknowledged, IReadOnlyList<EntryView> timeline, long upTo)
    {
        var stored = timeline.Where(e => e.ClientMessageId is not null).ToLookup(e => e.ClientMessageId!, StringComparer.Ordinal);
        var lost = acknowledged.Count(a => !stored[a.Key].Any(e => e.Seq == a.Value.Seq && e.Text == a.Value.Text));
        var doubled = stored.Sum(copies => copies.Count() - 1);
        var gaps = timeline.Where((entry, i) => entry.Seq != i + 1).Count() + (timeline.Count < upTo ? 1 : 0);
        return new Verdict(lost, doubled, gaps);
    }
}
