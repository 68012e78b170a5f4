using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Vigil.Server.Platform.Telemetry;

/// <summary>
/// The product's measurements: .NET meters (so that any OpenTelemetry collector can read them) and the same numbers as Prometheus text.
/// Labels are few and known: listener names, message author kinds, outcomes.
/// </summary>
public sealed class VigilMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Vigil";

    private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Counter<long> _entries;
    private readonly Counter<long> _commits;
    private readonly Histogram<double> _outbox;
    private readonly Counter<long> _outboxFailures;
    private readonly UpDownCounter<long> _connections;

    private readonly Counter<long> _alerts;
    private readonly Counter<long> _scans;
    private readonly Counter<long> _modelTokens;
    private readonly Counter<double> _modelCost;
    private readonly Histogram<double> _modelAnswers;

    public VigilMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _entries = meter.CreateCounter<long>("vigil.entries", "{entry}", "Timeline entries stored, by author kind.");
        _commits = meter.CreateCounter<long>("vigil.commits", "{commit}", "Commits of the case committer.");
        _outbox = meter.CreateHistogram<double>("vigil.outbox.duration", "s", "Time a listener took, by listener.");
        _outboxFailures = meter.CreateCounter<long>("vigil.outbox.failures", "{failure}", "Failed attempts, by listener.");
        _connections = meter.CreateUpDownCounter<long>("vigil.hub.connections", "{connection}", "Open hub connections, by hub.");
        _alerts = meter.CreateCounter<long>("vigil.reading.alerts", "{alert}", "Times that somebody's reading of customers' data was paused. By which rule is not told: who is paused by bait must not learn of it.");
        _scans = meter.CreateCounter<long>("vigil.file.scans", "{file}", "Files that the virus scanner was asked about, by outcome.");
        _modelTokens = meter.CreateCounter<long>("vigil.language_model.tokens", "{token}", "Tokens of the language model, by direction.");
        _modelCost = meter.CreateCounter<double>("vigil.language_model.cost", "{currency}", "Cost of the language model, in the currency of the configured prices.");
        _modelAnswers = meter.CreateHistogram<double>("vigil.language_model.duration", "s", "Time until the words of an answer were used or dropped, by outcome.");
    }

    /// <summary>A commit stored this many entries.</summary>
    public void Committed(int entries)
    {
        _commits.Add(1);
        _entries.Add(entries);
        Add("vigil_commits_total", 1);
        Add("vigil_entries_total", entries);
    }

    /// <summary>A listener did its work.</summary>
    public void OutboxDone(string listener, TimeSpan took)
    {
        _outbox.Record(took.TotalSeconds, new KeyValuePair<string, object?>("listener", listener));
        Add($"vigil_outbox_done_total{{listener=\"{listener}\"}}", 1);
        Add($"vigil_outbox_seconds_total{{listener=\"{listener}\"}}", took.TotalSeconds);
    }

    /// <summary>A listener failed once.</summary>
    public void OutboxFailed(string listener)
    {
        _outboxFailures.Add(1, new KeyValuePair<string, object?>("listener", listener));
        Add($"vigil_outbox_failures_total{{listener=\"{listener}\"}}", 1);
    }

    /// <summary>A hub connection opened (+1) or closed (-1).</summary>
    public void Connections(string hub, int change)
    {
        _connections.Add(change, new KeyValuePair<string, object?>("hub", hub));
        Add($"vigil_hub_connections{{hub=\"{hub}\"}}", change);
    }

    /// <summary>Somebody's reading of customers' data was paused.</summary>
    public void ReadingPaused()
    {
        _alerts.Add(1);
        Add("vigil_reading_alerts_total", 1);
    }

    /// <summary>The virus scanner was asked about a file.</summary>
    /// <param name="outcome"><c>clean</c>, <c>infected</c>, <c>too_large</c> or <c>no_answer</c>.</param>
    public void FileScanned(string outcome)
    {
        _scans.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        Add($"vigil_file_scans_total{{outcome=\"{outcome}\"}}", 1);
    }

    /// <summary>A turn of the language model was paid for.</summary>
    /// <param name="cost">In the currency of the configured prices.</param>
    public void LanguageModelRead(int tokensIn, int tokensOut, double cost)
    {
        foreach (var (direction, tokens) in (ReadOnlySpan<(string, int)>)[("in", tokensIn), ("out", tokensOut)])
        {
            _modelTokens.Add(tokens, new KeyValuePair<string, object?>("direction", direction));
            Add($"vigil_language_model_tokens_total{{direction=\"{direction}\"}}", tokens);
        }

        _modelCost.Add(cost);
        Add("vigil_language_model_cost_total", cost);
    }

    /// <summary>The language model was asked to word an answer.</summary>
    /// <param name="outcome"><c>used</c>, or the reason for which its words were dropped.</param>
    public void LanguageModelAnswered(string outcome, TimeSpan took)
    {
        _modelAnswers.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        Add($"vigil_language_model_answers_total{{outcome=\"{outcome}\"}}", 1);
        Add($"vigil_language_model_seconds_total{{outcome=\"{outcome}\"}}", took.TotalSeconds);
    }

    /// <summary>The Prometheus text exposition format, version 0.0.4.</summary>
    public string ToPrometheus()
    {
        var text = new StringBuilder();
        foreach (var family in _values.GroupBy(v => v.Key.Split('{')[0], StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Key} {(family.Key.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge")}\n");
            foreach (var (name, value) in family.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
            }
        }

        return text.ToString();
    }

    private void Add(string name, double value) => _values.AddOrUpdate(name, value, (_, old) => old + value);
}
