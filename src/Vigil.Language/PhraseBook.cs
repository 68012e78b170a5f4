using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>The product's own training phrases: content/phrases/{group}.tsv, embedded, and the words of <see cref="TopicTaps"/>. Lines are <c>language TAB text</c> under a heading <c># intent.id</c>.</summary>
public static class PhraseBook
{
    private const string Prefix = "phrases/";

    /// <summary>All phrases, in a stable order.</summary>
    /// <exception cref="InvalidDataException">A line is broken or names a topic that the vocabulary does not have; the message says which.</exception>
    public static IReadOnlyList<LabelledText> Load()
    {
        var phrases = new List<LabelledText>();
        foreach (var name in Resources.Names(Prefix))
        {
            phrases.AddRange(Read(name, Resources.Lines(name)));
        }

        // A button's own words are a phrase of its topic: whoever taps one is understood.
        phrases.AddRange(TopicTaps.All);
        return phrases;
    }

    /// <summary>The phrases of one file, in its order.</summary>
    /// <param name="name">What a complaint calls the file.</param>
    /// <exception cref="InvalidDataException">As with <see cref="Load"/>.</exception>
    public static IReadOnlyList<LabelledText> Read(string name, IEnumerable<string> lines) => Read(name, lines, topic => IntentVocabulary.Find(topic) is not null);

    /// <summary>The same with labels of other kinds.</summary>
    /// <param name="isKnown">Whether there is such a label.</param>
    internal static IReadOnlyList<LabelledText> Read(string name, IEnumerable<string> lines, Func<string, bool> isKnown)
    {
        var phrases = new List<LabelledText>();
        string? topic = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                topic = line[2..].Trim();
                if (!isKnown(topic))
                {
                    throw new InvalidDataException($"{name}: there is no intent '{topic}'.");
                }

                continue;
            }

            var cells = line.Split('\t');
            if (topic is null || cells.Length != 2 || cells[1].Length == 0)
            {
                throw new InvalidDataException($"{name}: 'language TAB text' under '# intent' expected in '{line}'.");
            }

            phrases.Add(new LabelledText(cells[0], cells[1], topic));
        }

        return phrases;
    }
}
