using System.Collections.Frozen;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>The words of a transcript in one language; the messenger uses the same ones.</summary>
internal sealed record TranscriptWords
{
    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Between facts side by side.</summary>
    public required string Dot { get; init; }

    public required Func<ExchangeIdentity?, string> Brand { get; init; }

    public required Func<string, string, string> Title { get; init; }

    /// <summary>When it was written, the zone, where it comes from.</summary>
    public required Func<string, string, string, string> About { get; init; }

    public required string End { get; init; }

    public required Func<DateTimeOffset, string> Date { get; init; }

    public required Func<string, string> AsOf { get; init; }

    public required string You { get; init; }

    public required string Assistant { get; init; }

    public required Func<string, string> Agent { get; init; }

    public required string UnnamedAgent { get; init; }

    public required Func<string, string, string> File { get; init; }

    public required Func<string, string, string> Article { get; init; }

    public required Func<string, string> Transaction { get; init; }

    public required Func<int, string> Rated { get; init; }

    public required Func<string, string> Joined { get; init; }

    /// <summary>What was taken out of a message before it was stored, by the names of its kinds.</summary>
    public required Func<string, string> Hidden { get; init; }

    /// <summary>Between the names of a list.</summary>
    public required string Comma { get; init; }

    /// <summary>Kinds and states of records, and changes of a case, by their codes.</summary>
    public required FrozenDictionary<string, string> Codes { get; init; }

    /// <summary>Null for a code without words: codes are not for customers.</summary>
    public string? Of(string code) => Codes.GetValueOrDefault(code);

    /// <summary>That secrets of these kinds were taken out; a kind without words is called by the word for all of them.</summary>
    public string Hid(IReadOnlyList<string> kinds) => Hidden(string.Join(Comma, kinds.Select(kind => Of($"secret.{kind}") ?? Codes["secret.other"]).Distinct(StringComparer.Ordinal)));

    /// <summary>What happened, or null for what a customer need not be told.</summary>
    public string? Event(string change, string? agent) => change is "assigned" && agent is not null ? Joined(agent) : Of($"event.{change}");
}
