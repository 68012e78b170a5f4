using Vigil.Language;

namespace Vigil.Server.Cases;

/// <summary>
/// In cases about which topics customers send documents of identity: <c>content/identity-topics.tsv</c>, one line for each with the reason, described in docs/operate/files.md.
/// Read whole and checked at the start; a mistake stops it and names the line.
/// </summary>
internal sealed class IdentityTopics
{
    private const string File = "identity-topics.tsv";
    private const string Heading = "topic\twhy";

    private readonly HashSet<string> _topics;

    private IdentityTopics(HashSet<string> topics)
    {
        _topics = topics;
        All = [.. topics.Order(StringComparer.Ordinal)];
    }

    /// <summary>Those of this build.</summary>
    /// <exception cref="TypeInitializationException">A line is not as described.</exception>
    public static IdentityTopics Shipped { get; } = Load();

    /// <summary>Their ids in alphabetical order.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidDataException">A line is not as described; the message names it and what was expected.</exception>
    public static IdentityTopics Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0] != Heading)
        {
            throw Error(1, $"the heading must be {Heading.Replace("\t", ", ", StringComparison.Ordinal)}");
        }

        var topics = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, line) in lines.Index().Skip(1))
        {
            if (line.Split('\t') is not [var topic, { Length: > 0 }])
            {
                throw Error(i + 1, "a topic and a reason with a tab between them expected");
            }

            if (IntentVocabulary.Find(topic) is null)
            {
                throw Error(i + 1, $"'{topic}' is no topic of the intent vocabulary");
            }

            if (!topics.Add(topic))
            {
                throw Error(i + 1, $"the topic {topic} stands here twice");
            }
        }

        return new IdentityTopics(topics);
    }

    /// <summary>Whether a case of this topic is about identity; false for null.</summary>
    public bool Has(string? topic) => topic is not null && _topics.Contains(topic);

    /// <summary>Whether a message that was understood so asks about identity, besides other things too.</summary>
    public bool Has(UnderstoodData understood) => Has(understood.Topic) || understood.Others?.Any(Has) is true;

    private static IdentityTopics Load()
    {
        using var reader = new StreamReader(typeof(IdentityTopics).Assembly.GetManifestResourceStream(File) ?? throw new InvalidDataException($"{File} is missing from the build."));
        return Parse(reader.ReadToEnd());
    }

    private static InvalidDataException Error(int line, string what) => new($"{File}: line {line}: {what}.");
}
