using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>The ways in which somebody asks a customer for what only thieves ask for. Each is tried on one clause in <see cref="PlacedText"/>.</summary>
internal static partial class SecretAsking
{
    public static readonly Regex[] All =
    [
        ZhToUs, ZhOver, ZhTellUs, ZhPlease, ZhHere, ZhWeNeed, ZhWhatIsIt, ZhSayIt, ZhListed, ZhRemote, ZhScreen, ZhPayToVerify,
        EnSendUs, EnToUs, EnPlease, EnWhatIsIt, EnWeNeed, EnRemote, EnScreen, EnPayToVerify,
    ];

    private const string ZhSecret = "(密码|口令|验证码|校验码|动态码|安全码|备用码|恢复码|助记词|恢复短语|种子短语|私钥|密钥|keystore|api ?secret|seed phrase|otp|2fa ?码)";

    // Of a secret that is only spoken about, this follows.
    private const string ZhSpokenAbout = "(?!学|重置|找回|管理|页|错误|提示|框|短信?(收不到|没|延迟)|的?(问题|情况|有效期|设置|规则|作用|用途|区别|截止)|是否|有没有|是不是|什么时候|何时|收不到|没|未|不|怎么|为什么|如何|在哪)";

    // What may stand between the verb and the secret.
    private const string ZhBetween = "([您你的、 和与及或]|一下|收到|刚刚|刚才|手机|邮箱|短信|谷歌|账户|账号|用户名|登录|登陆|资金|支付|交易|钱包|平台|银行卡|取款|提币|提现|上|里|那个|这个|那条|那串|[0-9一二三四五六]+位|数字|全部|完整|当前|现在|最新|原来|旧|新|二次|动态|安全){0,8}";

    private const string Us = "(我|我们|咱们?|客服|这边|本人|小哥|小妹|专员|同事|工程师|技术)";
    private const string Here = "(这里|这儿|此处|会话|聊天|对话|下面|下方)";

    private const string EnSecret = @"(passwords?|passcodes?|pass phrase|passphrase|pin( code| number)?|(?<!\b(error|status|country|postal|zip|promo|promotion|referral|invite|invitation|qr|swift|bank|reference|order|discount|area|http|response|tracking|phishing|source|sort|branch|currency|reason) )codes?(?! (again|of the error|in the (error|answer|response)|from the (error|api|response)))|otp|recovery phrases?|seed( phrases?| words)?|mnemonics?( phrase)?|private keys?|secret keys?|api secrets?|backup codes?|(12|24|twelve|twenty-four)( \w+)? words)\b";
    private const string EnBetween = @"((your|the|that|this|those|both|all|of|full|complete|current|new|old|exact|login|log-in|sign-in|account|email|e-mail|mail|wallet|fund|funds|trading|sms|text|phone|mobile|google|latest|last|first|six|6|six-digit|6-digit|digit|digits|verification|security|2fa|authenticator|authentication|confirmation|one-time|name|username|user|and|or|also|just|a|an|copy|screenshot|photo|picture|number|numbers|secret|recovery|withdrawal|api|secondary|second|factor) ){0,9}";
    private const string EnUs = "(me|us|support|our (team|support|agents?|staff|specialists?)|my (colleague|team|manager))";

    /// <summary>No clause asks for anything of this kind without one of these.</summary>
    [GeneratedRegex("密码|口令|[验校]证码|校验码|动态码|安全码|备用码|恢复码|助记词|短语|私钥|密钥|远程|屏幕|anydesk|any desk|teamviewer|team viewer|todesk|rustdesk|向日葵|[转打充汇交付缴]|keystore|pass|pin|code|otp|phrase|seed|mnemonic|key|secret|words|remote|screen|control|connect|send|transfer|deposit|pay", Pattern.Options)]
    public static partial Regex Matter { get; }

    /// <summary>Looks like a no and is none.</summary>
    [GeneratedRegex("(不用|不必|无需|别|不要)(太)?(担心|怕|害怕|着急|紧张|顾虑|客气|犹豫)|可不可以|能不能|要不要|好不好|行不行|会不会|是不是|方不方便|[不没][^,.!?;]{0,12}(就|则|的话)|\\b(don't|do not|no need to|please don't) (worry|be (afraid|shy|scared)|hesitate)( about (it|that|anything))?|\\bnot (able|working|sure|arriv\\w+)|\\b(can't|cannot|couldn't) (log|sign|access|find|see|get|reach|help|proceed|continue)|\\b(didn't|doesn't|don't|did not|does not|do not) (get|receive|arrive|work|see|have)|\\bno problem", Pattern.Options)]
    public static partial Regex DeniesNothing { get; }

