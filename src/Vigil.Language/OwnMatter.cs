using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>What of one's own account is asked for that is a state of it, and no matter with a course.</summary>
public enum OwnMatter
{
    /// <summary>Nothing of the kind.</summary>
    None,

    /// <summary>How much is there.</summary>
    Balance,

    /// <summary>What holds the part of it that cannot be used.</summary>
    Held,

    /// <summary>Who signed in, when and from where.</summary>
    SignIns,

    /// <summary>Open positions, and how far they are from liquidation.</summary>
    Positions,

    /// <summary>API keys: what they may do, and from where.</summary>
    ApiKeys,
}

/// <summary>Hears that somebody asks for a state of their own account: '我还剩多少U', 'who signed in to my account', 'am I going to be liquidated?'. How something works in general is none. Pure.</summary>
public static partial class OwnMatters
{
    // What is longer names what it is about.
    private const int ShortTurn = 40;

    /// <summary>What is asked for; of two the graver: who signed in goes before what is held, and that before how much there is.</summary>
    public static OwnMatter Of(string text)
    {
        var normal = NormalText.Of(text);
        return InGeneral.IsMatch(normal) ? OwnMatter.None
            : SignIns.IsMatch(normal) ? OwnMatter.SignIns
            : Held.IsMatch(normal) ? OwnMatter.Held
            : Positions.IsMatch(normal) && !Liquidated.IsMatch(normal) ? OwnMatter.Positions
            : ApiKeys.IsMatch(normal) ? OwnMatter.ApiKeys
            : Balance.IsMatch(normal) && !Countable.IsMatch(normal) ? OwnMatter.Balance
            : OwnMatter.None;
    }

    /// <summary>What a short turn asks on about the state that was told: 'does it have an IP list?' after the keys, 'the second one' after the positions, 'and in orders?' after the balance. How something is done is no such question.</summary>
    public static OwnMatter GoesOn(string text, OwnMatter told)
    {
        var normal = NormalText.Of(text);
        return text.Length > ShortTurn || InGeneral.IsMatch(normal) || Change.IsMatch(normal) ? OwnMatter.None
            : told is OwnMatter.Balance or OwnMatter.Held && OfHeld.IsMatch(normal) ? OwnMatter.Held
            : told switch
            {
                OwnMatter.ApiKeys => OfferedOne.In(text) is not null || OfKeys.IsMatch(normal),
                OwnMatter.Positions => OfferedOne.In(text) is not null || OfPositions.IsMatch(normal),
                OwnMatter.SignIns => OfSignIns.IsMatch(normal),
                _ => false,
            } ? told : OwnMatter.None;
    }

    /// <summary>Whether API keys are spoken of.</summary>
    public static bool NamesKeys(string text) => Keys.IsMatch(NormalText.Of(text));

    /// <summary>Whether the newest of those that were told is meant: 'was the last one me?'.</summary>
    public static bool AsksOfNewest(string text) => Newest.IsMatch(NormalText.Of(text));

    /// <summary>Whether a device or place that was new is asked about.</summary>
    public static bool AsksOfNew(string text) => NewOne.IsMatch(NormalText.Of(text));

    /// <summary>Whether something about the sign-ins seems strange to whoever asks for them, or was not them.</summary>
    public static bool FindsStrange(string text) => Strange.IsMatch(NormalText.Of(text));

    /// <summary>What 'it' is in a short turn after a state was told: 'how do I delete it' after the keys names none by itself. Null where it names something, or nothing was told that 'it' could be.</summary>
    public static string? Referred(string text, OwnMatter told) => told is OwnMatter.ApiKeys or OwnMatter.Positions && text.Length <= ShortTurn && NormalText.Of(text) is var normal && Change.IsMatch(normal) && Pronoun.IsMatch(normal)
        ? (told, text.Any(c => c >= '\u2E80')) switch { (OwnMatter.ApiKeys, true) => "API密钥", (OwnMatter.ApiKeys, _) => "API key", (_, true) => "合约仓位", _ => "futures position" } : null;

    /// <summary>The right that is asked about after the keys were told: read, trade or withdraw; null for none.</summary>
    public static string? RightOf(string text) => NormalText.Of(text) switch
    {
        var normal when Withdraw.IsMatch(normal) => "withdraw",
        var normal when Trade.IsMatch(normal) => "trade",
        _ => null,
    };

