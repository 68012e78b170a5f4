using System.Text.Json;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Language;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Fields;

/// <summary>Fields and what was done so far, for the console. Pure.</summary>
internal static class FieldViews
{
    /// <param name="parameters">For the names of chains; null while they cannot be read.</param>
    public static FieldView ToView(CaseField field, PlatformParameters? parameters) => new(
        NameOf(field.Kind), JsonNamingPolicy.CamelCase.ConvertName(field.State.ToString()), field.Required, [.. field.Instead.Select(NameOf)], ToView(field.Said, parameters), ToView(field.Before, parameters),
        field.Recorded is { } recorded ? new RecordedFieldView(recorded.Kind, recorded.RecordId, Covered(field.Kind, recorded.Value), recorded.Unit, recorded.At) : null);

    /// <summary>What has been done so far.</summary>
    /// <param name="topic">What is asked now.</param>
    public static HandOverView ToView(string? topic, IReadOnlyList<UnderstoodBefore> newestFirst) => new(
        topic,
        [.. newestFirst.SelectMany(u => u.Data.Others ?? []).Where(t => t != topic).Distinct(StringComparer.Ordinal)],
        [.. newestFirst.SelectMany(u => u.Data.Records).Distinct(StringComparer.Ordinal)],
        newestFirst.Select(u => u.Data.Told?.Record).FirstOrDefault(record => record is not null && !record.EndsWith(':')),
        newestFirst is [{ Data.NotKnown: true }, ..],
        [.. newestFirst.SelectMany(u => u.Data.Signals).Distinct(StringComparer.Ordinal)]);

    private static SaidFieldView? ToView(Word? word, PlatformParameters? parameters) => word is not { Named: { } named } ? null : new SaidFieldView(
        named.Kind is EntityKind.Chain ? parameters?.Chains.FirstOrDefault(c => c.Key == named.Value)?.Name ?? named.Value : named.Value,
        named.Unit, word.Seq, word.At, named.Valid, named.From, named.To);

    // What the customer said they said to all of us; what the record adds to it is covered as in the record.
    private static string Covered(EntityKind kind, string value) => kind is EntityKind.TransactionId or EntityKind.Address ? Mask.Code(value) : value;

    // A customer number belongs to no topic, so the scripts have no name for it.
    private static string NameOf(EntityKind kind) => kind is EntityKind.Uid ? "uid" : TopicScripts.NameOf(kind);
}
