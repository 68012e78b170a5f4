using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Vigil.Language;
using Vigil.Server.Protection;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>When a danger is for the security team at once.</summary>
internal enum HandsOver
{
    /// <summary>Nothing has happened yet: what to leave alone is answered.</summary>
    Never,

    /// <summary>Where the message tells of it rather than asks.</summary>
    Told,

    /// <summary>However it is said.</summary>
    Always,
}

/// <summary>A danger that is known by its shape, and what is said to it first.</summary>
/// <param name="Topic">What the case is about then.</param>
/// <param name="OnlyInDanger">Only where the case is the security team's matter already: by itself the message says too little.</param>
/// <param name="Article">Slug of the article that says what to do.</param>
/// <param name="Headings">Of the passage that is said where no other of the article fits better, by language.</param>
/// <param name="Done">Name of the danger that it is once they have done what it warns of; null where that is none of its own.</param>
/// <param name="DoneBy">Groups of words of which one says that it has been done; those of <c>has_done</c> where none is named.</param>
/// <param name="Then">Headings of the same article, by language, that answer what is held against it once it was said: excuses, fears.</param>
/// <param name="RecordFirst">Where a record of the customer answers, that has the word.</param>
/// <param name="Heard">Messages in which it is heard, which tests play.</param>
/// <param name="Innocent">Messages that share words with it and in which it is not.</param>
internal sealed record DangerRule(string Name, string Topic, HandsOver HandsOver, bool OnlyInDanger, string Article, IReadOnlyDictionary<string, string> Headings, string? Done, IReadOnlyList<string> DoneBy, IReadOnlyList<IReadOnlyDictionary<string, string>> Then, bool RecordFirst, IReadOnlyList<string> Heard, IReadOnlyList<string> Innocent);

/// <summary>
/// What is said to dangers, and the words by which some of them are known for certain: shapes of fraud and theft, built into the assembly from <c>content/dialogues/dangers.yaml</c>.
/// A rule is heard where words of each of its groups stand close together; what has no such words is heard by <see cref="DangerReader"/> alone. Safe to use from any thread.
/// </summary>
internal sealed partial class DangerRules
{
    // Groups of words that no danger need use.
    private const string HasDone = "has_done";
    private const string Refused = "refused";

    private const string File = "Dialogues/dangers.yaml";

    // A message up to so many letters is read as one; of a longer one two sentences at a time, for words that are far apart have nothing to do with each other.
    private const int ReadAsOne = 160;

    // As much as the readers of the language look at.
    private const int Longest = 4000;

    private static readonly Lazy<DangerRules> All = new(ReadShipped);

    private readonly IReadOnlyList<(DangerRule Rule, IReadOnlyList<IReadOnlyList<string>> When, IReadOnlyList<string> Unless)> _rules;
    private readonly IReadOnlyDictionary<string, SaidWords> _words;

    private readonly IReadOnlyList<string> _doneBy;

    private DangerRules(IReadOnlyList<(DangerRule Rule, IReadOnlyList<IReadOnlyList<string>> When, IReadOnlyList<string> Unless)> rules, IReadOnlyDictionary<string, SaidWords> words) => (_rules, _words, _doneBy) = (rules, words, [.. rules.SelectMany(r => r.Rule.DoneBy).Distinct(StringComparer.Ordinal)]);

    /// <summary>Those that are shipped.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; the message names file, line and what is expected.</exception>
    public static DangerRules Shipped => All.Value;

    /// <summary>The rules, the one that is heard before others first.</summary>
    public IEnumerable<DangerRule> Rules => _rules.Select(r => r.Rule);

    /// <summary>The one of a name; null for none.</summary>
    public DangerRule? Named(string name) => _rules.FirstOrDefault(r => r.Rule.Name == name).Rule;

    /// <summary>The one that says a passage; null where none does.</summary>
    public DangerRule? Saying(string article, string heading) => _rules.FirstOrDefault(r => r.Rule.Article == article && r.Rule.Headings.Values.Contains(heading, StringComparer.Ordinal)).Rule;

    /// <summary>Whether a message says that what was spoken of has been done: 'already gave it to him'. By itself that is no danger.</summary>
    /// <param name="warned">Of what was warned; null where it is any danger.</param>
    public bool SaysDone(string text, DangerRule? warned = null)
    {
        var by = warned is null ? _doneBy : warned.DoneBy;
        return by.Count > 0 && Windows(Plain(text)).Select(window => new Heard(window, _words)).Any(heard => by.Any(heard.Says) && !heard.Says(Refused));
    }

    /// <summary>The first danger that is heard in a message; null for none.</summary>
    /// <param name="inDanger">The case is the security team's matter already.</param>
    public DangerRule? Find(string text, bool inDanger)
    {
        var windows = Windows(Plain(text)).Select(window => new Heard(window, _words)).ToList();
        return _rules.FirstOrDefault(r => (inDanger || !r.Rule.OnlyInDanger) && windows.Exists(window => r.When.Any(groups => groups.All(window.Says)) && !r.Unless.Any(window.Says))).Rule;
    }

