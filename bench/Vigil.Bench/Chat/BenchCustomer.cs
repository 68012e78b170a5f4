using System.Globalization;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Chat;

/// <summary>A visitor with one conversation, connected as the messenger is: a session, a case, and the hub subscribed to it.</summary>
internal sealed class BenchCustomer : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _server;
    private readonly int _index;
    private readonly string _token;
    private readonly TimeProvider _clock;
    private readonly HubConnection _hub;
    private readonly Dictionary<string, (long Seq, string Text)> _acknowledged = new(StringComparer.Ordinal);
    private int _ordinal;

    private readonly Deliveries _deliveries;
    private readonly List<(int Ordinal, long Due)> _measured = [];

    private BenchCustomer(HttpClient http, Uri server, int index, string token, CaseId caseId, HubConnection hub, Deliveries deliveries, TimeProvider clock) =>
        (_http, _server, _index, _token, CaseId, _hub, _deliveries, _clock) = (http, server, index, token, caseId, hub, deliveries, clock);

    /// <summary>The conversation.</summary>
    public CaseId CaseId { get; }

    /// <summary>Milliseconds to the acknowledgement of each measured message.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>Milliseconds from when each measured and acknowledged message was due until an agent's connection received it; without those that never came.</summary>
    public IEnumerable<double> Delivered => _measured.Where(m => _deliveries.Has(m.Ordinal)).Select(m => _deliveries.Took(m.Ordinal, m.Due).TotalMilliseconds);

    /// <summary>Measured and acknowledged messages that no agent's connection has received.</summary>
    public int Undelivered => _measured.Count(m => !_deliveries.Has(m.Ordinal));

    /// <summary>Messages that an agent's connection received more than once.</summary>
    public int DeliveredTwice => _deliveries.Doubled;

    /// <summary>What was said instead of an acknowledgement, of all messages.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Entries and states that the hub pushed so far.</summary>
    public int Pushes => _hub.Pushes;

    /// <summary>Starts a session, opens a case and connects.</summary>
    public static async Task<BenchCustomer> ConnectAsync(HttpClient http, Uri server, int index, Deliveries deliveries, TimeProvider clock, CancellationToken cancellationToken)
    {
        var locale = index % 4 == 3 ? "en" : "zh-CN";
        var session = await http.CallAsync<SessionView>(HttpMethod.Post, new Uri(server, "api/messenger/session"), null, new StartSession(null, locale, "Asia/Shanghai"), cancellationToken);
        var opening = new OpenCase(string.Create(CultureInfo.InvariantCulture, $"bench-{index}"), null, null, null, null);
        var opened = await http.CallAsync<OpenedCase>(HttpMethod.Post, new Uri(server, "api/messenger/cases"), session.SessionToken, opening, cancellationToken);
        var hub = await HubConnection.OpenAsync(new Uri(server, "hubs/messenger"), session.SessionToken, clock, cancellationToken);
        var resumed = await hub.CallAsync("Resume", opened.CaseId, 0);
        return resumed.Error is { } error
            ? throw new BenchFailedException($"the hub refused Resume: {error}")
            : new BenchCustomer(http, server, index, session.SessionToken, opened.CaseId, hub, deliveries, clock);
    }

    /// <summary>Sends so many messages, each once the last one was answered. Ends early when the time is over or the connection is gone.</summary>
    /// <param name="pace">When each message is due; null: at once. Latency counts from then on, so that a server that stalls cannot hide it by being asked less.</param>
    /// <param name="measured">False while warming up.</param>
    public async Task WriteAsync(int messages, Pace? pace, bool measured, CancellationToken timeOver)
    {
        for (var i = 0; i < messages && !timeOver.IsCancellationRequested; i++)
        {
            var late = pace is null ? TimeSpan.Zero : await pace.WaitForAsync(_index, i, timeOver);
            if (timeOver.IsCancellationRequested)
            {
                return;
            }

            var ordinal = ++_ordinal;
            var (key, text) = (_deliveries.KeyOf(ordinal), Utterances.Of(_index, ordinal));
            var due = _clock.GetTimestamp() - (long)(late.TotalSeconds * _clock.TimestampFrequency);
            var answer = await _hub.CallAsync("Send", CaseId, key, text, null);
            if (answer.Error is { } error)
            {
                Errors.Add(error);
                if (error.StartsWith("connection:", StringComparison.Ordinal))
                {
                    return;
                }

                continue;
            }

            _acknowledged[key] = (answer.Result!.Value.GetProperty("seq").GetInt64(), text);
            if (measured)
            {
                Latencies.Add((late + answer.Took).TotalMilliseconds);
                _measured.Add((ordinal, due));
            }
        }
    }

    /// <summary>Reads the conversation over HTTP, 'after N' page by page, and compares it with what was acknowledged.</summary>
    public async Task<Verdict> CheckAsync(CancellationToken cancellationToken)
    {
        var (timeline, upTo) = await ReadAsync(_http, _server, CaseId, _token, cancellationToken);
        return TimelineCheck.Of(_acknowledged, timeline, upTo);
    }

    /// <summary>A customer's whole timeline, and the last number that the server says it has.</summary>
    public static async Task<(IReadOnlyList<EntryView> Timeline, long UpTo)> ReadAsync(HttpClient http, Uri server, CaseId id, string token, CancellationToken cancellationToken)
    {
        var timeline = new List<EntryView>();
        EntriesView page;
        do
        {
            var after = timeline.Count == 0 ? 0 : timeline[^1].Seq;
            var address = new Uri(server, string.Create(CultureInfo.InvariantCulture, $"api/messenger/cases/{id}/entries?after={after}"));
            page = await http.CallAsync<EntriesView>(HttpMethod.Get, address, token, null, cancellationToken);
            timeline.AddRange(page.Entries);
        }
        while (page is { More: true, Entries.Count: > 0 });

        return (timeline, page.UpTo);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
