using Vigil.Contracts.Messenger;
using Vigil.Language;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What a message asks besides the matter that is answered: named under the answer, with a tap each, and noted for staff. Pure.</summary>
internal static class AlsoAsked
{
    // With the hand-over beside them, as many buttons as a message carries.
    private const int MostTaps = 2;

    /// <summary>Topics of the further asks, in the order of the text; empty where the message asks one thing.</summary>
    public static IReadOnlyList<string> Of(Plan plan, Reading reading) =>
        [.. reading.Asks.Select(a => a.Topic).Where(t => t != (plan.Topic ?? reading.Topic))];

    /// <summary>An answer was given before, whatever was told in a paragraph before it and named under it.</summary>
    public static bool Repeats(string? before, string answer) =>
        before is not null && (before.StartsWith(answer, StringComparison.Ordinal) || before.Contains($"\n\n{answer}", StringComparison.Ordinal));

    /// <summary>The answer with a sentence that names the other matters; as it is where there are none, or where the answer is no answer.</summary>
    public static Reply? After(Reply? reply, Plan plan, Question question)
    {
        var words = question.Words;
        var taps = Of(plan, question.Reading).Select(topic => TopicTaps.Of(topic, words.Spoken)).OfType<string>().ToList();
        if (reply is null || taps.Count == 0 || plan.Step is not (Step.AnswerRecord or Step.AnswerArticle or Step.DoNotKnow))
        {
            return reply;
        }

        // A sign-in is needed for what is answered; what else may be said about it makes room for what was asked.
        var (says, others) = (reply.Parts.Replies.Where(r => r.Kind == "say"), reply.Parts.Replies.Where(r => r.Kind is not ("say" or "human")).ToList());
        IEnumerable<QuickReply> before = [.. others, .. taps.Select(tap => new QuickReply("say", tap)), .. says];
        QuickReply[] replies = [.. before.Take(MostTaps), .. reply.Parts.Replies.Where(r => r.Kind == "human")];
        return reply with { Text = $"{reply.Text}\n\n{words.AlsoAsked(taps)}", Parts = reply.Parts with { Replies = replies } };
    }
}
