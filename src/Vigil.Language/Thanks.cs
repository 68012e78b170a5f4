namespace Vigil.Language;

/// <summary>Whether a message is thanks or a goodbye and nothing else: then there is nothing to answer, and a case that was done is done still. Pure.</summary>
public static class Thanks
{
    // A closed class of words: whatever is left beside them makes it a message like any other.
    private static readonly string[] Words =
    [
        "非常感谢", "十分感谢", "太感谢", "谢谢", "多谢", "感谢", "谢了", "谢", "辛苦", "好的", "好", "嗯嗯", "嗯", "行", "可以", "明白", "知道", "收到", "没问题", "没事", "没有了", "没有", "不用", "再见", "拜拜",
        "thank you very much", "thank you so much", "thank you", "thanks a lot", "many thanks", "thanks", "thank", "thx", "ty", "cheers", "okay", "ok", "great", "perfect", "got it", "all good", "that's all", "goodbye", "bye",
        "you", "您们", "你们", "您", "你", "了", "啦", "啊", "哦", "哈", "的", "呀", "帮助", "帮忙", "very", "much", "so", "a lot", "for your help", "for the help", "your", "help", "客服",
    ];

    // At least one of these: 'ok you' alone thanks nobody, but it asks nothing either.
    private static readonly string[] Marks = ["谢", "感谢", "辛苦", "再见", "拜拜", "thank", "thx", "ty", "cheers", "bye", "好的", "明白", "收到", "okay", "ok", "got it"];

    /// <summary>True for '谢谢，明白了' and 'ok, thanks!'; false for '谢谢，那另一笔呢'.</summary>
    public static bool IsAll(string text)
    {
        var left = TextNormalizer.Normalize(text);
        if (!Marks.Any(mark => left.Contains(mark, StringComparison.Ordinal)))
        {
            return false;
        }

        // The longer ones first, where one holds another.
        foreach (var word in Words.OrderByDescending(w => w.Length))
        {
            left = left.Replace(word, " ", StringComparison.Ordinal);
        }

        return !left.Any(char.IsLetterOrDigit) && !left.Contains('?', StringComparison.Ordinal);
    }
}
