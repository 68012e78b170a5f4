namespace Vigil.Language.Topics;

/// <summary>The features that a set of texts is made of, with their rarity; turns a text into a vector.</summary>
internal sealed class FeatureSpace
{
    // What occurs in one text only tells two topics apart in no other text.
    private const int FewestTexts = 2;

    private readonly Features _features;
    private readonly Dictionary<ulong, int> _indexes;
    private readonly float[] _idf;

    private FeatureSpace(bool withConcepts, Dictionary<ulong, int> indexes, float[] idf) => (_features, WithConcepts, _indexes, _idf) = (new Features(withConcepts), withConcepts, indexes, idf);

    /// <summary>How many features there are.</summary>
    public int Count => _idf.Length;

    /// <summary>Whether the concepts of the trade are among them.</summary>
    public bool WithConcepts { get; }

    /// <summary>Collects the features of texts.</summary>
    public static FeatureSpace Learn(IEnumerable<string> texts, bool withConcepts)
    {
        var features = new Features(withConcepts);
        var frequencies = new Dictionary<ulong, int>();
        var (found, seen, total) = (new List<Feature>(), new HashSet<ulong>(), 0);
        foreach (var text in texts)
        {
            total++;
            found.Clear();
            seen.Clear();
            features.Read(text, found);
            foreach (var feature in found)
            {
                if (seen.Add(feature.Key))
                {
                    frequencies[feature.Key] = frequencies.GetValueOrDefault(feature.Key) + 1;
                }
            }
        }

        var kept = frequencies.Where(f => f.Value >= FewestTexts).OrderBy(f => f.Key).ToArray();
        var indexes = new Dictionary<ulong, int>(kept.Length);
        var idf = new float[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            indexes[kept[i].Key] = i;
            idf[i] = MathF.Log((1f + total) / (1f + kept[i].Value)) + 1f;
        }

        return new FeatureSpace(withConcepts, indexes, idf);
    }

    /// <summary>The vector of a text; features never seen are left out, repeated ones count by the logarithm. Each group has a length of its own.</summary>
    public SparseVector Vector(string text)
    {
        var found = new List<Feature>(256);
        var places = _features.Read(text, found);
        var slots = new Dictionary<int, int>(found.Count);
        var (indexes, values, from, to, groups) = (new List<int>(found.Count), new List<float>(found.Count), new List<int>(found.Count), new List<int>(found.Count), new List<int>(found.Count));
        foreach (var feature in found)
        {
            if (!_indexes.TryGetValue(feature.Key, out var index))
            {
                continue;
            }

            if (slots.TryGetValue(index, out var slot))
            {
                values[slot]++;
                continue;
            }

            slots[index] = indexes.Count;
            indexes.Add(index);
            values.Add(1);
            from.Add(feature.From);
            to.Add(feature.To);
            groups.Add(feature.Group);
        }

        Span<float> norms = stackalloc float[Features.Groups];
        for (var i = 0; i < indexes.Count; i++)
        {
            values[i] = (1f + MathF.Log(values[i])) * _idf[indexes[i]];
            norms[groups[i]] += values[i] * values[i];
        }

        for (var i = 0; i < indexes.Count; i++)
        {
            values[i] *= Weight(groups[i]) / MathF.Sqrt(norms[groups[i]]);
        }

        return new SparseVector([.. indexes], [.. values], [.. from], [.. to], places);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(WithConcepts);
        writer.Write(_idf.Length);
        foreach (var (feature, index) in _indexes.OrderBy(f => f.Value))
        {
            writer.Write(feature);
            writer.Write(_idf[index]);
        }
    }

    public static FeatureSpace Load(BinaryReader reader)
    {
        var withConcepts = reader.ReadBoolean();
        var count = reader.ReadInt32();
        if (count is < 0 or > 20_000_000)
        {
            throw new InvalidDataException("The topic model is damaged.");
        }

        var indexes = new Dictionary<ulong, int>(count);
        var idf = new float[count];
        for (var i = 0; i < count; i++)
        {
            if (!indexes.TryAdd(reader.ReadUInt64(), i))
            {
                throw new InvalidDataException("The topic model is damaged.");
            }

            idf[i] = reader.ReadSingle();
        }

        return new FeatureSpace(withConcepts, indexes, idf);
    }

    // Words, characters, concepts: found by cross-validation on BANKING77 (the first two) and on the product's phrases (the third).
    private static float Weight(int group) => group switch { 0 => 1f, 1 => 0.7f, _ => 1f };
}
