using System.Text;
using Vigil.Contracts;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Channels.Transcripts;

namespace Vigil.Server.Channels;

/// <summary>How a conversation is to be written out.</summary>
/// <param name="Number">The case's number.</param>
/// <param name="Language">zh-CN, zh-TW or en; anything else is told in English.</param>
/// <param name="TimeZone">IANA zone in which times are told; UTC where this machine does not know it.</param>
/// <param name="Origin">Scheme and host of this server.</param>
public sealed record ConversationHead(string Number, string Language, string TimeZone, string Origin);

/// <summary>Writes a conversation as plain text, as its customer's own transcript is, into whatever it is kept in. Values of cards are covered: it passes through staff's hands.</summary>
public sealed class WriteConversation(ReadCases cases, ExchangeRecords records, TimeProvider clock)
{
    /// <summary>A page of entries at a time, in UTF-8.</summary>
    /// <param name="upTo">Public number of the last entry that is written.</param>
    public async Task ToAsync(Stream to, CaseId id, long upTo, ConversationHead about, CancellationToken cancellationToken)
    {
        var words = TranscriptTexts.In(about.Language) ?? TranscriptTexts.In("en")!;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(about.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var form = new TextTranscript(new TranscriptHead(words, words.Brand((await records.ParametersAsync(cancellationToken))?.Exchange), about.Number, about.Origin, clock.GetUtcNow(), zone));
        await WriteAsync(to, form.Begin(), cancellationToken);
        await foreach (var page in cases.CustomerPagesAsync(id, upTo, cancellationToken))
        {
            var text = new StringBuilder();
            foreach (var entry in page)
            {
                form.Append(text, entry with { Parts = FullSight.Cover(entry.Parts) });
            }

            await WriteAsync(to, text.ToString(), cancellationToken);
        }

        await WriteAsync(to, form.End(), cancellationToken);
    }

    private static ValueTask WriteAsync(Stream to, string text, CancellationToken cancellationToken) => to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
}