    /// <summary>Before or within the asking it makes a warning of it.</summary>
    [GeneratedRegex("不(要|能|可|会|得|应|该|需|用|必|许|向|让|问|索)|没|勿|(?<![区分特个级识])别(?!的|人)|从不|绝不|永不|禁止|避免|拒绝|警惕|提防|当心|小心|谨防|骗|冒充|假(客服|冒|网站)|自称|有人|任何人|别人|他人|谁(都|也|来|要|问|向)|对方|陌生人|\\b(never|not|cannot|no|nobody|no-one|nor|neither|without|avoid|refuse|beware|scam\\w*|fraud\\w*|phish\\w*|fake|impost\\w*|pretend\\w*|claim\\w*|strangers?|someone|somebody|anyone|anybody|whoever|they|he|she|thieves|thief|(were|was|been|being) (asked|told))\\b|n't\\b", Pattern.Options)]
    public static partial Regex Denies { get; }

    /// <summary>What follows in the same sentence makes a warning of it.</summary>
    [GeneratedRegex("^[^.!?\n]*(?<!不)(是|就是)(一个)?(骗局|诈骗|骗子|骗人|假的|假冒|假客服|冒充)|^[^.!?\n]*\\b(is|are) (always )?(a )?(scam|scams|scammers?|fraud|fake)\\b", Pattern.Options)]
    public static partial Regex SaysFraud { get; }

    [GeneratedRegex(ZhSecret + "[^,.!?;]{0,12}((告诉|发给|发送给|报给|念给|说给|提供给|交给|传给|转给|转发给|截图给|拍给|回复给|发|给)(一下|下)?" + Us + "|(发|填|输入?|写|贴|回复|放)(到|在|进)" + Here + ")", Pattern.Options)]
    private static partial Regex ZhToUs { get; }

    [GeneratedRegex(ZhSecret + "[^,.!?;]{0,8}(发|报|念|贴|传|拍|提供|告知|截图|说)(一下|下(?![单载架面方划一])|过来|上来|出来|来(?![后了的时]))", Pattern.Options)]
    private static partial Regex ZhOver { get; }

    [GeneratedRegex("(发|告诉|给|提供|报|念|说|回复|告知|转发)(一下|下)?给?" + Us + "(一下|下)?" + ZhBetween + ZhSecret + ZhSpokenAbout, Pattern.Options)]
    private static partial Regex ZhTellUs { get; }

    [GeneratedRegex("(请|麻烦|烦请|劳烦|帮忙|(需要|要|得|必须|方便|可以|能)[您你])[您你]?(先|再|直接|马上|尽快|现在|重新)?(提供|告知|报|念|出示|回复|说|透露|交出|发来)(一下|下|出|上)?" + ZhBetween + ZhSecret + ZhSpokenAbout, Pattern.Options)]
    private static partial Regex ZhPlease { get; }

    [GeneratedRegex("[在到]" + Here + "[^,.!?;]{0,4}(输入|填写?|写|发|回复|贴|提供|告知|说)(?!出?的)(一下|下|出|上)?" + ZhBetween + ZhSecret, Pattern.Options)]
    private static partial Regex ZhHere { get; }

    [GeneratedRegex("(?<!给|帮|找)" + Us + "(们|方)?(现在|还|也|就|先|只)?(需要?|想要|要|得要|必须)(有|看|用|核对|知道|验证|核实)?(一下|下)?(?=[您你])" + ZhBetween + ZhSecret + ZhSpokenAbout, Pattern.Options)]
    private static partial Regex ZhWeNeed { get; }

    [GeneratedRegex("([您你]|收到|刚才|那个|登录|资金|支付|短信|手机|邮箱|谷歌)" + ZhBetween + ZhSecret + "(是|为)?(多少|什么|啥|几)(?![位分次秒时小天个点条钱类样意密])|(?<!的是|什么是)" + ZhSecret + "(是)?多少(?![位分次秒时小天个条钱])", Pattern.Options)]
    private static partial Regex ZhWhatIsIt { get; }

    [GeneratedRegex("(?<!重新|再|点)(说|报|念|发|给|提供)(一下|下|出来)" + ZhBetween + ZhSecret + ZhSpokenAbout, Pattern.Options)]
    private static partial Regex ZhSayIt { get; }

    [GeneratedRegex("(提供|发送?|告知|回复|填写|补充)[^,.!?;]{0,6}(以下|如下|下列)[^,.!?;]{0,40}" + ZhSecret, Pattern.Options)]
    private static partial Regex ZhListed { get; }

    [GeneratedRegex("(下载|安装|装|打开|开|开启|启动|运行|接受|同意|允许)(一下|一个|下|个)?[^,.!?;了过]{0,4}(anydesk|any desk|teamviewer|team viewer|todesk|rustdesk|向日葵|远程(控制|协助|桌面|软件|工具))|" + Us + "(来|可以|能|这边|现在|先|给[您你]|帮[您你]){0,3}远程(帮|给|为|替|连|操作|控制|协助|看|处理)|远程(控制|连接|操作|登录)(一下|下)?[您你]的", Pattern.Options)]
    private static partial Regex ZhRemote { get; }

