using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>
/// Anger that calls us a fraud: '骗子公司，还我钱', 'are you guys a scam?'. It tells of no fraudster and of no loss, so it is a complaint, or impatience about whatever the conversation is about.
/// Where the same message tells of a third person, a transfer or a secret, nothing is taken for anger. Pure.
/// </summary>
public static partial class Accusation
{
    private const string ZhSlur = "(大)?(骗子|诈骗犯?|骗人的?|骗钱的?|骗局|强盗|小偷|骗)";
    private const string EnSlur = "(scam|scams|scammers?|scamming|fraud|frauds|fraudsters?|thief|thieves|crooks?|con artists|criminals|fake)";

    private static readonly Regex[] Calls = [YouAreFrauds, FraudulentCompany, FraudsOutright, BunchOfFrauds, AreYouAScam, YouAreAScam, ScamCompany, ScamOutright, YouStole];

    /// <summary>The text without what it calls us; null if it calls us nothing, or tells of harm besides. Never throws.</summary>
    public static string? Without(string text)
    {
        var normal = NormalText.Of(text);
        if (Harm.IsMatch(normal))
        {
            return null;
        }

        var left = normal;
        foreach (var call in Calls)
        {
            left = call.Replace(left, " ");
        }

        return left == normal ? null : left;
    }

    [GeneratedRegex(
        "被[^,.!?]{0,6}(骗|盗|偷|黑)|骗走|骗去|骗到|骗光|冒充|假客服|假冒|自称|有人|别人|陌生|网友|朋友|老师|群里|投资|杀猪|对方(骗|让|叫|说要|拉黑|把)|他(们)?(让|叫|说|骗)|她|[转打汇](给|到|去)了?|安全(账户|钱包)|验证码|助记词|私钥|远程|链接|网站|盗|黑客|钓鱼|" +
        @"\b(someone|somebody|hackers?|stranger|he|she|him|her|they|caller|guy|friend|sent (it|them|my|him|her|the|\d)|gave|fake support|imperson\w*|pretend\w*|seed|phrase|password|code|link|website|hacked|phish\w*|invest\w*|telegram|whatsapp)\b|\bi( have| 've| was| got| am| been)+ \w*( \w+)? ?(scammed|robbed|defrauded|conned)", Pattern.Options)]
    private static partial Regex Harm { get; }

    [GeneratedRegex("(你们?|您们?|贵司|贵公司|平台|meridian|这|这里|这家)[^,.!?;]{0,8}(是不是|就是|都是|全是|真是|是|在|算|像)?(一?[家个群帮])?(什么)?" + ZhSlur + "(平台|公司|交易所|团伙|集团|窝)?(吗|么|吧|啊|呀|了)?(我|大家|客户|用户)?(的)?(钱|币)?", Pattern.Options)]
    private static partial Regex YouAreFrauds { get; }

    [GeneratedRegex("(骗子|诈骗|骗人|骗钱|黑心|黑)(的)?(平台|公司|交易所|团伙|集团)", Pattern.Options)]
    private static partial Regex FraudulentCompany { get; }

    [GeneratedRegex("^ *(大|都是|一群|一帮|纯|真是|就是|死)*(骗子|骗人的?|诈骗|骗钱)+(们|啊|呀|!)*($|[ ,.!?;])", Pattern.Options)]
    private static partial Regex FraudsOutright { get; }

    [GeneratedRegex("(一群|一帮|都是|全是|纯|真是)(骗子|诈骗|强盗)", Pattern.Options)]
    private static partial Regex BunchOfFrauds { get; }

    [GeneratedRegex(@"\b(are|r|is|were) (you|u|this|it|meridian)( guys| people| lot| all| really| just| actually| some kind of| kind of| even| a| an| the| company| site| exchange| platform| total| complete| fucking| bunch| of)* " + EnSlur + @"\b", Pattern.Options)]
    private static partial Regex AreYouAScam { get; }

    [GeneratedRegex(@"\b(you|u|you guys|you people|this|it|meridian|this (company|site|exchange|platform|place|app|bot))( are|'re| r| is|'s| looks like| look like| seems? like)( all| really| just| nothing but| clearly| obviously| a| an| bunch| of| total| complete| fucking| bloody| big)* " + EnSlur + @"\b", Pattern.Options)]
    private static partial Regex YouAreAScam { get; }

    [GeneratedRegex(@"\b(scam|scammer|fraud|fake|criminal|thieving) (company|exchange|site|platform|app|service|organi[sz]ation)\b", Pattern.Options)]
    private static partial Regex ScamCompany { get; }

    [GeneratedRegex(@"^ *(such |what |total |complete |bloody |fucking )*(a )?(scam|scammers|scammer|fraud|frauds|thieves|crooks)\b", Pattern.Options)]
    private static partial Regex ScamOutright { get; }

    [GeneratedRegex(@"\b(you|u)( guys| people)?( have| are| just|'re|'ve)* (stole|stolen|stealing|robbed|robbing|scammed|scamming|cheated|cheating|defrauded|took) (me|us|people|from me|my (money|coins|funds|crypto|btc|usdt|eth))\b", Pattern.Options)]
    private static partial Regex YouStole { get; }
}
