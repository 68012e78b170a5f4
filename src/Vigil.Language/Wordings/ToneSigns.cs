using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>The words by which a reply blames, turns away or promises; of each only what leaves little doubt. Read in <see cref="PlacedText"/>.</summary>
internal static partial class ToneSigns
{
    public static readonly Regex[] Blaming = [ZhYourFault, ZhYouYourself, ZhToldYou, ZhShouldHave, ZhServesYou, EnYourFault, EnShouldHave, EnToldYou, EnYouFailed, EnYourself];

    public static readonly Regex[] Cold = [ZhOnlyNo, ZhNotOurs, ZhSendsAway, EnOnlyNo, EnNotOurs, EnSendsAway];

    public static readonly Regex[] Promising = [ZhGuarantee, ZhSurely, ZhNoRisk, EnGuarantee, EnSurely, EnHundred];

    private const string Outcome = "追回|找回|拿回|要回|退回|退给|到账|到帐|收到|解决|成功|通过|解冻|恢复|没问题|没有问题|处理好|处理完|搞定|赔|完成|有结果|给您结果|给你结果";

    [GeneratedRegex("(?<!不|如果|若|要是|是否)是(因为)?[您你](们)?自己的?(问题|原因|责任|错|失误|疏忽|过错)|(这|都|全|完全|明明|本来)(都|就|完全|全)?是[您你](们)?的?(错|失误|疏忽|过错|责任)", Pattern.Options)]
    private static partial Regex ZhYourFault { get; }

    [GeneratedRegex("(?<!不是|如果|若是|要是|是否|是不是)[您你]自己(没有?(看|注意|仔细|核对|读|保管|保护|弄清|搞清|当心|小心)|不(看|注意|小心|仔细|核对|当心)|乱|非要|硬要|[填转选输点弄搞写提充]错|操作(失误|不当|错误|有误)|大意|泄露|给出去)|[您你](也|真|实在|就是)?太(不小心|粗心|大意|马虎|贪心)|[您你](是不是|到底)?(听不懂|看不懂|没听懂|没看懂)", Pattern.Options)]
    private static partial Regex ZhYouYourself { get; }

    [GeneratedRegex("早就(已经)?([跟和对][您你])?(说|讲|告诉|提醒|通知)(过|了)?[您你]?|早(跟|和|对)[您你](说|讲)过|不是(已经|都|早)?([跟和对][您你])?(说|讲|告诉|提醒)(过|了)?[您你]?(过|了)?(吗|嘛)|(说|讲|解释|强调|重复|回答)(过|了)?(很多|好几|好多|几|多少|无数|[两三四五六])(遍|次)了?|我(已经|都|早就)?([跟和对][您你])?(说|讲|解释|强调)得?(很|够|非常|已经)(清楚|明白)", Pattern.Options)]
    private static partial Regex ZhToldYou { get; }

    [GeneratedRegex("[您你](早就?|本来就?|当初就?)(应该|应当|应|该)(先|就|自己)?(想到|知道|看|读|了解|核对|检查|注意|小心)|(怎么|为什么|为何|干嘛)(就|这么|那么|也)?(不(早(点)?说|先看|看清|看看?规则|仔细|注意|小心|核对)|没(看清|看规则|看说明|注意|仔细|核对)|粗心|大意)|谁(让|叫)[您你](自己|不|乱|没|随便|非要)", Pattern.Options)]
    private static partial Regex ZhShouldHave { get; }

    [GeneratedRegex("(?<!不能|不会|不该|不|没)(只能|要|就|都|得)怪[您你]|怪不(了|得|着)(别人|我们|平台)|自作自受|活该|咎由自取|后果自负", Pattern.Options)]
    private static partial Regex ZhServesYou { get; }

    [GeneratedRegex(@"\b(this|that|it|all of this)('s| is| was)( all| just| entirely| simply| really| clearly| obviously| only)* your( own)? (fault|mistake|doing|own problem|problem(?! (is|was|has)))\b|\byour own (fault|carelessness|negligence|stupidity)\b|\byou were (careless|negligent|reckless)\b", Pattern.Options)]
    private static partial Regex EnYourFault { get; }

