using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>The wordings by which each aspect is asked about, and what is expressly not asked.</summary>
internal static partial class AspectWordings
{
    private const string ZhThing = "(手续费|矿工费|费用|多久|多长时间|时间|原因|金额|数量|地址|哈希|网络|链|取消|撤回|撤销|追回|进度|单号|价格)";
    private const string EnThing = @"\b(fees?|how long|reason|why|amount|how much|address|hash|txid|tx id|network|chain|cancel|recall|stop|undo|reverse|progress|status|price|when)\b";

    public static readonly Regex[] NotMeant = [NotAskedInChinese, Cancelled, NotAsked, CancelledInEnglish];

    // The order counts: what a wording found first covers is not looked at again.
    public static readonly (Aspect Aspect, Regex Wording)[] All =
    [
        (Aspect.Next, Release), (Aspect.Prevent, Prevent), (Aspect.Affected, UsageWordings.Affected), (Aspect.Safe, Safe), (Aspect.Again, Again), (Aspect.Hurry, Hurry), (Aspect.Refund, Refund), (Aspect.Fee, Fee), (Aspect.Transaction, Transaction), (Aspect.Number, Number), (Aspect.Price, Price),
        (Aspect.When, When), (Aspect.Duration, Duration), (Aspect.Why, Why), (Aspect.Chain, Chain), (Aspect.State, State), (Aspect.Address, Address),
        (Aspect.Amount, Amount), (Aspect.Cancel, Cancel), (Aspect.Next, Next),
    ];

    [GeneratedRegex("(不要|不想|不用|不需要|不必|不打算|没想|没要|没说要|没有要|没问|没有问|不是问|不是说|不是要|不是想|不关心|别|先不|无所谓|不在乎|已经知道)[^,.!?;]{0,5}" + ZhThing, Pattern.Options)]
    public static partial Regex NotAskedInChinese { get; }

    [GeneratedRegex("(被|已经?|自动|他们?|对方|系统)(取消|撤销)(了|的|掉)?", Pattern.Options)]
    public static partial Regex Cancelled { get; }

    [GeneratedRegex(@"\b(don't|do not|didn't|did not|not|never|won't|no need to)( \w+){0,3} " + EnThing, Pattern.Options)]
    public static partial Regex NotAsked { get; }

    [GeneratedRegex(@"\b(was|were|been|got|is|it's) cancel(l)?ed\b", Pattern.Options)]
    public static partial Regex CancelledInEnglish { get; }

    // Whether to give the coins of a trade away asks what is to be done.
    [GeneratedRegex(@"(我|现在|那|该|先)*(能不能|可不可以|要不要|该不该|应不应该|能|可以|应该|敢|要)(直接|先|现在)?放(币|给他|给她|给对方)(吗|么|不|呢|了)|\b(can|may|should|shall|do|must) i (just |now |have to )?release\b", Pattern.Options)]
    public static partial Regex Release { get; }

    // 'My coins are gone' tells; 'are they gone?' asks.
    [GeneratedRegex(
        "(钱|币|资产|这笔|它|我)*(会不会|是不是|该不会|难道|不会|不会就)(是|就|这么|真的?|给|要|都)*(丢|丢失|没|不见|打水漂|白费|消失|亏|赔|损失)(了|掉|失|没)*(吧|吗|么|啊|呀|呢)?|(钱|币|资产|这笔|它)*(丢|丢失|没|不见|消失)(了|掉)*(吗|么|吧)|(会不会|会|是不是)*((钱|人)(币|财)两空|两头空)(吗|么|吧|啊)?|(账户|账号|(我的|我)?(钱|币|资产|资金))*(还|都|会|是|是不是)*(安全|保险|还在)(的|不|着)*(吗|么|吧|不)|(有|会)(没有|不会)?(什么)?(风险|危险)(吗|么)?|" +
        @"\b(((is|are|was|were|will|did|does|has|have|so|then|just|be|get) )*((it|its|it's|that|they|they're|my|our|the|all|this|i|coins?|money|funds|crypto|assets|usdt|account|everything|still|really|now) )+(lost|safe|secure|at risk|in danger|gone (forever|for good)))\b( (forever|for good|now|here))?|\bsure( that)? (it|it's|its|that|they|my (money|coins?|funds)|the (money|coins?|funds))( is| are|'s)?( not|n't)? (gone|lost)\b|\b(is|are) ((my|the|all) )?(it|money|coins?|funds|crypto|assets|everything) gone\b|\b(did|will|do|could) i (just )?(lose|lost) ((all|my|the) )*(it|money|coins?|funds|everything)\b", Pattern.Options)]
    public static partial Regex Safe { get; }

