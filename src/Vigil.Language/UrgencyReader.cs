using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>How soon somebody must look.</summary>
public enum UrgencyLevel
{
    /// <summary>Thanks, ideas, 'no hurry'.</summary>
    Low,

    /// <summary>An ordinary question.</summary>
    Normal,

    /// <summary>Money or access may suffer from waiting.</summary>
    High,

    /// <summary>Before everyone else: theft, fraud under way, a life in danger.</summary>
    Urgent,
}

/// <summary>The urgency of a message and the signals it was read from: theft, intruder, ongoing_loss, scam, self_harm, secret_exposed, recall, c2c_dispute, liquidation, panic, anger, calm.</summary>
public sealed record Urgency(UrgencyLevel Level, IReadOnlyList<string> Signals)
{
    /// <summary>Somebody has, or may have, the customer's money or secrets: what the security team answers.</summary>
    public bool IsTheft => Signals.Any(s => s is "theft" or "intruder" or "ongoing_loss" or "scam" or "secret_exposed");
}

/// <summary>What somebody only fears, or asks about.</summary>
internal enum Fear
{
    /// <summary>That something or somebody is a fraud.</summary>
    OfScam,

    /// <summary>That the account could be broken into.</summary>
    OfTheft,
}

/// <summary>Reads urgency from words. 'Not stolen', 'what if it were stolen' and 'how to avoid scams' are masked first, so that only what happened counts.</summary>
public static class UrgencyReader
{
    private const int LongestText = 4000;
    private const string ZhHarm = "(被盗|被偷|被骗|被黑|盗号|盗币|诈骗|骗|泄露|盗)";
    private const string EnHarm = "(stolen|hacked|scammed|robbed|phished|compromised|hijacked|defrauded|drained|a scam|any scam|fraud|theft)";

    private static readonly Regex[] NotHappened = Pattern.All(
        "(没有|没|未|并未|并非|不是|不算|不会|不怕|还没)(真的|真|我|币|账号|账户|钱)?(是)?" + ZhHarm + "(了)?",
        "(如何|怎么|怎样|咋)(才能|可以|能|去|样)?(更好地)?(防止|避免|预防|防范|防|识别|辨别|判断)[^,.!?]{0,12}",
        "(如果|万一|假如|要是|假设|担心|怕|会不会|避免|防止|预防|以防|容易)[^,.!?]{0,8}" + ZhHarm + "[^,.!?]{0,4}",
        "(是不是|是否|算不算|像不像|像|属于|有没有可能|可能|不会是|该不会|会是|不是)[^,.!?被我了]{0,6}(骗局|骗子|骗人|诈骗|杀猪盘|骗|假客服|钓鱼|传销)[^,.!?了]{0,3}", "(骗局|骗子|诈骗|杀猪盘|骗人的?|钓鱼)(吗|么|吧|还是|\\?)",
        "(是不是|会不会是|是否是)(因为)?(我|本人)", "(会|可能|能|容易|风险)(不会)?(被|遭)?" + ZhHarm + "(吗|么|吧|呢|\\?|的风险|$)", "(会|可能|能|怕)(不会)?被黑客[^,.!?了]{0,4}(吗|么|呢|\\?|$)", "(防|反)(盗|骗|诈骗|诈)", "骗(人)?(的)?(吧|吗)", "死(机|卡|循环|扛|活|贵|慢|拿|线)", "(笑|累|急|气|烦|热|困|慢|等|卡|跌|坑|吓|恨|想)死", "(钱包|私钥|助记词|密码)(是什么|在哪|怎么)",
        @"\b(not|never|no|isn't|wasn't|weren't|hasn't|haven't|didn't|nothing|without)\b( yet| been| be| was| getting| get| a| any| my| is| being| actually| really){0,3} " + EnHarm,
        @"\b(how (do|can|to|should)|ways to|tips|help me)\b[^.!?]{0,20}\b(avoid|prevent|protect|secure|spot|recognize|recognise|identify|stay safe)\b[^.!?]{0,30}",
        @"\b(what if|if|in case|suppose|afraid|worried|fear|could|might|would|can|avoid|prevent|against)\b[^.,!?]{0,30}\b" + EnHarm + @"\b",
        @"\b(is|are|was|could|might|would|does|sounds?|looks?|seems?|smells?) (this|that|it|you|these|those|he|she|they|like|meridian|the (site|app|exchange|mail|email|message|offer|call|caller))( be| possibly| maybe| really| look| sound| just| some| kind of| like)*( a| an| some)? " + EnHarm + "( site| app)?", @"\b(a )?(scam|fraud|scammer|phishing|fake support)( site| mail| email| call)? or (real|not|legit|genuine|official)", @"\b(legit|real|genuine|official) or( is it)?( a)? (scam|fraud|fake|phishing)\b",
        "dying to|to die for|kill(ed|ing)? (it|the (bot|order|app|process|session|switch))");

