using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Platform.Files.Scanning;

/// <summary>
/// Has a file looked at by the virus scanner. A scanner that is away, slow or broken is an outcome and no exception; after a few failures nobody
/// waits for it for a while. An error that it answers is of that file alone: whoever sends files that it cannot read holds up nobody else's.
/// </summary>
public sealed partial class ScanFile
{
    // One failure is an accident, three within a minute are a scanner that is down: starting, clamd reads its signatures for half a minute.
    private const int FailuresToPause = 3;
    private static readonly TimeSpan Sampled = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Clamd _clamd;
    private readonly ScannerOptions _options;
    private readonly TimeProvider _clock;
    private readonly VigilMetrics _metrics;
    private readonly ILogger<ScanFile> _logger;
    private readonly ResiliencePipeline _breaker;

    internal ScanFile(Clamd clamd, IOptions<ScannerOptions> options, TimeProvider clock, VigilMetrics metrics, ILogger<ScanFile> logger)
    {
        (_clamd, _options, _clock, _metrics, _logger) = (clamd, options.Value, clock, metrics, logger);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = FailuresToPause,
            SamplingDuration = Sampled,
            BreakDuration = Pause,
            ShouldHandle = new PredicateBuilder().Handle<IOException>().Handle<SocketException>().Handle<OperationCanceledException>(),
        }).Build();
    }

    /// <summary>True where a file that could not be checked is kept and marked.</summary>
    public bool Marks => _options.WhenAway is WhenScannerIsAway.Mark;

    /// <summary>Scans a file as it came and as it is kept: signatures of whole files fit the one, what is served is the other.</summary>
    public async Task<ScanVerdict> HandleAsync(ReadOnlyMemory<byte> came, ReadOnlyMemory<byte> kept)
    {
        if (_options.Address.Length == 0)
        {
            return new(ScanOutcome.Off);
        }

        // Of both together, and not the sender's token: a file that has come whole is kept even if they have left.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _clock);
        var verdict = await ScanAsync(came, limit.Token);
        verdict = verdict.Outcome is ScanOutcome.Clean && !kept.Span.SequenceEqual(came.Span) ? await ScanAsync(kept, limit.Token) : verdict;
        _metrics.FileScanned(verdict.Outcome switch
        {
            ScanOutcome.Clean => "clean",
            ScanOutcome.Infected => "infected",
            ScanOutcome.TooLarge => "too_large",
            _ => "no_answer",
        });
        return verdict;
    }

    private async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken limit)
    {
        try
        {
            var verdict = await _breaker.ExecuteAsync(async token => await _clamd.ScanAsync(content, token), limit);
            if (verdict.Outcome is ScanOutcome.NoAnswer)
            {
                NoVerdict(_logger);
            }
            else if (verdict.Outcome is ScanOutcome.TooLarge)
            {
                NotLookedInto(_logger, content.Length);
            }

            return verdict;
        }
        catch (BrokenCircuitException)
        {
            return new(ScanOutcome.NoAnswer);
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
        {
            NotAnswered(_logger, failure.GetType().Name);
            return new(ScanOutcome.NoAnswer);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The virus scanner did not answer: {Failure}.")]
    private static partial void NotAnswered(ILogger logger, string failure);

    [LoggerMessage(2, LogLevel.Warning, "The virus scanner gave no verdict on a file; its own log says why.")]
    private static partial void NoVerdict(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "The virus scanner does not look at a file of {Bytes} bytes or at what is packed in it: StreamMaxLength, MaxFileSize and MaxScanSize of its configuration.")]
    private static partial void NotLookedInto(ILogger logger, int bytes);
}