    [GeneratedRegex(
        "(还|我|那|是不是|是否)*(能|可以|可不可以|能不能|用|要|需要|得)(不能|不可以)?(再|重新|重)(去|来|给)?(提交|提|试|交|申请|发起|发|下单|传|上传|拍|认证|来)(一?次|一?遍|一下|试|币)*(吗|么|不|呢)?|((能|可以)(不能)?)?换(个|一个|另外?一?个)(钱包)?(地址|网络|链|证件|钱包)(再|重新)?(去)?(提交|提|试|交|发)?(一?次|一?遍|一下)?(吗|么|不|呢)?|重新?(提交|提币|提|申请|试|交)(一?次|一?遍)?(吗|么|行不行|可以吗)|" +
        @"\b(can|could|may|should|shall|do|must|how do) i (just |simply |then |have to |need to )?(try|send|submit|apply|withdraw|do|request|upload|start|make)( (it|this|that|them|one|a new one|the withdrawal))?( all over)? (again|once more|anew)\b|\b(can|could|may|should|shall|do) i (just )?(retry|resubmit|resend|redo)( (it|this|that))?\b|\b(try|send|submit) (it |this )?again\b", Pattern.Options)]
    public static partial Regex Again { get; }

    [GeneratedRegex(
        "((?>(你们?|您们?|能|可以|可|否|帮我?|麻烦|给我|就|不){0,6})(提前|马上|立刻|立即|现在|手动|直接|先)(给我|帮我|就|能)?(解冻|解锁|解开|解除|恢复|放开|通过|放行|打开))(吗|么|不|一下){0,2}|(改|换|重置)(了|个|掉)?密码(就)?(能|可以)(不能)?(马上|立刻|直接|提前)?(解开|解锁|解除|恢复|登录)(吗|么|不)?|(?>(你们?|您们?|能|可以?|帮我?|不){1,6})(催|催促|督促)(一?下|催|对方|他们|她|他)*(吗|么|不)?|(?>(你们?|能|可以?|不){1,5})(帮我|给我)?(解冻|解锁|解开)(一下)?(吗|么|不)|" +
        @"\b(can|could|will|would|cant|can't) (you|u|someone|somebody|support|i|we)( (please|just|not|at least|guys|maybe)){0,6} (lift|unlock|unfreeze|release|open|remove|end|finish|approve|rush|push|expedite|hurry|speed|chase|prioriti[sz]e|force|skip)( (it|this|that|them|me|my|the|account|hold|freeze|lock|review|check|withdrawal|seller|up|through)){0,6}( (now|early|earlier|sooner|faster|right away|immediately|manually)){0,6}\b|\b(make|get) (it|this|that) (go )?(faster|quicker|sooner)\b|\b(any|a) way to (speed|hurry|rush|expedite)( (it|this|that))?( up)?\b", Pattern.Options)]
    public static partial Regex Hurry { get; }

