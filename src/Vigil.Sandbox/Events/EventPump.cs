using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Events;

/// <summary>
/// Tells the support product what has changed, in signed batches, at least once and in order of discovery. Each second it compares every
/// account that anybody has looked at with what it told last; a batch that is not taken (2xx) is sent again with growing pauses. Ids
/// follow from record and version, so a repeat is recognised. Several changes within one look are one event: it says 'read this again'.
/// </summary>
internal sealed partial class EventPump(World world, IOptions<SandboxOptions> options, TimeProvider time, HttpClient http, ILogger<EventPump> log) : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly Dictionary<(string Type, string ObjectId), long> told = [];
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly DateTimeOffset began = world.Clock.Now;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.WebhookUrl is not { } url)
        {
            return;
        }

        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var batch in Changes().Chunk(BatchSize))
                {
                    await Deliver(url, new ExchangeEventBatch(batch), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    /// <summary>The header that proves a body came from Meridian: v1=hex(hmac-sha256(secret, timestamp + "." + body)).</summary>
    internal static string Sign(string secret, string timestamp, string body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(timestamp + "." + body)));

    /// <summary>What an account already was when it was met is no news; what changes afterwards is, and a sign-in that was ended since the stream began.</summary>
    private List<ExchangeEvent> Changes()
    {
        var now = world.Clock.Now;
        var seen = world.Survey((account, at) => Observations.Of(account, world.Rules, at));
        var changes = new List<ExchangeEvent>();
        foreach (var observation in seen)
        {
            var key = (observation.Type, observation.ObjectId);
            var news = (met.Contains(observation.Uid) || observation.Since >= began) && told.GetValueOrDefault(key) != observation.Version;
            told[key] = observation.Version;
            if (news)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"evt-{observation.Type}-{observation.ObjectId}-{observation.Version}");
                changes.Add(new ExchangeEvent(id, observation.Type, observation.Uid, observation.ObjectId, observation.Version, now));
            }
        }

        met.UnionWith(seen.Select(o => o.Uid));
        return changes;
    }

    private async Task Deliver(Uri url, ExchangeEventBatch batch, CancellationToken stopping)
    {
        var body = JsonSerializer.Serialize(batch, JsonSerializerOptions.Web);
        var pause = Look;
        while (!await TryDeliver(url, body, stopping))
        {
            await Task.Delay(pause, time, stopping);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Each try is signed anew, so that its timestamp is fresh.</summary>
    private async Task<bool> TryDeliver(Uri url, string body, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        var timestamp = world.Clock.RealNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("X-Meridian-Timestamp", timestamp);
        request.Headers.Add("X-Meridian-Signature", Sign(options.Value.WebhookSecret!, timestamp, body));
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                LogNotTaken((int)response.StatusCode);
            }

            return response.IsSuccessStatusCode;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException || (unreachable is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            LogUnreachable(unreachable.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(2101, LogLevel.Information, "A batch of events was answered with {Status} and is sent again.")]
    private partial void LogNotTaken(int status);

    [LoggerMessage(2102, LogLevel.Information, "The webhook could not be reached ({Cause}); the batch is sent again.")]
    private partial void LogUnreachable(string cause);

    [LoggerMessage(2103, LogLevel.Debug, "The event stream has stopped.")]
    private partial void LogStopped();
}
