using System.Globalization;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>An entry in words.</summary>
/// <param name="At">In the customer's zone.</param>
/// <param name="Who">Null for what happened rather than was said.</param>
/// <param name="Text">May have several lines.</param>
/// <param name="Under">What was taken out of it for safety, and the records, articles and files that came with it, each in one line.</param>
internal sealed record ToldEntry(DateTimeOffset At, string? Who, string Text, IReadOnlyList<string> Under);

/// <summary>Tells an entry as its customer saw it.</summary>
internal static class TellEntry
{
    /// <returns>Null for what says nothing to the customer.</returns>
    public static ToldEntry? In(TranscriptHead head, EntryView entry)
    {
        var at = TimeZoneInfo.ConvertTime(entry.At, head.Zone);
        return entry.Kind switch
        {
            "message" => new ToldEntry(at, WhoOf(head.Words, entry.Author), VisibleText.Of(entry.Text ?? ""), Under(head, entry)),
            "rating" when entry.Rating is { } rating => new ToldEntry(at, null, head.Words.Rated(rating.Stars), rating.Comment is { Length: > 0 } word ? [OneLine(word)] : []),
            "freeze" => entry.Freeze is { } freeze && head.Words.Of(freeze.Way is { } way ? $"selfFreeze.{freeze.Step}.{way}" : $"selfFreeze.{freeze.Step}") is { } step
                ? new ToldEntry(at, null, step, freeze.CancelledWithdrawals.Count == 0 ? [] : [OneLine($"{head.Words.Codes["withdrawal.cancelled"]}{head.Words.Dot}{string.Join(head.Words.Comma, freeze.CancelledWithdrawals)}")]) : null,
            "check" => entry.Check is { } check && head.Words.Of($"check.{check.Step}") is { } step ? new ToldEntry(at, null, OneLine($"{step}{head.Words.Dot}{PurposeOf(head.Words, check.Words)}"), []) : null,
            _ => entry.State is { } state && head.Words.Event(state.Change, state.Agent is { } agent ? OneLine(agent) : null) is { } what ? new ToldEntry(at, null, what, []) : null,
        };
    }

    private static string PurposeOf(TranscriptWords words, PurposeWords purpose) => words.Language switch { "zh-CN" => purpose.Zh, "zh-TW" => purpose.Tw, _ => purpose.En };

    private static string WhoOf(TranscriptWords words, AuthorView author) => author.Kind switch
    {
        "customer" => words.You,
        "agent" => author.Name is { } name ? words.Agent(OneLine(name)) : words.UnnamedAgent,
        _ => words.Assistant,
    };

    private static List<string> Under(TranscriptHead head, EntryView entry) =>
    [
        .. entry is { Author.Kind: "customer", Parts.Hidden: { Count: > 0 } hidden } ? new[] { head.Words.Hid(hidden) } : [],
        .. (entry.Files ?? []).Select(file => head.Words.File(OneLine(file.Name), SizeOf(file.Size))),
        .. (entry.Parts?.Cards ?? []).SelectMany(card => TellCard.In(head, card)).Select(OneLine),
        .. (entry.Parts?.Articles ?? []).Select(link => head.Words.Article(OneLine(link.Title), $"{head.Origin}/help/{link.Language}/articles/{link.Slug}")),
    ];

    private static string OneLine(string text) => VisibleText.Of(text).ReplaceLineEndings(" ");

    private static string SizeOf(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.0} MB"),
    };
}