    [GeneratedRegex(
        "(下次|以后|今后|将来|这次)*(我|该|要|应该|能|可以)*(怎么|如何|怎样)(样|做|办)?(才能|才|能|可以|来|去)?(避免|防止|预防|不再|不被|不会再)(这种|这样|这个|再|被|发生|出现|情况|的|事|问题|强平|爆仓|锁|冻结|下次|此类)*|(避免|防止)(下次|再次|再|这种|以后)*(发生|出现|被强平|被锁|被冻)?|(下次|以后)(该|要|应该|得)*(怎么|注意)(做|办|弄|什么|啥|些)*|(当时|早知道|之前)(我)?(该|应该|本来|本该)(怎么|做|干|怎样)(做|办|什么|啥)*|" +
        @"\b(how (do|can|could|should|to|would)( i| we)? )?(avoid|prevent|stop)( (it|this|that|these|such a thing|a|another|being|getting|from))*( (happening|happen|liquidat\w+|locked|frozen|again|next time|in future|in the future))+\b|\bhow (do|can|could|should) (i|we) (avoid|prevent)( (it|this|that|these))?\b|\bwhat (should|could|can) i (have done|do)( differently| better| next time)+\b|\bwhat (should|could) i have done\b|\bnext time\b", Pattern.Options)]
    public static partial Regex Prevent { get; }

    [GeneratedRegex(
        "(手续费|矿工费|费用)?(会|能|可以|要|是否|还)*(退不退|退还|返还|退款|退费|退回?(来|给我)?(吗|么|不))(手续费|矿工费|费用)?(吗|么|不)?|(能|会|可以|给)(不能|不会|不可以)?(我)?(赔偿?|补偿?)(一点|点|些|我|回来)*(吗|么|不)|赔偿|补偿|还我(的)?(钱|币)|(把)?(钱|币)还(给)?我|" +
        @"\b(((is|are|was|were|will|do|does|can|the|i|get|a)) )*((network |withdrawal )?fees? )?(be |been |also |get |gets )*(refund(ed|s|able)?|reimbursed)( the)?( fees?)?\b|\b(compensat(e|ed|ion)|reimburse(ment)?)\b|\b(get|give|gives|have|want|need)( me)? (my|the|our) (money|coins|funds|crypto|fees?)( \w+)? ?back\b|\b(do|does|will|is|are|can) (i get |the |my |we get )*(fee|fees) ?(come |comes |coming |be |get |given )?back\b", Pattern.Options)]
    public static partial Regex Refund { get; }

    [GeneratedRegex(
        "((扣|收|花|付)(了|掉|去|我)*(多少)?(钱|币)?(的)?)?(手续费|矿工费|网络费|服务费|gas ?费?|费用|过路费|油费)(是|有|要|收|扣|花|了|的|到底|一共|总共|共)*(多少|几|多高|什么|啥)?(钱|个|币|u|usdt)?|(扣|收)(了|我)*多少费|收费(多少|吗)|(要|会|还|也)*收(我)?(钱|费)(吗|么|不)|(要|会|得|还|再)(收|交)(我|您|你)?多少(钱|u|usdt)?|" +
        @"\b(how (much|high|big)|what|which)( (is|was|were|are|did|do|does|the|my|of|that|this|it|you|i|they|take|pay|in|for))*('s)? (network |withdrawal |transaction |gas )?(fees?|charges?|gas|cost|costs|commission)\b|\b(fees?|commission|gas|charged?|charges)\b|\b(what|how much) (did|does|do|will|would) (it|this|that) cost\b|\b(will|does|would) (it|this|that) cost( me)?( (anything|something|money|extra|much))?\b|\bhow much (do|does|will|would) (you|they|it|meridian) (take|keep|charge|deduct)\b", Pattern.Options)]
    public static partial Regex Fee { get; }

    [GeneratedRegex(
        "(tx ?(id|hash|号)|hash|哈希值?|交易(号|编号|id|单号|流水)|链上(的)?(记录|凭证|编号|交易号|链接)|浏览器(的)?(链接|地址)|区块链?(链接|浏览器)) ?(是|有)*(多少|几|什么|啥)?([ ,，]?(要|应该|可以|能)?(在|去|从|到)?(哪|哪里|哪儿|什么地方|怎么|如何)(里|儿)?(能|可以)?(看|查|找|复制|拿)(到)?)?|" +
        @"\b(where|how) (do|can|could|should|would) i (find|see|get|look up|copy) (the|my|its|this|that|a) (tx ?id|txid|transaction (id|hash|number)|hash)\b|\btx\b|\btx ?id\b|\btransaction (id|hash|number|reference|link)\b|\b(hash|explorer( link| url)?)\b|\bproof on (the )?chain\b", Pattern.Options)]
    public static partial Regex Transaction { get; }

