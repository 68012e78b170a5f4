using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Whether a message only presses: '我的钱呢', '急急急', '都两个小时了', 'where is my money'. It names nothing, so it means whatever the customer waits for. Pure.</summary>
public static class Pressing
{
    private const int LongestText = 80;

    // At least one of these: 'ok' and '你好' wait for nothing.
    private static readonly string[] Marks =
    [
        "急", "快", "催", "等", "钱", "币", "到", "收", "显示", "处理", "进度", "小时", "钟头", "分钟", "天", "晚", "久", "卡", "慢", "拖", "完成", "成功", "失败", "人呢",
        "money", "coins", "funds", "crypto", "cash", "wait", "still", "stuck", "late", "hour", "day", "minutes", "hurry", "slow", "arriv", "receiv", "complete", "done", "forever", "ages", "urgent", "asap", "faster", "nothing",
    ];

    // Closed classes: words of waiting, counting, pointing and asking. Whatever is left beside them names something.
    private static readonly string[] Chinese =
    [
        .. """
            急 赶紧 赶快 快点 快一点 快些 快 马上 立刻 尽快 催一下 催催 催 速度 速 加急 一直 还在 等了 等着 等到 等等 等 都 已经 已 几 两 一 二 三 四 五 六 七 八 九 十 半 多 个 小时 钟头 分钟 天 晚上 晚 夜 上午 下午 早上 整 了 过 没有 没 未 不 到账 帐 账 到 收到 收
            钱 币 资产 资金 还我 还给 还 我的 我 你们 您们 你 您 贵司 卡住 卡 着 怎么 怎 为什么 为啥 什么 时候 啥 情况 回事 呢 吗 啊 呀 吧 哦 么 嘛 喂 人 在 哪里 哪儿 哪 去 显示 说 写 是 的 明明 完成 成功 处理 好 搞 弄 快要 疯 死 烦 气 能 可以 给 把 就 才 这么 那么 这 那 它 久 慢 拖 到底 究竟
            现在 今天 昨天 昨晚 前天 请 帮忙 帮 麻烦 看看 看 下 求 救命 再 又 也 要 会 得 啦 哎 唉 诶 有 进度 动静 消息 回复 回 理 笔 提币 提现 充币 充值 提 充
            """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(w => w.Length),
    ];

    private static readonly HashSet<string> English = new(
        """
        a an the it its it's that that's this these those i i'm i've me my mine you your you're we us our is are was were be been being am do does did don't didn't doesn't has hasn't have haven't had hadn't isn't aren't not no nothing never any anything can can't could will won't would should
        to of for on in at by with from up or and but so then what what's where where's when when's why how now yet still already again just only please pls plz hello hi hey guys people
        money coins coin funds crypto cash waiting wait waited stuck late delayed slow slowly long longer hour hours day days minute minutes min mins night nights week weeks ages forever hurry quick quickly fast faster come coming came back give gives return get got going go gone
        arrived arrive arriving received receive showed show shows showing says said say completed complete done finished success successful pending happening happened up since one two three four five six seven eight nine ten half several whole all really seriously ridiculous wtf omg damn hell fuck fucking shit urgent asap sos help
        there here see seen know more much too too way right think supposed withdrawal withdrawals deposit deposits
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>False where the message names anything of its own, is thanks, or is long. Never throws.</summary>
    public static bool IsAll(string text)
    {
        var normal = NormalText.Of(Accusation.Without(text) ?? text);
        if (normal.Length is 0 or > LongestText || !Marks.Any(mark => normal.Contains(mark, StringComparison.Ordinal)))
        {
            return false;
        }

        foreach (var word in Chinese)
        {
            normal = normal.Replace(word, " ", StringComparison.Ordinal);
        }

        return normal.Split([' ', ',', '.', '!', '?', ';', ':', '"', '~', '(', ')', '-', '\u2026'], StringSplitOptions.RemoveEmptyEntries)
            .All(word => English.Contains(word) || word.All(c => !char.IsLetter(c)));
    }
}
