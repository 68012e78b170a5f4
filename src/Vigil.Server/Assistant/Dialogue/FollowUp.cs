using Vigil.Language;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Whether a message asks on without naming anything: '还要多久?', 'how much longer?', 'can I still cancel it'. It means what the case is about, however sure a classifier is of something else. Pure.</summary>
public static class FollowUp
{
    // A closed class of words, the longer ones first where one holds another.
    private static readonly string[] Words =
    [
        "大概", "大约", "到底", "还需要", "还要", "需要", "还能", "还会", "还没", "还有", "还", "多长时间", "多久", "什么时候", "几天", "几小时", "几分钟", "何时", "为什么", "为啥", "怎么办", "怎么回事", "然后呢", "那么", "那", "这个", "这笔", "这", "它",
        "能", "可以", "取消", "撤回", "到", "好", "完成", "结束", "要", "会", "等", "才", "吗", "呢", "了", "啊", "吧", "我", "现在", "今天", "明天", "请问",
        "how", "much", "many", "long", "longer", "more", "minutes", "hours", "days", "take", "takes", "does", "will", "when", "why", "still", "can", "could", "cancel", "done", "finish", "finished", "ready", "now", "then", "what", "is", "it", "this", "that", "the", "i", "to", "be", "do", "wait", "have", "need", "and", "so", "please",
    ];

    // Without one of these it is no question at all.
    private static readonly string[] Asks = ["多久", "多长时间", "什么时候", "几天", "几小时", "几分钟", "何时", "为什么", "为啥", "怎么办", "怎么回事", "取消", "撤回", "吗", "呢", "how", "when", "why", "cancel", "what", "still"];

    /// <summary>True for '大概还要多久啊' and 'how long will it take?'; false for '身份认证要多久' and 'how long does a deposit take'.</summary>
    public static bool IsBare(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        if (!Asks.Any(ask => normal.Contains(ask, StringComparison.Ordinal)))
        {
            return false;
        }

        // Latin words count whole, Chinese ones wherever they stand.
        var left = string.Join(' ', normal.Split([' ', ',', '.', '!', '?', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => !Words.Contains(word, StringComparer.Ordinal)));
        foreach (var word in Words)
        {
            left = char.IsAscii(word[0]) ? left : left.Replace(word, "", StringComparison.Ordinal);
        }

        return !left.Any(char.IsLetterOrDigit);
    }
}
