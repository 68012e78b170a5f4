using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>Names of a person that name none: words that merely contain one (人工智能, 'agent fee'), somebody who only claims to be support, reported speech, and a plain 'no need for an agent'.</summary>
internal static partial class NotAPerson
{
    public static readonly Regex[] Chinese =
    [
        ArtificialNotHuman, FaceCheck, TradingBot, PersonalAccount, SupportNumber, SupportHours, FakeSupport, SupportSaid, ReviewByHand,
        ClaimsToBeSupport, SomebodyDid, HasAnybody, AskedBefore, NoAgentInChinese,
    ];

    public static readonly Regex[] English =
    [
        AgentFee, UserAgent, HumanReadable, CalledAgent, PersonVerification, ProveHuman, BankManager, OtherPerson, InPerson, PersonIPaid, SupportFee,
        PretendsToBe, FakeAnything, AgentTold, NoAgent,
    ];

    [GeneratedRegex("人工(智能|审核|复核|审批|核实|核查|核验|验证|确认|费|成本|合成|操纵|干预价格)", Pattern.Options)]
    public static partial Regex ArtificialNotHuman { get; }

    [GeneratedRegex("真人(认证|验证|识别|检测|出镜|视频|照片|核验|秀|实名)", Pattern.Options)]
    public static partial Regex FaceCheck { get; }

    [GeneratedRegex("(机器人|网格|策略)(交易|策略)", Pattern.Options)]
    public static partial Regex TradingBot { get; }

    [GeneratedRegex("(个人|本人|他人|别人)(认证|账户|账号|信息|地址|中心|资料)", Pattern.Options)]
    public static partial Regex PersonalAccount { get; }

    [GeneratedRegex("客服(费|的?(电话|热线|邮箱|微信|工作时间|态度))", Pattern.Options)]
    public static partial Regex SupportNumber { get; }

    [GeneratedRegex("(人工|人工客服|客服|真人客服)(是|都)?(几点|什么时候|24小时|工作时间|上班|下班|周末)", Pattern.Options)]
    public static partial Regex SupportHours { get; }

    [GeneratedRegex("(假|冒充|自称|假冒|伪装|骗子)(的|是|成)?(官方|平台|你们|你们的)?(的)?(人工)?客服", Pattern.Options)]
    public static partial Regex FakeSupport { get; }

    [GeneratedRegex("客服(让我|叫我|要我|说|告诉|发给|加我|骗|是真|是不是|可信|已经|没有?(回|处理)|联系我|联系了我|打来)", Pattern.Options)]
    public static partial Regex SupportSaid { get; }

    [GeneratedRegex("(审核|认证|确认|处理)[^,.!?]{0,4}(要|需要|是|走)人工(吗|么|还是)", Pattern.Options)]
    public static partial Regex ReviewByHand { get; }

    [GeneratedRegex("(说|自称)?(他|她|自己)?是(你们|平台|官方|交易所)的?(人工)?客服", Pattern.Options)]
    public static partial Regex ClaimsToBeSupport { get; }

    [GeneratedRegex("有人.{0,3}(登录|盗|转走|动了|在用|骗|加我|联系|打电话|冒充|说|推荐|拉我)", Pattern.Options)]
    public static partial Regex SomebodyDid { get; }

    [GeneratedRegex("有没有人(遇到|知道|和我|跟我|被|用过|玩|买)", Pattern.Options)]
    public static partial Regex HasAnybody { get; }

    [GeneratedRegex("(刚|刚才|已经|之前|上次|昨天|前天|早就)(才|就)?(联系|找|问)(过|了)?(你们)?的?(人工)?客服", Pattern.Options)]
    public static partial Regex AskedBefore { get; }

    [GeneratedRegex("(不要|不用|不需要|无需|别|不必|先不|不想|不是要|没说要|没必要)(再)?(给我|帮我)?(转|找|接|要|叫|去)?(到|接)?(人工|真人|客服)(客服|了)?", Pattern.Options)]
    public static partial Regex NoAgentInChinese { get; }

    [GeneratedRegex("(agent|agents|manager|human|operator) ?(fee|fees|commission|token|coin|code|program|programme|rebate|error|rights|readable|api|permission|wallet)s?", Pattern.Options)]
    public static partial Regex AgentFee { get; }

    [GeneratedRegex("(user|ai|trading|payment|escrow|transfer|payout|api|bot|network|node)[ -]?(agent|operator|manager)s?", Pattern.Options)]
    public static partial Regex UserAgent { get; }

    [GeneratedRegex("human-readable", Pattern.Options)]
    public static partial Regex HumanReadable { get; }

    [GeneratedRegex("(called|named|token|coin|ticker|symbol|project) (human|agent|operator)", Pattern.Options)]
    public static partial Regex CalledAgent { get; }

    [GeneratedRegex("(real |live )?(person|human|people) (verification|check|recognition|detection|test)", Pattern.Options)]
    public static partial Regex PersonVerification { get; }

    [GeneratedRegex("(prove|verify|confirm)( that)?( i'm| i am| you are| you're| being)( a)? (human|person)", Pattern.Options)]
    public static partial Regex ProveHuman { get; }

    [GeneratedRegex("(bank|account|portfolio|password|api|fund|key|asset|download) manager", Pattern.Options)]
    public static partial Regex BankManager { get; }

    [GeneratedRegex("(third|another|other|wrong|different|same|deceased|dead|second) (person|people)", Pattern.Options)]
    public static partial Regex OtherPerson { get; }

    [GeneratedRegex("(in|per) person", Pattern.Options)]
    public static partial Regex InPerson { get; }

    [GeneratedRegex("(person|people|someone|guy|man) (i|who i|that i|whom i|we|who|that)( have| had)? (sent|paid|transferred|bought|sold|traded|scammed|stole|hacked|cheated)", Pattern.Options)]
    public static partial Regex PersonIPaid { get; }

    [GeneratedRegex("customer (service|support|care) (fee|hours|number|phone|email|rating)", Pattern.Options)]
    public static partial Regex SupportFee { get; }

    [GeneratedRegex("(pretend|pretends|pretending|pretended|claim|claims|claiming|claimed|says|saying) (to be|he is|she is|he's|they are|to represent)( from)?( an| a| the| your)?( [a-z]+){0,2}", Pattern.Options)]
    public static partial Regex PretendsToBe { get; }

    [GeneratedRegex("fake [a-z]+( agent| rep| support| person)?", Pattern.Options)]
    public static partial Regex FakeAnything { get; }

    [GeneratedRegex("(an?|the|your|one|this|that|some) (customer )?(support |service )?(agent|rep|representative|person|operator|manager|guy) (from [a-z]+ )?(told|said|asked|called|contacted|messaged|wants|wanted|asks|is asking|was|closed|promised|rejected)", Pattern.Options)]
    public static partial Regex AgentTold { get; }

    [GeneratedRegex("(don't|do not|didn't|no need|needn't|without|rather not|not)( want| need| asking| looking)?( to| for)?( be)?( talk| speak| chat| talking| speaking| transferred| connected| ask| asking)?( to| with)?( a| an| any| the)?( real| live)? (human|agent|person|representative|operator)s?", Pattern.Options)]
    public static partial Regex NoAgent { get; }
}
