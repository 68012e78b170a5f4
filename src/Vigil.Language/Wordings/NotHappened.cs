using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>What sounds like harm and tells of none: denied, supposed, feared, asked about, or a manner of speaking.</summary>
internal static partial class NotHappened
{
    private const string ZhHarm = "(被盗|被偷|被骗|被黑|盗号|盗币|诈骗|骗|泄露|盗)";
    private const string EnHarm = "(stolen|hacked|scammed|robbed|phished|compromised|hijacked|defrauded|drained|a scam|any scam|fraud|theft)";

    public static readonly Regex[] Chinese =
    [
        NoHarm, HowToAvoid, SupposedHarm, IsItFraud, FraudAsked, IsItMe, MayHarmCome, MayHackersCome, AgainstFraud, FoolingMe, DeadThings, DyingOf,
        WhatIsASecret, IsItLost,
    ];

    public static readonly Regex[] English =
    [
        NoHarmInEnglish, HowToAvoidInEnglish, SupposedHarmInEnglish, IsItFraudInEnglish, FraudOrReal, RealOrFraud, DyingTo, IsItLostInEnglish,
    ];

    [GeneratedRegex("(没有|没|未|并未|并非|不是|不算|不会|不怕|还没)(真的|真|我|币|账号|账户|钱)?(是)?" + ZhHarm + "(了)?", Pattern.Options)]
    public static partial Regex NoHarm { get; }

    [GeneratedRegex("(如何|怎么|怎样|咋)(才能|可以|能|去|样)?(更好地)?(防止|避免|预防|防范|防|识别|辨别|判断)[^,.!?]{0,12}", Pattern.Options)]
    public static partial Regex HowToAvoid { get; }

    [GeneratedRegex("(如果|万一|假如|要是|假设|担心|怕|会不会|避免|防止|预防|以防|容易)[^,.!?]{0,8}" + ZhHarm + "[^,.!?]{0,4}", Pattern.Options)]
    public static partial Regex SupposedHarm { get; }

    [GeneratedRegex("(是不是|是否|算不算|像不像|像|属于|有没有可能|可能|不会是|该不会|会是|不是)[^,.!?被我了]{0,6}(骗局|骗子|骗人|诈骗|杀猪盘|骗|假客服|钓鱼|传销)[^,.!?了]{0,3}", Pattern.Options)]
    public static partial Regex IsItFraud { get; }

    [GeneratedRegex("(骗局|骗子|诈骗|杀猪盘|骗人的?|钓鱼)(吗|么|吧|还是|\\?)", Pattern.Options)]
    public static partial Regex FraudAsked { get; }

    [GeneratedRegex("(是不是|会不会是|是否是)(因为)?(我|本人)", Pattern.Options)]
    public static partial Regex IsItMe { get; }

    [GeneratedRegex("(会|可能|能|容易|风险)(不会)?(被|遭)?" + ZhHarm + "(吗|么|吧|呢|\\?|的风险|$)", Pattern.Options)]
    public static partial Regex MayHarmCome { get; }

    [GeneratedRegex("(会|可能|能|怕)(不会)?被黑客[^,.!?了]{0,4}(吗|么|呢|\\?|$)", Pattern.Options)]
    public static partial Regex MayHackersCome { get; }

    [GeneratedRegex("(防|反)(盗|骗|诈骗|诈)", Pattern.Options)]
    public static partial Regex AgainstFraud { get; }

    [GeneratedRegex("骗(人)?(的)?(吧|吗)", Pattern.Options)]
    public static partial Regex FoolingMe { get; }

    // Whoever asks whether it is lost fears for what went wrong on its way; who was robbed says so beside it.
    [GeneratedRegex("(币|钱|usdt|u|资产|余额)(还)?(是不是|会不会|是否|不会)(就|都|全|已经|这样|真的)*(没了|不见了|消失了|丢了)|(币|usdt|资产|钱)(就|都|全|全部|这样|真的)*(没了|不见了|消失了)(吗|么)", Pattern.Options)]
    public static partial Regex IsItLost { get; }

    [GeneratedRegex("死(机|卡|循环|扛|活|贵|慢|拿|线)", Pattern.Options)]
    public static partial Regex DeadThings { get; }

    [GeneratedRegex("(笑|累|急|气|烦|热|困|慢|等|卡|跌|坑|吓|恨)死|想死(你|您|他|她|它|大家|各位)", Pattern.Options)]
    public static partial Regex DyingOf { get; }

    [GeneratedRegex("(钱包|私钥|助记词|密码)(是什么|在哪|怎么)", Pattern.Options)]
    public static partial Regex WhatIsASecret { get; }

    [GeneratedRegex(@"\b(not|never|no|isn't|wasn't|weren't|hasn't|haven't|didn't|nothing|without)\b( yet| been| be| was| getting| get| a| any| my| is| being| actually| really){0,3} " + EnHarm, Pattern.Options)]
    public static partial Regex NoHarmInEnglish { get; }

    [GeneratedRegex(@"\b(how (do|can|to|should)|ways to|tips|help me)\b[^.!?]{0,20}\b(avoid|prevent|protect|secure|spot|recognize|recognise|identify|stay safe)\b[^.!?]{0,30}", Pattern.Options)]
    public static partial Regex HowToAvoidInEnglish { get; }

    [GeneratedRegex(@"\b(what if|if|in case|suppose|afraid|worried|fear|could|might|would|can|avoid|prevent|against)\b[^.,!?]{0,30}\b" + EnHarm + @"\b", Pattern.Options)]
    public static partial Regex SupposedHarmInEnglish { get; }

    [GeneratedRegex(@"\b(is|are|was|could|might|would|does|sounds?|looks?|seems?|smells?) (this|that|it|you|these|those|he|she|they|like|meridian|the (site|app|exchange|mail|email|message|offer|call|caller))( be| possibly| maybe| really| look| sound| just| some| kind of| like)*( a| an| some)? " + EnHarm + "( site| app)?", Pattern.Options)]
    public static partial Regex IsItFraudInEnglish { get; }

    [GeneratedRegex(@"\b(a )?(scam|fraud|scammer|phishing|fake support)( site| mail| email| call)? or (real|not|legit|genuine|official)", Pattern.Options)]
    public static partial Regex FraudOrReal { get; }

    [GeneratedRegex(@"\b(legit|real|genuine|official) or( is it)?( a)? (scam|fraud|fake|phishing)\b", Pattern.Options)]
    public static partial Regex RealOrFraud { get; }

    [GeneratedRegex(@"\b(is|are|was|were) (all )?(of )?(my|the|our|those|these) (coins|funds|crypto|money|balance|usdt|btc|eth|deposit)( all| now| just| really)* (gone|lost|vanished|disappeared)\b", Pattern.Options)]
    public static partial Regex IsItLostInEnglish { get; }

    [GeneratedRegex("dying to|to die for|kill(ed|ing)? (it|the (bot|order|app|process|session|switch))", Pattern.Options)]
    public static partial Regex DyingTo { get; }
}
