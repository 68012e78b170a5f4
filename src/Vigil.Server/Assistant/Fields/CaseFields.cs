using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;

namespace Vigil.Server.Assistant.Fields;

/// <summary>How much is known of a field.</summary>
internal enum FieldState
{
    /// <summary>It is.</summary>
    Known,

    /// <summary>It is not, and the work waits for it.</summary>
    Missing,

    /// <summary>It is not, and nothing waits for it.</summary>
    Open,

    /// <summary>What was named fails its checksum, and no record tells what is right.</summary>
    Invalid,

    /// <summary>The customer and the record do not say the same.</summary>
    Differs,

    /// <summary>The customer named one that none of their records is.</summary>
    NotFound,
}

/// <summary>A field as the record that is meant has it.</summary>
/// <param name="Kind">Kind of records in the plural.</param>
/// <param name="At">Set where the field is a time.</param>
internal sealed record Recorded(string Kind, string RecordId, string Value, string Unit = "", DateTimeOffset? At = null);

/// <summary>What is known of one field of a case.</summary>
/// <param name="Instead">What would do in its place.</param>
/// <param name="Said">The customer's newest word.</param>
/// <param name="Before">Another value that they named before.</param>
internal sealed record CaseField(EntityKind Kind, FieldState State, bool Required, IReadOnlyList<EntityKind> Instead, Word? Said, Word? Before, Recorded? Recorded);

/// <summary>Fills the fields that a topic names, from the customer's words and from the record that is meant: the newest word counts, and what a record says is known without a word. Pure.</summary>
internal static class CaseFields
{
    /// <param name="newestFirst">What the customer named in this matter.</param>
    /// <param name="found">The record that was picked; null where nobody looked or could look.</param>
    /// <returns>The topic's own fields, most wanted first, then what else was named.</returns>
    public static IReadOnlyList<CaseField> Of(string? topic, IReadOnlyList<Word> newestFirst, Found? found)
    {
        var script = TopicScripts.Find(topic);
        var own = script?.Fields ?? [];
        var required = FieldScripts.Shipped.RequiredFor(topic);
        var record = script is not null && found is not null && IsMeant(script, newestFirst, found) ? found : null;
        var further = newestFirst.Select(w => w.Named.Kind).Distinct().Except(own).Order();
        var fields = own.Concat(further).Select(kind => Known(kind, newestFirst, record)).ToList();
        foreach (var choice in required)
        {
            var known = fields.Exists(f => choice.Contains(f.Kind) && f.State is not (FieldState.Open or FieldState.Invalid));
            foreach (var at in choice.Select(kind => fields.FindIndex(f => f.Kind == kind)))
            {
                fields[at] = fields[at] with { Required = true, Instead = known ? [] : [.. choice.Where(k => k != fields[at].Kind)] };
            }

            var first = fields.FindIndex(f => f.Kind == choice[0]);
            if (!known && fields[first].State is FieldState.Open)
            {
                fields[first] = fields[first] with { State = FieldState.Missing };
            }
        }

        return fields;
    }

    /// <summary>The one thing to ask the customer for; null where nothing is waited for.</summary>
    public static CaseField? ToAsk(IReadOnlyList<CaseField> fields) => fields.FirstOrDefault(f => f.State is FieldState.Missing || (f is { State: FieldState.Invalid, Required: true }));

    /// <summary>The question for it. The topic's own words may name more than the one thing, so they stand only where nothing that the work waits for is known.</summary>
    /// <param name="known">Some other field that the work waits for is known already.</param>
    /// <param name="language">zh or en.</param>
    public static string Question(EntityKind kind, bool isInvalid, string? topic, bool known, string language)
    {
        var script = FieldScripts.Shipped.Fields[kind];
        return isInvalid && script.Again is { } again ? again[language]
            : !known && TopicScripts.Find(topic)?.Ask is { } own && own.For == kind ? own.Texts[language]
            : script.Ask[language];
    }

    /// <summary>The question for the one thing to ask; null where nothing is waited for.</summary>
    public static string? Question(IReadOnlyList<CaseField> fields, string? topic, string language) => ToAsk(fields) is not { } field ? null
        : Question(field.Kind, field.State is FieldState.Invalid, topic, fields.Any(f => f.Required && f.Kind != field.Kind && (f.Said is not null || f.Recorded is not null)), language);

