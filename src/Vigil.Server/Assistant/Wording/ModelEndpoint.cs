using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;
using Polly;
using Polly.CircuitBreaker;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Assistant.Wording;

/// <summary>
/// Asks the language model. Failures come out as exceptions of whatever kind the client throws over what a stranger sent. After a few of
/// them in a row nobody waits for it any more: until the pause is over every question fails at once.
/// </summary>
internal sealed class ModelEndpoint
{
    // One failure is an accident, three within a minute are an endpoint that is down.
    private const int FailuresToPause = 3;
    private static readonly TimeSpan Sampled = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // The client refuses an empty key; an endpoint that asks for none reads over it.
    private const string NoKey = "none";

    private readonly Lazy<ChatClient> _client;
    private readonly LanguageModelOptions _options;
    private readonly VigilMetrics _metrics;
    private readonly ResiliencePipeline _breaker;

    public ModelEndpoint(HttpClient http, IOptions<LanguageModelOptions> options, TimeProvider clock, VigilMetrics metrics)
    {
        _options = options.Value;
        _metrics = metrics;
        _client = new Lazy<ChatClient>(() => new ChatClient(_options.Model, new ApiKeyCredential(_options.ApiKey.Length > 0 ? _options.ApiKey : NoKey), new OpenAIClientOptions
        {
            Endpoint = new Uri(_options.Url),
            Transport = new HttpClientPipelineTransport(http),

            // Whoever waits would rather have the built-in answer than a second attempt.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        }));
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = FailuresToPause,
            SamplingDuration = Sampled,
            BreakDuration = Pause,
            ShouldHandle = new PredicateBuilder().Handle<Exception>(),
        }).Build();
    }

    /// <summary>False while none is configured.</summary>
    public bool IsOn => _options.Url.Length > 0;

    /// <summary>One turn of the model.</summary>
    public async Task<ChatCompletion> AskAsync(IEnumerable<ChatMessage> messages, IReadOnlyList<ChatTool> tools, CancellationToken cancellationToken)
    {
        var options = new ChatCompletionOptions { MaxOutputTokenCount = _options.MaxTokens, Temperature = 0 };
        foreach (var tool in tools)
        {
            options.Tools.Add(tool);
        }

        var completion = await _breaker.ExecuteAsync(async token => (await _client.Value.CompleteChatAsync(messages, options, token)).Value, cancellationToken);
        if (completion.Usage is { } used)
        {
            const double Million = 1_000_000;
            _metrics.LanguageModelRead(used.InputTokenCount, used.OutputTokenCount, ((used.InputTokenCount * _options.InputPrice) + (used.OutputTokenCount * _options.OutputPrice)) / Million);
        }

        return completion;
    }
}
