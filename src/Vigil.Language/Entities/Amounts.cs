using System.Globalization;
using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Amounts with their coin or currency: 1,250 USDT, 1250u, 0.5个BTC, USDT 300, 2万U, 500元.</summary>
internal static partial class Amounts
{
    private const string Number = @"(?<number>[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,18})?|[0-9]{1,15}(\.[0-9]{1,18})?)";
    private const string Unit = "(?<unit>(?i:usdt|usdc|btc|eth|trx|sol|ton|bnb|xrp|doge|ltc|ada|matic|pol|shib|avax|dot|dai|usd|cny|rmb|eur|vnd|rub|hkd|u|比特币|以太坊|以太币|泰达币|刀|美金|美元|人民币|元|块钱|块|欧元|dollars|euros))";


    public static IEnumerable<Entity> Find(string text)
    {
        foreach (var pattern in new[] { NumberFirst, UnitFirst })
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (Boundary.Around(text, match.Index, match.Length) && !Continues(text, match.Index) && Value(match) is { } value)
                {
                    yield return new Entity(EntityKind.Amount, value.ToString("0.##################", CultureInfo.InvariantCulture), match.Index, match.Length) { Unit = Name(match.Groups["unit"].Value) };
                }
            }
        }
    }

    // 2026-1250 u, 1.2.3 u: the number began earlier.
    private static bool Continues(string text, int start) => start > 1 && text[start - 1] is '.' or ',' or '-' && start > 1 && char.IsAsciiDigit(text[start - 2]);

    private static decimal? Value(Match match)
    {
        if (!decimal.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return match.Groups["scale"].Value switch
        {
            "万" or "w" or "W" => number * 10_000,
            "千" or "k" or "K" => number * 1_000,
            "百万" or "m" or "M" => number * 1_000_000,
            _ => number,
        };
    }

    private static string Name(string unit) => unit.ToUpperInvariant() switch
    {
        "U" or "泰达币" => "USDT",
        "比特币" => "BTC",
        "以太坊" or "以太币" => "ETH",
        "刀" or "美金" or "美元" or "DOLLARS" or "$" => "USD",
        "RMB" or "人民币" or "元" or "块钱" or "块" or "¥" or "¥" => "CNY",
        "欧元" or "EUROS" or "€" => "EUR",
        var other => other,
    };

    [GeneratedRegex("(?<![0-9]|[0-9][,.])" + Number + @"\s?(?<scale>(?i:万|千|百万|k|w|m))?\s?(个|枚|颗|块的)?\s?" + Unit, Pattern.Options)]
    private static partial Regex NumberFirst { get; }

    [GeneratedRegex("(?<unit>(?i:usdt|usdc|btc|eth|trx|sol|ton|bnb|xrp|doge|ltc|usd|cny|eur|rmb)|\\$|¥|¥|€)\\s?" + Number, Pattern.Options)]
    private static partial Regex UnitFirst { get; }
}
