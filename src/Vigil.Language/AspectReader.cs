using Vigil.Language.Text;
using Vigil.Language.Wordings;

namespace Vigil.Language;

/// <summary>
/// Reads what a message asks on about, in Chinese and English. What is expressly not asked ('不是问手续费', 'don't cancel') is masked first; then each aspect's wordings are looked for,
/// the more particular aspect first, and blotted out where found, so that 'how much longer' is no amount and '手续费多少钱' no sum. Pure.
/// </summary>
public static class AspectReader
{
    // Longer than this nobody asks on: it is a matter of its own.
    private const int LongestText = 300;

    // Words that join, soften or point and name nothing. Chinese ones count wherever they stand, the longer first; Latin ones whole.
    private static readonly string[] ZhEmpty =
    [
        .. """
            麻烦 请问 您好 你好 您们 你们 我们 他们 咱们 可不可以 能不能 可以 能否 是否 到底 究竟 大概 大约 具体 具体点 详细 告诉 说明 说一下 说说 解释 讲讲 知道 想知道 想问 问一下 问下 一下 看看 看下 帮我 帮忙 帮 给我 发我一下 发我下 发一下 发下 查查 查下 查
            这笔 那笔 这一笔 那一笔 这个 那个 这次 那次 这单 这种 刚才 刚刚 上面 之前 现在 今天 今晚 明天 目前 已经 还没 还没有 没有 还要 还能 还会 还有 对方 还是 还需要 需要 还 就 才 都 也 又 再 要 能 会 得 该 是 的 了 吗 呢 啊 吧 呀 哦 噢 嘛 么 哈 诶 唉 喂 那么 那 这 它 他 我 您 你 请 有 没 在 到 好 把 被 给 让 些 从 对 跟 和 与 及 以及 并 而且 另外 还有就是 什么 啥 怎么 多少 完成 结束 等 急 谢谢 多谢 一共 总共 实际 准确 大致 发 出 走 用 选 提 转 钱 币 笔 单 个 点 里 上 去 来 吗 一
            """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(w => w.Length),
    ];

    private static readonly HashSet<string> EnEmpty = new(
        """
        a an the it its it's that that's this these those they them one i i'm i've me my mine you your we our us is are was were be been being am do does did done doing have has had having will would can could should shall may might must
        to of for on in at by with from about into over through and or but so then now yet still already again just only please kindly ok okay hi hello hey thanks thank tell let know say show give get got see want like need ask asking wondering question
        more much many long longer what which who when where why how else exactly precisely actually really roughly approximately about right there here any some all not no yes if as up out go going went gone take takes taken took make makes made
        wait waiting finish finished ready complete completed money coins coin amount time soon today tonight tomorrow currently possible possibly able sorry sir madam um well also too before after happened happen send sent come back way act remind idea what's who's where's when's how's let's here's submitted wanted though tho
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>What the message asks on about. Never throws.</summary>
    public static Asked Read(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        if (normal.Length is 0 or > LongestText)
        {
            return new Asked([], normal, General: false, NamesCoin: false);
        }

        var left = Pattern.Mask(normal, AspectWordings.NotMeant);
        var found = new List<(int At, Aspect Aspect)>();
        foreach (var (aspect, wording) in AspectWordings.All)
        {
            if (wording.Match(left) is { Success: true } match)
            {
                found.Add((match.Index, aspect));

                // As long as what it replaces, so that places stay places.
                left = wording.Replace(left, m => new string(' ', m.Length));
            }
        }

        var aspects = found.OrderBy(f => f.At).Select(f => f.Aspect).ToList();
        if (aspects.Contains(Aspect.Why) && AspectWordings.Reviewed.IsMatch(normal))
        {
            aspects[aspects.IndexOf(Aspect.Why)] = Aspect.Review;
            left = AspectWordings.Reviewed.Replace(left, " ");
        }

        if (aspects.Contains(Aspect.Refund))
        {
            // 'When do I get my money back': what comes back is what is asked.
            aspects.RemoveAll(a => a is Aspect.Fee or Aspect.Cancel);
        }

        if (aspects.Count > 1)
        {
            // 'Has it arrived, how much longer?': whatever else is asked tells how it stands too.
            aspects.Remove(Aspect.State);
        }

        var rest = Named(left);
        var usage = UsageWordings.Of(normal);

        // 'How long does it usually take' means the one at hand where nothing else is named.
        return aspects is [Aspect.Duration] && Named(AspectWordings.Habit.Replace(left, " ")).Length == 0
            ? new Asked(aspects, "", General: false, NamesCoin: false)
            : new Asked(aspects, rest, AspectWordings.Rule.IsMatch(normal), AspectWordings.Coin.IsMatch(rest)) { Usage = usage };
    }

    private static string Named(string left)
    {
        foreach (var word in ZhEmpty)
        {
            left = left.Replace(word, " ", StringComparison.Ordinal);
        }

        var words = left.Split([' ', ',', '.', '!', '?', ';', ':', '"', '~', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(w => !EnEmpty.Contains(w) && w.Any(char.IsLetterOrDigit)));
    }
}
