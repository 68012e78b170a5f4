using System.Text.Json;
using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>Meridian's figures, from the embedded meridian.json, the only place they stand.</summary>
internal static class Rules
{
    /// <summary>Meridian's figures, with blocks that take <paramref name="pace"/> times as long, and so do transfers.</summary>
    public static PlatformParameters Load(int pace = 1)
    {
        using var stream = typeof(Rules).Assembly.GetManifestResourceStream("meridian.json")
            ?? throw new InvalidOperationException("meridian.json is not embedded in the assembly.");
        var rules = JsonSerializer.Deserialize<PlatformParameters>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("meridian.json is empty.");
        return rules with { Chains = [.. rules.Chains.Select(chain => chain with { BlockSeconds = chain.BlockSeconds * pace, TypicalMinutes = chain.TypicalMinutes * pace })] };
    }

    public static ChainParameters Chain(this PlatformParameters rules, string key) => rules.Chains.First(c => c.Key == key);

    public static decimal Fee(this PlatformParameters rules, string coin, string chain) =>
        decimal.Parse(rules.Coins.First(c => c.Coin == coin).Chains.First(c => c.Chain == chain).WithdrawalFee, System.Globalization.CultureInfo.InvariantCulture);
}
