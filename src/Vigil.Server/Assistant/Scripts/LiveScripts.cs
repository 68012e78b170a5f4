using System.Reflection;
using System.Text;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>What a closed wallet means for a record.</summary>
internal enum Standing
{
    /// <summary>The record waits for the wallet.</summary>
    Waits,

    /// <summary>It is past the wallet: whether that is closed makes no difference to it.</summary>
    Past,

    /// <summary>It is settled: whoever asks about its coin may mean the next one.</summary>
    Over,
}

/// <summary>One way to say it.</summary>
/// <param name="InMaintenance">Said only of what the exchange calls maintenance.</param>
/// <param name="Texts">By language.</param>
internal sealed record LiveSentence(bool InMaintenance, IReadOnlyDictionary<string, Template> Texts);

/// <summary>A wallet that is closed in one direction.</summary>
/// <param name="Whole">Of the topics those to which it is the whole answer where no record tells anything else.</param>
/// <param name="Waits">States of a record that waits for it.</param>
/// <param name="Past">States of a record that is past it.</param>
internal sealed record LiveWallet(IReadOnlySet<string> Topics, IReadOnlyList<string> Whole, IReadOnlyList<string> Waits, IReadOnlyList<string> Past, IReadOnlyList<LiveSentence> Say);

/// <summary>A part of the exchange in which something does not work.</summary>
/// <param name="Names">What it is called, by language.</param>
/// <param name="Means">What that means for whoever asks, by language.</param>
internal sealed record LiveComponent(IReadOnlySet<string> Topics, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Means);

/// <summary>Which topics the exchange's state concerns and how it is told, built into the assembly from <c>content/dialogues/live.yaml</c>.</summary>
internal sealed record LiveScripts(IReadOnlyDictionary<string, LiveWallet> Wallets, IReadOnlyList<LiveSentence> Incidents, IReadOnlyDictionary<string, LiveComponent> Components)
{
    /// <summary>The direction of deposits.</summary>
    public const string Deposits = "deposits";

    /// <summary>The direction of withdrawals.</summary>
    public const string Withdrawals = "withdrawals";

    /// <summary>Both.</summary>
    public const string Both = "both";

    private const string File = "Dialogues/live.yaml";

    private static readonly string[] Languages = ["zh", "en"];
    private static readonly Lazy<LiveScripts> All = new(ReadShipped);

    /// <summary>Those that are shipped.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; the message names file, line and what is expected.</exception>
    public static LiveScripts Shipped => All.Value;

    /// <summary>Whether any state of the exchange can concern a topic.</summary>
    public bool MayConcern(string topic) => Wallets.Values.Any(w => w.Topics.Contains(topic)) || Components.Values.Any(c => c.Topics.Contains(topic));

    /// <summary>Whether a wallet that is closed in this direction concerns a topic.</summary>
    public bool Concerns(string direction, string topic) => Wallets[direction].Topics.Contains(topic);

    /// <summary>Whether a closed wallet is the whole answer about a topic, where no record tells anything else.</summary>
    public bool IsWhole(string topic) => Wallets.Values.Any(w => w.Whole.Contains(topic, StringComparer.Ordinal));

    /// <summary>What a wallet that is closed in this direction means for a record in this state.</summary>
    public Standing StandingOf(string direction, string state) =>
        Wallets[direction].Waits.Contains(state, StringComparer.Ordinal) ? Standing.Waits : Wallets[direction].Past.Contains(state, StringComparer.Ordinal) ? Standing.Past : Standing.Over;

    /// <summary>Null for a component that concerns no topic.</summary>
    public LiveComponent? Component(string name) => Components.GetValueOrDefault(name);

    /// <summary>What is said of wallets.</summary>
    public Said? SayWallet(string direction, bool inMaintenance, RecordView view) => First(Wallets[direction].Say.Where(s => inMaintenance || !s.InMaintenance), view);

    /// <summary>What is said of an incident, and what it means.</summary>
    public Said? SayIncident(string component, RecordView view) =>
        First(Incidents, view) is { } said ? view.Words.Paragraph([said, Said.Plain(Components[component].Means[view.Words.Language])]) : null;

    /// <summary>Reads the whole of it.</summary>
    /// <exception cref="InvalidDataException">Something is missing or wrong; the message names file, line and what is expected.</exception>
    public static LiveScripts Read(string file, string text)
    {
        var root = YamlReader.Open(file, text).Allow("wallets", "incidents");
        var wallets = root.NeededMap("wallets").Allow(Deposits, Withdrawals, Both);
        var incidents = root.NeededMap("incidents").Allow("say", "components");
        var components = incidents.NeededMap("components");
        return new LiveScripts(
            new Dictionary<string, LiveWallet>(StringComparer.Ordinal)
            {
                [Deposits] = ReadWallet(wallets.NeededMap(Deposits).Allow("topics", "whole", "waits", "past", "say")),
                [Withdrawals] = ReadWallet(wallets.NeededMap(Withdrawals).Allow("topics", "whole", "waits", "past", "say")),
                [Both] = ReadWallet(wallets.NeededMap(Both).Allow("say")),
            },
            Sentences(incidents, SampleIncident, mayBeMaintenance: false),
            components.Names.ToDictionary(name => name, name => ReadComponent(components.NeededMap(name).Allow("topics", "name", "means")), StringComparer.Ordinal));
    }

