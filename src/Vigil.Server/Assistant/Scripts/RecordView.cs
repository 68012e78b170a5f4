using System.Globalization;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>A record as scripts see it: the fields that conditions ask about, and the slots that sentences are filled with. Every slot but a platform's figure is a quote of the record.</summary>
internal sealed class RecordView(Telling telling, Phrases words)
{
    /// <summary>What a field without a value is called in conditions.</summary>
    public const string None = "none";

    /// <summary>The entry of a table of words for every code that has none of its own.</summary>
    public const string Other = "other";

    private readonly Dictionary<string, (string Value, IReadOnlyList<string> Known)> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<string> Formats, Func<string?, Said?> Fill)> _slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Fact, IReadOnlyList<string> Codes)> _coded = new(StringComparer.Ordinal);

    /// <summary>The circumstances in which it is told.</summary>
    public Telling Telling { get; } = telling;

    /// <summary>The words around it.</summary>
    public Phrases Words { get; } = words;

    /// <summary>The words for codes, as the script has them.</summary>
    public CodeWords? Codes { get; init; }

    /// <summary>The value of a field, <see cref="None"/> for none.</summary>
    public string Field(string name) => _fields[name].Value;

    /// <summary>Null where it says nothing.</summary>
    public Said? Fill(string slot, string? format) => _coded.TryGetValue(slot, out var coded) ? FillCoded(slot, coded.Fact, coded.Codes) : _slots[slot].Fill(format);

    /// <summary>Whether conditions may ask about a field, and about this value of it.</summary>
    public bool Knows(string field, string value) => _fields.TryGetValue(field, out var known) && (known.Known.Count == 0 || value == None || known.Known.Contains(value, StringComparer.Ordinal));

    /// <summary>Whether there is such a slot in such a format.</summary>
    public bool HasSlot(string name, string? format) => _coded.ContainsKey(name) ? format is null : _slots.TryGetValue(name, out var slot) && (format is null || slot.Formats.Contains(format, StringComparer.Ordinal));

    /// <summary>The slots whose words stand in the script.</summary>
    public IReadOnlyCollection<string> CodedSlots => _coded.Keys;

    /// <param name="known">All values that it may have; empty where they are not ours to list.</param>
    public RecordView With(string field, string? value, params string[] known)
    {
        _fields[field] = (value ?? None, known);
        return this;
    }

    /// <summary>A figure or name of the record, as it reads in every language.</summary>
    public RecordView Text(string slot, string? text, string? fact = null) => Add(slot, [], _ => text is null ? null : (Said)$"{Telling.Of(fact ?? slot, text)}");

    /// <summary>A point in time: as 'today at 14:30', or in the format <c>moment</c>, after 'by' and 'since', as '14:30 today'.</summary>
    public RecordView Time(string slot, DateTimeOffset? at) => Add(slot, ["moment"], format => at is not { } moment ? null
        : (Said)$"{Telling.Of(slot, format is null ? Words.Time(moment, Telling.Now, Telling.Zone) : Words.Moment(moment, Telling.Now, Telling.Zone))}");

    /// <summary>A stretch of minutes: '5 minutes', or in the format <c>more</c> '5 more minutes'.</summary>
    public RecordView Minutes(string slot, int? count) => Add(slot, ["more"], format => count is not { } minutes ? null
        : (Said)$"{Telling.Of(slot, format is null ? Words.Minutes(minutes) : Words.MoreMinutes(minutes))}");

    /// <summary>An amount with its currency; null where either is.</summary>
    public RecordView Amount(string slot, string? amount, string? currency) => Text(slot, amount is null || currency is null ? null : $"{Numbers.Group(amount)} {currency}");

    /// <summary>A code of the record in the script's words.</summary>
    /// <param name="fact">Which field it quotes; the slot's own name where null.</param>
    public RecordView Coded(string slot, string? code, string? fact = null) => Listed(slot, code is null ? [] : [code], fact);

    /// <summary>Several of them, one after the other.</summary>
    public RecordView Listed(string slot, IReadOnlyList<string> codes, string? fact = null)
    {
        _coded[slot] = (fact ?? slot, codes);
        return this;
    }

    /// <summary>A figure of the platform, which no record gives.</summary>
    public RecordView Figure(string slot, int? figure) => Figure(slot, figure?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same as the platform writes it.</summary>
    public RecordView Figure(string slot, string? figure) => Add(slot, [], _ => figure is null ? null : Said.Plain(figure));

    /// <summary>Several quotes together, or the script's own words; null where it says nothing.</summary>
    public RecordView Quotes(string slot, Said? said) => Add(slot, [], _ => said);

    private RecordView Add(string slot, IReadOnlyList<string> formats, Func<string?, Said?> fill)
    {
        _slots[slot] = (formats, fill);
        return this;
    }

    private Said? FillCoded(string slot, string fact, IReadOnlyList<string> codes)
    {
        var said = codes.Select(code => Codes?.Find(slot, code, Words.Language)).ToList();
        return said.Count == 0 || said.Contains(null) ? null : (Said)$"{Telling.Of(fact, string.Join(Words.Comma, said.Distinct(StringComparer.Ordinal)))}";
    }
}

/// <summary>The words for the codes of a record: by slot, code and language.</summary>
internal sealed record CodeWords(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> Tables)
{
    /// <summary>Null where there are none: then the sentence is not said.</summary>
    public string? Find(string slot, string code, string language) =>
        Tables.TryGetValue(slot, out var table) && (table.TryGetValue(code, out var texts) || table.TryGetValue(RecordView.Other, out texts)) ? texts[language] : null;
}
