using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Scripts;

namespace Vigil.Server.Assistant.Live;

/// <summary>Chooses what of the exchange's state concerns a question. Of a wallet nothing is said that the customer or their record has not named. Pure.</summary>
internal static class ChooseLive
{
    private const int MostIncidents = 2;
    private const int MostCoins = 2;
    private const int MostChains = 12;

    // Further away it is a mistake and no expectation.
    private static readonly TimeSpan FarthestBack = TimeSpan.FromDays(30);

    /// <param name="newestFirst">The customer's texts, the one that is answered first; of those that name a coin the newest counts.</param>
    /// <param name="told">The record that the answer tells; null for none.</param>
    /// <returns>Wallets, then incidents, the oldest first.</returns>
    public static IReadOnlyList<LiveFact> For(string? topic, IReadOnlyList<NamingText> newestFirst, RecordCard? told, PlatformReading reading, LiveScripts scripts, DateTimeOffset now)
    {
        if (topic is null)
        {
            return [];
        }

        var (deposits, withdrawals) = (scripts.Concerns(LiveScripts.Deposits, topic), scripts.Concerns(LiveScripts.Withdrawals, topic));
        var wallets = from wallet in (deposits || withdrawals) && reading.Closed.Count > 0 ? Meant(newestFirst, told, reading, scripts) : []
                      let state = (deposits && wallet.ForDeposits, withdrawals && wallet.ForWithdrawals) switch
                      {
                          (true, true) => LiveScripts.Both,
                          (true, _) => LiveScripts.Deposits,
                          (_, true) => LiveScripts.Withdrawals,
                          _ => null,
                      }
                      where state is not null
                      select new LiveFact($"wallet:{wallet.Coin}.{wallet.Chain}", state, wallet.BackAt > now && wallet.BackAt < now + FarthestBack ? wallet.BackAt : null) { Wallet = wallet };
        var incidents = reading.Incidents.Where(i => scripts.Component(i.Component)?.Topics.Contains(topic) is true)
            .OrderBy(i => i.Since ?? DateTimeOffset.MaxValue).ThenBy(i => i.Id, StringComparer.Ordinal).Take(MostIncidents)
            .Select(i => new LiveFact($"incident:{i.Id}", i.State, null) { Incident = i });
        return [.. wallets.Take(MostChains), .. incidents];
    }

    /// <summary>Whether what earlier texts named can matter: the text itself names no coin, and no record is told.</summary>
    public static bool NeedsEarlier(NamingText newest, RecordCard? told, PlatformReading reading) => told is null && reading.Closed.Count > 0 && NamedCoins.In(newest, reading.Coins).Count == 0;

    private static List<ClosedWallet> Meant(IReadOnlyList<NamingText> newestFirst, RecordCard? told, PlatformReading reading, LiveScripts scripts)
    {
        var (recordCoin, recordChain, standing) = Of(told, scripts);
        var meant = new List<ClosedWallet>();
        if (standing is Standing.Waits)
        {
            meant.AddRange(reading.Closed.Where(w => w.Coin == recordCoin && w.Chain == recordChain));
        }

        for (var at = 0; at < newestFirst.Count; at++)
        {
            var coins = NamedCoins.In(newestFirst[at], reading.Coins);
            if (coins.Count > 0)
            {
                var chains = newestFirst.Take(at + 1).Select(t => t.Chains).FirstOrDefault(c => c.Count > 0) ?? [];
                meant.AddRange(from coin in coins.Take(MostCoins)
                               where chains.Count > 0 || coin != recordCoin || standing is Standing.Over
                               from wallet in reading.Closed
                               where wallet.Coin == coin && (chains.Count == 0 || chains.Contains(wallet.Chain, StringComparer.OrdinalIgnoreCase))
                               select wallet);
                break;
            }
        }

        return [.. meant.Distinct()];
    }

    private static (string? Coin, string? Chain, Standing Standing) Of(RecordCard? told, LiveScripts scripts) => told switch
    {
        { Withdrawal: { } w } => (w.Coin.ToUpperInvariant(), w.Chain, scripts.StandingOf(LiveScripts.Withdrawals, w.State)),
        { Deposit: { } d } => (d.Coin.ToUpperInvariant(), d.Chain, scripts.StandingOf(LiveScripts.Deposits, d.State)),
        _ => (null, null, Standing.Over),
    };
}
