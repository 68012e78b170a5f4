using System.Text.Json;
using Microsoft.Extensions.Options;
using OpenAI.Chat;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Assistant.Wording;

/// <summary>
/// Lets a language model put a composed answer into better words, or answer from passages where the assistant does not know, and gives its
/// words on only where every check lets them through. In every other case the answer that came in goes out as it is.
/// </summary>
internal sealed partial class PutInWords(
    ModelEndpoint endpoint, LookUps lookUps, ExchangeRecords records, IOptions<LanguageModelOptions> options, TimeProvider clock, VigilMetrics metrics, ILogger<PutInWords> logger)
{
    private const int LookUpRounds = 3;
    private const int LookUpsPerRound = 4;
    private const int MostLinks = 3;

    /// <summary>The answer in the model's words, or the very one that was given.</summary>
    public async Task<Reply> HandleAsync(Plan plan, Question question, Reply reply, CancellationToken cancellationToken)
    {
        if (!endpoint.IsOn || !MayBeWorded.Answer(plan, question, reply))
        {
            return reply;
        }

        var started = clock.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        Outcome outcome;
        try
        {
            outcome = await IsUnrestrictedAsync(question, limit.Token) ? await AskAsync(question, reply, limit.Token) : new Outcome("restricted");
            if (outcome.Reply is null)
            {
                Dropped(logger, outcome.Reason);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // An edge: the client throws many kinds over what a stranger sends, and none of them may cost the customer their answer.
            // Its text may hold what the endpoint sent back, so only its kind is written down.
            outcome = new Outcome(limit.IsCancellationRequested ? "timeout" : failure is Polly.CircuitBreaker.BrokenCircuitException ? "paused" : "error");
            NotAsked(logger, outcome.Reason, failure.GetType().Name);
        }

        metrics.LanguageModelAnswered(outcome.Reason, clock.GetElapsedTime(started));
        return outcome.Reply ?? reply;
    }

    // Somebody whose account is restricted reads our own words only; unknown counts as restricted.
    private async Task<bool> IsUnrestrictedAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.Customer.Uid is not { } uid)
        {
            return true;
        }

        var reading = records.LatestAsync<Freeze>(uid, "freezes", cancellationToken);
        var account = (await records.AccountAsync(uid, cancellationToken)).Value;
        return (await reading).Value is { } freezes && !freezes.Any(f => f.Active) && account is { State: "active" } && !(account.LockedUntil > clock.GetUtcNow());
    }

    private async Task<Outcome> AskAsync(Question question, Reply reply, CancellationToken cancellationToken)
    {
        var (words, uid) = (question.Words, question.Customer.Uid);
        var unknown = reply.NotKnown && reply.Text != words.NotKnownEither;
        var brief = new Brief(words.Language, unknown ? null : reply.Text, Placeholders.OfCustomer(question.Text, uid));
        if (unknown)
        {
            foreach (var passage in await lookUps.SearchAsync(question.Text, words.Language, cancellationToken))
            {
                brief.Add(passage);
            }

            if (brief.Passages.Count == 0)
            {
                return new Outcome("nothing_found");
            }
        }

        foreach (var link in reply.Parts.Articles)
        {
            if (await lookUps.PassageAsync(link, cancellationToken) is { } passage)
            {
                brief.Add(passage);
            }
        }

        return await TalkAsync(brief, question, cancellationToken) is { } said ? Judge(said, brief, question, reply, unknown) : new Outcome("look_ups");
    }

    /// <returns>What the model wrote; null where it did not come to an end.</returns>
    private async Task<string?> TalkAsync(Brief brief, Question question, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [new SystemChatMessage(Brief.Instructions), new UserChatMessage(brief.ToMaterial(question.Customer.Uid))];
        var tools = LookUps.For(question);
        for (var round = 0; ; round++)
        {
            var turn = await endpoint.AskAsync(messages, tools, cancellationToken);
            if (turn.ToolCalls.Count == 0)
            {
                return string.Concat(turn.Content.Select(c => c.Text));
            }

            if (round == LookUpRounds || turn.ToolCalls.Count > LookUpsPerRound)
            {
                return null;
            }

            messages.Add(new AssistantChatMessage(turn.ToolCalls));
            foreach (var wish in turn.ToolCalls)
            {
                messages.Add(new ToolChatMessage(wish.Id, await lookUps.RunAsync(wish, question, brief, cancellationToken)));
            }
        }
    }

    private Outcome Judge(string said, Brief brief, Question question, Reply reply, bool unknown)
    {
        if (Words.Read(said) is not { } written)
        {
            return new Outcome("malformed");
        }

        if (written.Text.Length == 0)
        {
            return new Outcome("declined");
        }

        var cited = written.Sources.Select(s => brief.Passages.FirstOrDefault(p => p.Link.Slug == s)).ToList();
        if (cited.Contains(null) || (unknown && cited.Count == 0))
        {
            return new Outcome("source");
        }

        var text = brief.Placeholders.PutBack(written.Text);
        string[] sources = [reply.Text, .. brief.Looked, .. cited.SelectMany(p => (string[])[p!.Text, p.Link.Title])];
        if (CheckWords.Fault(text, new Standard(question.Words.Language, reply.Text, sources)) is { } fault)
        {
            return new Outcome(fault);
        }

        ArticleLink[] links = [.. reply.Parts.Articles.Concat(cited.Select(p => p!.Link)).DistinctBy(l => l.Slug).Take(Math.Max(MostLinks, reply.Parts.Articles.Count))];
        return new Outcome("used", reply with
        {
            Text = text,
            Parts = reply.Parts with { Articles = links },
            Records = [.. reply.Records.Concat(brief.Records).Distinct(StringComparer.Ordinal)],
            Worded = new WordedBy(options.Value.Model, reply.Text),
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "The language model did not answer ({Reason}, {Failure}); the built-in answer is given.")]
    private static partial void NotAsked(ILogger logger, string reason, string failure);

    [LoggerMessage(2, LogLevel.Information, "No words of the language model were used: {Reason}.")]
    private static partial void Dropped(ILogger logger, string reason);

    /// <param name="Reason">As in the metrics: <c>used</c>, or why not.</param>
    private sealed record Outcome(string Reason, Reply? Reply = null);

    /// <summary>What the model wrote, in the only form that is read.</summary>
    private sealed record Words(string Text, IReadOnlyList<string> Sources)
    {
        /// <returns>Null for any other form.</returns>
        public static Words? Read(string said)
        {
            try
            {
                using var json = JsonDocument.Parse(said);
                var root = json.RootElement;
                return root.ValueKind is JsonValueKind.Object && root.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String
                    ? new Words(text.GetString()!.Trim(), root.TryGetProperty("sources", out var sources) ? [.. sources.EnumerateArray().Select(s => s.GetString()!)] : [])
                    : null;
            }
            catch (Exception failure) when (failure is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }
}
