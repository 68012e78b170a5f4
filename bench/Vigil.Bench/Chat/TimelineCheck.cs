using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Chat;

/// <summary>What became of a conversation's messages.</summary>
/// <param name="Lost">Acknowledged, but not stored under the acknowledged number with the text that was sent.</param>
/// <param name="Doubled">Stored more often than once.</param>
/// <param name="Gaps">Places where the next number is not the one that must follow.</param>
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
        var stored = timeline.Where(e => e is { Kind: "message", Author.Kind: "customer" }).ToList();
        var byKey = stored.ToLookup(e => e.ClientMessageId, StringComparer.Ordinal);
        var lost = acknowledged.Count(a => !byKey[a.Key].Any(e => e.Seq == a.Value.Seq && e.Text == a.Value.Text));

        // By text, which is unique in a conversation: a copy under another key is a copy too.
        var doubled = stored.GroupBy(e => e.Text, StringComparer.Ordinal).Sum(copies => copies.Count() - 1);
        var last = timeline.Count > 0 ? timeline[^1].Seq : 0;
        var gaps = timeline.Where((entry, i) => entry.Seq != (i == 0 ? 1 : timeline[i - 1].Seq + 1)).Count() + (last == upTo ? 0 : 1);
        return new Verdict(lost, doubled, gaps);
    }
}
