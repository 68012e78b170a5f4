using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>The wordings by which is asked whether something else can be used meanwhile, and what.</summary>
internal static partial class UsageWordings
{
    // What an account is used for; 'it' and bare words are none.
    private const string ZhUse = "(现货|合约|c2c|杠杆|币币){0,2}(交易|买卖|买币|卖币|买入|卖出|卖掉|充值|充币|提币|提现|下单|挂单|撤单|平仓|开仓|划转|转账|理财|登录|持仓|仓位|合约|现货|c2c)|(其他|其它|别的|剩下|其余|另外)(的)?(币|资产|钱|余额|功能|部分|资金|账户){0,4}";
    private const string ZhMay = "(?<![不没])(还能不能|能不能|可不可以|还可以|还能|能|可以|照常|正常)";
    private const string EnUse = @"(trade|trading|buy|sell|deposit|withdraw|use|transfer|close|convert|invest|place orders|log ?in|sign ?in)";
    private const string EnThing = @"(the )?(rest( of (it|my|the)( (money|coins|account|funds|balance))?)?|my other (coins|assets|funds|money|balances?)|other (coins|assets|funds|functions|things)|everything else|anything else|my (trading|deposits?|withdrawals?|positions?|(open )?orders?|futures|spot)|trading|deposits|withdrawals|positions)";
    private const string EnWhile = @"( (meanwhile|in the meantime|until then|till then|while (i|it|this|that|waiting)( \w+){0,3}|now|right (after|away|now)|during (this|that)|as (usual|normal)|afterwards?|after that|immediately|at once|already)){0,4}";

    [GeneratedRegex(
        "这?(?>(会|没?有|是否|不|受|是){0,5})到?(" + ZhUse + ")?(?>(会|受|有|是否|不){0,4})影响(到|不到|不|吗|么|吧|我|我的|大|了){0,4}(" + ZhUse + ")?(吗|么|吧|不|呢)?|" +
        "(" + ZhUse + ")(?>(会|不|也|都|还|是|呢|又|要){1,5})(受|被)?(卡|停|冻|冻结|限制|暂停|锁|影响)(住|了|结)?(吗|么|吧|不)?|" +
        "(期间|这段时间|这时候?|同时|没过之前|之前|到了|入账(了|后)?|到账(了|后)?|解锁前|等的时候|那|我|现在){0,4}" + ZhMay + "(不能|不可以)?(继续|正常|照常|马上|先|立刻|直接|再|把|我的?|钱|币|它|资产|余额|剩下的){0,4}(用|使用|动|碰|提走|转走|" + ZhUse + ")(吗|么|不|呢|了吗)?|" +
        "(" + ZhUse + ")(都|也|还|照样|就){0,4}" + ZhMay + "(用|使用|做|继续|正常|照常|动|提|买|卖){0,4}(吗|么|不|呢)|" +
        "(那|我|现在|的){0,4}(持仓|仓位|挂单|其他的?币)(该|要)?(怎么办|会怎样|会怎么样|呢)|" +
        @"\b(does|will|would|do|is|are|did)( (it|this|that|the (hold|freeze|review|lock|check|restriction)))?( also| even)? (affect|affects|block|blocks|limit|limits|touch|touches)( (me|my|the|other|any|trading|coins|positions?|deposits?|withdrawals?|orders?|account|funds|money|anything|everything|else|rest)){0,4}\b|" +
        @"\b(can|could|may|am i able to) ?i?( (still|also|even|meanwhile|now|then|at least|just|already)){0,4} " + EnUse + @"( (it|them|my|the|other|rest|usdt|btc|eth|coins?|account|funds|everything|else|position|positions|normally)){0,4}" + EnWhile + @"(?= |$|[?.!,])|" +
        @"\b(is|are|will|does|do)( (also|even))? " + EnThing + @"( (also|still|be|even|all)){0,4} (affected|closed|cancelled|frozen|locked|blocked|stopped|restricted|fine|ok|okay|working|work|available|usable|free|safe)\b( too| as well)?|" +
        @"\b(what|how) about (" + EnThing + @")\b|\bwhat (happens|will happen) (to|with) (my (open )?(positions?|orders?|other coins))\b|\bwhat (can|may) i (still )?(do|use)( (until then|meanwhile|in the meantime|till then|while (i|it)( \w+){0,2}))+", Pattern.Options)]
    public static partial Regex Affected { get; }

    /// <summary>What is meant; of several the one that is looked for first.</summary>
    public static Usage Of(string normal) =>
        Positions.IsMatch(normal) ? Usage.Positions
        : Withdraw.IsMatch(normal) ? Usage.Withdraw
        : Deposit.IsMatch(normal) ? Usage.Deposit
        : Sell.IsMatch(normal) ? Usage.Sell
        : Buy.IsMatch(normal) ? Usage.Buy
        : Trade.IsMatch(normal) ? Usage.Trade
        : Others.IsMatch(normal) ? Usage.Others
        : Usage.Unnamed;

    [GeneratedRegex(@"持仓|仓位|平仓|\b(positions?|close)\b", Pattern.Options)]
    private static partial Regex Positions { get; }

    [GeneratedRegex(@"提币|提现|提走|转走|转出|\bwithdraw\w*\b", Pattern.Options)]
    private static partial Regex Withdraw { get; }

    [GeneratedRegex(@"充值|充币|\bdeposits?\b", Pattern.Options)]
    private static partial Regex Deposit { get; }

    [GeneratedRegex(@"卖(币|出|掉)?(?!家)|\bsell\w*\b", Pattern.Options)]
    private static partial Regex Sell { get; }

    [GeneratedRegex(@"买(币|入)?(?!家|卖)|\bbuy\w*\b", Pattern.Options)]
    private static partial Regex Buy { get; }

    [GeneratedRegex(@"交易|下单|挂单|合约|现货|买卖|开仓|\b(trad(e|es|ing)|orders?|futures|spot|convert)\b", Pattern.Options)]
    private static partial Regex Trade { get; }

    [GeneratedRegex(@"其他|其它|别的|剩下|其余|另外|\b(rest|other|else)\b", Pattern.Options)]
    private static partial Regex Others { get; }
}
