using Vigil.Language;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>Reads a script and checks all of it: every name against what records have, every text in every language. What passes cannot fail while it is told.</summary>
internal static class RecordScriptFile
{
    private static readonly string[] Languages = ["zh", "en"];

    /// <param name="sample">A record of the kind, whatever its values: it knows the names.</param>
    /// <exception cref="InvalidDataException">Something in it is wrong; the message names file, line and what is expected.</exception>
    public static RecordScript Read(string file, string text, Func<string, RecordView?> sample)
    {
        var root = YamlReader.Open(file, text).Allow("record", "name", "none", "unknown", "tell", "aspects", "sentences", "words");
        var record = root.Needed("record");
        var view = sample(record) ?? throw root.Error($"there is no kind of record '{record}'.");
        var codes = Codes(root.Map("words"), view);
        var sentences = Sentences(root.Map("sentences") ?? throw root.Error("'sentences' is missing."), view, codes);
        var tells = root.Maps("tell").Select(t => ReadTell(t, view, sentences)).ToList();
        if (tells is not [.., { When.Fields.Count: 0 }])
        {
            throw root.Error("the last of 'tell' must have no 'when', so that every record is told.");
        }

        var aspects = new Dictionary<Aspect, string>();
        foreach (var name in root.Map("aspects")?.Names ?? [])
        {
            var sentence = root.Map("aspects")!.Needed(name);
            aspects[Enum.TryParse<Aspect>(name, ignoreCase: true, out var aspect) ? aspect : throw root.Error($"'{name}' is nothing that can be asked on about.")] = Known(root, sentence, sentences);
        }

        return new RecordScript(record, Both(root, "name") ?? throw root.Error("'name' is missing."), Both(root, "none"), Both(root, "unknown"), tells, aspects, sentences, new CodeWords(codes));
    }

    /// <summary>A text in both languages; null where there is none.</summary>
    internal static IReadOnlyDictionary<string, string>? Both(YamlReader parent, string name)
    {
        var texts = parent.Map(name)?.Allow(Languages);
        return texts is null ? null : Languages.ToDictionary(l => l, texts.Needed, StringComparer.Ordinal);
    }

    private static Dictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> Codes(YamlReader? words, RecordView view)
    {
        var tables = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal);
        foreach (var slot in words?.Names ?? [])
        {
            var table = words!.Map(slot)!;
            tables[slot] = view.CodedSlots.Contains(slot) ? table.Names.ToDictionary(code => code, code => Both(table, code)!, StringComparer.Ordinal) : throw table.Error($"'{slot}' is no slot whose words stand here.");
        }

        return tables;
    }

    private static Dictionary<string, IReadOnlyList<Alternative>> Sentences(YamlReader map, RecordView view, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> codes)
    {
        var names = map.Names.ToHashSet(StringComparer.Ordinal);
        var sentences = map.Names.ToDictionary(name => name, IReadOnlyList<Alternative> (name) => [.. map.Maps(name).Select(a => ReadAlternative(a, view, names, codes))], StringComparer.Ordinal);
        foreach (var (name, alternatives) in sentences)
        {
            if (alternatives.Count == 0 || Reaches(name, name, sentences, []))
            {
                throw map.Error(alternatives.Count == 0 ? $"sentence '{name}' says nothing." : $"sentence '{name}' leads back to itself.");
            }
        }

        return sentences;
    }

    private static Alternative ReadAlternative(YamlReader map, RecordView view, HashSet<string> names, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> codes)
    {
        map.Allow(["when", "say", .. Languages]);
        var when = ReadCondition(map, view);
        if (map.Has("say"))
        {
            var others = map.List("say");
            return others.FirstOrDefault(o => !names.Contains(o)) is { } unknown ? throw map.Error($"there is no sentence '{unknown}'.")
                : Languages.Any(map.Has) ? throw map.Error("either 'say' or texts, not both.")
                : new Alternative(when, new Dictionary<string, Template>(), others);
        }

        return new Alternative(when, Languages.ToDictionary(l => l, l => ReadTemplate(map, l, view, codes), StringComparer.Ordinal), null);
    }

    private static Template ReadTemplate(YamlReader map, string language, RecordView view, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> codes)
    {
        try
        {
            var template = Template.Parse(map.Needed(language));
            foreach (var (name, format, quoted) in template.Slots)
            {
                if (!quoted && !view.HasSlot(name, format))
                {
                    throw map.Error($"{language}: there is no slot '{name}{(format is null ? "" : "." + format)}'.");
                }

                if (!quoted && view.CodedSlots.Contains(name) && !codes.ContainsKey(name))
                {
                    throw map.Error($"{language}: slot '{name}' needs its words under 'words'.");
                }

                // How it stands can be quoted of every record; a quote of a field that is not there would be traced to nothing.
                if (quoted && name != "state" && !view.Knows(name, RecordView.None))
                {
                    throw map.Error($"{language}: there is no field '{name}' to quote.");
                }
            }

            return template;
        }
        catch (FormatException broken)
        {
            throw map.Error($"{language}: {broken.Message}.");
        }
    }

    private static Condition ReadCondition(YamlReader map, RecordView view)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var when = map.Map("when");
        foreach (var field in when?.Names ?? [])
        {
            var values = when!.List(field);
            fields[field] = values.FirstOrDefault(v => !view.Knows(field, v)) is { } unknown ? throw when.Error($"'{field}' is never '{unknown}'.") : values;
        }

        return new Condition(fields);
    }

    private static Tell ReadTell(YamlReader map, RecordView view, IReadOnlyDictionary<string, IReadOnlyList<Alternative>> sentences)
    {
        map.Allow("when", "first", "then", "taps");
        var tell = new Tell(ReadCondition(map, view), map.List("first"), map.List("then"), map.List("taps"));
        foreach (var name in tell.First.Concat(tell.Then))
        {
            Known(map, name, sentences);
        }

        return tell.First.Count == 0 ? throw map.Error("'first' is missing.")
            : tell.Taps.FirstOrDefault(t => !RecordScripts.Taps.Contains(t, StringComparer.Ordinal)) is { } unknown ? throw map.Error($"there is no tap '{unknown}'.")
            : tell;
    }

    private static string Known(YamlReader map, string name, IReadOnlyDictionary<string, IReadOnlyList<Alternative>> sentences) => sentences.ContainsKey(name) ? name : throw map.Error($"there is no sentence '{name}'.");

    private static bool Reaches(string from, string to, IReadOnlyDictionary<string, IReadOnlyList<Alternative>> sentences, HashSet<string> seen) =>
        sentences[from].SelectMany(a => a.Say ?? []).Any(next => next == to || (seen.Add(next) && Reaches(next, to, sentences, seen)));
}