    [GeneratedRegex(@"(提币|充币|订单|记录|提现)?(单号|订单号|编号|记录号|流水号)(是|有)*(多少|几|什么|啥)?|\b(order|withdrawal|deposit|reference|record|ticket)('s)? (number|id|no)\b|\breference\b", Pattern.Options)]
    public static partial Regex Number { get; }

    [GeneratedRegex(@"(强平|触发|标记|开仓|爆仓|平仓|成交)(的)?价(格|位)?(是|有)*(多少|几|什么|啥)?|(什么|多少|哪个|啥)价(格|位)?|价格(是)?多少|\b(liquidation|trigger|mark|entry|closing|at what|at which|what|which) price\b", Pattern.Options)]
    public static partial Regex Price { get; }

    [GeneratedRegex(
        "(什么时候|啥时候|啥时间|什么时间|几点钟?|几号|哪天|何时|几时)[^,.!?;能才会可要]{0,7}(的|了)|(提交|发出|发起|转出|出账|到账|入账|下单|付款|冻结|强平|申请|开始)(的)?(时间|日期)(是)?(什么|多少|几点|哪天)?|从(什么时候|哪天|几点|何时)(开始|起)?|" +
        @"\b(when|what time|what day|which day|at what time) (was|were|did|had|has|have)\b|\bsince when\b|\b(time|date) (of|when|it was)\b", Pattern.Options)]
    public static partial Regex When { get; }

    [GeneratedRegex(
        "(还|大概|大约|估计|预计|得|要|需|等|最多|最快|最长|剩|差|快|后)*(多久|多长时间|多少时间|多长|几分钟|几个?(小时|钟头)|几天|多少(分钟|个?小时|天)|几个(区块)?确认|多少个?(区块)?确认)|(什么时候|啥时候|啥时间|什么时间|何时|几时|几点|哪天|几号)(才|能|会|可以|就|要|开始|结束)*|(到账|完成|恢复|解冻|解除|结束|入账|放币)(的)?时间|(快|马上|即将)(要)?(到|好|完|完成|结束)(账|事)?了?(吗|没|么)|剩(下|余)?(多少|几)|(能|可以)?(不能|不可以|否)?(快一?[点些]|加快|加急|提速|催一?下?)|进度|确认(数|了(多少|几个?))|(现在|目前|已经|确认|到|有|第)*几个(确认|区块|块)?了|(今天|今晚|明天|明早|一会儿?|马上|很快)(能|会|可以)(到|好|完成|收到|结束|恢复)|" +
        @"\bhow (much |many )?(more )?(long|longer|soon|far)( more)?( along)?\b|\bhow (much|many)( more| other)? (minutes?|hours?|days?|time|confirmations?|blocks?)\b|\bhow much (longer|more time)\b|\b(when|what time) (will|does|do|can|is|are|should|would|am|might)\b|\beta\b|\b(by|until|till) when\b|\bhow much (is |do i have |have i got )?(left|remaining)\b|\bhow many (are )?(left|remaining|so far|now|has it( got)?|does it have|are in)\b|\btime (left|remaining)\b|\b(almost|nearly) (there|done|finished)\b|\bconfirmations?\b|\b(today|tonight|tomorrow|soon)\?", Pattern.Options)]
    public static partial Regex Duration { get; }

