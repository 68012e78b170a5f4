using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>
/// Tells whether a customer wants a person. What only looks like it (人工智能, 'agent fee', reported speech, a plain 'no need for an agent') is masked first;
/// then each kind of wording that is found adds its weight, and one in all is enough.
/// </summary>
public static class HumanRequest
{
    private const double Enough = 1;
    private const int LongestText = 4000;

    // Names of a person who could help, as customers use them. 客服 and 'agent' alone name a topic as often as a wish, so they need a verb.
    private const string ZhStrong = "(人工|真人|活人|大活人|真实的人|人类|客服人员|客服专员|客服妹子|客服小姐姐|坐席|工作人员|技术人员|技术员|工程师|专员|值班经理|主管|负责人|领导|你们经理|你们的人|管事的|能做主的)";
    private const string ZhVerb = "(转|接|找|叫|喊|换|要|求|呼|来|派|请|让|上|切|连|见|搵|揾|给我|帮我|有没有|有没|有吗|想跟|想和|想同|跟|和|同|与|联系|安排|需要|呼叫|召唤|速)";
    private const string EnStrong = "(human|humans|real person|real people|real human|live person|live agent|live human|live chat|live support|live rep|live operator|actual person|actual human|actual people|human being|representative|rep|operator|support agent|human agent|human support|support person|support staff|support rep|service rep|service agent|customer service|customer support|customer care|supervisor|csr)";
    private const string EnAny = "(human|humans|person|people|agent|agents|representative|rep|reps|operator|advisor|adviser|someone|somebody|anyone|anybody|specialist|supervisor|manager|staff|employee|team member|support|support team|customer service|customer support|customer care|csr)";

    private static readonly Regex[] NotMeant = Pattern.All(
        // Words that merely contain the name.
        "人工(智能|审核|复核|审批|核实|核查|核验|验证|确认|费|成本|合成|操纵|干预价格)", "真人(认证|验证|识别|检测|出镜|视频|照片|核验|秀|实名)", "(机器人|网格|策略)(交易|策略)",
        "(个人|本人|他人|别人)(认证|账户|账号|信息|地址|中心|资料)", "客服(费|的?(电话|热线|邮箱|微信|工作时间|态度))",
        "(人工|人工客服|客服|真人客服)(是|都)?(几点|什么时候|24小时|工作时间|上班|下班|周末)",
        "(agent|agents|manager|human|operator) ?(fee|fees|commission|token|coin|code|program|programme|rebate|error|rights|readable|api|permission|wallet)s?", "(user|ai|trading|payment|escrow|transfer|payout|api|bot|network|node)[ -]?(agent|operator|manager)s?", "human-readable", "(called|named|token|coin|ticker|symbol|project) (human|agent|operator)",
        "(real |live )?(person|human|people) (verification|check|recognition|detection|test)", "(prove|verify|confirm)( that)?( i'm| i am| you are| you're| being)( a)? (human|person)",
        "(bank|account|portfolio|password|api|fund|key|asset|download) manager", "(third|another|other|wrong|different|same|deceased|dead|second) (person|people)", "(in|per) person", "(person|people|someone|guy|man) (i|who i|that i|whom i|we|who|that)( have| had)? (sent|paid|transferred|bought|sold|traded|scammed|stole|hacked|cheated)",
        "customer (service|support|care) (fee|hours|number|phone|email|rating)",
        // Somebody who only claims to be support, or whose words are reported.
        "(假|冒充|自称|假冒|伪装|骗子)(的|是|成)?(官方|平台|你们|你们的)?(的)?(人工)?客服", "客服(让我|叫我|要我|说|告诉|发给|加我|骗|是真|是不是|可信|已经|没有?(回|处理)|联系我|联系了我|打来)", "(审核|认证|确认|处理)[^,.!?]{0,4}(要|需要|是|走)人工(吗|么|还是)", "(说|自称)?(他|她|自己)?是(你们|平台|官方|交易所)的?(人工)?客服", "有人.{0,3}(登录|盗|转走|动了|在用|骗|加我|联系|打电话|冒充|说|推荐|拉我)",
        "有没有人(遇到|知道|和我|跟我|被|用过|玩|买)", "(刚|刚才|已经|之前|上次|昨天|前天|早就)(才|就)?(联系|找|问)(过|了)?(你们)?的?(人工)?客服",
        "(pretend|pretends|pretending|pretended|claim|claims|claiming|claimed|says|saying) (to be|he is|she is|he's|they are|to represent)( from)?( an| a| the| your)?( [a-z]+){0,2}", "fake [a-z]+( agent| rep| support| person)?",
        "(an?|the|your|one|this|that|some) (customer )?(support |service )?(agent|rep|representative|person|operator|manager|guy) (from [a-z]+ )?(told|said|asked|called|contacted|messaged|wants|wanted|asks|is asking|was|closed|promised|rejected)",
        // Plainly not wanted.
        "(不要|不用|不需要|无需|别|不必|先不|不想|不是要|没说要|没必要)(再)?(给我|帮我)?(转|找|接|要|叫|去)?(到|接)?(人工|真人|客服)(客服|了)?",
        "(don't|do not|didn't|no need|needn't|without|rather not|not)( want| need| asking| looking)?( to| for)?( be)?( talk| speak| chat| talking| speaking| transferred| connected| ask| asking)?( to| with)?( a| an| any| the)?( real| live)? (human|agent|person|representative|operator)s?");