    /// <summary>Reads the whole of it.</summary>
    /// <exception cref="InvalidDataException">Something in it is wrong; the message names file, line and what is expected.</exception>
    public static DangerRules Read(string file, string text)
    {
        var root = YamlReader.Open(file, text).Allow("words", "dangers");
        var lists = root.NeededMap("words");
        var words = new Dictionary<string, SaidWords>(StringComparer.Ordinal);
        foreach (var name in lists.Names)
        {
            words[name] = lists.List(name) is { Count: > 0 } list ? new SaidWords([.. list.Select(Plain)]) : throw lists.Error($"'{name}' has no words.");
        }

        var used = new HashSet<string>([HasDone, Refused], StringComparer.Ordinal);
        var rules = root.Maps("dangers").Select(map => ReadRule(map, words, used)).ToList();
        var needed = rules.Exists(r => r.Rule.Done is not null) ? new[] { HasDone, Refused }.FirstOrDefault(name => !words.ContainsKey(name)) : null;
        return needed is not null ? throw lists.Error($"the words '{needed}' are missing, which 'done' needs.")
            : rules.Count == 0 ? throw root.Error("'dangers' is missing.")
            : rules.GroupBy(r => r.Rule.Name).FirstOrDefault(g => g.Count() > 1) is { Key: var twice } ? throw root.Error($"'{twice}' stands here twice.")
            : rules.Select(r => r.Rule.Done).FirstOrDefault(done => done is not null && rules.TrueForAll(r => r.Rule.Name != done)) is { } nobody ? throw root.Error($"'done' names '{nobody}', and there is no such danger.")
            : words.Keys.FirstOrDefault(name => !used.Contains(name)) is { } idle ? throw lists.Error($"no danger uses the words '{idle}'.")
            : new DangerRules(rules, words);
    }

    private static (DangerRule Rule, IReadOnlyList<IReadOnlyList<string>> When, IReadOnlyList<string> Unless) ReadRule(YamlReader map, Dictionary<string, SaidWords> words, HashSet<string> used)
    {
        map.Allow("name", "topic", "in", "hands-over", "done", "done-by", "then", "record", "article", "zh", "en", "when", "unless", "heard", "innocent");
        var topic = map.Needed("topic");
        var (place, handsOver) = (map.Text("in"), map.Needed("hands-over"));
        var (heard, innocent, record) = (map.List("heard"), map.List("innocent"), map.Text("record"));
        var checks = new (bool Wrong, string Message)[]
        {
            (IntentVocabulary.Find(topic) is null, $"there is no topic '{topic}'."),
            (place is not (null or "danger"), "'in' can only be 'danger'."),
            (!Enum.TryParse<HandsOver>(handsOver, ignoreCase: true, out _), "'hands-over' is never, told or always."),
            (record is not (null or "first"), "'record' can only be 'first'."),
            (map.List("when").Count > 0 != (heard.Count > 0 && innocent.Count > 0), "'heard' and 'innocent' each need a message where 'when' stands, and stand nowhere else."),
            (map.List("when").Count == 0 && place is not null, "'in' needs 'when'."),
            (map.List("done-by").Count > 0 && map.Text("done") is null, "'done-by' needs 'done'."),
        };
        if (checks.FirstOrDefault(c => c.Wrong) is { Message: { } wrong })
        {
            throw map.Error(wrong);
        }

        IReadOnlyList<string> doneBy = map.Text("done") is null ? [] : map.List("done-by") is { Count: > 0 } named ? [.. named.Select(Known)] : [HasDone];
        IReadOnlyList<IReadOnlyDictionary<string, string>> then = [.. map.Maps("then").Select(next => InBoth(next.Allow("zh", "en")))];
        var rule = new DangerRule(map.Needed("name"), topic, Enum.Parse<HandsOver>(handsOver, ignoreCase: true), place is not null, map.Needed("article"), InBoth(map), map.Text("done"), doneBy, then, record is not null, heard, innocent);
        return (rule, [.. map.List("when").Select(groups => (IReadOnlyList<string>)[.. groups.Split('+', StringSplitOptions.TrimEntries).Select(Known)])], [.. map.List("unless").Select(Known)]);

        string Known(string name)
        {
            used.Add(name);
            return words.ContainsKey(name) || Heard.Kinds.ContainsKey(name) ? name : throw map.Error($"there are no words '{name}'; known are {string.Join(", ", words.Keys.Concat(Heard.Kinds.Keys))}.");
        }
    }

    private static Dictionary<string, string> InBoth(YamlReader map) => new(StringComparer.Ordinal) { ["zh"] = map.Needed("zh"), ["en"] = map.Needed("en") };

    // 他 is somebody, and no part of 其他.
    private static string Plain(string text)
    {
        var plain = TextNormalizer.Normalize(text.Length <= Longest ? text : $"{text.AsSpan(0, Longest / 2)}\n{text.AsSpan(text.Length - (Longest / 2))}").Replace('’', '\'');
        return plain.Replace("其他", "其它", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Windows(string plain)
    {
        if (plain.Length <= ReadAsOne)
        {
            return [plain];
        }

        var sentences = Ends().Split(plain).Where(s => s.Length > 0).ToList();
        return sentences.Count < 2 ? sentences : sentences.Zip(sentences.Skip(1), (one, next) => $"{one}. {next}");
    }

    private static DangerRules ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!, Encoding.UTF8);
        return Read("dangers.yaml", reader.ReadToEnd());
    }

    // Not the dot of an address or a figure.
    [GeneratedRegex(@"[!?;\n]|\.(?![a-z0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();

    /// <summary>What of the groups stands in one stretch of text, each looked for once.</summary>
    private sealed class Heard(string text, IReadOnlyDictionary<string, SaidWords> words)
    {
        /// <summary>What is no word, and can be named all the same.</summary>
        public static readonly IReadOnlyDictionary<string, Func<string, bool>> Kinds = new Dictionary<string, Func<string, bool>>(StringComparer.Ordinal)
        {
            ["{link}"] = NamesChannel.Link,
            ["{mail}"] = NamesChannel.Mail,
            ["{phone}"] = NamesChannel.Phone,
        };

        private readonly Dictionary<string, bool> _found = new(StringComparer.Ordinal);

        public bool Says(string name)
        {
            if (!_found.TryGetValue(name, out var found))
            {
                _found[name] = found = Kinds.TryGetValue(name, out var names) ? names(text) : words[name].IsIn(text);
            }

            return found;
        }
    }
}
