using System.Globalization;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts.Exchange;

namespace Vigil.Server.Accounts;

/// <summary>What of the exchange does not work now: closed wallets and open incidents, read at most every half minute for everybody together.</summary>
public sealed class PlatformNow
{
    // Whoever sends more than this says no more about a customer's coin.
    private const int PageSize = 200;
    private const int MostPages = 25;
    private const int MostWallets = 5_000;
    private const int MostIncidents = 100;

    private static readonly HashSet<string> NoCoins = [];

    private readonly ExchangeHttp _http;
    private readonly TimeProvider _clock;
    private readonly SharedReading<Wallets> _wallets;
    private readonly SharedReading<IReadOnlyList<OpenIncident>> _incidents;

    internal PlatformNow(ExchangeHttp http, IOptions<ExchangeOptions> options, TimeProvider clock)
    {
        (_http, _clock) = (http, clock);
        var patience = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        _wallets = new SharedReading<Wallets>(WalletsAsync, patience, clock);
        _incidents = new SharedReading<IReadOnlyList<OpenIncident>>(IncidentsAsync, patience, clock);
    }

    /// <summary>Never fails: of an exchange that is away, or that has not told for two minutes, it holds nothing.</summary>
    public async Task<PlatformReading> ReadAsync(CancellationToken cancellationToken)
    {
        var (wallets, incidents) = (_wallets.NowAsync(cancellationToken), _incidents.NowAsync(cancellationToken));
        await Task.WhenAll(wallets, incidents);
        return new PlatformReading((await wallets)?.Coins ?? NoCoins, (await wallets)?.Closed ?? [], (await incidents) ?? []);
    }

    // Half a list is no list: a coin whose page did not come would look as if the exchange did not have it.
    private async Task<Wallets?> WalletsAsync()
    {
        var sent = new List<SentWallet>();
        string? after = null;
        for (var page = 0; page < MostPages && sent.Count < MostWallets; page++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"v1/platform/wallets?limit={PageSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            var read = await _http.GetAsync<ExchangePage<SentWallet?>>(path, CancellationToken.None);
            if (!read.Available)
            {
                return null;
            }

            sent.AddRange((read.Value?.Items ?? []).OfType<SentWallet>().Take(MostWallets - sent.Count));
            if (read.Value?.Next is not { Length: > 0 } next || next == after)
            {
                break;
            }

            after = next;
        }

        var coins = sent.Select(w => w.Coin).Where(SentNames.IsName).Select(c => c!.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        return new Wallets(coins, [.. sent.Select(w => w.ToClosed()).OfType<ClosedWallet>().DistinctBy(w => (w.Coin, w.Chain))]);
    }

    private async Task<IReadOnlyList<OpenIncident>?> IncidentsAsync()
    {
        var read = await _http.GetAsync<SentPlatform>("v1/platform", CancellationToken.None);
        var now = _clock.GetUtcNow();
        return !read.Available ? null : [.. (read.Value?.Incidents ?? []).Take(MostIncidents).Select(i => i?.ToOpen(now)).OfType<OpenIncident>().DistinctBy(i => i.Id)];
    }

    private sealed record Wallets(IReadOnlySet<string> Coins, IReadOnlyList<ClosedWallet> Closed);
}
