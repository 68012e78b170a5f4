using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Vigil.Server.Knowledge.Reading;

/// <summary>Reads one article file: YAML between two lines of three hyphens, then Markdown.</summary>
public static class ArticleFile
{
    private const string Fence = "---\n";

    private static readonly string[] Known = ["title", "topic", "intents", "keywords", "questions", "owner", "short", "situations", "updated", "related", "alarms"];

    /// <exception cref="InvalidDataException">The file does not hold what an article needs; the message names the file and the field.</exception>
    public static Article Read(string slug, string language, string text)
    {
        var name = $"{slug}/{language}.md";
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        if (!text.StartsWith(Fence, StringComparison.Ordinal) || end < 0)
        {
            throw new InvalidDataException($"{name}: front matter between two lines '---' expected.");
        }

        var fields = new Fields(name, Mapping(name, text[Fence.Length..(end + 1)]));
        var situations = fields.Map("situations");
        var body = text[(end + 1 + Fence.Length)..].Trim('\n');
        var (passages, alarms) = (ArticlePassage.Of(body), fields.Has("alarms") ? fields.List("alarms") : []);
        if (alarms.FirstOrDefault(a => passages.All(p => p.Heading != a)) is { } missing)
        {
            throw new InvalidDataException($"{name}: 'alarms' names '{missing}', which is no heading of the article.");
        }

        return new Article(
            slug, language, fields.Text("title"), fields.Text("topic"), fields.List("intents"), fields.List("keywords"),
            situations.Keys.ToHashSet(StringComparer.Ordinal), fields.Day("updated"), fields.List("related"))
        {
            Questions = fields.List("questions"),
            Owner = fields.Text("owner"),
            ShortTemplate = fields.Text("short"),
            SituationTemplates = situations,
            BodyTemplate = body,
            Passages = passages,
            Alarms = alarms.ToHashSet(StringComparer.Ordinal),
        };
    }

    private static Dictionary<string, YamlNode> Mapping(string name, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new InvalidDataException($"{name}: line {broken.Start.Line + 1}: {broken.Message}", broken);
        }

        var mapping = stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root ? root : throw new InvalidDataException($"{name}: fields expected.");
        var fields = mapping.Children.ToDictionary(p => ((YamlScalarNode)p.Key).Value!, p => p.Value, StringComparer.Ordinal);
        return fields.Keys.FirstOrDefault(k => !Known.Contains(k, StringComparer.Ordinal)) is { } unknown
            ? throw new InvalidDataException($"{name}: '{unknown}' is not a field of an article.")
            : fields;
    }

    private sealed record Fields(string Name, Dictionary<string, YamlNode> Nodes)
    {
        public bool Has(string field) => Nodes.ContainsKey(field);

        public string Text(string field) =>
            Nodes.GetValueOrDefault(field) is YamlScalarNode { Value: { Length: > 0 } value } ? value.Trim() : throw Missing(field);

        public IReadOnlyList<string> List(string field) =>
            Nodes.GetValueOrDefault(field) is YamlSequenceNode list ? [.. list.Children.Select(c => ((YamlScalarNode)c).Value!)] : throw Missing(field);

        public Dictionary<string, string> Map(string field) => Nodes.GetValueOrDefault(field) switch
        {
            null => new Dictionary<string, string>(StringComparer.Ordinal),
            YamlMappingNode map => map.Children.ToDictionary(p => ((YamlScalarNode)p.Key).Value!, p => ((YamlScalarNode)p.Value).Value!.Trim(), StringComparer.Ordinal),
            _ => throw Missing(field),
        };

        public DateOnly Day(string field) =>
            DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Missing(field);

        private InvalidDataException Missing(string field) => new($"{Name}: '{field}' is missing or not of the expected form.");
    }
}