    // A record that an agent only sees first, such as the newest withdrawal of whoever tells of a theft, is meant where it was named.
    private static bool IsMeant(TopicScript script, IReadOnlyList<Word> words, Found found) =>
        script.Records == found.Kind
        || (found.Card is { } card && words.Any(w => w.Named.Kind switch
        {
            EntityKind.RecordId => Same(w.Named.Value, card.Id),
            EntityKind.TransactionId => Same(Bare(w.Named.Value), Bare(card.Withdrawal?.TxId ?? card.Deposit?.TxId ?? "")),
            _ => false,
        }));

    private static CaseField Known(EntityKind kind, IReadOnlyList<Word> words, Found? found)
    {
        var said = words.FirstOrDefault(w => w.Named.Kind == kind);
        var before = said is null ? null : words.FirstOrDefault(w => w.Named.Kind == kind && !IsSame(w.Named, said.Named));
        var recorded = found is null ? null : Read(kind, found);
        var state = (said, recorded) switch
        {
            (null, null) => FieldState.Open,
            ({ } word, null) => word.Named.Valid is false ? FieldState.Invalid : IsUnknown(kind, found) ? FieldState.NotFound : FieldState.Known,
            ({ } word, { } record) when !Agree(word.Named, record, found!) => kind is EntityKind.RecordId or EntityKind.TransactionId ? FieldState.NotFound : FieldState.Differs,
            _ => FieldState.Known,
        };
        return new CaseField(kind, state, Required: false, [], said, before, recorded);
    }

    private static bool IsUnknown(EntityKind kind, Found? found) => kind is EntityKind.RecordId or EntityKind.TransactionId && found is { Available: true, IsThere: false };

    private static Recorded? Read(EntityKind kind, Found found)
    {
        var (value, unit, at) = found.Card switch
        {
            { Withdrawal: { } w } => Of(kind, found.Card.Id, w.TxId, w.ShortAddress, (w.Amount, w.Coin), w.ChainName, w.RequestedAt),
            { Deposit: { } d } => Of(kind, found.Card.Id, d.TxId, null, (d.Amount, d.Coin), d.ChainName, d.SeenAt),
            { C2c: { } o } => Of(kind, found.Card.Id, null, null, (o.Amount, o.Coin), null, o.PaidAt),
            { Liquidation: { } l } => Of(kind, found.Card.Id, null, null, (l.MarginLost, l.Currency), null, l.At),
            _ => (null, "", null),
        };
        return value is null ? null : new Recorded(found.Kind, found.Card!.Id, value, unit, at);
    }

    private static (string? Value, string Unit, DateTimeOffset? At) Of(EntityKind kind, string id, string? transaction, string? address, (string Value, string Coin) amount, string? chain, DateTimeOffset? at) => kind switch
    {
        EntityKind.RecordId => (id, "", null),
        EntityKind.TransactionId => (transaction, "", null),
        EntityKind.Address => (address, "", null),
        EntityKind.Amount => (amount.Value, amount.Coin, null),
        EntityKind.Chain => (chain, "", null),
        EntityKind.Time => (at?.ToString("O", CultureInfo.InvariantCulture), "", at),
        _ => (null, "", null),
    };

    // A time is remembered, not read off: it never contradicts a record.
    private static bool Agree(Entity said, Recorded recorded, Found found) => said.Kind switch
    {
        EntityKind.RecordId => Same(said.Value, recorded.Value),
        EntityKind.TransactionId => Same(Bare(said.Value), Bare(recorded.Value)),
        EntityKind.Address => Same(RecordCards.Shorten(said.Value), recorded.Value),
        EntityKind.Amount => IsAmount(said, recorded.Value, recorded.Unit) || (found.Card?.C2c is { } order && IsAmount(said, order.FiatAmount, order.FiatCurrency)),
        EntityKind.Chain => IsNetwork(said.Value, found.Card?.Withdrawal?.Chain ?? found.Card?.Deposit?.Chain ?? "", found.Parameters),
        _ => true,
    };

    private static bool IsSame(Entity one, Entity other) => one.Kind is EntityKind.Amount ? IsAmount(one, other.Value, other.Unit) : Same(Bare(one.Value), Bare(other.Value));

    private static bool IsAmount(Entity said, string amount, string unit) =>
        Same(said.Unit, unit) && decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(said.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var other) && one == other;

    // '以太坊' names the chain on which an ERC-20 coin moves.
    private static bool IsNetwork(string said, string key, PlatformParameters? parameters)
    {
        string Network(string chain) => parameters?.Chains.FirstOrDefault(c => Same(c.Key, chain))?.Network ?? chain;
        return Same(Network(said), Network(key));
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string hex) => hex.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? hex[2..] : hex;
}
