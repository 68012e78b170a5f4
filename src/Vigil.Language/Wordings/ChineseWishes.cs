using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>How a person is asked for in Chinese, each wording with its weight; one in all is enough.</summary>
internal static partial class ChineseWishes
{
    // Names of a person who could help, as customers use them. 客服 and 'agent' alone name a topic as often as a wish, so they need a verb.
    private const string ZhStrong = "(人工|真人|活人|大活人|真实的人|人类|客服人员|客服专员|客服妹子|客服小姐姐|坐席|工作人员|技术人员|技术员|工程师|专员|值班经理|主管|负责人|领导|你们经理|你们的人|管事的|能做主的)";
    private const string ZhVerb = "(转|接|找|叫|喊|换|要|求|呼|来|派|请|让|上|切|连|见|搵|揾|给我|帮我|有没有|有没|有吗|想跟|想和|想同|跟|和|同|与|联系|安排|需要|呼叫|召唤|速)";

    public static readonly (Regex Wording, double Weight)[] All =
    [
        (VerbAndPerson, 1), (PersonService, 1), (RealPersonService, 1), (VerbAndSupport, 1), (WhereIsSupport, 0.6), (PersonAlone, 1), (SomebodyWho, 1),
        (RealPersonCome, 1), (SomebodyAlive, 1), (AnybodyThere, 1), (TalkToPeople, 1), (YourManager, 1), (NoTalkToBot, 1), (NoBot, 1), (BotGoAway, 1),
        (CallMe, 1), (VerbAndEnglishName, 1),
    ];

    [GeneratedRegex(ZhVerb + "[^,.!?;□]{0,6}" + ZhStrong, Pattern.Options)]
    public static partial Regex VerbAndPerson { get; }

    [GeneratedRegex("人工(客服|服务|坐席|台|专员|窗口|通道|处理|解决|介入|接入|接听|来|呢|在吗|在哪|啊|呀|快|速|!)", Pattern.Options)]
    public static partial Regex PersonService { get; }

    [GeneratedRegex("(真人|活人|人类)(客服|服务|来|呢|在吗|在不在|聊|沟通|对话|接|处理|回复|解决|出来|回我)", Pattern.Options)]
    public static partial Regex RealPersonService { get; }

    [GeneratedRegex("(转|接|找|叫|喊|换|要|呼|来|派|请|联系|连|连线|连接|帮我|有没有|给我|召唤|搵|揾|跟|和)[^,.!?;□]{0,5}客服", Pattern.Options)]
    public static partial Regex VerbAndSupport { get; }

    [GeneratedRegex("客服(呢|在吗|在不在|在哪|在么|出来|人呢|死|快|救|帮|来|都|怎么不|为什么不|妹|小姐|!|\\?|$)", Pattern.Options)]
    public static partial Regex WhereIsSupport { get; }

    [GeneratedRegex("^[^a-z□]{0,6}(客服|人工|真人|活人)[^a-z□]{0,4}$", Pattern.Options)]
    public static partial Regex PersonAlone { get; }

    [GeneratedRegex("(找|换|来|派|叫|喊|给我|安排|接|请|让|要)(一)?(个|位)(能|会|懂)?[^,.!?□]{0,6}(的)?(人|真人|活人|同事)(来|吧|啊|呗|给|问|处理|解决|说|聊|看|跟|和|回|帮|接|行|好|管|,|\\.|!|\\?| |$)", Pattern.Options)]
    public static partial Regex SomebodyWho { get; }

    [GeneratedRegex("(换|叫|派|找|来)(一)?(个|位)?(真|活|大活)?人(来|吧|呗|啊|问|处理|解决|说|聊|谈|看|跟我|和我|帮|给|!|$)", Pattern.Options)]
    public static partial Regex RealPersonCome { get; }

    [GeneratedRegex("(来|换|叫|找)(一)?(个|位)(活的|真的|会说人话的|能说话的)", Pattern.Options)]
    public static partial Regex SomebodyAlive { get; }

    [GeneratedRegex("(有|还有)(没有)?(活|真|个)?(人|喘气的)(吗|么|在吗|在不在|在|管|理|没|不)?(我)?(吗|么|,|!|\\?|$)", Pattern.Options)]
    public static partial Regex AnybodyThere { get; }

    [GeneratedRegex("(想|要|直接)?(跟|和|同|与)(你们)?(一个)?(真|活)?(人|人类)(说|聊|谈|讲|沟通|对话|交流|倾)", Pattern.Options)]
    public static partial Regex TalkToPeople { get; }

    [GeneratedRegex("(叫|让|喊|找|请|换)(你们|你)的?(主管|经理|领导|老板|负责人|人|上级)(来|出来|跟|和|给|接|说|处理|看|,|!|$)", Pattern.Options)]
    public static partial Regex YourManager { get; }

    [GeneratedRegex("(不想|不愿|不要|不|别让我|懒得|拒绝|谁要|受够了|再)(再)?(跟|和|同|与|对着|陪)(你们)?(的)?(这|那)?(个|种|台)?(破|傻|智障)?(机器人|ai|程序|机器|智能助手|人机)[^,.!?]{0,2}(说|聊|谈|讲|废话|沟通|对话|扯|浪费|玩)", Pattern.Options)]
    public static partial Regex NoTalkToBot { get; }

    [GeneratedRegex("(不要|不想要|拒绝|别给我|滚)(破|傻)?(机器人|ai|智能助手)(了|啊|!)*( |,|\\.|!|\\?|$)", Pattern.Options)]
    public static partial Regex NoBot { get; }

    [GeneratedRegex("(机器人|ai|智能助手|人机)(滚|走开|退下|闪开|让开|闭嘴|别说了|下去)", Pattern.Options)]
    public static partial Regex BotGoAway { get; }

    [GeneratedRegex("(给我|让人|派人)[^,.!?]{0,4}(回|打)(一)?(个|通)?(电话|电)", Pattern.Options)]
    public static partial Regex CallMe { get; }

    [GeneratedRegex("(转|找|要|接|换|来个|叫|联系|跟|想|给我)[^,.!?□]{0,4}(live |real )?(agent|human|manager|live chat|real person|operator|customer service|cs( |,|$))", Pattern.Options)]
    public static partial Regex VerbAndEnglishName { get; }
}
