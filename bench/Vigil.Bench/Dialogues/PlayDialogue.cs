using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Dialogues;

/// <summary>Plays one row as a customer would: a session, a case, each message when the assistant is done with the last one; then reads what staff see of the case.</summary>
/// <param name="staffToken">Of somebody who sees every case.</param>
internal sealed class PlayDialogue(HttpClient http, Uri server, string staffToken, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    // An answer is stored with the commit after the note of what was understood; where none has come by then, the assistant has nothing to say.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(700);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);

    /// <returns>The row, how it ended, the case as staff see it at the end, and its whole timeline.</returns>
    /// <exception cref="BenchFailedException">A call was refused, or the assistant was not done with a message in time.</exception>
    public async Task<JsonObject> RunAsync(DialogueRow row, string? identityToken, CancellationToken cancellationToken)
    {
        var session = await http.CallAsync<SessionView>(HttpMethod.Post, new Uri(server, "api/messenger/session"), null, new StartSession(identityToken, row.Lang, "Asia/Shanghai"), cancellationToken);
        var opened = await http.CallAsync<OpenedCase>(HttpMethod.Post, new Uri(server, "api/messenger/cases"), session.SessionToken, new OpenCase($"dialogue-{row.Id}", null, null, null, null), cancellationToken);
        for (var turn = 0; turn < row.Turns.Count; turn++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"turn-{turn}");
            await http.CallAsync<SentMessage>(HttpMethod.Post, new Uri(server, $"api/messenger/cases/{opened.CaseId}/messages"), session.SessionToken, new SendMessage(key, row.Turns[turn], null), cancellationToken);
            await SettleAsync(opened.CaseId, key, row.Id, cancellationToken);
        }

        var timeline = await TimelineAsync(opened.CaseId, cancellationToken);
        return new JsonObject
        {
            ["id"] = row.Id,
            ["lang"] = row.Lang,
            ["outcome"] = Outcome.Of(timeline),
            ["turns"] = new JsonArray([.. row.Turns.Select(t => (JsonNode)t)]),
            ["case"] = await http.CallAsync<JsonNode>(HttpMethod.Get, new Uri(server, $"api/console/cases/{opened.CaseId}"), staffToken, null, cancellationToken),
            ["entries"] = new JsonArray([.. timeline.Select(e => JsonNode.Parse(e.GetRawText()))]),
        };
    }

    private async Task SettleAsync(CaseId id, string key, string row, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        long? understoodAt = null;
        while (clock.GetElapsedTime(began) < Limit)
        {
            var timeline = await TimelineAsync(id, cancellationToken);
            var seq = timeline.First(e => e.TryGetProperty("clientMessageId", out var k) && k.GetString() == key).GetProperty("seq").GetInt64();
            if (timeline.Any(e => e.GetProperty("seq").GetInt64() > seq && e.GetProperty("kind").GetString() == "message" && e.GetProperty("author").GetProperty("kind").GetString() == "assistant"))
            {
                return;
            }

            understoodAt ??= timeline.Any(e => e.GetProperty("seq").GetInt64() > seq && e.GetProperty("kind").GetString() == "understood") ? clock.GetTimestamp() : null;
            if (understoodAt is { } at && clock.GetElapsedTime(at) > Silence)
            {
                return;
            }

            await Task.Delay(Between, clock, cancellationToken);
        }

        throw new BenchFailedException($"row '{row}': the assistant was not done with a message within {Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.");
    }

    private async Task<List<JsonElement>> TimelineAsync(CaseId id, CancellationToken cancellationToken)
    {
        var (entries, after, more) = (new List<JsonElement>(), 0L, true);
        while (more)
        {
            var page = await http.CallAsync<JsonElement>(HttpMethod.Get, new Uri(server, string.Create(CultureInfo.InvariantCulture, $"api/console/cases/{id}/entries?after={after}")), staffToken, null, cancellationToken);
            entries.AddRange(page.GetProperty("entries").EnumerateArray());
            (after, more) = (page.GetProperty("upTo").GetInt64(), page.GetProperty("more").GetBoolean());
        }

        return entries;
    }
}
