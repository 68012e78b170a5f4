using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Answers;

/// <summary>What a record has to say to a question.</summary>
/// <param name="First">How it stands and what follows from that.</param>
/// <param name="Then">What led there; a paragraph of its own.</param>
/// <param name="Replies">Taps that fit, the hand-over among them.</param>
internal sealed record Told(IReadOnlyList<Said> First, IReadOnlyList<Said> Then, IReadOnlyList<QuickReply> Replies)
{
    /// <summary>As a text of one or two paragraphs.</summary>
    public Said In(Phrases words) => Said.Join("\n", new[] { First, Then }.Where(p => p.Count > 0).Select(words.Paragraph));
}

/// <summary>Answers composed from one record by its script: every figure comes from the record, and what it does not hold is not said. The assistant's answers and the agents' drafts are these same sentences. Pure.</summary>
internal static class RecordAnswers
{
    /// <summary>What the record says; null if nothing was found.</summary>
    public static Told? For(Found found, string topic, Phrases words, Voice voice, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!found.IsThere)
        {
            return null;
        }

        var script = RecordScripts.For(found.Kind);
        var view = RecordViews.Of(found, topic, words, new Telling(found.Facts, voice, now, zone), script.Codes);
        var tell = script.TellFor(view);
        return new Told(Say(tell.First), Say(tell.Then), [.. tell.Taps.Select(t => Tap(t, words)), words.Human]);

        IReadOnlyList<Said> Say(IReadOnlyList<string> sentences) => [.. sentences.Select(s => script.Say(s, view)).OfType<Said>()];
    }

    /// <summary>How a record stands, in a sentence; null where its script has none.</summary>
    public static Said? State(Found found, Phrases words, Telling telling)
    {
        var script = RecordScripts.For(found.Kind);
        return script.Say("state", RecordViews.Of(found, "", words, telling, script.Codes));
    }

    private static QuickReply Tap(string name, Phrases words) => new("say", name == "cancel" ? words.ChipCancel : words.ChipHowLong);
}
