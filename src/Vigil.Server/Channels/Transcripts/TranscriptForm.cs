using System.Globalization;
using System.Text;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>What stands above a transcript.</summary>
/// <param name="Brand">Name of the exchange; empty while it cannot be asked.</param>
/// <param name="Number">The case's number.</param>
/// <param name="Origin">Scheme and host of this server.</param>
/// <param name="Now">When the transcript is written.</param>
/// <param name="Zone">The customer's: every time in the transcript is told in it.</param>
internal sealed record TranscriptHead(TranscriptWords Words, string Brand, string Number, string Origin, DateTimeOffset Now, TimeZoneInfo Zone)
{
    public string Title => Words.Title(VisibleText.Of(Brand), Number);

    public string About
    {
        get
        {
            var now = TimeZoneInfo.ConvertTime(Now, Zone);
            return Words.About($"{Words.Date(now)} {Clock(now)}", Zone.Id == Offset(now) ? Zone.Id : $"{Zone.Id} {Offset(now)}", Origin);
        }
    }

    /// <summary>UTC+8, UTC+5:30, UTC.</summary>
    public static string Offset(DateTimeOffset local)
    {
        var offset = local.Offset;
        return offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
    }

    public static string Clock(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>How a transcript is written: told its entries in order, once.</summary>
internal abstract class TranscriptForm(TranscriptHead head)
{
    private DateTime? _day;
    private TimeSpan _offset = TimeZoneInfo.ConvertTime(head.Now, head.Zone).Offset;

    /// <summary>Media type.</summary>
    public abstract string Type { get; }

    /// <summary>Whether a browser keeps it or shows it, and its name.</summary>
    public abstract string Disposition { get; }

    /// <summary>Its content policy.</summary>
    public abstract string Policy { get; }

    protected TranscriptHead Head => head;

    /// <summary>What stands above the first entry.</summary>
    public abstract string Begin();

    /// <summary>What stands below the last one.</summary>
    public abstract string End();

    /// <summary>Adds an entry, under the heading of its day where it is the first of it.</summary>
    public void Append(StringBuilder text, EntryView entry)
    {
        if (TellEntry.In(head, entry) is not { } told)
        {
            return;
        }

        if (_day != told.At.Date || _offset != told.At.Offset)
        {
            // Where the clocks were changed since, the day says its own offset.
            var other = _offset != told.At.Offset;
            (_day, _offset) = (told.At.Date, told.At.Offset);
            AppendDay(text, head.Words.Date(told.At) + (other ? $" ({TranscriptHead.Offset(told.At)})" : ""));
        }

        AppendEntry(text, told);
    }

    protected abstract void AppendDay(StringBuilder text, string day);

    protected abstract void AppendEntry(StringBuilder text, ToldEntry told);
}
