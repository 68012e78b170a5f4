namespace Vigil.Language;

/// <summary>
/// What a message carries beside the words that ask, point, join and feel, in Chinese and English: 'how long does it take' and '大概要几天' carry nothing, 'how many tries do i get' carries 'tries'.
/// Whoever knows what is talked of can tell by it whether the message has a subject of its own. Pure.
/// </summary>
public static class Subject
{
    // Beside those that AspectReader takes for empty: words that speak of any matter and name none.
    private static readonly string[] Chinese =
    [
        .. """
            准话 说法 机会 最多 最少 至少 一般 通常 正常 应该 必须 一定 肯定 真的 其实 不过 但是 可是 所以 因为 如果 要是 万一 只是 只有 或者 或 否则 先 再 后 然后 接着 之后 以后 以前 之前 期间 当时 平时 马上 立刻 赶紧 有用 没用 有没有 行不行 好不好 对不对 可不可以 会不会 要不要 用不用 是不是
            别的 其他 其它 另外 这样 那样 这些 那些 每次 每天 一次 几次 多少次 几天 几个 几点 哪里 哪儿 哪个 哪些 哪种 谁 自己 本人 人家 别人 有人 大家 家里 提供 上传 提交 需要 准备 补充 补 交 要求 规定 事情 东西 办法 方式 方法 问题 情况 意思 影响 结果 做 办 弄 搞 干 看 说 讲 听 想 觉得 知道 以为 记得 忘了 试 换 拿 找 打 开 关 不 很 太 最 更 挺 多 少 大 小 快 慢 久 早 晚 两 几 天
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(w => w.Length),
    ];

    private static readonly HashSet<string> English = new(
        """
        dont don't doesnt doesn't didnt didn't cant can't cannot couldnt couldn't wont won't wouldnt isnt isn't arent wasnt havent hasnt shouldnt whats hows whens wheres whos whys thats theres u ur r pls plz lol lmao tbh btw idk omg
        thing things stuff way ways kind sort part bit lot lots case matter problem issue question answer reason point idea chance chances try tries trying attempt attempts times use using used instead help helps happen happens mean means meant work works working worked count counts
        first last next second other another each every both either neither same different new old good bad better best worse worst right wrong true false sure likely probably maybe perhaps usually normally always ever never even really very quite too also else though anyway again
        man dude bro guys guy someone somebody anyone anybody people person everyone nothing something anything everything because since while until unless without within during between under over than like such own enough soon later earlier before after ago once twice
        say says said told think thinks know knows find look looks looking see seen try keep keeps kept put let start started end ended stay left leave move moved change changed allowed allow supposed gonna wanna gotta min max minimum maximum pls
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>What is left, as <see cref="Segmenter"/> cuts it, plurals as singulars; empty where the message names nothing.</summary>
    public static IReadOnlySet<string> Words(string text)
    {
        var left = AspectReader.Read(text).Rest;
        foreach (var word in Chinese)
        {
            left = left.Replace(word, " ", StringComparison.Ordinal);
        }

        return Tokens(left).Where(t => !English.Contains(t)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The tokens of any text in the form in which <see cref="Words"/> gives them.</summary>
    public static IEnumerable<string> Tokens(string text) => Segmenter.Tokens(text).Select(Singular).Where(t => t.Length > 1);

    private static string Singular(string token) => token.Length > 3 && char.IsAsciiLetter(token[^1]) && token[^1] == 's' && token[^2] != 's' ? token[..^1] : token;
}
