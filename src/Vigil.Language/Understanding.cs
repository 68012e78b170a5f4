using Vigil.Language.Asking;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>One of several things that a message asks.</summary>
/// <param name="Probability">From 0 to 1, of the part of the text that asks it.</param>
public sealed record Ask(string Topic, double Probability);

/// <summary>Everything that a message says by itself, without records and without memory.</summary>
/// <param name="Probability">Of <paramref name="Topic"/>, from 0 to 1.</param>
/// <param name="AsksForHuman">The customer wants a person; stands beside the topic, since both can be true.</param>
public sealed record Reading(
    string Language,
    string Topic,
    double Probability,
    IReadOnlyList<(string Topic, double Probability)> Ranked,
    bool AsksForHuman,
    Urgency Urgency,
    IReadOnlyList<Entity> Entities)
{
    /// <summary>What a message that asks several things asks, in the order of the text; <see cref="Topic"/> is the most urgent of them. Empty where it asks one thing.</summary>
    public IReadOnlyList<Ask> Asks { get; init; } = [];

    /// <summary>What it asks besides <see cref="Topic"/>.</summary>
    public IEnumerable<Ask> Others => Asks.Where(a => a.Topic != Topic);

    /// <summary>The message names no subject of its own, so it is read as going on with what is talked of (<see cref="GoingOn"/>).</summary>
    public bool GoesOn { get; init; }

    // Likely enough to be answered, and not so likely that a follow-up would be taken for a question of its own.
    private const double OfTalk = 0.55;

    /// <summary>The same message read as going on with a topic: what its words share with other topics counts for what is left.</summary>
    public Reading GoingOn(string topic)
    {
        var own = Ranked.Where(r => r.Topic == topic).Select(r => r.Probability).FirstOrDefault();
        var (mine, scale) = (Math.Max(own, OfTalk), own >= OfTalk ? 1 : (1 - OfTalk) / Math.Max(1 - own, 1e-9));
        return this with
        {
            GoesOn = true,
            Topic = topic,
            Probability = mine,
            Ranked = [(topic, mine), .. Ranked.Where(r => r.Topic != topic).Select(r => (r.Topic, r.Probability * scale))],
            Asks = [],
        };
    }
}

/// <summary>Reads a customer's message: language, topic, wish for a person, urgency and the things named in it. Pure, and safe from any thread.</summary>
public sealed class Understanding
{
    private readonly TopicClassifier _topics;

    private Understanding(TopicClassifier topics) => _topics = topics;

    /// <summary>Reads with the given classifier; for the product's own see <see cref="ModelCache"/>.</summary>
    public static Understanding Create(TopicClassifier topics) => new(topics);

    /// <summary>What the words of a text are about, likeliest first, whoever says them: what a search asks. Never throws for any text.</summary>
    public IReadOnlyList<(string Topic, double Probability)> Topics(string text) => _topics.Classify(NormalText.Of(text)).Ranked;

    /// <summary>Reads one message. Never throws for any text.</summary>
    /// <param name="fallbackLanguage">The customer's own language, used where the text does not tell.</param>
    /// <param name="now">When the message was written: 'last night' is counted from there.</param>
    /// <param name="zone">The customer's time zone.</param>
    public Reading Read(string text, string fallbackLanguage, DateTimeOffset now, TimeZoneInfo zone)
    {
        // Brought into form once: what is normal already costs each reader next to nothing.
        var normal = NormalText.Of(text);
        var urgency = UrgencyReader.Read(normal);
        var calm = Accusation.Without(normal);
        var spoken = calm ?? normal;
        var (guess, asks) = AskReader.Read(spoken, _topics.Classify(spoken), urgency.IsTheft, _topics.Classify);
        var ranked = VictimTopics.Settle(guess, normal, urgency, calm is not null);
        return new Reading(
            LanguageDetector.Detect(normal, fallbackLanguage),
            ranked[0].Topic,
            ranked[0].Probability,
            ranked,
            HumanRequest.Asks(normal),
            urgency,
            EntityReader.Read(text, now, zone))
        {
            Asks = asks,
        };
    }
}