    /// <summary>Whether coins of one's own are missed: '我的U不见了', 'my balance is gone'.</summary>
    public static bool Misses(string text) => Missing.IsMatch(NormalText.Of(text));

    // How it is done, reckoned or found is said by an article.
    [GeneratedRegex(
        "怎么(算|计算|设|设置|绑|改|开|加|查|看|才|样才)|如何|是什么意思|什么是|(在|去)哪(里|儿)?(可以|能)?(查|看|设|绑|改|登录|登陆|买|卖|充|提)|会怎么样|" +
        @"\bhow (do|does|to|can|could|is|are|will)\b|\bwhere (do|can|could|to|is)\b|\bwhat (does|happens)\b", Pattern.Options)]
    private static partial Regex InGeneral { get; }

    [GeneratedRegex(
        "登(录|陆)(记录|历史|日志)|从(哪|什么)(里|儿|地方)?[^。?!]{0,4}登(录|陆)|(谁|哪个?人|哪里|哪儿|什么(地方|设备|时候|手机|ip)|几点)[^。?!]{0,6}登(录|陆)(的|过|了)|登(录|陆)[^。?!]{0,4}(是谁|哪里|哪儿|哪个|什么(地方|设备|时候|ip)|几点)|" +
        @"\b(who|when|from where|which (device|phone|ip|place|country)|what (device|ip|place|country))\b[^.?!]{0,40}\b(signed|logged) ?(in|on)\b|\b(who|when|where|which (device|phone|ip|place|country)|what (device|ip|place|country)) did\b[^.?!]{0,30}\b(sign|log) ?(in|on)\b|\bwhere\b[^.?!]{0,30}\b(signed|logged) ?in\b|\b(recent|last|latest|all)( \w+)? (log-?ins?|sign-?ins?)\b|\b(log-?in|sign-?in) (history|records?|activity)\b", Pattern.Options)]
    private static partial Regex SignIns { get; }

    [GeneratedRegex(
        "(冻结|占用|锁住?|扣住?)(了|着|的)?(多少|的?是(什么|啥|哪))|(冻结|占用|锁住?|扣住?)[^。?!]{0,8}(哪|什么)[^。?!]{0,2}(笔|个?订单|个?单)|哪[^。?!]{0,2}(笔|个?订单|个?单)[^。?!]{0,8}(占用|冻结|锁|扣)|" +
        @"\b(how much|what|which)\b[^.?!]{0,24}\b(on hold|held|frozen|locked up|tied up)\b[^.?!]{0,24}\b(money|funds|coins?|balance|usdt|order|orders)\b|\b(money|funds|coins?|balance|usdt)\b[^.?!]{0,24}\b(on hold|held|frozen|locked up|tied up)\b[^.?!]{0,16}\b(by what|what for|which)\b|\b(what|what'?s|whats|how much)\b[^.?!]{0,16}\b(on hold|held|frozen|locked( up)?|tied up)\b[^.?!]{0,12}\borders?\b|\b(which|what) order\b[^.?!]{0,30}\b(hold|holds|holding|froze|freezes|locks|locked)\b", Pattern.Options)]
    private static partial Regex Held { get; }

    [GeneratedRegex(
        "(仓位|持仓)[^。?!]{0,8}(强平价|多少|怎么样|怎样|情况|盈亏|还在|危险|安全|会不会|会爆)|(我|这个?)[^。?!]{0,6}强平价[^。?!]{0,4}(多少|是几|在哪|到哪)|(会|快|要)(不会)?被?(爆仓|强平)了?(吗|么|没|不)|离(爆仓|强平)[^。?!]{0,4}(多|远|近)|" +
        @"\b(what|what'?s|whats|how|how'?s|hows|show|tell|check|list|see)\b[^.?!]{0,24}\bmy( \w+){0,3} (positions?|liquidation price|margin ratio|unreali[sz]ed pnl|pnl)\b|\bpnl on\b[^.?!]{0,16}\b(positions?|open)\b|\b(am i|will i|i'm|going to|will my|is my)\b[^.?!]{0,30}\b(get |be |being |about to be )?liquidated\b|\bhow (far|close|near)\b[^.?!]{0,24}\bliquidat", Pattern.Options)]
    private static partial Regex Positions { get; }