    // Said of the past and not supposed: no fear that stands beside it takes it back.
    private static readonly Regex Certain = Pattern.Of("(已经?|刚刚?|刚才|昨天|昨晚|今天)[^,.!?没不未会]{0,5}被[^,.!?没不]{0,3}(骗|盗|偷|黑)|被(人|他|她|对方|假客服|骗子)[^,.!?]{0,4}(骗|盗|偷|黑)[^,.!?]{0,3}了|被(骗|盗|偷|黑)(走|了)[^,.!?吗么]{0,2}[0-9一二两三四五六七八九十几百千万]|(i|we)( have|'ve)?( just| already)*( been| got| was| were)+( just| totally)? (scammed|hacked|robbed|phished|defrauded|conned)( \\w+){0,3} (yesterday|today|last|out of|by|and|for)");
    private static readonly Regex Supposed = Pattern.Of(@"如果|万一|假如|要是|假设|\b(if|in case|suppose)\b");
    private static readonly Regex Fraud = Pattern.Of(@"骗|诈|杀猪|钓鱼|假客服|冒充|传销|\b(scam\w*|fraud\w*|phish\w*|defraud\w*|fake|conned|trick\w*)\b");
    private static readonly Regex Theft = Pattern.Of(@"盗|偷|黑客|被黑|泄露|\b(stolen|hack\w*|robbed|compromised|hijacked|drained|theft|steal)\b");

