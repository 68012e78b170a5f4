using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>
/// Whether a customer says that something was done in their account which they did not do: 'not me', '这笔不是我提的', '我没改过密码'. It is the plainest sign of a takeover, wherever the conversation stands.
/// What is not done yet, a novice's 'I have never done this, how does it work' and 'did I do it wrong' are masked first. Pure.
/// </summary>
public static partial class Denial
{
    private const int LongestText = 2000;
    private const string ZhNot = "(没有?|未曾?|从来没有?|从没有?|并未|并没有?)(主动|自己|本人|亲自|去)?";
    private const string ZhMove = "(提币|提现|转账|转出|登录|登陆|修改|改动|更改|下单)";
    private const string EnNot = @"\b(didn't|did not|never|have never|haven't|have not|didnt)( even| ever| actually| personally)*";
    private const string EnMove = "(withdrawals?|withdraw|transfers?|transactions?|payments?|trades?|log-?ins?|log in|sign-?ins?|sign in|change|reset)";

    private static readonly Regex[] NotMeant = [NotYet, IsItMe, NotMyFault, NeverTried, FirstTime, NotBefore, NewTo, WasItMe, DidI];

    /// <summary>True for '我没有操作过这笔提币' and 'that was not me'; false for '我还没改密码' and 'did I do it wrong'. Never throws.</summary>
    public static bool Says(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        if (normal.Length is 0 or > LongestText)
        {
            return false;
        }

        var masked = Pattern.Mask(normal, NotMeant);
        return Denied.IsMatch(masked) || (!CodeMissing.IsMatch(normal) && DeniedContact.IsMatch(masked));
    }

    [GeneratedRegex("(还|暂时|忘了|忘记|为什么|为啥|好久|很久|长时间|个月|几年)[^,.!?;]{0,4}(没|未)(有)?[^,.!?;]{0,12}", Pattern.Options)]
    private static partial Regex NotYet { get; }

    [GeneratedRegex("(是不是|会不会是|难道是|是否是?)(因为)?(我|本人)", Pattern.Options)]
    private static partial Regex IsItMe { get; }

    [GeneratedRegex("不是(我|本人)(自己)?(的)?(错|问题|原因|责任|操作(错|失误|不当|问题)|(做|弄|填|提|转|搞|选|写)错)", Pattern.Options)]
    private static partial Regex NotMyFault { get; }

    [GeneratedRegex("(没有?|从来没有?|从没有?)[^,.!?;]{1,6}过[^!;]{0,10}(怎么(操作|提|弄|做|转|玩|用|开始)|如何|教|新手|不会|想(试|学))", Pattern.Options)]
    private static partial Regex NeverTried { get; }

    [GeneratedRegex("(新手|第一次|首次)[^!;]{0,12}", Pattern.Options)]
    private static partial Regex FirstTime { get; }

    [GeneratedRegex(@"(\bnot|n't|\bnever|\bdidnt)\b[^.!?]{0,40}\b(yet|before)\b", Pattern.Options)]
    private static partial Regex NotBefore { get; }

    [GeneratedRegex(@"\bhaven't\b[^.!?]{0,20}\b(how|new to)\b", Pattern.Options)]
    private static partial Regex NewTo { get; }

    [GeneratedRegex(@"\b(was|is|were) it (not )?me\b", Pattern.Options)]
    private static partial Regex WasItMe { get; }

    [GeneratedRegex(@"\bdid i\b[^.!?]{0,20}", Pattern.Options)]
    private static partial Regex DidI { get; }

    // A code that does not come is asked about with the very same words.
    [GeneratedRegex(@"收不到|没收到|验证码|短信|\b(codes?|sms|receive)\b", Pattern.Options)]
    private static partial Regex CodeMissing { get; }