    // What has happened has a record of its own.
    [GeneratedRegex(@"爆仓了(?!吗|么|没)|被(强平|爆仓)了?(?!吗|么)|(强平|爆)掉|\b(was|were|got|been)( \w+)? liquidated\b|\bliquidated (me|my)\b", Pattern.Options)]
    private static partial Regex Liquidated { get; }

    [GeneratedRegex(
        "(这|那|我)(个|把|的)?[^。?!]{0,4}(api|key|密钥)[^。?!]{0,6}(能|可以|有)(不能|没有)?[^。?!]{0,4}(提币|提现|交易|下单)(权限)?(吗|么|没|不)|我[^。?!]{0,8}(api|key|密钥)[^。?!]{0,12}(绑|限制|白名单|权限)[^。?!]{0,8}(ip|吗|么|没|什么|哪些|哪个)|我[^。?!]{0,8}(有|开了)(几个|哪些)[^。?!]{0,3}(api|key|密钥)|我(的)?(哪|那)(个|把|些)[^。?!]{0,3}(api|key|密钥)|(权限|ip|白名单)[^。?!]{0,6}我[^。?!]{0,6}(api|key|密钥)|" +
        @"\b(list|show|see|check|what are)\b[^.?!]{0,12}\bmy( \w+){0,2} keys\b|\bmy( \w+){0,2} keys?\b[^.?!]{0,30}\b(ip|ips|permissions?|restrict(ed|ions?)?|white-?list(ed)?|allow-?list(ed)?|bound)\b|\b(which|what) (ips?|permissions|rights)\b[^.?!]{0,30}\bkeys?\b|\b(does|do|can|could|may|has|have|is|are)\b[^.?!]{0,8}\b(that|this|my|the|those|these)( \w+){0,2} keys?\b[^.?!]{0,24}\b(withdraw\w*|trade|rights?|permissions?)\b|\b(which|what|how many)( \w+)? keys\b[^.?!]{0,12}\b(do i|have i|are)\b|\b(does|do) my( api)? keys?( still)? work\b|\b(is|are) my( api)? keys?( still)? (ok|okay|valid|active|enabled|working|alive|there)\b", Pattern.Options)]
    private static partial Regex ApiKeys { get; }

    [GeneratedRegex(
        "(有|剩下?|余下?)(多少|几)(钱|个?币|个?u|usdt|btc|eth|资产|资金|余额)|还?剩下?多少(钱|个?币|个?u|usdt|余额)?(?=$|[,。?!了呢啊])|还有(钱|币|u|usdt|资产|资金)(剩|吗|么|没|在)|余额(还有|还剩|是|有|剩)?(多少|几)|(查|看)(一?下)?(我的?)?(账户|帐户)?余额|" +
        @"\b(how much|what)\b[^.?!]{0,24}\b(do i|have i|i)\b[^.?!]{0,12}\b(have|got|left)\b|\b(what|what'?s|how much|check|tell|show|see)\b[^.?!]{0,16}\bmy( \w+){0,2} balances?\b|\bhow much\b[^.?!]{0,24}\b(is|are)\b[^.?!]{0,12}\b(left|in my (account|wallet))\b|\b(do i (still )?have|is there|are there|have i got) (any|some|anything|still)?( ?\w+){0,2} (left|in my (account|wallet))\b", Pattern.Options)]
    private static partial Regex Balance { get; }

    [GeneratedRegex(@"(?<![a-z])ip(?![a-z])|白名单|绑|限制|权限|提币|提现|交易|下单|什么时候用|最近用|上次用|停用|哪(个|把|些)|\b(ips?|white-?list\w*|allow-?list\w*|bound|restrict\w*|permissions?|rights?|withdraw\w*|trade|trading|last used|used|disabled|active|which (one|key)s?|what keys?)\b", Pattern.Options)]
    private static partial Regex OfKeys { get; }

    [GeneratedRegex(@"(?<![a-z])api(?![a-z])|\bapi[- ]?(key|secret)s?\b", Pattern.Options)]
    private static partial Regex Keys { get; }

