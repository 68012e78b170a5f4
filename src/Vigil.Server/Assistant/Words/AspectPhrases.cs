using System.Globalization;
using Vigil.Language;

namespace Vigil.Server.Assistant.Words;

// One thing asked on about, in a sentence or two. What the record lacks is said to be lacking, in the same words whether it was never there or may not be told.
internal abstract partial class Phrases
{
    /// <summary>The record does not say.</summary>
    /// <param name="record">What the record is called.</param>
    public abstract Said NotInRecord(string record, Aspect aspect);

    /// <summary>Nothing is new since the customer was told the same.</summary>
    public abstract Said NothingChanged(DateTimeOffset since, Telling telling);

    /// <summary>By which zone the times of an answer are told; said where the customer's other clocks may show another.</summary>
    public abstract Said TimesIn(DateTimeOffset now, TimeZoneInfo zone);

    public abstract Said NumberOf(string id, Telling telling);

    /// <summary>What a customer does once the account is frozen.</summary>
    public abstract Said StepsAfterFreeze { get; }

    /// <summary>The same where no record of ours shows a freeze: first that, then the steps.</summary>
    public abstract Said NotSeenFrozen { get; }

    /// <summary>What a customer does who has sent coins to a fraud.</summary>
    public abstract Said StepsAfterScam { get; }

    /// <summary>Said when the steps were told already.</summary>
    public abstract Said SecurityHasIt { get; }

    /// <summary>UTC+8, UTC+5:30.</summary>
    protected static string Offset(DateTimeOffset now, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(now);
        return offset == TimeSpan.Zero ? "UTC"
            : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
    }
}