    private static readonly Sign[] Signs =
    [
        new("self_harm", UrgencyLevel.Urgent, "不想活|活不下去|活着(没|有什么)意思|想死|去死算了|寻死|自杀|跳楼|跳河|轻生|割腕|了结(自己|生命|一切)|结束(自己的?)?生命|活够了|没法活|遗书|kill myself|killing myself|suicid|end (my life|it all)|don't want to (live|be alive)|no reason to live|want to die|better off dead|jump off|tự tử|muốn chết|suicid|не хочу жить|покончить с собой|quiero morir|matarme|死にたい"),
        new("theft", UrgencyLevel.Urgent, "被盗|被偷|盗号|盗走|被黑|偷走|(币|钱|资产|余额|usdt|u)(都|全|全部|突然|怎么|就)?(被(人)?(转走|提走|转光|清空|划走|卷走|搬空)|不翼而飞)|(币|usdt|资产)(都|全|全部)?(没了|不见了|消失了)|钱包(被|全)(清空|转空|掏空)|\\b(stolen|hacked|robbed|drained|hijacked|compromised|stole|emptied)\\b|taken over|(coins|funds|crypto|money|balance|usdt|btc|eth|everything)( is| are| was| were| have| has)?( all| just| been| suddenly)* (gone|vanished|disappeared|moved out|wiped)|bị (hack|mất cắp|đánh cắp|trộm)|mất (hết )?(tiền|coin)|украл|взлом|угнал|robad|robaron|hackead|hackearon|盗まれ|ハッキング"),
        new("intruder", UrgencyLevel.Urgent, "(有人|别人|陌生人|黑客)[^,.!?]{0,6}(登录|登了|进了|操作|控制|用了?|改了|动了|在用|转走|提走)|(不是|并非)(我)?(本人|自己)?(操作|登录|下的单|提的|转的|弄的|改的|发起)|(someone|somebody|hacker|stranger|another person|anyone|unknown person)( else)?( has| have| had| is| just| got| was| keeps)*( in| inside| into| logged| logging| accessed| using| changed| hacked| withdrew| withdrawing| controls| controlling| took| taken| moved| traded| trading)|(didn't|did not|never|not|wasn't) (me|authori[sz]e|authori[sz]ed|make|made|do|initiate|request|requested|place|create)( this| that| these| those| the| any| it| a)*( withdrawal| withdrawals| trade| trades| transaction| transactions| transfer| transfers| order| orders| login| api key| change)?( *$|[.,!?]| by me)|unauthori[sz]ed"),
        new("ongoing_loss", UrgencyLevel.Urgent, "(正在|还在|一直在|不断|马上要|快要|继续)[^,.!?]{0,5}(被)?(转走|转出|提走|提币|盗|减少|往外转|转账给他)|(being|getting|still|right now|currently|keeps?|about to)( being| getting)? (stolen|drained|withdrawn|transferred out|moved out|emptied|taken|withdrawing|moving my|draining)|(leaving|draining) my account"),
        new("scam", UrgencyLevel.Urgent, "被骗|上当|杀猪盘|受骗|诈骗|骗子|骗走|骗了|骗我|(转|打|提)到[^,.!?]{0,4}安全(钱包|账户|账号|地址)|(to|into) (a |an |the |your |their |his |my )?(new )?safe (wallet|account)|假客服|冒充(官方|客服|你们)|钓鱼(网站|链接)?[^,.!?]{0,6}(输|填|点|登)|远程控制|屏幕共享|\\b(scammed|scammer|scam|defrauded|conned|tricked|phished|fake support|impostor|imposter|anydesk|teamviewer|pig butchering)\\b|bị lừa|lừa đảo|мошенн|обману|estafa|estafad|詐欺|诈欺"),
        new("secret_exposed", UrgencyLevel.Urgent, "(密码|验证码|助记词|私钥|密钥|api key|secret)[^,.!?]{0,6}(告诉|给了|发给|发了|泄露|泄漏|被看|被知道|输到|填了|填到|输入了|截图给)|(告诉|给|发给|泄露)(了)?(他|她|对方|别人|客服|骗子|陌生人)[^,.!?]{0,6}(密码|验证码|助记词|私钥)|(gave|told|sent|shared|leaked|exposed|entered|typed|posted|pasted|revealed|showed)\\b[^.!?]{0,30}\\b(password|seed|recovery phrase|private key|verification code|2fa code|sms code|otp|api (key|secret)|secret key)|\\b(password|seed phrase|recovery phrase|private key|api (key|secret))( was| has been| got| is| were)+ (leaked|exposed|stolen|compromised)"),
        new("recall", UrgencyLevel.High, "(取消|撤回|撤销|拦截|追回|停止|拦下|截停)[^,.!?]{0,6}(提币|提现|转账|这笔)|(提币|提现|转账)[^,.!?]{0,6}(取消|撤回|撤销|拦截|追回|拦下)|(地址|链|网络)[^,.!?]{0,4}(填错|写错|选错|输错|搞错|错了)|(填错|写错|选错|转错|打错|提错|输错)了?(地址|链|网络|人)?|\\b(cancel|stop|recall|reverse|undo|abort)\\b[^.!?]{0,15}\\b(withdrawal|transfer|transaction|payment)|wrong (address|network|chain|wallet)"),
        new("c2c_dispute", UrgencyLevel.High, "(不|没|没有|拒绝|迟迟不|还不|未)(给我|给|肯)?放(币|行)|(已经?|都)?(付款|打款|转账|付钱)[^.!?]{0,14}(不放|没放|不给|超时|被取消|取消了|失联|不理)|(won't|not|hasn't|refuses to|didn't|doesn't|never|isn't)( yet)? releas|(seller|buyer|merchant) (is |has )?(not|disappeared|unresponsive|offline|gone|refus|ignoring|blocked)"),
        new("liquidation", UrgencyLevel.High, "爆仓|强平|穿仓|插针|强制平仓|liquidat|margin call"),
        new("panic", UrgencyLevel.High, "急急|救命|救救|求求|十万火急|火烧眉毛|快点{0,1}(救|帮|处理|冻结)|赶紧|立刻|马上(处理|帮|冻结|锁)|怎么办啊|慌|崩溃|要疯|[!]{3,}|\\b(urgent|urgently|emergency|asap|immediately|right now|desperate|panicking|panic|freaking out|please hurry|hurry up|sos)\\b|help{1,3}!+|life savings|gấp|khẩn cấp|срочно|urgente|至急"),
        new("anger", UrgencyLevel.Normal, "垃圾|骗子平台|黑心|气死|坑(人|爹|死)|什么破|破平台|废物|狗屁|滚|他妈|妈的|操你|傻逼|智障|无语|忍无可忍|曝光|报警|起诉|维权|\\b(ridiculous|unacceptable|worst|pathetic|disgusting|fuck|fucking|bullshit|wtf|shit|useless|terrible|joke|furious|sue you|lawsuit)\\b"),
        new("calm", UrgencyLevel.Low, "不(着)?急|不用急|有空|方便(的时候|时)|随便问|顺便问|谢谢|感谢|多谢|建议你们|\\b(no rush|no hurry|not urgent|whenever you|when you have time|just curious|just wondering|thanks|thank you|thx|suggestion)\\b"),
    ];

