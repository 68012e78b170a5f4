using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>The state of Meridian as a whole, a pure function of when it was opened, the time and the incidents of the demonstration.</summary>
internal static class Platform
{
    /// <summary>The one wallet in maintenance when Meridian opens, and for how long.</summary>
    private const string MaintainedCoin = "POL";
    private static readonly TimeSpan Maintenance = TimeSpan.FromHours(3);

    /// <param name="opened">Incidents that the demonstration has opened.</param>
    public static PlatformState State(DateTimeOffset startedAt, DateTimeOffset now, IReadOnlyList<Incident> opened)
    {
        var began = startedAt.AddDays(-6);
        var past = new Incident("I-2041", "Delayed market data on the web", "网页端行情延迟", "market_data", "resolved", began, began.AddMinutes(24));
        return new PlatformState(opened.Any(i => i.ResolvedAt is null) ? "degraded" : "normal", [past, .. opened], now);
    }

    public static IEnumerable<WalletState> Wallets(PlatformParameters rules, DateTimeOffset startedAt, DateTimeOffset now) =>
        from coin in rules.Coins
        from chain in coin.Chains
        let back = startedAt + Maintenance
        let closed = coin.Coin == MaintainedCoin && now < back
        select new WalletState(
            coin.Coin, chain.Chain, !closed, !closed, closed ? "maintenance" : "normal", "0.05", "0.95", closed ? back : null, coin.Coin == MaintainedCoin && !closed ? back : startedAt);

    public static IReadOnlyList<Announcement> Announcements(DateTimeOffset startedAt) =>
    [
        new("A-318", "Polygon wallet maintenance for POL", "POL的Polygon钱包维护", "maintenance", startedAt.AddHours(-2)),
        new("A-317", "Support never asks for your password or codes", "客服不会向您索取密码或验证码", "security", startedAt.AddDays(-4)),
        new("A-311", "USDT on TON: deposits and withdrawals open", "USDT已开放TON网络充币与提币", "listing", startedAt.AddDays(-19)),
    ];
}
