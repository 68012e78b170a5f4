using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Customer numbers and the numbers of records: by their form (W20261122-7F3K, TXN-2026-0007) or by the word before them.</summary>
internal static partial class RecordIds
{

    public static IEnumerable<Entity> Find(string text)
    {
        foreach (var (pattern, kind, shortest) in new[] { (Formed, EntityKind.RecordId, 8), (Uid, EntityKind.Uid, 5), (Hinted, EntityKind.RecordId, 5) })
        {
            foreach (Match match in pattern.Matches(text))
            {
                var id = match.Groups["id"];
                var (start, value) = id.Success ? (id.Index, id.Value.TrimEnd('-')) : (match.Index, match.Value);
                if (value.Length >= shortest && value.Length <= 40 && Boundary.Around(text, start, value.Length))
                {
                    yield return new Entity(kind, value.ToUpperInvariant(), start, value.Length);
                }
            }
        }
    }

    [GeneratedRegex(@"(?<hint>(uid|UID|Uid|用户id|用户ID|用户编号)\s*((是|为|is|:|#|=|-)\s*)?)(?<id>[0-9]{5,12})", Pattern.Options)]
    private static partial Regex Uid { get; }

    [GeneratedRegex("[A-Za-z]{1,5}[0-9]{8}-[0-9A-Za-z]{3,8}|[A-Za-z]{2,5}-[0-9]{4}-[0-9]{3,10}", Pattern.Options)]
    private static partial Regex Formed { get; }

    [GeneratedRegex(@"(?<hint>(订单号|订单编号|单号|流水号|提币单|工单号|工单|编号|[oO]rder( [nN]umber| [nN]o\.?| [iI][dD])?|[tT]icket( [nN]umber)?|[cC]ase( [nN]umber)?|[rR]eference( [nN]umber)?|[iI][dD])\s*((是|为|is|:|#|=)\s*)?(#\s*)?)(?<![0-9A-Za-z])(?<id>[0-9A-Za-z-]*[0-9][0-9A-Za-z-]*)", Pattern.Options)]
    private static partial Regex Hinted { get; }
}
