using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>A mapping of a YAML file, read strictly: what is unknown, missing or of another form is an error that names file, line and field.</summary>
internal sealed class YamlReader
{
    private readonly string _file;
    private readonly YamlMappingNode _node;

    private YamlReader(string file, YamlMappingNode node) => (_file, _node) = (file, node);

    /// <summary>The names that stand here, in their order.</summary>
    public IEnumerable<string> Names => _node.Children.Keys.Select(k => NameOf(k));

    /// <exception cref="InvalidDataException">It is no YAML, or holds no mapping.</exception>
    public static YamlReader Open(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new InvalidDataException($"{file}: line {broken.Start.Line}: {broken.Message}", broken);
        }
        catch (InvalidOperationException broken)
        {
            // The parser's own word for a bracket that does not close before the file ends.
            throw new InvalidDataException($"{file}: line {text.Count(c => c == '\n') + 1}: something that was opened does not close.", broken);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? new YamlReader(file, root) : throw new InvalidDataException($"{file}: fields expected.");
    }

    /// <summary>Refuses every name but these.</summary>
    public YamlReader Allow(params string[] known)
    {
        var unknown = _node.Children.Keys.FirstOrDefault(k => !known.Contains(NameOf(k), StringComparer.Ordinal));
        return unknown is null ? this : throw Error(unknown, $"'{unknown}' is not known here; known are {string.Join(", ", known)}.");
    }

    /// <summary>Null where it does not stand here.</summary>
    public string? Text(string name) => Find(name) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value.Trim(),
        { } other => throw Error(other, $"'{name}' must be a text."),
    };

    /// <summary>A text that has to stand here.</summary>
    public string Needed(string name) => Text(name) ?? throw Error(_node, $"'{name}' is missing.");

    /// <summary>One text or several; empty where it does not stand here.</summary>
    public IReadOnlyList<string> List(string name) => Find(name) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } value } => [value],
        YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }) => [.. list.Children.Select(c => ((YamlScalarNode)c).Value!)],
        { } other => throw Error(other, $"'{name}' must be a list of words."),
    };

    /// <summary>Whether it stands here, be it empty.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A mapping; null where it does not stand here.</summary>
    public YamlReader? Map(string name) => Find(name) switch
    {
        null => null,
        YamlMappingNode map => new YamlReader(_file, map),
        { } other => throw Error(other, $"'{name}' must hold fields."),
    };

    /// <summary>A mapping that has to stand here.</summary>
    public YamlReader NeededMap(string name) => Map(name) ?? throw Error(_node, $"'{name}' is missing.");

    /// <summary>Several mappings; empty where it does not stand here.</summary>
    public IReadOnlyList<YamlReader> Maps(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode list when list.Children.All(c => c is YamlMappingNode) => [.. list.Children.Select(c => new YamlReader(_file, (YamlMappingNode)c))],
        { } other => throw Error(other, $"'{name}' must be a list, each of it beginning with '-'."),
    };

    /// <summary>An error that stands at this mapping.</summary>
    public InvalidDataException Error(string message) => Error(_node, message);

    private InvalidDataException Error(YamlNode at, string message) => new($"{_file}: line {at.Start.Line}: {message}");

    private string NameOf(YamlNode key) => key is YamlScalarNode { Value: { } name } ? name : throw Error(key, "a name expected.");

    private YamlNode? Find(string name) => _node.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;
}
