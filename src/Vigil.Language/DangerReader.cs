using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>What danger a text is likeliest to tell of.</summary>
/// <param name="Name">As <c>content/dangers</c> names it.</param>
/// <param name="Probability">Of this one, from 0 to 1.</param>
/// <param name="Any">That it tells of any danger at all.</param>
public readonly record struct DangerGuess(string Name, double Probability, double Any);

/// <summary>
/// Hears a danger in what a customer writes who does not name it: a classifier like that of topics, learnt from <c>content/dangers/*.tsv</c> against a share of the phrases of all other topics.
/// Immutable once made, so any thread may read with it.
/// </summary>
public sealed class DangerReader
{
    /// <summary>The label of what tells of no danger.</summary>
    public const string None = "none";

    private const string Prefix = "dangers/";

    // Of the phrases of other topics every so manieth: with every twelfth twice as many ordinary questions were taken for a danger.
    private const int Sampled = 5;

    private readonly TopicClassifier _classifier;

    private DangerReader(TopicClassifier classifier) => _classifier = classifier;

    /// <summary>The names of the dangers, in ordinal order.</summary>
    public IEnumerable<string> Names => _classifier.Topics.Where(topic => topic != None);

    /// <summary>A reader with this model.</summary>
    public static DangerReader Create(TopicClassifier classifier) => new(classifier);

    /// <summary>The likeliest danger. Never throws.</summary>
    public DangerGuess Read(string text)
    {
        // Who calls us names is angry, and no more than that.
        var ranked = _classifier.Classify(Accusation.Without(NormalText.Of(text)) ?? text).Ranked;
        var (name, probability) = ranked.FirstOrDefault(r => r.Topic != None);

        // Ten are ranked: where 'none' is not among them, it is next to nothing.
        return new DangerGuess(name ?? None, probability, 1 - ranked.FirstOrDefault(r => r.Topic == None).Probability);
    }

    /// <summary>All that it learns from, in a stable order: the phrases of dangers and of what shares their words, and ordinary ones.</summary>
    /// <exception cref="InvalidDataException">A line is broken; the message says which.</exception>
    public static IReadOnlyList<LabelledText> Phrases()
    {
        var own = Resources.Names(Prefix).SelectMany(name => PhraseBook.Read(name, Resources.Lines(name), _ => true));
        var ordinary = PhraseBook.Load().Where(p => !MayBeOne(p.Topic)).Where((_, at) => at % Sampled == 0).Select(p => p with { Topic = None });
        return [.. own, .. ordinary];
    }

    // Whoever writes of these may well be in danger, and is answered by the topic then.
    private static bool MayBeOne(string topic) => topic.StartsWith("security.", StringComparison.Ordinal) || topic is "web3.stolen" or "policy.circumvention" or "c2c.counterparty_report";
}
