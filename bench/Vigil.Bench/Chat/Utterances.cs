using System.Globalization;

namespace Vigil.Bench.Chat;

/// <summary>What the customers write: questions of the kinds that an exchange hears most, none of which asks for a person.</summary>
public static class Utterances
{
    private static readonly string[] All =
    [
        "我昨晚的提币为什么还没到账?",
        "充值 USDT 选错了链,还能找回来吗?",
        "How long does a withdrawal to Ethereum take?",
        "忘记登录密码了怎么办",
        "身份认证要准备哪些材料?",
        "C2C 卖家一直不放币,我已经付款了",
        "What are the trading fees for a maker order?",
        "验证码收不到,手机没有换过",
        "为什么我的仓位被强平了?价格明明又回来了",
        "提币手续费是多少,最低能提多少?",
    ];

    /// <summary>A customer's message by its ordinal. No two of a conversation are alike, so that a stored text proves which message it is.</summary>
    public static string Of(int customer, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{All[(customer + ordinal) % All.Length]} ({ordinal})");
}