    private static LiveWallet ReadWallet(YamlReader map)
    {
        var (topics, whole) = (TopicsOf(map), map.List("whole"));
        return whole.FirstOrDefault(topic => !topics.Contains(topic)) is { } other
            ? throw map.Error($"'{other}' stands in 'whole' and not in 'topics'.")
            : new LiveWallet(topics, whole, map.List("waits"), map.List("past"), Sentences(map, SampleWallet, mayBeMaintenance: true));
    }

    private static LiveComponent ReadComponent(YamlReader map) => new(TopicsOf(map), InBoth(map.NeededMap("name")), InBoth(map.NeededMap("means")));

    private static Dictionary<string, string> InBoth(YamlReader map) => Languages.ToDictionary(language => language, map.Allow(Languages).Needed, StringComparer.Ordinal);

    // 'trade.*' is every topic of the group. What is answered with care for a danger is answered without the news of the day.
    private static HashSet<string> TopicsOf(YamlReader map)
    {
        var topics = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in map.List("topics"))
        {
            var meant = IntentVocabulary.All.Select(i => i.Id).Where(id => named.EndsWith(".*", StringComparison.Ordinal) ? id.StartsWith(named[..^1], StringComparison.Ordinal) : id == named).ToList();
            if (meant.Count == 0)
            {
                throw map.Error($"there is no topic '{named}'.");
            }

            if (meant.Find(id => CaseQueues.For(id) == CaseQueues.Security) is { } security)
            {
                throw map.Error($"'{security}' is answered by the security team, and begins with nothing else.");
            }

            topics.UnionWith(meant);
        }

        return topics;
    }

    private static List<LiveSentence> Sentences(YamlReader map, Func<string, bool, RecordView> sample, bool mayBeMaintenance)
    {
        List<LiveSentence> say = [.. map.Maps("say").Select(s => ReadSentence(s.Allow("when", "zh", "en"), sample, mayBeMaintenance))];
        return say is [.., { InMaintenance: false } last] && Languages.All(language => last.Texts[language].Fill(sample(language, false)) is not null)
            ? say
            : throw map.Error("the last of 'say' must have no 'when', and no slot that the exchange may leave out.");
    }

    private static LiveSentence ReadSentence(YamlReader map, Func<string, bool, RecordView> sample, bool mayBeMaintenance)
    {
        var when = map.Text("when");
        return when is not null && (when != "maintenance" || !mayBeMaintenance)
            ? throw map.Error(mayBeMaintenance ? "'when' can only be 'maintenance'." : "no 'when' stands here.")
            : new LiveSentence(when is not null, Languages.ToDictionary(language => language, language => Parse(map, language, sample(language, true)), StringComparer.Ordinal));
    }

    private static Template Parse(YamlReader map, string language, RecordView whole)
    {
        try
        {
            var template = Template.Parse(map.Needed(language));
            return template.Slots.FirstOrDefault(s => s.Quoted || !whole.HasSlot(s.Name, s.Format)) is { Name: { } wrong }
                ? throw map.Error($"{language}: there is no slot '{wrong}' here.")
                : template;
        }
        catch (FormatException broken)
        {
            throw map.Error($"{language}: {broken.Message}.");
        }
    }

    private static Said? First(IEnumerable<LiveSentence> sentences, RecordView view) => sentences.Select(s => s.Texts[view.Words.Language].Fill(view)).FirstOrDefault(said => said is not null);

    private static RecordView SampleWallet(string language, bool whole) => LiveViews.Wallet(
        [new ClosedWallet("A", "B", ForDeposits: true, ForWithdrawals: true, InMaintenance: true, null, null)], whole ? DateTimeOffset.UnixEpoch : null, chain => chain, Phrases.In(language), Voice.Assistant, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);

    private static RecordView SampleIncident(string language, bool whole) => LiveViews.Incident(
        new OpenIncident("A", "B", "C", whole ? "D" : null, whole ? "D" : null, whole ? DateTimeOffset.UnixEpoch : null), new LiveComponent(new HashSet<string>(StringComparer.Ordinal), SampleNames, SampleNames), Phrases.In(language), Voice.Assistant, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);

    private static Dictionary<string, string> SampleNames => Languages.ToDictionary(language => language, _ => "E", StringComparer.Ordinal);

    private static LiveScripts ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!, Encoding.UTF8);
        return Read("live.yaml", reader.ReadToEnd());
    }
}