    private static readonly (Regex Pattern, double Weight)[] Wordings =
    [
        // Chinese.
        Rule(ZhVerb + "[^,.!?;□]{0,6}" + ZhStrong, 1),
        Rule("人工(客服|服务|坐席|台|专员|窗口|通道|处理|解决|介入|接入|接听|来|呢|在吗|在哪|啊|呀|快|速|!)", 1),
        Rule("(真人|活人|人类)(客服|服务|来|呢|在吗|在不在|聊|沟通|对话|接|处理|回复|解决|出来|回我)", 1),
        Rule("(转|接|找|叫|喊|换|要|呼|来|派|请|联系|连|连线|连接|帮我|有没有|给我|召唤|搵|揾|跟|和)[^,.!?;□]{0,5}客服", 1),
        Rule("客服(呢|在吗|在不在|在哪|在么|出来|人呢|死|快|救|帮|来|都|怎么不|为什么不|妹|小姐|!|\\?|$)", 0.6),
        Rule("^[^a-z□]{0,6}(客服|人工|真人|活人)[^a-z□]{0,4}$", 1),
        Rule("(找|换|来|派|叫|喊|给我|安排|接|请|让|要)(一)?(个|位)(能|会|懂)?[^,.!?□]{0,6}(的)?(人|真人|活人|同事)(来|吧|啊|呗|处理|解决|说|聊|看|跟|和|回|帮|接|行|好|管|,|\\.|!|\\?| |$)", 1),
        Rule("(换|叫|派|找|来)(一)?(个|位)?(真|活|大活)?人(来|吧|呗|啊|问|处理|解决|说|聊|谈|看|跟我|和我|帮|给|!|$)", 1),
        Rule("(来|换|叫|找)(一)?(个|位)(活的|真的|会说人话的|能说话的)", 1),
        Rule("(有|还有)(没有)?(活|真|个)?(人|喘气的)(吗|么|在吗|在不在|在|管|理|没|不)?(我)?(吗|么|,|!|\\?|$)", 1),
        Rule("(想|要|直接)?(跟|和|同|与)(你们)?(一个)?(真|活)?(人|人类)(说|聊|谈|讲|沟通|对话|交流|倾)", 1),
        Rule("(叫|让|喊|找|请|换)(你们|你)的?(主管|经理|领导|老板|负责人|人|上级)(来|出来|跟|和|给|接|说|处理|看|,|!|$)", 1),
        Rule("(不想|不愿|不要|不|别让我|懒得|拒绝|谁要|受够了|再)(再)?(跟|和|同|与|对着|陪)(你们)?(的)?(这|那)?(个|种|台)?(破|傻|智障)?(机器人|ai|程序|机器|智能助手|人机)[^,.!?]{0,2}(说|聊|谈|讲|废话|沟通|对话|扯|浪费|玩)", 1),
        Rule("(不要|不想要|拒绝|别给我|滚)(破|傻)?(机器人|ai|智能助手)(了|啊|!)*( |,|\\.|!|\\?|$)", 1),
        Rule("(机器人|ai|智能助手|人机)(滚|走开|退下|闪开|让开|闭嘴|别说了|下去)", 1),
        Rule("(给我|让人|派人)[^,.!?]{0,4}(回|打)(一)?(个|通)?(电话|电)", 1),
        Rule("(转|找|要|接|换|来个|叫|联系|跟|想|给我)[^,.!?□]{0,4}(live |real )?(agent|human|manager|live chat|real person|operator|customer service|cs( |,|$))", 1),

        // English.
        Rule(@"\b(talk|speak|chat|talking|speaking|chatting|communicate|converse|discuss|deal|dealing)\b( this| it| directly| live| now| online)?( to| with)( [a-z'/-]+){0,4} " + EnAny + @"\b", 1),
        Rule(@"\b(connect|transfer|put|hand|pass|switch|forward|route|direct|escalate|redirect|get|send|give|bring|find|link|patch|refer|move|assign)\b (me|us|this|it|my case|my chat|the chat|the case|my ticket)( [a-z'/-]+){0,5} " + EnAny + @"\b", 1),
        Rule(@"\b(connect|transfer|escalate|switch|hand over|handover|redirect)( me)?( over)? (to|with) (a |an |the |your |any |some )?" + EnStrong + @"\b", 1),
        Rule(@"\b(connect|transfer|escalate|switch|hand over|handover|redirect)( me)?( over)? (to|with) ((a|an|the|your|any|some) (agent|manager|specialist|person)|agents?)\b", 1),
        Rule(@"\b(need|want|get|demand|require|request|requesting|like|prefer|reach|rather|call|contact|find|have|needs|wants|getting|reaching|ask for|asking for|looking for|gimme|show me|where is|where are|where's|how about|how to|message)\b( to| me| us| have| see| get| reach| contact| with)*( a| an| any| the| some| your| one| my)*( fucking| damn| goddamn| bloody| freaking| proper| competent| actual| real| live| human)* " + EnStrong + @"\b", 1),
        Rule(@"\b(put|bring|get|send) (a|an|some|your) (real |live |actual )?(human|person|agent|representative|supervisor|manager)\b", 1),
        Rule(@"\b(need|want|demand|request|get|prefer|require|give me|get me|send me)\b( me| to have| to get)?( a| an| any| one| some)?( fucking| damn| bloody| freaking| proper| competent)* (agent|person|manager|specialist|people)( *$|[.,!?]| please| now| not | to (talk|speak|help|look|handle|review|check|assist)| asap| who| immediately| right| instead| here| on )", 1),
        Rule(@"\b(any|is there|are there|are any|do you have|have you got|got)( a| an| any| some)*( real| actual| live| living| breathing)? (humans?|persons?|people|agents?|someone|somebody|anyone|anybody)( beings?)?( here| there| available| online| around| working| on duty| i (can|could|may)| to (talk|speak|chat)| alive| that can| who can)", 1),
        Rule(@"\b(is|are) (there )?(anyone|anybody|someone|somebody)( real| human| alive| actually| actual)*( here| there| home| listening| available| online| reading)", 1),
        Rule(@"\b(real|actual|live|living|flesh and blood|breathing) (human|person|people|agent|support|assistance|help)( being)?( please|,| now| not|!|\.|$| here| instead)", 1),
        Rule(@"\bhuman( being| agent| support| help| assistance| operator| rep| assistant| intervention| response| reply)?( please|,| now|!|\.|\?|$| pls| asap| instead)", 1),
        Rule(@"\b(don't|do not|not|stop|no more|hate|tired of|sick of|enough of|refuse to|won't|done|rather not|quit)\b( want to| wanna| going to)?( be)? ?(talk|talking|speak|speaking|chat|chatting|arguing|deal|dealing)? ?(to|with) (a |an |the |this |your |these |some )?(stupid |dumb |useless |damn )?(bot|bots|robot|robots|machine|ai|chatbot|computer|script)\b", 1),
        Rule(@"\b(no (more )?|not a |not another |instead of a |without )(bot|bots|robot|robots|chatbot|ai|machine)\b", 0.4),
        Rule(@"\b(call me( back)?|phone me|give me a call|ring me|call back)\b( please| now| asap|!|\.|,|$| at | on | about)", 1),
        Rule(@"^(please |pls |just |ok |hello |hi |hey |yo |i said |again |get |give |want |need |an? |the |real |live |your |,|\.| )*(agent|human|person|representative|rep|operator|customer service|customer support|live chat|manager|supervisor|real person|human being|support agent|someone real|csr)s?( please| pls| now| asap| here| help| thanks| thank you| needed| required| only| wanted| support|!|\.|\?|,| )*$", 1),
        Rule(@"\b(someone|somebody) (real|human|alive|who is human|who's human|in charge|from (the |your )?(support|team|staff)|from the team|competent|at your (company|office|exchange))", 1),
        Rule(@"\b(agent|agents|human|person)\b[^.!?□]{0,12}(please|now|asap)( *!*)$", 0.6),
        Rule(@"\b(want|need|get|give|bring|ask)\b[^.!?□]{0,20}\b(supervisor|manager|boss|someone in charge|somebody in charge)\b", 1),

        // Vietnamese, Russian, Spanish, Japanese, Korean: the basics.
        Rule("(gặp|nói chuyện|chat|kết nối|chuyển|liên hệ|cần|muốn|gọi|gap|noi chuyen|ket noi|chuyen|lien he|muon|goi)[^.!?]{0,25}(nhân viên|người thật|tư vấn viên|tổng đài|con người|người hỗ trợ|nhan vien|nguoi that|tu van vien|tong dai)", 1),
        Rule("^[^a-z]*(nhân viên|nhan vien|người thật|tư vấn viên)( hỗ trợ| ho tro| đâu| dau)?[^a-z]*$", 1),
        Rule("(соедин|позов|переключ|поговор|свяж|связ|дай|хочу|нуж|можно|перевед|перевест|пригласи|подключ|вызов|где|есть)[^.!?]{0,25}(оператор|жив(ой|ым|ого|ому)|человек|сотрудник|менеджер|специалист|консультант)", 1),
        Rule("^[^а-я]*(оператора?|человека?|живой человек|менеджера?)( пожалуйста)?[^а-я]*$", 1),
        Rule(@"(hablar|contactar|comunic|pásame|pasame|páseme|paseme|pasar|conect|conéct|quiero|necesito|póngame|transfi|atienda|prefiero)[^.!?]{0,25}\b(humano|humana|persona|agente|asesor|asesora|representante|operador|operadora|alguien real|ejecutivo)\b", 1),
        Rule(@"^[^a-z]*(un |una )?(agente|humano|persona real|operador|asesor|representante)( por favor| humano)?[^a-z]*$", 1),
        Rule("(人間|人间|オペレーター|オペレータ|担当者|担当の|有人|スタッフ|係の人|系の人|生身の人)[^.!?]{0,8}(話|话|繋|つな|代わ|替わ|変わ|対応|チャット|お願|お愿|連絡|连络|ください|下さい|呼)", 1),
        Rule("(상담원|상담사|사람)[^.!?]{0,8}(연결|바꿔|통화|부탁|원해|불러|이랑|하고|과)", 1),
    ];

    /// <summary>True where the customer asks for a person, in whatever wording.</summary>
    public static bool Asks(string text) => Score(text) >= Enough;

    internal static double Score(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        if (normal.Length == 0)
        {
            return 0;
        }

        // A wish stands at the start or, after a long story, at the end.
        if (normal.Length > LongestText)
        {
            normal = string.Concat(normal.AsSpan(0, LongestText / 2), ". ", normal.AsSpan(normal.Length - (LongestText / 2)));
        }

        var masked = Pattern.Mask(normal, NotMeant);
        var score = 0.0;
        foreach (var (pattern, weight) in Wordings)
        {
            if (pattern.IsMatch(masked))
            {
                score += weight;
                if (score >= Enough)
                {
                    break;
                }
            }
        }

        return score;
    }

    private static (Regex Pattern, double Weight) Rule(string pattern, double weight) => (Pattern.Of(pattern), weight);
}
