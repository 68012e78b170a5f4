using System.Globalization;
using Vigil.Bench.Chat;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Answers;

/// <summary>Somebody who asks one thing at a time, each on a case of its own that is open and subscribed to before the question is due.</summary>
internal sealed class AskingCustomer : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _server;
    private readonly int _index;
    private readonly string _token;
    private readonly HubConnection _hub;
    private readonly AnswerLedger _ledger;
    private readonly Func<int, int, string> _question;
    private readonly TimeProvider _clock;
    private readonly List<(CaseId Id, string Key, long Seq, string Text, bool Measured)> _acknowledged = [];
    private CaseId? _open;
    private int _ordinal;

    private AskingCustomer(HttpClient http, Uri server, int index, string token, HubConnection hub, AnswerLedger ledger, Func<int, int, string> question, TimeProvider clock) =>
        (_http, _server, _index, _token, _hub, _ledger, _question, _clock) = (http, server, index, token, hub, ledger, question, clock);

    /// <summary>What was said instead of an acknowledgement.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Whether all that was acknowledged is answered.</summary>
    public bool IsAnswered => _ledger.IsComplete();

    /// <summary>Starts a session, connects, and opens the case of the first question.</summary>
    /// <param name="identityToken">Who signs in; null for a visitor.</param>
    /// <param name="question">What is asked, by customer and ordinal.</param>
    public static async Task<AskingCustomer> ConnectAsync(HttpClient http, Uri server, int index, string? identityToken, Func<int, int, string> question, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = new StartSession(identityToken, index % 4 == 3 ? "en" : "zh-CN", "Asia/Shanghai");
        var session = await http.CallAsync<SessionView>(HttpMethod.Post, new Uri(server, "api/messenger/session"), null, start, cancellationToken);
        var ledger = new AnswerLedger(clock);
        var hub = await HubConnection.OpenAsync(new Uri(server, "hubs/messenger"), session.SessionToken, clock, cancellationToken, record =>
        {
            var at = clock.GetTimestamp();
            if (AnswerLedger.Read(record) is { } entry)
            {
                ledger.Hear(entry, at);
            }
        });
        var customer = new AskingCustomer(http, server, index, session.SessionToken, hub, ledger, question, clock);
        await customer.OpenAsync(cancellationToken);
        return customer;
    }

    /// <summary>Asks so many questions, each when it is due, whether the last one was answered or not.</summary>
    /// <param name="between">Time from one question to the next.</param>
    public async Task AskAsync(int questions, TimeSpan between, Pace pace, bool measured, CancellationToken cancellationToken)
    {
        for (var i = 0; i < questions; i++)
        {
            var late = await pace.WaitForAsync(_index, i, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var due = _clock.GetTimestamp() - (long)(late.TotalSeconds * _clock.TimestampFrequency);
            var answered = await SendAsync(_open!.Value, due, measured);

            // The next case is opened while nothing of this one is under way: when it is answered, or half-way to the next question.
            await Task.WhenAny(answered, Task.Delay(between / 2, _clock, cancellationToken));
            await OpenAsync(cancellationToken);
        }
    }

    /// <summary>What became of each measured question.</summary>
    public IEnumerable<QuestionOutcome> Outcomes(TimeSpan limit) => _acknowledged.Where(a => a.Measured).Select(a => _ledger.OutcomeOf(a.Id, limit));

    /// <summary>Reads every case back and looks for each question and its one answer, those of the warm-up included.</summary>
    public async Task<StoredAnswers> CheckAsync(CancellationToken cancellationToken)
    {
        var sum = new StoredAnswers(new Verdict(0, 0, 0), 0, 0);
        foreach (var (id, key, seq, text, _) in _acknowledged)
        {
            var (timeline, upTo) = await BenchCustomer.ReadAsync(_http, _server, id, _token, cancellationToken);
            sum += StoredAnswers.Of(key, seq, text, timeline, upTo);
        }

        return sum;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private async Task<Task> SendAsync(CaseId id, long due, bool measured)
    {
        var (key, text) = (string.Create(CultureInfo.InvariantCulture, $"question-{_index}-{_ordinal}"), _question(_index, _ordinal));
        var answered = _ledger.Ask(id, due);
        var sent = _clock.GetTimestamp();
        var said = await _hub.CallAsync("Send", id, key, text, null);
        if (said.Error is { } error)
        {
            Errors.Add(error);
            return error.StartsWith("connection:", StringComparison.Ordinal) ? throw new BenchFailedException($"a customer lost the connection: {error}") : Task.CompletedTask;
        }

        var seq = said.Result!.Value.GetProperty("seq").GetInt64();
        _ledger.Acknowledge(id, seq, sent + (long)(said.Took.TotalSeconds * _clock.TimestampFrequency));
        _acknowledged.Add((id, key, seq, text, measured));
        return answered;
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var opening = new OpenCase(string.Create(CultureInfo.InvariantCulture, $"ask-{_index}-{++_ordinal}-{Guid.CreateVersion7(_clock.GetUtcNow()):N}"), null, null, null, null);
        var opened = await _http.CallAsync<OpenedCase>(HttpMethod.Post, new Uri(_server, "api/messenger/cases"), _token, opening, cancellationToken);
        var resumed = await _hub.CallAsync("Resume", opened.CaseId, 0);
        _open = resumed.Error is { } error ? throw new BenchFailedException($"the hub refused Resume: {error}") : opened.CaseId;
    }
}