    [GeneratedRegex(@"\byou (really |simply |just )?(should|ought to|could)( have|'ve)( at least| really| just)? (read(?! (access|permission|only))|known|checked|looked|listened|thought|noticed|paid attention|been more careful|verified|asked (us )?(first|before))\b|\bwhy (didn't|did) you (not )?(just |even )?(read|check|listen|think|look|say so)\b|\bhow could you\b", Pattern.Options)]
    private static partial Regex EnShouldHave { get; }

    [GeneratedRegex(@"\bas (i|we)('ve| have)? (already (told|said|explained|mentioned|stated|informed)|(told|said to|explained to|informed) you (already|before|twice|many times|several times|earlier)|said (before|already|twice))\b|\b(i|we)('ve| have)? ?(already )?told you (already|before|twice|so|many times|several times|this|that)\b|\b(i|we)('ve| have) already (told you|explained (this|that|it) to you|said (this|that|it|so))\b|\bhow many (more )?times (do|must|should|have|did) (i|we)\b", Pattern.Options)]
    private static partial Regex EnToldYou { get; }

    [GeneratedRegex(@"(?<!\b(if|when|where|unless|because|in case|that) )\byou ((clearly |obviously |simply |just )?(failed|neglected) to (read|check|follow|pay|listen|notice|look)|(clearly|obviously|simply|just) (didn't|did not|don't|do not|haven't|never|can't|cannot) (read|check|follow|pay|listen|understand|look|want)|(didn't|did not) (even )?(bother|listen|pay attention)|('re| are) not listening|never (read|listen|pay attention))\b", Pattern.Options)]
    private static partial Regex EnYouFailed { get; }

    [GeneratedRegex(@"\b(only (have )?yourself to blame|have yourself to blame|blame yourself|serves you right|you brought (this|it) on yourself|you asked for it)\b", Pattern.Options)]
    private static partial Regex EnYourself { get; }

    // The whole message: with a reason or a next step beside it, the same words are an answer.
    [GeneratedRegex("^[ \n]?((抱歉|不好意思|对不起|您好|你好)[,. ]{0,3})?((按|按照|依)?(规定|规则|政策|流程)(就是|上)?[,]?(不行|不可以|不能|不能办|办不了|没办法|不允许)|不行|不可以|不能|没办法|没法办?|办不了|做不到|不知道|不清楚|不归我管|无可奉告|爱莫能助|自己(去)?(看|查)|等着|等通知|就这样)(的|了|啊|吧|呢)?[.!~ \n]*$", Pattern.Options)]
    private static partial Regex ZhOnlyNo { get; }

    [GeneratedRegex("(这|那)?(可)?不(关|是)我们?(平台)?(的)?(事|问题|责任)|(这|那)(事|件事|个)?([跟和与])我们?(没有?关系|没关系|无关)|(不归|不由)我们?管|我们?(也)?(管不着|管不了)", Pattern.Options)]
    private static partial Regex ZhNotOurs { get; }

    [GeneratedRegex("[您你]?爱(信不信|等不等|用不用|怎么.{0,2}(怎么|就))|[您你](自己)?(看着办|想办法吧?$)|(不要|别)再?(问|催|烦我?)了|(再)?(催|问|投诉)(也|都)(没用|没有用)|规定就是规定|没什么(好|可)(说|解释)的?|(懒得|不想)(再)?(跟[您你])?(解释|重复|说)|随便[您你]|(别|不要)(再)?浪费(我|我们|大家)的?时间|跟[您你]说不清", Pattern.Options)]
    private static partial Regex ZhSendsAway { get; }

    [GeneratedRegex(@"^[ \n]?((sorry|hi|hello)[,. ]{1,3})?(no|nope|no way|not possible|(that's |this is |that is |it's )?(impossible|not possible|not allowed)|can't( do( that| it)?)?|cannot( do( that| it)?)?|we can't|we cannot|rules are rules|(per|as per|by|according to) (our |the )?(policy|rules)[,]? (no|not possible|not allowed|we can't)|read the (rules|terms|faq|manual)|(just )?wait|i don't know|no idea|it is what it is|(just )?deal with it|(not|that's not) my (problem|job))[.! \n]*$", Pattern.Options)]
    private static partial Regex EnOnlyNo { get; }