    /// <summary>Whether <see cref="Read"/> finds the message urgent, for places where each message must be asked: most are answered without reading them. Never throws.</summary>
    public static bool IsUrgent(string text)
    {
        if (!AlarmScreen.MayAlarm(text))
        {
            return false;
        }

        // Unmasked, and with what it calls us: both only take away.
        var normal = Shortened(TextNormalizer.Normalize(text));
        return (Array.Exists(Signs, sign => sign.Level is UrgencyLevel.Urgent && sign.Pattern.IsMatch(normal)) || Denial.Says(normal)) && Read(text).Level is UrgencyLevel.Urgent;
    }

    /// <summary>The urgency of one message. Never throws.</summary>
    public static Urgency Read(string text)
    {
        var normal = Shortened(TextNormalizer.Normalize(text));

        // Who calls us names is angry, and no more than that.
        var accused = Accusation.Without(normal);
        var masked = Masked(accused ?? normal);
        var level = UrgencyLevel.Normal;
        var calm = false;
        var signals = new List<string>();
        foreach (var sign in Signs)
        {
            if (!sign.Pattern.IsMatch(masked))
            {
                continue;
            }

            signals.Add(sign.Name);
            calm |= sign.Level == UrgencyLevel.Low;
            level = sign.Level > level ? sign.Level : level;
        }

        if (accused is not null && !signals.Contains("anger", StringComparer.Ordinal))
        {
            signals.Add("anger");
        }

        if (Denial.Says(normal) && !signals.Contains("intruder", StringComparer.Ordinal))
        {
            signals.Add("intruder");
            level = UrgencyLevel.Urgent;
        }

        // Politeness lowers nothing that matters: 'thank you' under a report of theft stays urgent.
        return new Urgency(calm && signals.Count == 1 ? UrgencyLevel.Low : level, signals);
    }

    /// <summary>What the text fears or asks about without telling that it happened; null if it speaks of no harm. Never throws.</summary>
    internal static Fear? FearOf(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        if (normal.Length > LongestText)
        {
            return null;
        }

        var masked = Masked(normal);
        return Fraud.IsMatch(normal) && !Fraud.IsMatch(masked) ? Fear.OfScam
            : Theft.IsMatch(normal) && !Theft.IsMatch(masked) ? Fear.OfTheft
            : null;
    }

    private static string Shortened(string normal) => normal.Length <= LongestText
        ? normal
        : string.Concat(normal.AsSpan(0, LongestText / 2), ". ", normal.AsSpan(normal.Length - (LongestText / 2)));

    private static string Masked(string normal) => Certain.IsMatch(normal) && !Supposed.IsMatch(normal) ? normal : Pattern.Mask(normal, NotHappened);

    private sealed record Sign(string Name, UrgencyLevel Level, Regex Pattern)
    {
        public Sign(string name, UrgencyLevel level, string pattern)
            : this(name, level, Text.Pattern.Of(pattern))
        {
        }
    }
}