    [GeneratedRegex(
        "为什么|为啥|为何|干嘛|干吗|凭什么|凭啥|(什么|啥|具体|真实|真正|详细)(的)?(原因|理由|缘故|情况导致)|原因(是|呢|在哪)?(什么|啥)?|理由(是|呢)?(什么|啥)?|因为(什么|啥)|(怎么|咋)(会|还|又|就|被|要)(这样|那样)?|(怎么|咋)回事|出于什么|(是不是|难道|是在?|因为)?(你们?|您们?|平台)?(在)?(怀疑|调查|针对)(我|我们)(洗钱|犯罪|诈骗|违规|有问题|是骗子|什么)*(吗|么|吧|了)?|是?谁(锁|冻结?|限制|停)(的|了)|是?(不是)?(警察|警方|公安|法院|司法|检察院|银行|税务)(让|要求|叫)?(你们?|您们?)?(冻结?|锁|限制|查|停)(的|了|我)*(吗|么)?|(是|算)?(谁|我|你们?|他们?|对方|平台)(的)?(错|责任|原因|问题)(吗|么|吧|导致的)?|我?(是不是|有没有|哪里|哪儿|哪一步)?(做|弄|搞|填|操作)错(了)?(什么|啥|哪里)?(吗|么)?|" +
        @"\bam i (being |under )?(investigat(ed|ion)|suspected|accused|flagged)\b|\b(do|are|did) you (guys )?(suspect|suspecting|accuse|accusing|investigate|investigating|think)( me| i)( of)?( am| i'm)?( (money )?launder\w*| a criminal| a (scammer|thief))?\b|\bwhat (did|have) i (do|done)\b( wrong)?|\b(did|was it|is it) (the )?(police|a court|the court|authorities|my bank|the bank|tax office)\b( (ask|asked|order|ordered|tell|told|that|who|froze|freeze|you|to|it|this))*|\b(what|where) (did|have) i (do|done|go|gone) wrong\b|\b(did|have) i (do|done) (something|anything) wrong\b|\bwhat went wrong\b|\b(whose|(is|was) (it|this|that) (my|your|their|his|her)|(my|your|their|his) own|(my|your|their|his|her)) (fault|mistake)\b|" +
        @"\bwhy\b|\bhow come\b|\bwhat for\b|\bfor what\b|\b(what( is| was|'s)?|the|any|a|which|specific|exact|real) (the )?(exact |specific |real )?(reason|cause|grounds)\b|\bwhat (caused|led|made|triggered)\b|\bon what (basis|grounds)\b|\bexplain\b", Pattern.Options)]
    public static partial Regex Why { get; }

    [GeneratedRegex(
        "(哪|什么|啥|那)(一)?(条|个)?(公)?(链|网络|主网|通道|网)(的|上|走|发|提|转)*|(链|网络|主网)(是|用|选|走)?(的)?(是)?(哪|什么|啥)(个|条|一)*|(走|用|选)的?(是)?(哪|什么|啥)(条|个)?(链|网络)?|(是|走|用)(的)?(不是)?(erc|trc|bep)[- ]?20(的)?(吗|还是|么|不)|" +
        @"\b(which|what)( (kind of|sort of|block))?( )?(chain|network|blockchain|protocol)\b|\b(chain|network)( \w+)? (is|was|did|does|are|were)\b|\b(the|its) (chain|network)\b|\b(erc|trc|bep)[- ]?20 or\b", Pattern.Options)]
    public static partial Regex Chain { get; }

    [GeneratedRegex(
        "(进行|走|处理|办|审)?到(了)?哪(一)?(步|个?环节|个?阶段|了)|(走|办|处理)到哪|(有)?(没有?|什么|啥|新)*(进展|消息|更新|变化|动静|下文|结果|回音)(了)?(吗|没有?|么)?|(什么|啥|怎样|怎么样)(的)?(状态|状况|情况)|状态|怎么样了|咋样了|(钱|(?<![提充])币)(去|到|在)哪(里|儿|了)*|(?<=[提充]币)(去|在)哪(里|儿|了)*|(已经)?(到账|到|好|完成|成功|收到|处理|审核|通过|放币|解冻|发出|转出|入账|上链|退回|退)(完|成)?(了)?(吗|没有?|么|没呢)|(会|能)(不会)?退(回|还|款)?(来|给我)*(吗|么)?|" +
        @"\b(any|some|no) (update|updates|news|progress|change|changes|result|word)\b|\b(what('s| is)( the)?|current|the) (status|state|progress|situation)\b|\bstatus\b|\bwhat('s| is) (happening|going on|up)\b|\bwhere('s| is| are) (it|they|my|the|that|this)\b|\b(is|has|have|are) (it|they|that|this) (already |now |still |been )?(done|arrived?|gone|go|sent|come|complete|completed|finished|approved|through|there|confirmed|ok|okay|returned)\b( through)?|\bdid (it|they|that|this) (arrive|go through|work)\b|\b(arrived|done|finished|sent|approved|there) yet\b|\bhow is it going\b|\bhow does it (look|stand)\b", Pattern.Options)]
    public static partial Regex State { get; }

