using System.Reflection;
using System.Text;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>What is done for a topic.</summary>
/// <param name="Records">The kind of record that it is answered from; null where articles answer.</param>
/// <param name="Show">The kind that a person wants to see first; null for none.</param>
/// <param name="Freezes">Kinds of restrictions that it means, the one it names first.</param>
/// <param name="Only">The one reason that belongs to it; null for any.</param>
/// <param name="Side">The side of an order that it speaks for; null for either.</param>
/// <param name="PersonFirst">A person answers, whatever an article says.</param>
/// <param name="Fields">What whoever works on the case needs to know of it, most wanted first.</param>
internal sealed record TopicScript(string Topic, string? Records, string? Show, IReadOnlyList<string> Freezes, string? Only, string? Side, bool PersonFirst, IReadOnlyList<EntityKind> Fields, TopicQuestion? Ask)
{
    /// <summary>What is said where neither record nor article answers, by language: what the exchange does not do. Null for none.</summary>
    public IReadOnlyDictionary<string, string>? Says { get; init; }

    /// <summary>What the customer does and leaves alone until the person comes whom the case is handed to, by language; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Meanwhile { get; init; }

    /// <summary>Slug of the article that answers it in general; null where there is one article or none that does.</summary>
    public string? Article { get; init; }

    /// <summary>It asks how something is done: once the record was told, the article answers.</summary>
    public bool ArticleAfter { get; init; }

    /// <summary>Whoever is signed in is offered to freeze the account with one tap.</summary>
    public bool OffersFreeze { get; init; }
}

/// <summary>The one thing that is asked for.</summary>
/// <param name="For">What answers it; where it is known nothing is asked.</param>
/// <param name="Texts">The question, by language.</param>
internal sealed record TopicQuestion(EntityKind For, IReadOnlyDictionary<string, string> Texts);

/// <summary>What is done for each topic, built into the assembly from <c>content/dialogues/topics.yaml</c>.</summary>
internal static class TopicScripts
{
    private const string File = "Dialogues/topics.yaml";

    private static readonly Lazy<IReadOnlyDictionary<string, TopicScript>> Shipped = new(ReadShipped);

    private static readonly string[] Kinds = ["withdrawals", "deposits", "orders", "fills", "positions", "liquidations", "c2c-orders", "freezes", "sign-ins", "transfers", "api-keys", "logs"];

    private static readonly Dictionary<string, EntityKind> Named = new(StringComparer.Ordinal)
    {
        ["record"] = EntityKind.RecordId,
        ["transaction"] = EntityKind.TransactionId,
        ["address"] = EntityKind.Address,
        ["amount"] = EntityKind.Amount,
        ["chain"] = EntityKind.Chain,
        ["time"] = EntityKind.Time,
        ["errorCode"] = EntityKind.ErrorCode,
    };

    /// <summary>Null for what is no topic of the vocabulary.</summary>
    public static TopicScript? Find(string? topic) => topic is null ? null : Shipped.Value.GetValueOrDefault(topic);

    /// <summary>What a field of a case is called.</summary>
    public static string NameOf(EntityKind field) => Named.First(n => n.Value == field).Key;

    /// <summary>The field of a name; null for none of ours.</summary>
    public static EntityKind? FieldOf(string name) => Named.TryGetValue(name, out var kind) ? kind : null;

    /// <summary>Every field that a case may have.</summary>
    public static IEnumerable<EntityKind> Fields => Named.Values;

    /// <summary>Reads the whole of it.</summary>
    /// <exception cref="InvalidDataException">A topic is missing or something in it is wrong; the message names file, line and what is expected.</exception>
    public static IReadOnlyDictionary<string, TopicScript> Read(string file, string text)
    {
        var root = YamlReader.Open(file, text);
        var scripts = new Dictionary<string, TopicScript>(StringComparer.Ordinal);
        foreach (var topic in root.Names)
        {
            scripts[topic] = IntentVocabulary.Find(topic) is { } intent ? ReadTopic(topic, intent.HumanFirst, root.Map(topic)!) : throw root.Error($"there is no topic '{topic}'.");
        }

        return IntentVocabulary.All.FirstOrDefault(i => !scripts.ContainsKey(i.Id)) is { } missing ? throw root.Error($"topic '{missing.Id}' is missing.") : scripts;
    }

    private static TopicScript ReadTopic(string topic, bool humanFirst, YamlReader map)
    {
        map.Allow("article", "records", "show", "freezes", "only", "side", "person", "fields", "ask", "offer", "say", "meanwhile", "after");
        var records = map.Text("records") is not { } kind ? null : RecordScripts.Sample(kind) is not null ? kind : throw map.Error($"no script tells '{kind}'.");
        var show = map.Text("show") ?? records switch { AnswerKinds.Identity => null, AnswerKinds.Lock => AnswerKinds.SignIns, var same => same };
        var freezes = map.List("freezes");
        var (person, offer) = (map.Text("person"), map.Text("offer"));
        var checks = new (bool Wrong, string Message)[]
        {
            (show is not null && !Kinds.Contains(show, StringComparer.Ordinal), $"the console has no records '{show}'."),
            (records == AnswerKinds.Freezes != freezes.Count > 0, "'freezes' stands beside 'records: freezes', and only there."),
            (person is not (null or "first"), "'person' can only be 'first'."),
            (records is not null && map.Map("say") is not null, "'say' stands where no record answers."),
            (map.Text("after") is { } after && (after != "article" || records is null), "'after' can only be 'article', beside 'records'."),
            (offer is not (null or "freeze"), "'offer' can only be 'freeze'."),
            (humanFirst && person is null, "the vocabulary has a person first here: 'person: first' is missing."),
            (map.Text("side") is { } side && (records != AnswerKinds.C2cOrders || side is not ("buyer" or "seller")), "'side' is buyer or seller, beside 'records: c2c-orders'."),
        };
        if (checks.FirstOrDefault(c => c.Wrong) is { Message: { } wrong })
        {
            throw map.Error(wrong);
        }

        return new TopicScript(topic, records, show, freezes, map.Text("only"), map.Text("side"), person is not null, [.. map.List("fields").Select(f => FieldOf(map, f))], ReadQuestion(map.Map("ask"))) { Article = map.Text("article"), OffersFreeze = offer is not null, ArticleAfter = map.Text("after") is not null, Says = map.Map("say")?.Allow("zh", "en") is { } say ? Both(say) : null, Meanwhile = map.Map("meanwhile")?.Allow("zh", "en") is { } meanwhile ? Both(meanwhile) : null };
    }

    private static TopicQuestion? ReadQuestion(YamlReader? map) => map?.Allow("for", "zh", "en") is { } ask ? new TopicQuestion(FieldOf(ask, ask.Needed("for")), Both(ask)) : null;

    private static Dictionary<string, string> Both(YamlReader map) => new(StringComparer.Ordinal) { ["zh"] = map.Needed("zh"), ["en"] = map.Needed("en") };

    private static EntityKind FieldOf(YamlReader map, string name) => Named.TryGetValue(name, out var kind) ? kind : throw map.Error($"'{name}' is no field; known are {string.Join(", ", Named.Keys)}.");

    private static IReadOnlyDictionary<string, TopicScript> ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!, Encoding.UTF8);
        return Read("topics.yaml", reader.ReadToEnd());
    }
}
