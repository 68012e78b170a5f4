using System.Collections.Frozen;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>The shortest words in which a customer names a topic, read from the embedded topics.tsv: written on a button, and sent as their message when it is tapped.</summary>
public static class TopicTaps
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> ById = Resources.Lines("topics.tsv").Skip(1).Select(Read).ToFrozenDictionary(t => t.Id, t => (t.Chinese, t.English), StringComparer.Ordinal);

    /// <summary>In Chinese or, for any other language, in English; null for a topic that nobody would tap, such as <see cref="IntentVocabulary.None"/>.</summary>
    public static string? Of(string topic, string language) => ById.TryGetValue(topic, out var words) ? language == "zh" ? words.Chinese : words.English : null;

    /// <summary>All of them, in a stable order.</summary>
    internal static IEnumerable<LabelledText> All =>
        ById.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => new[] { new LabelledText("zh", t.Value.Chinese, t.Key), new LabelledText("en", t.Value.English, t.Key) });

    private static (string Id, string Chinese, string English) Read(string line)
    {
        var cells = line.Split('\t');
        return cells.Length == 3 && IntentVocabulary.Find(cells[0]) is not null
            ? (cells[0], cells[1], cells[2])
            : throw new InvalidDataException($"topics.tsv: the id of a topic and two texts expected in '{line}'.");
    }
}
