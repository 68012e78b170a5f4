using System.Collections.Frozen;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>The shortest words in which a customer names a topic, read from the embedded topics.tsv: written on a button, and sent as their message when it is tapped.</summary>
public static class TopicTaps
{
    private static readonly string[] Lines = [.. Resources.Lines("topics.tsv")];
    private static readonly string[] Languages = Lines[0].Split('\t')[1..];
    private static readonly FrozenDictionary<string, string[]> ById = Lines.Skip(1).Select(Read).ToFrozenDictionary(t => t.Id, t => t.Texts, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByText = ById.SelectMany(t => t.Value.Select(text => (text, t.Key))).DistinctBy(t => t.text, StringComparer.Ordinal).ToFrozenDictionary(t => t.text, t => t.Key, StringComparer.Ordinal);

    /// <summary>All of them, in a stable order.</summary>
    internal static IEnumerable<LabelledText> All => ById.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value.Select((text, i) => new LabelledText(Languages[i], text, t.Key)));

    /// <summary>In zh, en, vi, ru or es, for any other language in English; null for a topic that nobody would tap, such as <see cref="IntentVocabulary.None"/>.</summary>
    public static string? Of(string topic, string language) =>
        ById.TryGetValue(topic, out var texts) ? texts[Array.IndexOf(Languages, Languages.Contains(language, StringComparer.Ordinal) ? language : "en")] : null;

    /// <summary>The topic that a message names in exactly these words, as a tapped button does; null for any other message.</summary>
    public static string? Meant(string text) => ByText.GetValueOrDefault(text.Trim());

    private static (string Id, string[] Texts) Read(string line)
    {
        var cells = line.Split('\t');
        return cells.Length == Languages.Length + 1 && cells.All(c => c.Length > 0) && IntentVocabulary.Find(cells[0]) is not null
            ? (cells[0], cells[1..])
            : throw new InvalidDataException($"topics.tsv: the id of a topic and {Languages.Length} texts expected in '{line}'.");
    }
}
