using Vigil.Language;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What was told in a conversation so far. Pure.</summary>
internal static class Recall
{
    /// <summary>Under this name it is remembered that the steps after an alarm were told: they rest on no record.</summary>
    public const string Alarm = "alarm:";

    /// <summary>Topic of the newest answer that told a record; null if none did.</summary>
    public static string? Topic(IReadOnlyList<ToldBefore> newestFirst) => newestFirst.FirstOrDefault(t => t.Told.Record != Alarm)?.Topic;

    /// <summary>What a follow-up names: what it says itself, else the record spoken of last.</summary>
    public static IReadOnlyList<Entity> Named(IReadOnlyList<Entity> named, IReadOnlyList<ToldBefore> newestFirst)
    {
        var names = named.Any(e => e.Kind is EntityKind.RecordId or EntityKind.TransactionId or EntityKind.Amount or EntityKind.Time);
        return names || newestFirst.FirstOrDefault(t => t.Told.Record != Alarm) is not { Told.Record: { } record } ? named
            : [new Entity(EntityKind.RecordId, record[(record.IndexOf(':', StringComparison.Ordinal) + 1)..], 0, 0), .. named];
    }
}
