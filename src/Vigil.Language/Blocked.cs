using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>What of an account somebody cannot use.</summary>
public enum BlockedFunction
{
    /// <summary>Nothing is said to be closed.</summary>
    None,

    /// <summary>Orders are not taken.</summary>
    Trading,

    /// <summary>Coins cannot be sent away.</summary>
    Withdrawals,

    /// <summary>Something, and not said what.</summary>
    Any,
}

/// <summary>Hears that a function of the account is closed to somebody, whatever they take for the cause: '我怎么下不了单了', 'cannot withdraw'. Pure.</summary>
public static partial class Blocked
{
    /// <summary>What is closed; of two the one that is named.</summary>
    public static BlockedFunction Of(string text)
    {
        var normal = NormalText.Of(text);
        return Trading.IsMatch(normal) ? BlockedFunction.Trading
            : Withdrawals.IsMatch(normal) ? BlockedFunction.Withdrawals
            : Any.IsMatch(normal) ? BlockedFunction.Any
            : BlockedFunction.None;
    }

    [GeneratedRegex(
        "(下|挂)不(了|上|出去)(单|委托)?|(不能|没法|无法|不让|不给)(我)?(再)?(下单|挂单|交易|买|卖|开仓)|(买|卖|交易|开仓)不了|(下单|挂单|委托)[^。?!]{0,6}(失败|报错|被拒)|" +
        @"\b(can'?t|cannot|can not|unable to|not able to|won'?t let me|not allowed to)( \w+){0,2} (trade|buy|sell|order|orders|open a position)\b|\borders?( \w+){0,2} (failing|fail|rejected|refused)\b", Pattern.Options)]
    private static partial Regex Trading { get; }

    [GeneratedRegex(
        "提不(了|出)|转不(了|出)|(不能|没法|无法|不让|不给)(我)?(再)?(提|转出)|" +
        @"\b(can'?t|cannot|can not|unable to|not able to|won'?t let me|not allowed to)( \w+){0,2} (withdraw|withdrawals?|send|transfer out)\b|\bwithdrawals?( \w+){0,2} (disabled|blocked|paused|locked|closed)\b", Pattern.Options)]
    private static partial Regex Withdrawals { get; }

    [GeneratedRegex(
        "(功能|按钮|按键|地方)[^。?!]{0,6}(用不了|不能用|没法用|受限|关了|没了|点不了|点不动|点不开|打不开|是灰的|灰色|不可用)|(好多|很多|什么|啥)(功能|东西)?都?(用不了|不能用)|(钱|币|资产|余额|(?<!银行|对公)(账户|账号))[^。?!卡行]{0,4}(被|给)[^。?!卡]{0,3}(冻|限制|扣住)|" +
        @"\b(funds|money|coins?|balance|assets|(?<!bank )account)( (is|are|was|were|got|has|have|been|all|suddenly)){1,3} (frozen|on hold|restricted)\b|\b(froze|frozen|freezing|restricted) my (funds|money|coins|balance|assets|account)\b|\b(functions?|features?|everything|half of it)( \w+){0,3} (disabled|blocked|unavailable|greyed( out)?|grayed( out)?|closed|restricted|not work(ing)?|don'?t work|doesn'?t work)\b|\b(restrict|limit)(ed|ing)? me\b", Pattern.Options)]
    private static partial Regex Any { get; }
}
