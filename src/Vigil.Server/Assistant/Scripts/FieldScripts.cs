using System.Reflection;
using System.Text;
using Vigil.Language;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>How a field is asked for.</summary>
/// <param name="Ask">By language.</param>
/// <param name="Again">Where what was named cannot be right; null where that shows in no field of this kind.</param>
internal sealed record FieldScript(IReadOnlyDictionary<string, string> Ask, IReadOnlyDictionary<string, string>? Again);

/// <summary>Which fields the work on a topic waits for and how they are asked for, built into the assembly from <c>content/dialogues/fields.yaml</c>.</summary>
/// <param name="Fields">All of them.</param>
/// <param name="Required">By topic; of each list one is enough, and the first is asked for.</param>
internal sealed record FieldScripts(IReadOnlyDictionary<EntityKind, FieldScript> Fields, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<EntityKind>>> Required)
{
    private const string File = "Dialogues/fields.yaml";

    private static readonly Lazy<FieldScripts> All = new(ReadShipped);

    /// <summary>Those that are shipped.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; the message names file, line and what is expected.</exception>
    public static FieldScripts Shipped => All.Value;

    /// <summary>What the work on a topic waits for.</summary>
    public IReadOnlyList<IReadOnlyList<EntityKind>> RequiredFor(string? topic) => topic is not null && Required.TryGetValue(topic, out var required) ? required : [];

    /// <summary>Reads the whole of it.</summary>
    /// <exception cref="InvalidDataException">Something is missing or wrong; the message names file, line and what is expected.</exception>
    public static FieldScripts Read(string file, string text)
    {
        var root = YamlReader.Open(file, text).Allow("fields", "required");
        var fields = root.NeededMap("fields");
        var scripts = new Dictionary<EntityKind, FieldScript>();
        foreach (var kind in TopicScripts.Fields)
        {
            var name = TopicScripts.NameOf(kind);
            var script = fields.NeededMap(name).Allow("zh", "en", "again");
            scripts[kind] = new FieldScript(Both(script), RecordScriptFile.Both(script, "again"));
        }

        fields.Allow([.. TopicScripts.Fields.Select(TopicScripts.NameOf)]);
        var topics = root.NeededMap("required");
        var required = new Dictionary<string, IReadOnlyList<IReadOnlyList<EntityKind>>>(StringComparer.Ordinal);
        foreach (var topic in topics.Names)
        {
            var script = TopicScripts.Find(topic) ?? throw topics.Error($"there is no topic '{topic}'.");
            required[topic] = [.. topics.List(topic).Select(IReadOnlyList<EntityKind> (choice) => [.. choice.Split(" or ").Select(name => FieldOf(topics, script, name))])];
        }

        return IntentVocabulary.All.FirstOrDefault(i => TopicScripts.Find(i.Id) is { Fields.Count: > 0 } && !required.ContainsKey(i.Id)) is { } left
            ? throw topics.Error($"topic '{left.Id}' has fields, and it does not stand here which of them are required.")
            : new FieldScripts(scripts, required);
    }

    private static EntityKind FieldOf(YamlReader map, TopicScript script, string name) =>
        TopicScripts.FieldOf(name) is { } kind && script.Fields.Contains(kind) ? kind : throw map.Error($"'{name}' is no field of topic '{script.Topic}'.");

    private static Dictionary<string, string> Both(YamlReader map) => new(StringComparer.Ordinal) { ["zh"] = map.Needed("zh"), ["en"] = map.Needed("en") };

    private static FieldScripts ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!, Encoding.UTF8);
        return Read("fields.yaml", reader.ReadToEnd());
    }
}
