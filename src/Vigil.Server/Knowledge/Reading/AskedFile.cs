using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Vigil.Server.Knowledge.Reading;

/// <summary>Reads what customers type when a passage of an article is the very answer: by language and heading, lists of questions.</summary>
public static class AskedFile
{
    /// <summary>The questions of one language by heading; empty where the file holds none of it.</summary>
    /// <exception cref="InvalidDataException">The file is of another form; the message names it and the place.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string slug, string language, string text)
    {
        var name = $"{slug}/asked.yaml";
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new InvalidDataException($"{name}: line {broken.Start.Line + 1}: {broken.Message}", broken);
        }

        var root = stream.Documents.Count == 1 ? stream.Documents[0].RootNode : null;
        var asked = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (spoken, headings) in Mapping(name, "languages", root))
        {
            if (!ArticleLibrary.Languages.Contains(spoken, StringComparer.Ordinal))
            {
                throw new InvalidDataException($"{name}: '{spoken}' is no language of articles.");
            }

            foreach (var (heading, lines) in Mapping(name, spoken, headings))
            {
                var questions = lines is YamlSequenceNode { Children: { Count: > 0 } list } && list.All(line => line is YamlScalarNode { Value.Length: > 0 })
                    ? list.Select(line => ((YamlScalarNode)line).Value!.Trim()).ToList()
                    : throw new InvalidDataException($"{name}: {spoken}: a list of questions expected under '{heading}'.");
                if (spoken == language)
                {
                    asked[heading] = questions;
                }
            }
        }

        return asked;
    }

    private static IEnumerable<(string Key, YamlNode Value)> Mapping(string name, string what, YamlNode? node) => node is YamlMappingNode mapping
        ? mapping.Children.Select(p => (((YamlScalarNode)p.Key).Value!, p.Value))
        : throw new InvalidDataException($"{name}: {what}: names with what belongs to them expected.");
}