    [GeneratedRegex(@"(\b(this|that|it) is|'s) (really |just |simply )?(not|none of) (our|my) (problem|concern|business|fault|job)\b|\b(isn't|is not|ain't) (our|my) (problem|concern|business|job)\b", Pattern.Options)]
    private static partial Regex EnNotOurs { get; }

    [GeneratedRegex(@"\b(rules are rules|take it or leave it|suit yourself|calm down|(i|we) (don't|do not|couldn't) care|stop (asking|complaining|bothering|messaging|wasting)|wasting (my|our) time|figure it out yourself|live with it|complain(ing)? all you (want|like)|whatever you say)\b", Pattern.Options)]
    private static partial Regex EnSendsAway { get; }

    [GeneratedRegex("(?<!不|不能|不敢|不可|不可能|无法|没法|没有|没人能|没有人能|谁也不能|谁都不能|任何人都不能|难以|不会|并不|未必|为|为了|以|如何|怎样|怎么)(保证|担保|承诺|打包票|包[您你])[您你]?(在|于|将|钱|币)?(今天|今晚|今日|明天|明早|明日|马上|立刻|立即|一定|肯定|百分百|100|绝对|能|会|可以|" + Outcome + "|[0-9一两三半]+ ?个?(小时|分钟|天|工作日))|包在我身上|打包票", Pattern.Options)]
    private static partial Regex ZhGuarantee { get; }

    [GeneratedRegex("(?<!不|未必|没说|并不)(一定|肯定|绝对|百分之?百|百分百|100 ?%|必定|必然|铁定)(就)?(能|会|可以|能够|将)?(帮[您你]|给[您你]|为[您你]|替[您你]|把钱|把币)?(全部|全额|都|顺利)?(" + Outcome + ")(?!率)", Pattern.Options)]
    private static partial Regex ZhSurely { get; }

    [GeneratedRegex("(一定|肯定|绝对|保证)不会(再)?(亏|丢|损失|有(任何)?(问题|风险|损失)|出(任何)?(问题|事|错))|(?<!没有|不是|并非|不|没)(绝对安全|百分之?百安全|100 ?%安全)|(?<!没有|不是|并非|不|没)零风险", Pattern.Options)]
    private static partial Regex ZhNoRisk { get; }

    [GeneratedRegex(@"(?<!\b(neither|nor|if|that|what|why|how|whether) )\b(i|we)( can| do| will|'ll| could| hereby| personally| absolutely| fully)* (guarantee|promise|swear)\b(?! (nothing|neither|no ))|\b(i|we)( can|'ll| will) assure you (that )?(you|it|your|we)('ll| will)\b|\bit('s| is| will be) guaranteed\b|\byou have my word\b|\bguaranteed to (arrive|be|get|come|work|succeed)\b", Pattern.Options)]
    private static partial Regex EnGuarantee { get; }

    [GeneratedRegex(@"(\bwill|'ll|\bgoing to|\bcan) (definitely|certainly|surely|absolutely|for sure|undoubtedly|without (a |any )?doubt) (be (back|there|refunded|returned|recovered|credited|solved|fixed|approved|unfrozen|unlocked|released)|get|arrive|come|receive|recover|return|reach|work|succeed|pass|have|refund|happen|win|release|approve|unfreeze)\b|\bdefinitely (get|receive|recover|arrive|approved|refunded)\b|\b(nothing (can|will) (possibly )?go wrong|no risk (at all|whatsoever)|zero risk)\b", Pattern.Options)]
    private static partial Regex EnSurely { get; }

    [GeneratedRegex(@"(?<!\bnot )(?<!\bnever )\b(100|a hundred|one hundred|hundred) ?(%|percent|per cent) (sure|certain|safe|secure|guaranteed?|recover\w*|success\w*|refund\w*|that|you('ll| will)|get)\b", Pattern.Options)]
    private static partial Regex EnHundred { get; }
}
