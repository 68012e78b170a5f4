using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Names of chains as customers write them, each with the key that the platform parameters use.</summary>
internal static partial class Chains
{
    private static readonly (Regex Name, string Key)[] Table =
    [
        (Erc20, "ERC20"),
        (Trc20, "TRC20"),
        (Bep20, "BEP20"),
        (Polygon, "POLYGON"),
        (Solana, "SOL"),
        (Ton, "TON"),
        (Bitcoin, "BTC"),
        (Ethereum, "ETH"),
    ];

    public static IEnumerable<Entity> Find(string text)
    {
        foreach (var (name, key) in Table)
        {
            foreach (Match match in name.Matches(text))
            {
                if (Boundary.Around(text, match.Index, match.Length))
                {
                    yield return new Entity(EntityKind.Chain, key, match.Index, match.Length);
                }
            }
        }
    }

    [GeneratedRegex("(?i:erc[ -]?20|以太坊链|以太坊网络|eth链|ethereum (network|chain|mainnet))", Pattern.Options)]
    private static partial Regex Erc20 { get; }

    [GeneratedRegex("(?i:trc[ -]?20|波场链?|tron|trx链)", Pattern.Options)]
    private static partial Regex Trc20 { get; }

    [GeneratedRegex("(?i:bep[ -]?20|bsc|币安链|bnb (smart )?chain|bnb链)", Pattern.Options)]
    private static partial Regex Bep20 { get; }

    [GeneratedRegex("(?i:polygon|matic链?|马蹄链)", Pattern.Options)]
    private static partial Regex Polygon { get; }

    [GeneratedRegex("(?i:solana|spl|sol链|索拉纳)", Pattern.Options)]
    private static partial Regex Solana { get; }

    [GeneratedRegex("(?i:ton链|ton (network|chain)|the open network)", Pattern.Options)]
    private static partial Regex Ton { get; }

    [GeneratedRegex("(?i:btc链|比特币(链|网络|主网)|bitcoin (network|chain|mainnet)|btc (network|chain))", Pattern.Options)]
    private static partial Regex Bitcoin { get; }

    [GeneratedRegex("(?i:以太坊|ethereum)", Pattern.Options)]
    private static partial Regex Ethereum { get; }
}
