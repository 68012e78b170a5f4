using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Fields;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>Where a conversation stands when a reply is drafted. Pure.</summary>
/// <param name="Newest">The customer's newest message.</param>
/// <param name="Zone">The customer's.</param>
/// <param name="Told">What the assistant told of records, newest first.</param>
/// <param name="Agent">The newest message of an agent; null while none has said anything.</param>
/// <param name="Heard">What the customer named about the matter in the whole conversation, newest first.</param>
internal sealed record Situation(Matter Matter, CaseMessage Newest, Phrases Words, TimeZoneInfo Zone, IReadOnlyList<ToldBefore> Told, CaseMessage? Agent, IReadOnlyList<Word> Heard)
{
    /// <summary>The customer's messages, newest first.</summary>
    public IReadOnlyList<CaseMessage> Messages { get; init; } = [];

    /// <summary>The security team has the case: nobody else is asked to take over.</summary>
    public bool IsSecuritys { get; init; }

    /// <summary>The customer's data is closed to whoever asks: there is nothing to draft from.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What the assistant told of what does not work, newest first.</summary>
    public IReadOnlyList<LiveToldData> LiveTold { get; init; } = [];

    /// <summary>An agent has spoken after the customer: there is nothing to answer.</summary>
    public bool IsAnswered => Agent is { } agent && agent.Seq > Newest.Seq;

    /// <summary>What of the record the newest message asks on about; empty where it asks about the matter or about nothing.</summary>
    public IReadOnlyList<Aspect> Asked(AssistantOptions options)
    {
        var reading = Matter.NewestReading;

        // While nobody has told a record yet, there is nothing to ask on about.
        var told = Recall.Topic(Told) ?? (Agent is null ? null : Matter.Topic);
        return reading is null ? [] : FollowUp.Of(reading, Newest.Text!, Matter.Topic, told, options);
    }

    /// <summary>The agent's newest message has said this already.</summary>
    public bool HasSaid(Said said) => HasSaid(said.ToString());

    /// <summary>The agent's newest message has said this already.</summary>
    public bool HasSaid(string text) => Agent?.Text?.Contains(text, StringComparison.Ordinal) == true;
}
