using System.Runtime.InteropServices;
using System.Text;
using Vigil.Language.Topics;

namespace Vigil.Language;

/// <summary>A phrase whose topic is known.</summary>
/// <param name="Topic">An intent id, or any label when the classifier is used for something else.</param>
public sealed record LabelledText(string Language, string Text, string Topic);

/// <summary>What a text is about, with a probability from 0 to 1, and the runners-up.</summary>
/// <param name="Ranked">The most likely topics, best first, at most ten; the first is <paramref name="Topic"/>.</param>
public sealed record TopicGuess(string Topic, double Probability, IReadOnlyList<(string Topic, double Probability)> Ranked);

/// <summary>
/// A linear text classifier: TF-IDF over word and character n-grams, multinomial logistic regression, probabilities set by a temperature found on a held-out fold.
/// Training is single-threaded and seeded: the same phrases give the same model. Immutable once made, so any thread may classify.
/// </summary>
public sealed class TopicClassifier
{
    /// <summary>Changes whenever features, training or the file layout change: part of the cache key.</summary>
    internal const int FormatVersion = 1;

    private const int MostRanked = 10;
    private const uint Magic = 0x43544756; // "VGTC", little-endian

    private readonly string[] _topics;
    private readonly FeatureSpace _features;
    private readonly float[] _weights;
    private readonly double _temperature;

    private TopicClassifier(string[] topics, FeatureSpace features, float[] weights, double temperature) =>
        (_topics, _features, _weights, _temperature) = (topics, features, weights, temperature);

    /// <summary>The topics it knows, in ordinal order.</summary>
    public IReadOnlyList<string> Topics => _topics;

    /// <summary>Learns from labelled phrases. Needs at least one phrase; duplicates are kept.</summary>
    /// <exception cref="ArgumentException">There are no phrases.</exception>
    public static TopicClassifier Train(IEnumerable<LabelledText> phrases, int seed = 17)
    {
        var all = phrases as IReadOnlyList<LabelledText> ?? [.. phrases];
        if (all.Count == 0)
        {
            throw new ArgumentException("There are no phrases to learn from.", nameof(phrases));
        }

        string[] topics = [.. all.Select(p => p.Topic).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var temperature = Calibration.Temperature(all, topics, seed);
        return Fit(all, topics, seed, temperature);
    }

    internal static TopicClassifier Fit(IReadOnlyList<LabelledText> phrases, string[] topics, int seed, double temperature)
    {
        var features = FeatureSpace.Learn(phrases.Select(p => p.Text));
        var samples = phrases.Select(p => new Sample(features.Vector(p.Text), Array.BinarySearch(topics, p.Topic, StringComparer.Ordinal))).ToArray();
        return new TopicClassifier(topics, features, LinearTrainer.Train(samples, features.Count, topics.Length, seed), temperature);
    }

    /// <summary>The topic of the text. Never throws; a text without any known feature gets a guess of low probability.</summary>
    public TopicGuess Classify(string text)
    {
        var probabilities = Logits(text);
        Softmax.InPlace(probabilities, _temperature);
        var order = new int[_topics.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => probabilities[a] != probabilities[b] ? probabilities[b].CompareTo(probabilities[a]) : a.CompareTo(b));
        var ranked = new (string, double)[Math.Min(MostRanked, order.Length)];
        for (var i = 0; i < ranked.Length; i++)
        {
            ranked[i] = (_topics[order[i]], probabilities[order[i]]);
        }

        return new TopicGuess(ranked[0].Item1, ranked[0].Item2, ranked);
    }

    /// <summary>Writes the model so that <see cref="Load"/> gives the same answers.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(FormatVersion);
        writer.Write(_temperature);
        writer.Write(_topics.Length);
        foreach (var topic in _topics)
        {
            writer.Write(topic);
        }

        _features.Save(writer);
        writer.Write(_weights.Length);
        writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The stream holds something else, or another format version.</exception>
    /// <exception cref="EndOfStreamException">The stream is cut short.</exception>
    public static TopicClassifier Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != FormatVersion)
        {
            throw new InvalidDataException("This is no topic model of the version that this program writes.");
        }

        var temperature = reader.ReadDouble();
        var topics = new string[Sane(reader.ReadInt32())];
        for (var i = 0; i < topics.Length; i++)
        {
            topics[i] = reader.ReadString();
        }

        var features = FeatureSpace.Load(reader);
        var weights = new float[Sane(reader.ReadInt32())];
        if (weights.Length != (features.Count + 1) * topics.Length)
        {
            throw new InvalidDataException("The topic model's weights do not fit its features.");
        }

        stream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new TopicClassifier(topics, features, weights, temperature);
    }

    internal double[] Logits(string text)
    {
        var logits = new float[_topics.Length];
        LinearTrainer.Logits(_features.Vector(text), _weights, logits);
        return Array.ConvertAll(logits, l => (double)l);
    }

    // A broken file must not ask for gigabytes.
    private static int Sane(int count) => count is > 0 and < 200_000_000 ? count : throw new InvalidDataException("The topic model is damaged.");
}
