namespace Vigil.EndToEnd.Tests;

/// <summary>What a customer reads and writes in one language.</summary>
public sealed record Wording(
    string SiteLanguage, string Locale, string OpenButton, string Close, string Message, string Send, string Question, string[] Answer, string ArticleTitle, string HowLong, string Human,
    string Waiting, string Theft, string TheftAnswer, string Unknown, string UnknownAnswer, string SignInFirst, string SignIn, string Continue, string Praise, string Frozen, string FrozenAnswer, string RateWord, string RateSend, string RateThanks, string Read)
{
    /// <summary>Simplified Chinese.</summary>
    public static readonly Wording Chinese = new(
        "zh", "zh-CN", "打开客服", "关闭", "输入问题", "发送", "我昨晚的提币为什么还没到账?",
        ["正在等待区块确认", "/64", "分钟", "1,250 USDT", "ERC-20", "23:40", "第一次提到这个地址", "通过"], "提币到账时间说明", "还要多久", "转人工",
        "正在转人工", "我的账号被盗了,币没了", "安全团队", "你们办公室养猫吗", "没有可靠的资料", "请先登录", "登录", "继续会话", "很快，很清楚", "我的账户为什么被限制了？", "您的账户部分功能暂时受限", "想说的话（选填）", "提交评价", "您的评价：5星", "已读");

    /// <summary>English.</summary>
    public static readonly Wording English = new(
        "en", "en-GB", "Open support", "Close", "Message", "Send", "Why has my withdrawal from last night not arrived?",
        ["waiting for block confirmations", "of 64", "minute", "1,250 USDT", "ERC-20", "23:40", "first withdrawal to this address", "approved"], "How long a withdrawal takes", "How much longer", "Talk to a person",
        "Getting you a person", "My account was hacked and my coins are gone", "security team", "What will the weather be like tomorrow?", "no reliable information", "sign in", "Sign in", "Continue the conversation", "Quick and clear", "Why is my account restricted?", "limited", "Anything to add (optional)", "Send rating", "You gave 5 stars", "Read");
}