    [GeneratedRegex("(请|麻烦|需要[您你]?|帮忙|点|打开|开启|开一下|开)(一下|下)?[您你]?(先|的)?(共享|分享)(一下|下)?[您你]?的?屏幕|(请|麻烦|需要[您你]?|打开|开启|开一下|开|把)(一下|下)?[您你]?的?屏幕(共享|分享)|屏幕(共享|分享)?(给|让)" + Us, Pattern.Options)]
    private static partial Regex ZhScreen { get; }

    [GeneratedRegex("(转|打|汇|充|付|支付)(一笔|一点|一些|少量|小额|[0-9.]+ ?[a-z元块个]{0,6}|入|账|币|款|钱|值)[^,.!?;]{0,16}(来|以|用来|用于|做|作为|才能|就能|即可|可以|进行|帮您|方便)(验证|核验|激活|解冻|证明|解除|恢复)[^,.!?;]{0,4}(身份|账户|账号|资产|资金|钱包|地址|归属|权限|提币|提现|限制|冻结|风控|$)|(请|麻烦|先|需要[您你])[^,.!?;]{0,8}(转账|转币)来?(验证|核验)|(请|先|要|需要?|得)[您你]?(先)?[^,.!?;]{0,4}(缴纳?|交|支付|付|转|补)[^,.!?;]{0,4}(解冻(金|费)|激活(金|费)|验证(金|费)|安全(金|验证金))", Pattern.Options)]
    private static partial Regex ZhPayToVerify { get; }

    [GeneratedRegex(@"\b(send|give|tell|text|message|forward|show|email|mail|dm|provide|read|share|drop|pass)( it)?( with| to)? " + EnUs + "( with| over)?:? " + EnBetween + EnSecret, Pattern.Options)]
    private static partial Regex EnSendUs { get; }

    [GeneratedRegex(@"\b(send|give|provide|share|type|write|post|paste|enter|reply with|respond with|text|forward|submit|confirm|state|tell|read|say|put|disclose|drop)( out)?:? " + EnBetween + EnSecret + @"[^,.!?;]{0,30}\b((to|with) " + EnUs + @"|(right )?here|in (this|the|our) (chat|conversation)|below|over to us)\b", Pattern.Options)]
    private static partial Regex EnToUs { get; }

    [GeneratedRegex(@"\b(please|kindly|pls|could you|can you|would you|will you|you (must|need to|have to)|(i|we)('ll| will)? (need|want|require|ask) you to|help us by)( \w+)?( and| to)? (provide|send|sending|share|give|tell|disclose|reveal|state|reply with|respond with|read out|read|say|submit)( it)?:? " + EnBetween + EnSecret, Pattern.Options)]
    private static partial Regex EnPlease { get; }

    [GeneratedRegex(@"\bwhat('s| is| was| are|s) (your (?!error|order)" + EnBetween + EnSecret + "|the " + EnBetween + EnSecret + @"( that)?( you)?('ve| have| just)* (got|get|received|receive|see|were sent)\b)", Pattern.Options)]
    private static partial Regex EnWhatIsIt { get; }

    [GeneratedRegex(@"\b(i|we|our team|support|the (team|system))( just| only| also|'ll| will| would| do)* (need|want|require)s? (to (know|have|see|get|check|verify|confirm) )?(?=your|the (full |complete )?(code|password|phrase|recovery|seed|private))" + EnBetween + EnSecret, Pattern.Options)]
    private static partial Regex EnWeNeed { get; }

    [GeneratedRegex(@"\b(install|download|open|start|run|launch|get|accept)( up| the| an?| app| now| our| my)* (anydesk|any desk|teamviewer|team viewer|todesk|rustdesk|remote (control|access|desktop|session))\b|\b(give|grant|allow) (me|us)( \w+)? (remote )?(access|control)\b(?! (key|token))|\b(let|allow) (me|us)( to)? (connect|control|take over|log ?in)( to| into)? your (computer|pc|laptop|phone|device|screen|account)\b|\b(i|we)('ll| will| can|'m going to)( \w+)? (connect|log ?in|sign in|control)( remotely)?( to| into)? your (computer|pc|laptop|phone|device|screen|account)\b", Pattern.Options)]
    private static partial Regex EnRemote { get; }

    [GeneratedRegex(@"\b(share|sharing|show (me|us)) your screen\b|\b(start|open|begin|turn on|enable|accept)( a| the)? screen[- ]shar\w+", Pattern.Options)]
    private static partial Regex EnScreen { get; }

    [GeneratedRegex(@"\b(send|transfer|deposit|pay|make)( (us|me|a|an|any|some|the|small|tiny|test|first|little|amount|of|in|[0-9.]+)){0,6} (coins?|crypto|usdt|usdc|btc|eth|trx|funds|money|amount|payment|fee|tax|deposit|transfer|transaction)\b[^,.!?;]{0,30}\b(to|in order to) ""?(verify|validate|unlock|unfreeze|activate|prove|confirm|release|restore)\b", Pattern.Options)]
    private static partial Regex EnPayToVerify { get; }
}
