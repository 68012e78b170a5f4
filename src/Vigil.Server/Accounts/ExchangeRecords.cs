using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts.Exchange;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Accounts;

/// <summary>What a reading of the exchange came to: a value, nothing there, or no answer.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record ExchangeRead<T>(T? Value, bool Available)
    where T : class
{
    /// <summary>The exchange answered that there is no such thing.</summary>
    public static readonly ExchangeRead<T> NotFound = new(null, Available: true);

    /// <summary>The exchange did not answer.</summary>
    public static readonly ExchangeRead<T> Unavailable = new(null, Available: false);
}

/// <summary>The customer's records, read fresh from the exchange each time. Whoever calls has established that the uid belongs to the case or session at hand.</summary>
public sealed class ExchangeRecords
{
    private readonly ExchangeHttp _http;
    private readonly TimeProvider _clock;
    private volatile PlatformParameters? _parameters;
    private DateTimeOffset _parametersAt = DateTimeOffset.MinValue;

    // Fees and confirmation counts change a few times a year; a minute is fresh.
    private static readonly TimeSpan ParametersFor = TimeSpan.FromMinutes(1);

    internal ExchangeRecords(ExchangeHttp http, TimeProvider clock)
    {
        _http = http;
        _clock = clock;
    }

    /// <summary>The account.</summary>
    public Task<ExchangeRead<AccountProfile>> AccountAsync(string uid, CancellationToken cancellationToken) =>
        _http.GetAsync<AccountProfile>($"v1/accounts/{Uri.EscapeDataString(uid)}", cancellationToken);

    /// <summary>The latest 50 records of one kind, newest first.</summary>
    public async Task<ExchangeRead<IReadOnlyList<T>>> LatestAsync<T>(string uid, string kind, CancellationToken cancellationToken)
    {
        var page = await _http.GetAsync<ExchangePage<T>>($"v1/accounts/{Uri.EscapeDataString(uid)}/{kind}?limit=50", cancellationToken);
        return new ExchangeRead<IReadOnlyList<T>>(page.Value?.Items, page.Available);
    }

    /// <summary>One withdrawal of this account.</summary>
    public Task<ExchangeRead<Withdrawal>> WithdrawalAsync(string uid, string id, CancellationToken cancellationToken) =>
        _http.GetAsync<Withdrawal>($"v1/accounts/{Uri.EscapeDataString(uid)}/withdrawals/{Uri.EscapeDataString(id)}", cancellationToken);

    /// <summary>One deposit of this account.</summary>
    public Task<ExchangeRead<Deposit>> DepositAsync(string uid, string id, CancellationToken cancellationToken) =>
        _http.GetAsync<Deposit>($"v1/accounts/{Uri.EscapeDataString(uid)}/deposits/{Uri.EscapeDataString(id)}", cancellationToken);

    /// <summary>The exchange's own figures; the last known ones while it does not answer, null if it never did.</summary>
    public async Task<PlatformParameters?> ParametersAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (_parameters is null || !_parametersAt.IsWithin(ParametersFor, now))
        {
            var read = await _http.GetAsync<PlatformParameters>("v1/platform/parameters", cancellationToken);
            if (read.Value is { } fresh)
            {
                _parameters = fresh;
                _parametersAt = now;
            }
        }

        return _parameters;
    }
}
