using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Http.Outgoing;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>One sign-in service: where it sends people, what it gives for a code, and by which keys it signs.</summary>
internal sealed partial class IdentityProvider : IDisposable
{
    // A service that has moved is found again after this long; one that does not answer is not asked more often than that.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MinBetweenReads = TimeSpan.FromSeconds(10);

    private readonly SingleSignOnOptions _options;
    private readonly Uri _back;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Discovery? _found;
    private Refusal _refusal = StaffRefusals.ProviderUnreachable;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    public IdentityProvider(string key, SingleSignOnOptions options, Uri back, HttpClient http, TimeProvider clock, ILoggerFactory loggers)
    {
        (Key, _options, _back, _http, _clock, _logger) = (key, options, back, http, clock, loggers.CreateLogger<IdentityProvider>());
        Keys = new PublishedKeys(http, () => _found?.Keys, AlgorithmOf, () => Patience, clock, loggers.CreateLogger<PublishedKeys>());
    }

    /// <summary>Its name in the settings.</summary>
    public string Key { get; }

    /// <summary>What people call it.</summary>
    public string Name => _options.Name.Trim();

    /// <summary>Its issuer.</summary>
    public string Issuer => _options.Issuer;

    /// <summary>As what we are known there.</summary>
    public string ClientId => _options.ClientId;

    /// <summary>The keys by which it signs.</summary>
    public PublishedKeys Keys { get; }

    private TimeSpan Patience => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <summary>As the console shows it.</summary>
    public SignOnProviderView ToView() => new(Key, Name);

    /// <summary>What it says of itself.</summary>
    /// <returns>The document, or <see cref="StaffRefusals.ProviderUnreachable"/> or <see cref="StaffRefusals.ProviderUnusable"/>.</returns>
    public async Task<Outcome<Discovery>> DiscoverAsync(CancellationToken cancellationToken)
    {
        if (_found is { } known && _readAt.IsWithin(MaxAge, _clock.GetUtcNow()))
        {
            return known;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (!_triedAt.IsWithin(MinBetweenReads, _clock.GetUtcNow()))
            {
                _triedAt = _clock.GetUtcNow();
                await ReadAsync();

                // Counted from its end: whoever waited for one that took its whole time does not wait for another.
                _triedAt = _clock.GetUtcNow();
            }

            return _found is { } found ? found : _refusal;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Where a person's browser goes to sign in there (OpenID Connect Core, section 3.1.2.1). Asked for is who it is, and nothing else about them.</summary>
    public Uri AuthorizationOf(Discovery discovery, PendingSignOn pending)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = ClientId,
            ["redirect_uri"] = _back.AbsoluteUri,
            ["scope"] = "openid",
            ["state"] = pending.State,
            ["nonce"] = pending.Nonce,
            ["code_challenge"] = pending.Challenge,
            ["code_challenge_method"] = "S256",
        };
        var own = discovery.Authorization.Query;
        return new UriBuilder(discovery.Authorization) { Query = $"{(own.Length > 1 ? own + "&" : "")}{string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))}" }.Uri;
    }

    /// <summary>Gives the code for a token of who it is (RFC 6749, section 4.1.3; RFC 7636).</summary>
    /// <returns>The id_token, not checked yet; <see cref="StaffRefusals.SignOnFailed"/> where the code is not taken, or <see cref="StaffRefusals.ProviderUnreachable"/>.</returns>
    public async Task<Outcome<string>> RedeemAsync(Discovery discovery, string code, string verifier)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = _back.AbsoluteUri, ["code_verifier"] = verifier };
        using var request = new HttpRequestMessage(HttpMethod.Post, discovery.Token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_options.ClientSecret.Length > 0 && !discovery.PostsSecret)
        {
            // Each part is written as in a form first (RFC 6749, section 2.3.1).
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(ClientId)}:{WebUtility.UrlEncode(_options.ClientSecret)}")));
        }
        else
        {
            form["client_id"] = ClientId;
            if (_options.ClientSecret.Length > 0)
            {
                form["client_secret"] = _options.ClientSecret;
            }
        }

        request.Content = new FormUrlEncodedContent(form);
        try
        {
            // Not the caller's token: the code is used up there, whether they wait or not.
            using var limit = new CancellationTokenSource(Patience);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            if ((int)response.StatusCode >= 500)
            {
                Unreachable(_logger, Key, $"HTTP {(int)response.StatusCode}");
                return StaffRefusals.ProviderUnreachable;
            }

            using var answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(limit.Token));
            if (response.IsSuccessStatusCode && answer.RootElement.TryGetProperty("id_token", out var token) && token.ValueKind is JsonValueKind.String)
            {
                return token.GetString()!;
            }

            NotRedeemed(_logger, Key, (int)response.StatusCode);
            return StaffRefusals.SignOnFailed;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            Unreachable(_logger, Key, failure.GetType().Name);
            return StaffRefusals.ProviderUnreachable;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            NotRedeemed(_logger, Key, 0);
            return StaffRefusals.SignOnFailed;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Keys.Dispose();
        _reading.Dispose();
    }

    // While it does not answer, what it said last goes on; what it says wrongly does not.
    private async Task ReadAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            var (document, wrong) = Discovery.Read(await _http.GetStringAsync(Discovery.AddressOf(Issuer), limit.Token), Issuer);
            if (document is null)
            {
                Unusable(_logger, Key, wrong!);
                (_found, _refusal) = (null, StaffRefusals.ProviderUnusable);
                return;
            }

            (_found, _readAt) = (document, _clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            Unreachable(_logger, Key, failure.GetType().Name);
            _refusal = StaffRefusals.ProviderUnreachable;
        }
    }

    // RFC 7518, section 3.1, without none and without shared secrets. A key that does not say for what it is serves RS256, which every service knows (OpenID Connect Core, section 15.1).
    private static string? AlgorithmOf(JsonWebKey key) => key.Use is not (null or "" or "sig") ? null : (key.Kty, key.Crv, key.Alg) switch
    {
        ("RSA", _, null or "" or "RS256") when IsLong(key) => SecurityAlgorithms.RsaSha256,
        ("RSA", _, "RS384" or "RS512" or "PS256" or "PS384" or "PS512") when IsLong(key) => key.Alg,
        ("EC", "P-256", null or "" or "ES256") => SecurityAlgorithms.EcdsaSha256,
        ("EC", "P-384", null or "" or "ES384") => SecurityAlgorithms.EcdsaSha384,
        ("EC", "P-521", null or "" or "ES512") => SecurityAlgorithms.EcdsaSha512,
        _ => null,
    };

    // RFC 7518, section 3.3.
    private static bool IsLong(JsonWebKey key) => key.KeySize >= 2048;

    [LoggerMessage(1, LogLevel.Warning, "The sign-in service {Provider} does not answer: {Reason}.")]
    private static partial void Unreachable(ILogger logger, string provider, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The sign-in service {Provider} cannot be used: {Reason}.")]
    private static partial void Unusable(ILogger logger, string provider, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The sign-in service {Provider} gave no id_token for a code (status {Status}; 0: no JSON).")]
    private static partial void NotRedeemed(ILogger logger, string provider, int status);
}
