using Vigil.Bench.Chat;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Answers;

/// <summary>What the timelines hold of questions and their answers. Pure.</summary>
/// <param name="Questions">Whether the questions themselves are there, once, in an unbroken row.</param>
/// <param name="Missing">Questions without an answer.</param>
/// <param name="Doubled">Answers beyond the first.</param>
internal sealed record StoredAnswers(Verdict Questions, int Missing, int Doubled)
{
    public static StoredAnswers operator +(StoredAnswers one, StoredAnswers other) => new(one.Questions + other.Questions, one.Missing + other.Missing, one.Doubled + other.Doubled);

    /// <summary>Of one case in which one thing was asked.</summary>
    /// <param name="seq">The number that the question was acknowledged with.</param>
    public static StoredAnswers Of(string key, long seq, string text, IReadOnlyList<EntryView> timeline, long upTo)
    {
        var answers = timeline.Count(e => e is { Kind: "message", Author.Kind: "assistant" } && e.Seq > seq);
        var asked = new Dictionary<string, (long Seq, string Text)>(StringComparer.Ordinal) { [key] = (seq, text) };
        return new StoredAnswers(TimelineCheck.Of(asked, timeline, upTo), answers == 0 ? 1 : 0, Math.Max(0, answers - 1));
    }
}
