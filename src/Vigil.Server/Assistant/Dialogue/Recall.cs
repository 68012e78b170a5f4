using Vigil.Language;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What was told in a conversation so far. Pure.</summary>
internal static class Recall
{
    /// <summary>Under this name it is remembered that the steps after an alarm were told: they rest on no record.</summary>
    public const string Alarm = "alarm:";

    /// <summary>What is remembered of a hand-over for somebody whose life may be in danger.</summary>
    public static ToldData Care { get; } = new("care:", null, Whole: false, "care");

    /// <summary>How often somebody was met so.</summary>
    public static int CareTold(IReadOnlyList<ToldBefore> newestFirst) => newestFirst.Count(t => t.Told.Record == Care.Record);

    /// <summary>Under this name it is remembered that the state of the account was told: it is no single record either.</summary>
    public const string OwnState = "own:";

    // Marks of an alarm besides those of passages.
    private const string Steps = "steps";
    private const string Waits = "waiting";

    /// <summary>Topic of the newest answer that told a record; null if none did.</summary>
    public static string? Topic(IReadOnlyList<ToldBefore> newestFirst) => newestFirst.FirstOrDefault(IsRecord)?.Topic;

    /// <summary>The state of the account that was told last of all; none where something else was told since.</summary>
    public static OwnMatter Own(IReadOnlyList<ToldBefore> newestFirst) =>
        newestFirst is [{ Told: { Record: OwnState, Mark: var mark } }, ..] && Enum.TryParse<OwnMatter>(mark, out var matter) ? matter : OwnMatter.None;

    /// <summary>What is remembered of a state of the account.</summary>
    public static ToldData OfOwn(OwnMatter matter) => new(OwnState, null, Whole: true, matter.ToString());

    /// <summary>What is remembered of the steps after an alarm.</summary>
    public static ToldData AlarmSteps { get; } = new(Alarm, null, Whole: false, Steps);

    /// <summary>What is remembered of the word that the security team has the case.</summary>
    public static ToldData AlarmWaits { get; } = new(Alarm, null, Whole: false, Waits);

    /// <summary>How often the steps after an alarm, or the word that follows them, were told.</summary>
    public static int StepsTold(IReadOnlyList<ToldBefore> newestFirst) => newestFirst.Count(t => t.Told is { Record: Alarm, Mark: Steps or Waits });

    /// <summary>What a follow-up names: what it says itself, else the record spoken of last.</summary>
    public static IReadOnlyList<Entity> Named(IReadOnlyList<Entity> named, IReadOnlyList<ToldBefore> newestFirst)
    {
        var names = named.Any(e => e.Kind is EntityKind.RecordId or EntityKind.TransactionId or EntityKind.Amount or EntityKind.Time);
        return names || newestFirst.FirstOrDefault(IsRecord) is not { Told.Record: { } record } ? named
            : [new Entity(EntityKind.RecordId, record[(record.IndexOf(':', StringComparison.Ordinal) + 1)..], 0, 0), .. named];
    }

    private static bool IsRecord(ToldBefore told) => told.Told.Record is not (Alarm or OwnState) && told.Told.Record != Care.Record;
}
