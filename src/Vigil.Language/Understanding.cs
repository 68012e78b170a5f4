using Vigil.Language.Text;

namespace Vigil.Language;

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
    IReadOnlyList<Entity> Entities);

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
        var ranked = VictimTopics.Settle(_topics.Classify(calm ?? normal), normal, urgency, calm is not null);
        return new Reading(
            LanguageDetector.Detect(normal, fallbackLanguage),
            ranked[0].Topic,
            ranked[0].Probability,
            ranked,
            HumanRequest.Asks(normal),
            urgency,
            EntityReader.Read(text, now, zone));
    }
}