    [GeneratedRegex(@"冻结|占用|锁(住|定|着)|扣(住|着)|挂单(里|中|占)|\b(frozen|on hold|held|locked|tied up|in (open )?orders)\b", Pattern.Options)]
    private static partial Regex OfHeld { get; }

    [GeneratedRegex(@"新(的)?(设备|地点|手机|ip)|(哪|什么|啥)(里|儿|个)?(的)?(设备|地点|手机|地方|城市|国家|时候)|哪里登|几点|(最后|最近|上)(一)?(次|条|个)|成功(了)?(吗|没|么)|\b(new (device|place|location|phone)|which (device|phone|place|country|city)|what (device|phone|place|country|city|time)|from where|last (one|time|login|sign-?in)|latest( one)?|successful|succeed(ed)?|get in|got in)\b", Pattern.Options)]
    private static partial Regex OfSignIns { get; }

    [GeneratedRegex(@"(最后|最近|上)(一)?(次|条|个)|刚才那|\b(the )?(last|latest|newest|most recent)( one| time| login| sign-?in)?\b", Pattern.Options)]
    private static partial Regex Newest { get; }

    [GeneratedRegex(@"新(的)?(设备|地点|手机|地方)|\bnew (device|place|location|phone)\b", Pattern.Options)]
    private static partial Regex NewOne { get; }

    [GeneratedRegex(@"不是(我|本人)|没(有)?登(录|陆)?过|陌生|不认识|异地|异常|可疑|奇怪|盗|黑了|提醒|通知|警告|\b(not me|wasn'?t me|was not me|never|strange|unknown|suspicious|weird|recogni[sz]e|hacked|alert|notice|warning|unfamiliar|someone|somebody|else)\b", Pattern.Options)]
    private static partial Regex Strange { get; }

    [GeneratedRegex(@"强平价|盈亏|亏了多少|赚了多少|保证金|杠杆|倍数|开仓价|均价|标记价|离(爆仓|强平)|多少倍|哪(个|一?笔)|\b(liquidation price|pnl|profit|loss|margin|leverage|entry|mark price|how (far|close|near)|which (one|position)s?|side)\b", Pattern.Options)]
    private static partial Regex OfPositions { get; }

    [GeneratedRegex(@"它|这个|那个|这把|那把|这些|第[一二三123](个|条|把)|\b(it|them|this|that|these|those|one)\b", Pattern.Options)]
    private static partial Regex Pronoun { get; }

    // What is to be done to it, or why, is no state.
    [GeneratedRegex(@"怎么(?!样)|如何|删|关(掉|闭)|撤销|改|加(多少|保证金)|追加|需要|应该|该不该|为什么|为啥|平仓|什么意思|啥意思|是(什么|啥)[?. ]*$|\b(delete|remove|revoke|disable|change|add|close|need|should|why|reduce|increase|means?)\b|\bwhat (is|are)\b(?! (my|the|its)\b)", Pattern.Options)]
    private static partial Regex Change { get; }

    [GeneratedRegex(@"提币|提现|转出|\bwithdraw\w*\b", Pattern.Options)]
    private static partial Regex Withdraw { get; }

    [GeneratedRegex(@"交易|下单|买卖|\b(trade|trading|orders?)\b", Pattern.Options)]
    private static partial Regex Trade { get; }

    // Time, tries and limits are left, too.
    [GeneratedRegex("时间|多久|小时|分钟|天|次|额度|确认|手续费|级|没到|到账|扣|要付|\\b(time|minutes?|hours?|days?|attempts?|tries|chances?|limit|confirmations?|fees?|to pay|to wait|to do|need to)\\b", Pattern.Options)]
    private static partial Regex Countable { get; }

    [GeneratedRegex(
        "(我的?|账户|帐户|余额|资产)[^。?!]{0,8}(不见|没了|少了|消失|没有了|去哪|哪去|找不到|看不到|变(成|为)?(0|零))|" +
        @"\bmy( \w+){0,3}\b[^.?!]{0,16}\b(gone|missing|disappeared|vanished|not there|not showing|shows? (0|zero|nothing)|is zero)\b|\b(can'?t|cannot|don'?t) (see|find)( \w+){0,2} my\b", Pattern.Options)]
    private static partial Regex Missing { get; }
}
