using System.Text;
using Vigil.Language;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>A message that only names something: an order number, a transaction, an error code, with at most a word that says what it is. It answers a question or points to a record. Pure.</summary>
public static class BareThing
{
    private static readonly EntityKind[] Things = [EntityKind.RecordId, EntityKind.TransactionId, EntityKind.ErrorCode, EntityKind.Address];

    // Longest first: each is taken out whole.
    private static readonly string[] Fillers =
        [.. "这一笔 就是 这是 这个 这笔 那笔 订单号 订单 单号 编号 流水号 工单号 工单 交易 哈希 地址 错误码 状态码 报错 返回 给您 发您 发给您 看看 看下 是 的 我 号 请".Split(' ').OrderByDescending(f => f.Length)];

    private static readonly HashSet<string> Words =
        new("here is it this one that the my order number no id tx txid hash transaction case ticket address error code status please check s".Split(' '), StringComparer.Ordinal);

    /// <summary>What it names; null where it says anything else.</summary>
    public static Entity? Of(string text, IReadOnlyList<Entity> named)
    {
        if (named.FirstOrDefault(e => Things.Contains(e.Kind)) is not { } thing)
        {
            return null;
        }

        var rest = new StringBuilder();
        var at = 0;
        foreach (var entity in named.Where(e => e.Length > 0).OrderBy(e => e.Start))
        {
            rest.Append(text, at, Math.Max(0, entity.Start - at)).Append(' ');
            at = Math.Max(at, entity.Start + entity.Length);
        }

        rest.Append(text, at, text.Length - at);
        var left = TextNormalizer.Normalize(rest.ToString());
        foreach (var filler in Fillers)
        {
            left = left.Replace(filler, " ", StringComparison.Ordinal);
        }

        return left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ':', ';', '!', '#', '(', ')', '"', '\'', '-')).All(w => w.Length == 0 || Words.Contains(w) || !w.Any(char.IsLetterOrDigit)) ? thing : null;
    }
}
