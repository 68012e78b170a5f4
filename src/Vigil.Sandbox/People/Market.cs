namespace Vigil.Sandbox.People;

/// <summary>Made-up prices in USDT that drift by day and hour, the same for everybody at the same moment.</summary>
internal static class Market
{
    private static readonly Dictionary<string, (decimal Price, int Decimals, int QuantityDecimals)> Coins = new(StringComparer.Ordinal)
    {
        ["BTC"] = (91_400m, 1, 5),
        ["ETH"] = (3_120m, 2, 4),
        ["SOL"] = (142m, 2, 2),
        ["TON"] = (2.31m, 4, 1),
        ["TRX"] = (0.281m, 5, 0),
        ["BNB"] = (872m, 1, 3),
        ["POL"] = (0.148m, 5, 0),
    };

    public static IReadOnlyList<string> Traded { get; } = [.. Coins.Keys];

    public static decimal Price(string coin, DateTimeOffset at)
    {
        var (price, decimals, _) = Coins[coin];
        var days = (at - DateTimeOffset.UnixEpoch).TotalDays;
        var phase = coin[0] + coin[^1];
        var drift = (0.06 * Math.Sin((days / 9) + phase)) + (0.02 * Math.Sin((days * 2.7) + phase)) + (0.006 * Math.Sin((days * 41) + phase));
        return Math.Round(price * (decimal)(1 + drift), decimals);
    }

    public static decimal Quantity(string coin, decimal usdt, DateTimeOffset at) => Math.Round(usdt / Price(coin, at), Coins[coin].QuantityDecimals);
}
