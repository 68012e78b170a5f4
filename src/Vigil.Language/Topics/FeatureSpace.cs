namespace Vigil.Language.Topics;

/// <summary>The features that a set of texts is made of, with their rarity; turns a text into a vector.</summary>
internal sealed class FeatureSpace
{
    private readonly Dictionary<string, int> _indexes;
    private readonly float[] _idf;
    private readonly char[] _groups;

    private FeatureSpace(Dictionary<string, int> indexes, float[] idf, char[] groups) => (_indexes, _idf, _groups) = (indexes, idf, groups);

    /// <summary>How many features there are.</summary>
    public int Count => _idf.Length;

    /// <summary>Collects the features. What occurs in one text only is noise, except whole words, which may be the one word that tells.</summary>
    public static FeatureSpace Learn(IEnumerable<string> texts)
    {
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var text in texts)
        {
            seen.Clear();
            total++;
            Features.Of(text, feature =>
            {
                if (seen.Add(feature))
                {
                    frequencies[feature] = frequencies.GetValueOrDefault(feature) + 1;
                }
            });
        }

        var kept = frequencies.Where(f => f.Value >= 2 || (f.Key[0] == 'w' && f.Key.Length < 12)).OrderBy(f => f.Key, StringComparer.Ordinal).ToArray();
        var indexes = new Dictionary<string, int>(kept.Length, StringComparer.Ordinal);
        var idf = new float[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            indexes[kept[i].Key] = i;
            idf[i] = MathF.Log((1f + total) / (1f + kept[i].Value)) + 1f;
        }

        return new FeatureSpace(indexes, idf, [.. kept.Select(k => k.Key[0])]);
    }

    /// <summary>The vector of a text; features never seen are left out. Each group has length one, concepts a longer one.</summary>
    public SparseVector Vector(string text)
    {
        var counts = new Dictionary<int, int>();
        Features.Of(text, feature =>
        {
            if (_indexes.TryGetValue(feature, out var index))
            {
                counts[index] = counts.GetValueOrDefault(index) + 1;
            }
        });

        var indexes = counts.Keys.ToArray();
        Array.Sort(indexes);
        var values = new float[indexes.Length];
        Span<float> norms = stackalloc float[3];
        for (var i = 0; i < indexes.Length; i++)
        {
            values[i] = (1f + MathF.Log(counts[indexes[i]])) * _idf[indexes[i]];
            norms[Group(indexes[i])] += values[i] * values[i];
        }

        for (var i = 0; i < indexes.Length; i++)
        {
            var group = Group(indexes[i]);
            values[i] *= GroupWeight(group) / MathF.Sqrt(norms[group]);
        }

        return new SparseVector(indexes, values);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_idf.Length);
        foreach (var (feature, index) in _indexes.OrderBy(f => f.Value))
        {
            writer.Write(feature);
            writer.Write(_idf[index]);
        }
    }

    public static FeatureSpace Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > 20_000_000)
        {
            throw new InvalidDataException("The topic model is damaged.");
        }

        var indexes = new Dictionary<string, int>(count, StringComparer.Ordinal);
        var idf = new float[count];
        var groups = new char[count];
        for (var i = 0; i < count; i++)
        {
            var feature = reader.ReadString();
            if (feature.Length == 0)
            {
                throw new InvalidDataException("The topic model is damaged.");
            }

            indexes[feature] = i;
            groups[i] = feature[0];
            idf[i] = reader.ReadSingle();
        }

        return new FeatureSpace(indexes, idf, groups);
    }

    private int Group(int index) => _groups[index] switch { 'w' => 0, 'c' => 1, _ => 2 };

    // Found by cross-validation on the product's phrases (0.6: 72.7 %, 1: 76.2 %, 2: 77.6 %, 3: 77.9 %): with thirty phrases a topic, what is known beforehand tells more than what is counted.
    private static float GroupWeight(int group) => group switch { 0 => 1f, 1 => 1f, _ => 2f };
}