    [GeneratedRegex(
        ZhNot + "(操作|发起|提交|申请|授权|做|干|下|点|提|转|改|修改|更改|更换|换|重置|动|登录|登陆|设置|绑定|买|卖)(过|了)?(这|那|此)(一|些|个|几)?(笔|次|个|样|种|项|台)?(提币|提现|转账|交易|订单|单|操作|登录|登陆|修改|更改|改动|设备|转出)|" +
        ZhNot + "(操作|发起|提交|申请|授权|做|有|进行)?(过|了)?任何(的)?" + ZhMove + "|" +
        ZhNot + "(改|修改|更改|更换|换|换绑|重置|动|绑定|解绑|关闭|添加|新增|设置)(过|了)?(我的|登录|登陆|资金|账户|账号|什么)?(的)?(密码|验证器|二次验证|谷歌验证|安全设置|提币地址|白名单)|" +
        ZhNot + "(操作|授权|发起|登录|登陆)过|" +
        "(根本|压根)(就)?没(有)?(操作|提|转|登|改|弄|动|发起|申请|授权|下)|" +
        "(我|本人)(自己)?(对[^,.!?;]{1,8})?(都|根本|完全|压根|毫|并|可)*不知情|" +
        "(不是|并非)(我|本人)(自己|本人)?(来|去)?(操作|弄|干|做|提|转|登|改|换|设|绑|买|卖|下单?的|点的|发起|申请|授权|动)|" +
        "(提币|提现|转账|转出|登录|登陆|下单|操作|修改|改密码|换绑|申请|发起)(的)?(人)?[^,.!?;]{0,8}(不是|并非)(我|本人)(自己|本人)?($|[ ,.!?;啊呀吧呢])|" +
        "(设备|登录|登陆|提币)(记录)?[^,.!?;]{0,6}不是我的($|[ ,.!?;啊呀吧呢])|" +
        "^(这|那|真的|绝对|肯定|都|可)*(个|笔|些)?(真的?|都|可)?不是(我|本人)(本人|自己)?(啊|呀)?[ ,.!?]*$|" +
        EnNot + " (do|did|done|make|made|request(ed)?|authori[sz]ed?|initiated?|started?|submit(ted)?|placed?|created?|ask(ed)? for|approved?|send|sent|perform(ed)?|trigger(ed)?)( (this|that|these|those|it|any|such|a|an|the|my|of|kind))*( \\w+)? " + EnMove + @"\b|" +
        EnNot + @" (change|changed|reset|touch|touched|update|updated|modify|modified|remove|removed|add|added|set)( \w+){0,2} (passwords?|authenticator|2fa|second factor|security settings?|withdrawal address|whitelist|api keys?)\b|" +
        @"\b(didn't|did not|never|didnt)( even| ever| actually)* (do|did|authori[sz]ed?|approved?|initiated?|requested?|make|made|log(ged)? in|sign(ed)? in)( any of)?( (it|this|that|these|those))?( *$| *[.,!?;]| myself| and | but | so )|" +
        @"\b(was|were|is|are|'s)( \w+)?( not|n't) (me|my doing|done by me|made by me|by me|from me)\b|" +
        @"\b(isn't|wasn't|weren't|wasnt|isnt) (me|my doing|done by me|made by me|by me|from me)\b|" +
        @"^(definitely |certainly )?not me\b|" +
        @"\b(is|was|'s)( \w+)?( not|n't) my (withdrawal|transfer|transaction|login|log-in|sign-in|device)\b|" +
        @"\b(withdrawal|transfer|transaction|login|sign-in|device|trade)( \w+){0,3} (is|was)( not|n't) mine\b|" +
        @"\b(don't|do not) (recogni[sz]e|know (anything )?about)( (this|that|the|any|these|those|a))* (\w+ )?(withdrawals?|transfers?|transactions?|log-?ins?|sign-?ins?|devices?|trades?)\b",
        Pattern.Options)]
    private static partial Regex Denied { get; }

    [GeneratedRegex(ZhNot + "(改|修改|更改|更换|换|换绑|绑定|解绑)(过|了)?(我的|绑定的?)?(邮箱|手机号)|" + EnNot + @" (change|changed|update|updated|remove|removed)( \w+){0,2} (e-?mail|phone number)\b", Pattern.Options)]
    private static partial Regex DeniedContact { get; }
}
