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

    // What stands around a thing that was asked for, or that puts right what was said before.
    private static readonly string[] AnswerFillers =
        [.. "不好意思 抱歉 说错了 写错了 打错了 发错了 搞错了 不对 更正 应该 走的 走 用的 用 通过 网络 链 金额 数量 大概 大约 左右 时间 币种".Split(' ').Concat(Fillers).OrderByDescending(f => f.Length)];

    private static readonly HashSet<string> AnswerWords = [.. Words, .. "sorry i mean meant was used over on via network chain amount about around at actually correction rather wrong".Split(' ')];

    /// <summary>What it names; null where it says anything else.</summary>
    public static Entity? Of(string text, IReadOnlyList<Entity> named) =>
        named.FirstOrDefault(e => Things.Contains(e.Kind)) is { } thing && IsAll(text, named, Fillers, Words) ? thing : null;

    /// <summary>Whether it names one of the fields and says nothing else, beyond that it puts right what was said before: 'TRC20', '说错了，是ERC20'.</summary>
    public static bool Answers(string text, IReadOnlyList<Entity> named, IReadOnlyList<EntityKind> fields) =>
        named.Any(e => fields.Contains(e.Kind)) && IsAll(text, named, AnswerFillers, AnswerWords);

    private static bool IsAll(string text, IReadOnlyList<Entity> named, string[] fillers, HashSet<string> words)
    {
        var rest = new StringBuilder();
        var at = 0;
        foreach (var entity in named.Where(e => e.Length > 0).OrderBy(e => e.Start))
        {
            rest.Append(text, at, Math.Max(0, entity.Start - at)).Append(' ');
            at = Math.Max(at, entity.Start + entity.Length);
        }

        rest.Append(text, at, text.Length - at);
        var left = TextNormalizer.Normalize(rest.ToString());
        foreach (var filler in fillers)
        {
            left = left.Replace(filler, " ", StringComparison.Ordinal);
        }

        return left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ':', ';', '!', '#', '(', ')', '"', '\'', '-')).All(w => w.Length == 0 || words.Contains(w) || !w.Any(char.IsLetterOrDigit));
    }
}