    [GeneratedRegex(
        "(哪|什么|啥|那)(一)?(个|里|儿)?(的)?(钱包)?地址(上|里|去|了|的)*|(收款|目标|接收|收币|提币|对方|收货)?(的)?地址(是|为|写|填|的)*(哪|什么|多少|啥|对|正确|有没有错|错)?(个|吗|不对|么|了|没)*|(发|转|打|提|汇|送|寄)(到|去|给|往|出去到|到了|给了)+(了)?(哪|谁|什么地方|啥地方)(里|儿|个|了)*|(去|往)(了)?(哪|什么地方)(里|儿|了)*|谁(收到|收的|收款)|" +
        @"\b(which|what)( \w+){0,2} (address|wallet)\b|\b(the|receiving|destination|right|correct|recipient|my|its) (\w+ )?address\b|\baddress\b|\bwhere (did|was|were|has|have|is|does|do)( (it|they|you|this|that|these|the|my|money|coins|i|we))+( been| being| go| sent| send| going| gone| went| end up)*( to)?\b|\b(sent|went|going|go) (it )?(to )?where\b|\bdestination\b|\b(to whom|who (received|got|receives|did you send))\b", Pattern.Options)]
    public static partial Regex Address { get; }

    [GeneratedRegex(
        "(金额|数量|数额|总额|总数|本金)(是|有|的|到底)*(多少|几|什么)?|(?>(一共|总共|共|到底|提|转|充|发|出|扣|到|收|买|卖|亏|损失|冻|退|付|有|是|差|赔)*)(?>(了|出|走|到|账|去|掉|的|结)*)多少(钱|个|币|枚|u|usdt|btc|eth|呢|啊|来着)*|" +
        @"\bhow (much|many)( (was|is|were|are|did|do|does|it|i|of|coins|money|usdt|btc|eth|exactly|in total|have))*|\b(what|which)( (is|was|were))?('s)? (the )?(exact )?(amount|sum|size|total)\b|\b(the|exact|total) amount\b", Pattern.Options)]
    public static partial Regex Amount { get; }

    [GeneratedRegex(
        "(能|可以|还|帮我|给我|想|要|我)*(把)?(它|这笔)?(取消|撤回|撤销|撤单|追回|追得?回|找得?回|拦(下|截|住)|召回|收回|要回|反悔|停(下|止|掉))(来|掉|它|吗|一下|得了|的话)*|(不|不想|不要)提了|" +
        @"\b(cancel|cancell?ing|recall|revoke|undo|reverse|abort|withdraw it back|call (it |this |that )?back|take (it |this |that |them )?back|get (it|this|that|them) back|bring (it|them) back|stop)\b", Pattern.Options)]
    public static partial Regex Cancel { get; }

