using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Names of chains as customers write them, each with the key that the platform parameters use.</summary>
internal static class Chains
{
    private static readonly (Regex Name, string Key)[] Table =
    [
        (Pattern.Of("(?i:erc[ -]?20|以太坊链|以太坊网络|eth链|ethereum (network|chain|mainnet))"), "ERC20"),
        (Pattern.Of("(?i:trc[ -]?20|波场链?|tron|trx链)"), "TRC20"),
        (Pattern.Of("(?i:bep[ -]?20|bsc|币安链|bnb (smart )?chain|bnb链)"), "BEP20"),
        (Pattern.Of("(?i:polygon|matic链?|马蹄链)"), "POLYGON"),
        (Pattern.Of("(?i:solana|spl|sol链|索拉纳)"), "SOL"),
        (Pattern.Of("(?i:ton链|ton (network|chain)|the open network)"), "TON"),
        (Pattern.Of("(?i:btc链|比特币(链|网络|主网)|bitcoin (network|chain|mainnet)|btc (network|chain))"), "BTC"),
        (Pattern.Of("(?i:以太坊|ethereum)"), "ETH"),
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
}
