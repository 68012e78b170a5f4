using System.Globalization;
using System.Reflection;
using System.Text;
using Vigil.Language;
using Vigil.Server.Assistant.Personal;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>What is added to the answers of a topic in certain states of a record.</summary>
/// <param name="When">States; empty for every one and for answers of articles.</param>
internal sealed record ExperienceAddition(IReadOnlyList<string> When, Addition? Novice, Addition? Professional);

/// <summary>Who is a novice and who a professional, and what answers add for either, built into the assembly from <c>content/dialogues/experience.yaml</c>.</summary>
internal sealed record ExperienceScripts(ExperienceRules Rules, IReadOnlyDictionary<string, IReadOnlyList<ExperienceAddition>> Adds)
{
    /// <summary>More than this is no addition but a second answer: in letters, of which a Chinese one says as much as three Latin ones.</summary>
    public const int LongestChinese = 150;

    /// <inheritdoc cref="LongestChinese"/>
    public const int LongestEnglish = 450;

    private const string File = "Dialogues/experience.yaml";

    private static readonly Lazy<ExperienceScripts> All = new(ReadShipped);

    /// <summary>Those that are shipped.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; the message names file, line and what is expected.</exception>
    public static ExperienceScripts Shipped => All.Value;

    /// <summary>Whether anything is added to answers about a topic.</summary>
    public bool AddsTo(string topic) => Adds.ContainsKey(topic);

    /// <summary>What is added; null for nothing.</summary>
    /// <param name="situation">State of the record that was told; null where an article answers.</param>
    public Addition? For(string topic, string? situation, Experience experience)
    {
        var fitting = Adds.TryGetValue(topic, out var adds) ? adds.FirstOrDefault(a => a.When.Count == 0 || (situation is not null && a.When.Contains(situation))) : null;
        return experience switch { Experience.Novice => fitting?.Novice, Experience.Professional => fitting?.Professional, _ => null };
    }

    /// <summary>Reads the whole of it.</summary>
    /// <exception cref="InvalidDataException">Something is missing or wrong; the message names file, line and what is expected.</exception>
    public static ExperienceScripts Read(string file, string text)
    {
        var root = YamlReader.Open(file, text).Allow("novice", "professional", "adds");
        var novice = root.NeededMap("novice").Allow("youngerThanDays", "fewerTradesThan", "fewerWithdrawalsThan");
        var professional = root.NeededMap("professional").Allow("levels", "keyUsedWithinDays");
        var rules = new ExperienceRules(Figure(novice, "youngerThanDays"), Figure(novice, "fewerTradesThan"), Figure(novice, "fewerWithdrawalsThan"), professional.List("levels"), Figure(professional, "keyUsedWithinDays"));
        var topics = root.NeededMap("adds");
        var adds = new Dictionary<string, IReadOnlyList<ExperienceAddition>>(StringComparer.Ordinal);
        foreach (var topic in topics.Names)
        {
            adds[topic] = IntentVocabulary.Find(topic) is null ? throw topics.Error($"there is no topic '{topic}'.") : [.. topics.Maps(topic).Select(ReadAddition)];
        }

        return new ExperienceScripts(rules, adds);
    }

    private static ExperienceAddition ReadAddition(YamlReader map)
    {
        map.Allow("when", "novice", "professional");
        var (novice, professional) = (Read(map.Map("novice")), Read(map.Map("professional")));
        return novice is null && professional is null ? throw map.Error("neither 'novice' nor 'professional' stands here.") : new ExperienceAddition(map.List("when"), novice, professional);
    }

    private static Addition? Read(YamlReader? map)
    {
        if (map is null)
        {
            return null;
        }

        map.Allow("zh", "en", "article");
        var (zh, en) = (map.Needed("zh"), map.Needed("en"));
        return zh.Length > LongestChinese || en.Length > LongestEnglish
            ? throw map.Error($"at most {LongestChinese} letters in Chinese and {LongestEnglish} in English, or it is a second answer; here are {zh.Length} and {en.Length}.")
            : new Addition(new Dictionary<string, string>(StringComparer.Ordinal) { ["zh"] = zh, ["en"] = en }, map.Text("article"));
    }

    private static int Figure(YamlReader map, string name) =>
        int.TryParse(map.Needed(name), NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : throw map.Error($"'{name}' must be a whole number.");

    private static ExperienceScripts ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!, Encoding.UTF8);
        return Read("experience.yaml", reader.ReadToEnd());
    }
}