    [GeneratedRegex(
        "(那)?(然后|接着|接下来|下一步|下面|后续|后面|之后|再然后)(我|该|要|应该|需要|会|怎么|怎样|做|干|办|呢|是|什么|啥|咋|样)*|(我|还|现在|那|是不是|需不需要|要不要|有没有|该|应该|需要|可以|能|得|要|用)*(我)?(做|干|弄|操作|配合|处理|等)(些|点|别的)*(什么|啥|吗|么|就行|就好)|(怎么|咋|如何)(办|做|弄|搞|处理|操作|解决|恢复|解冻|解除|解封|申诉)(才好|好|呢|啊)*|(谁|哪个?(部门|团队|一方|边))(来|在|去|负责|处理|审|要|得|该|管|操作)*|(轮到|等)(谁|哪边)|(要|需|交|补|提供|上传|准备|提交|给)*(我)?(交|补|提供|上传|准备|提交|给)?(什么|哪些|啥)(材料|资料|文件|证明|证件|东西)|(还|要|需要|让|叫|得)*我?(还要|需要|要|得|该|应该)?(提供|补|补交|上传|准备|提交)(些|一些|点)?(什么|哪些|啥)(东西)?(呢|吗)?|(要|该|需要)(给|拿)(他们|对方|你们)?看(什么|啥)|有(没有|什么|啥)?(别的|其他|什么)*(办法|方法)(吗)?|" +
        @"\b(what|so what|and what|now what|what about)( (now|next|then|else|happens|happen|comes))+\b|\bnext steps?\b|\b(and|so) then\b|\bthen what\b|\b(what|anything|something)( (do|should|must|can|could|will|else|would|am|is|have|there))*( i| we| you)?( (need|have|should|must|can|supposed|required|left))*( to)? (do|provide|submit|upload|send|prove|show)\b|\b(do|must|should|shall) i (need|have|just|wait)( to)?( (do|wait|provide|submit))?( anything| something| more)?\b|\bwho('s| is| has| needs| must| should| will| does| do| can| handles)\b|\bwhose (turn|job)\b|\b(what|which) (documents?|papers?|proof|materials?)\b|\b(how|where)( (do|can|should|must|could))? i (send|submit|upload|provide|hand)( (them|it|these|that|this|in|over|the|my|documents?|papers?|proof))+\b|\b(need|needed|want|waiting) (for |on |from )?(me|whom|who|what)\b|\bup to me\b", Pattern.Options)]
    public static partial Regex Next { get; }

    [GeneratedRegex(
        "一般|通常|平时|正常(来说|情况)|规定|标准|怎么(算|收|计算|查|设置|改|降低|减少|省)|如何(计算|收取|设置|修改|查)|是(个)?(什么|啥)(意思|东西)|^(请问|那)?(什么|啥)是|啥意思|有哪些|哪些(币|链|网络)|每(次|笔|天)|最(低|高|少|多|小|大)|支持|" +
        @"\b(usually|generally|normally|in general|typically|typical|on average|per day|minimum|maximum|support|supported|supports|calculated|charged for|meaning|mean|means|definition)\b|\bwhat('s| is| are) an?\b|\bhow (do|does|can|is|are|should) (i|one|you|the|a|an)\b[^.!?]{0,20}\b(find|check|set|change|lower|reduce|calculated|work|works|avoid|withdraw|deposit|buy|sell|trade)\b", Pattern.Options)]
    public static partial Regex Rule { get; }

    [GeneratedRegex(@"一般|通常|平时|正常(来说|情况)?|\b(usually|generally|normally|in general|typically|on average)\b", Pattern.Options)]
    public static partial Regex Habit { get; }

    [GeneratedRegex(@"审(核|查|批|了)?|复核|风控|核(查|验|实)|检查|查我|拦|卡(住|在|着)|\b(review|reviewed|reviewing|held|hold|holding|checked|checking|check|checks|screening|screened|inspected|verified|delayed)\b", Pattern.Options)]
    public static partial Regex Reviewed { get; }

    [GeneratedRegex("(^| )(usdt|usdc|btc|eth|trx|sol|ton|bnb|xrp|doge|ltc|ada|matic|pol|shib|avax|dot|dai|bitcoin|ethereum|tron|solana|erc20|trc20|bep20)($| )|比特币|以太(坊|币)|泰达币|波场|狗狗币", Pattern.Options)]
    public static partial Regex Coin { get; }
}
