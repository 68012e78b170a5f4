using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>What a customer wants right now, made of what they wrote last.</summary>
/// <param name="ForSeq">Number of the newest message.</param>
/// <param name="Topic">Topic id; null if nothing was certain enough.</param>
/// <param name="Named">What the message that set the topic, and those after it, named.</param>
/// <param name="Text">The words that set the topic.</param>
/// <param name="Theft">Something tells of money or access in somebody else's hands.</param>
internal sealed record Matter(long ForSeq, string Language, string? Topic, IReadOnlyList<Entity> Named, string Text, bool Theft)
{
    /// <summary>How the newest message reads; null where it is an aside such as '转人工'.</summary>
    public Reading? NewestReading { get; init; }

    /// <summary>False where the newest message asks something that neither names a matter nor asks on about the one at hand.</summary>
    public bool Understood { get; init; } = true;

    // '转人工', a greeting or thanks: they say nothing about the matter, so it stays what it was.
    private static readonly string[] Asides = ["service.human", "service.greeting"];

    /// <summary>Reads the messages one after the other, as the assistant would have. Pure.</summary>
    /// <param name="messages">In order; at least one.</param>
    /// <param name="topic">What the case was about when they began.</param>
    /// <param name="read">Understands a message.</param>
    public static Matter Of(IReadOnlyList<CaseMessage> messages, string? topic, Func<CaseMessage, Reading> read, AssistantOptions options)
    {
        var known = topic is { } before && !Asides.Contains(before, StringComparer.Ordinal) ? before : null;
        var matter = new Matter(messages[^1].Seq, "en", known, [], "", Theft: false);
        foreach (var message in messages)
        {
            var reading = read(message);
            var theft = reading.Urgency.IsTheft;
            if (theft && Asides.Contains(reading.Topic, StringComparer.Ordinal) && reading.Ranked.FirstOrDefault(r => CaseQueues.For(r.Topic) == CaseQueues.Security) is { Topic: { } security })
            {
                // '找人工，账号被盗了' wants a person and tells of a theft: what is drafted is about the theft.
                reading = reading with { Topic = security, Probability = 1 };
            }

            if (Asides.Contains(reading.Topic, StringComparer.Ordinal) && reading.Probability >= options.AnswerThreshold)
            {
                // Whoever wrote in English and typed '转人工' is still answered in English.
                matter = (matter.Text.Length > 0 ? matter : matter with { Language = reading.Language }) with { NewestReading = null, Understood = true };
                continue;
            }

            // What asks on about the record of the matter leaves the matter what it was.
            var told = FollowUp.Of(reading, message.Text!, matter.Topic, matter.Topic, options).Count > 0;
            var heard = told ? matter.Topic : ChoosePlan.TopicOf(reading, message.Text!, matter.Topic, options);

            // What was not understood beside a record at hand leaves the matter what it was, and nothing is drafted for it.
            var kept = heard is null && !theft && TopicRecords.AnswerFrom(matter.Topic) is not null;
            var about = kept ? matter.Topic : heard;
            matter = matter with { NewestReading = reading, Understood = !kept };
            matter = about is not null && about == matter.Topic
                ? matter with { Named = [.. reading.Entities, .. matter.Named], Text = matter.Text.Length > 0 ? matter.Text : message.Text!, Theft = matter.Theft || theft, Language = reading.Language }
                : matter with { Topic = about is "none" ? null : about, Named = reading.Entities, Text = message.Text!, Theft = theft, Language = reading.Language };
        }

        return matter;
    }
}
