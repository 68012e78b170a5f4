using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Accounts.Exchange;

/// <summary>Reads from the Exchange Connector API, and asks it to act. A timeout, a refusal and an unreachable exchange are normal: they become 'unavailable', never an exception to the caller.</summary>
internal sealed partial class ExchangeHttp
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http;
    private readonly ILogger<ExchangeHttp> _logger;
    private readonly ResiliencePipeline _reads;
    private readonly TimeSpan _timeout;

    public ExchangeHttp(HttpClient http, IOptions<ExchangeOptions> options, ILogger<ExchangeHttp> logger)
    {
        _http = http;
        _logger = logger;
        _timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        Connected = options.Value.ConnectorUrl.Length > 0;
        if (Connected)
        {
            _http.BaseAddress = new Uri(options.Value.ConnectorUrl);
            _http.DefaultRequestHeaders.Authorization = new("Bearer", options.Value.ServiceToken);
        }

        // One more try after a short pause: enough for a dropped connection, not enough to load a struggling exchange.
        _reads = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(100),
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(e => e.StatusCode is null or >= HttpStatusCode.InternalServerError),
        }).Build();
    }

    /// <summary>False when no exchange is configured.</summary>
    public bool Connected { get; }

    /// <summary>Reads one object.</summary>
    public async Task<ExchangeRead<T>> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        if (!Connected)
        {
            return ExchangeRead<T>.Unavailable;
        }

        try
        {
            return await _reads.ExecuteAsync(async token => await GetOnceAsync<T>(path, token), cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Unavailable(_logger, failure.GetType().Name);
            return ExchangeRead<T>.Unavailable;
        }
    }

    /// <summary>Asks a question that needs a body. Tried twice, so it must be one that may be asked twice.</summary>
    /// <returns>The answer; nothing where the exchange declines or knows of no such thing.</returns>
    public async Task<ExchangeRead<TAnswer>> AskAsync<TQuestion, TAnswer>(string path, TQuestion question, CancellationToken cancellationToken)
        where TAnswer : class
    {
        if (!Connected)
        {
            return ExchangeRead<TAnswer>.Unavailable;
        }

        try
        {
            return await _reads.ExecuteAsync(async token => await AskOnceAsync<TQuestion, TAnswer>(path, question, token), cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Unavailable(_logger, failure.GetType().Name);
            return ExchangeRead<TAnswer>.Unavailable;
        }
    }

    /// <summary>Asks a question that counts each time it is asked, such as whether a code is right: once, so that a lost answer makes no right code a wrong one.</summary>
    /// <returns>The same as <see cref="AskAsync"/>.</returns>
    public async Task<ExchangeRead<TAnswer>> AskOnlyOnceAsync<TQuestion, TAnswer>(string path, TQuestion question, CancellationToken cancellationToken)
        where TAnswer : class
    {
        if (!Connected)
        {
            return ExchangeRead<TAnswer>.Unavailable;
        }

        try
        {
            return await AskOnceAsync<TQuestion, TAnswer>(path, question, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Unavailable(_logger, failure.GetType().Name);
            return ExchangeRead<TAnswer>.Unavailable;
        }
    }

    /// <summary>Asks for an action. Its key makes every repeat harmless, so what got no answer may be asked again.</summary>
    public async Task<ExchangeAct> ActAsync(ExchangeActionRequest request, CancellationToken cancellationToken)
    {
        if (!Connected)
        {
            return ExchangeAct.NoAnswer;
        }

        try
        {
            return await _reads.ExecuteAsync(async token => await ActOnceAsync(request, token), cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            NotConfirmed(_logger, request.Kind, failure.GetType().Name);
        }

        // It may have acted and only the answer was lost.
        return (await GetAsync<ExchangeAction>($"v1/actions/{request.Key}", cancellationToken)).Value is { } told ? Told(told) : ExchangeAct.NoAnswer;
    }

    private async Task<ExchangeAct> ActOnceAsync(ExchangeActionRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        using var response = await _http.PostAsJsonAsync(new Uri("v1/actions", UriKind.Relative), request, Json, limit.Token);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return ExchangeAct.Refused("account.not_found");
        }

        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Json, limit.Token);
            return ExchangeAct.Refused(problem.ValueKind is JsonValueKind.Object && problem.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.String ? code.GetString()! : "action.rejected");
        }

        response.EnsureSuccessStatusCode();
        return Told(await response.Content.ReadFromJsonAsync<ExchangeAction>(Json, limit.Token));
    }

    private async Task<ExchangeRead<TAnswer>> AskOnceAsync<TQuestion, TAnswer>(string path, TQuestion question, CancellationToken cancellationToken)
        where TAnswer : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        using var response = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), question, Json, limit.Token);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
        {
            return ExchangeRead<TAnswer>.NotFound;
        }

        response.EnsureSuccessStatusCode();
        return new ExchangeRead<TAnswer>(await response.Content.ReadFromJsonAsync<TAnswer>(Json, limit.Token), Available: true);
    }

    private static ExchangeAct Told(ExchangeAction? action) => action switch
    {
        { State: "done" } => ExchangeAct.Done(action.Effects ?? []),
        { State: "refused" } => ExchangeAct.Refused(action.Code ?? "action.rejected"),

        // Pending, or a word that a newer exchange knows: to be asked again.
        _ => ExchangeAct.NoAnswer,
    };

    private async Task<ExchangeRead<T>> GetOnceAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), limit.Token);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return ExchangeRead<T>.NotFound;
        }

        response.EnsureSuccessStatusCode();
        return new ExchangeRead<T>(await response.Content.ReadFromJsonAsync<T>(Json, limit.Token), Available: true);
    }

    [LoggerMessage(1, LogLevel.Warning, "The exchange could not be read: {Failure}.")]
    private static partial void Unavailable(ILogger logger, string failure);

    [LoggerMessage(2, LogLevel.Warning, "The exchange has not confirmed {Kind}: {Failure}. It is asked again with the same key.")]
    private static partial void NotConfirmed(ILogger logger, string kind, string failure);
}
