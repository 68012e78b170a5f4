using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>The words by which an emergency, a loss, a temper or a thank-you is known; read after what did not happen was masked.</summary>
internal static partial class UrgencySigns
{
    [GeneratedRegex("不想活|活不下去|活着(还|真|又)?(没|有)(什么|啥)?意思|想死|去死算了|不如死|死了(算了|一了百了)|一了百了|寻死|自杀|跳楼|跳河|轻生|割腕|了结(自己|生命|一切)|结束(自己的?)?生命|活够了|没法活|没有?活路|看不到出路|遗书|kill myself|killing myself|(can't|cant|cannot) go on (anymore|any more|any longer|living|like this|with my life)|suicid|end (my life|it all)|(don't|do not|dont|can't|cannot|cant) see (a|any) way out|don't want to (live|be alive)|no reason to live|want to die|better off dead|jump off|tự tử|muốn chết|suicid|не хочу жить|покончить с собой|quiero morir|matarme|死にたい", Pattern.Options)]
    public static partial Regex SelfHarm { get; }

    [GeneratedRegex("被盗|被偷|盗号|盗走|被黑|偷走|(币|钱|资产|余额|usdt|u)(都|全|全部|突然|怎么|就)?(被(人)?(转走|提走|转光|清空|划走|卷走|搬空)|不翼而飞)|(币|usdt|资产)(都|全|全部)?(没了|不见了|消失了)|钱包(被|全)(清空|转空|掏空)|\\b(stolen|hacked|robbed|drained|hijacked|compromised|stole|emptied)\\b|taken over|(coins|funds|crypto|money|balance|usdt|btc|eth|everything)( is| are| was| were| have| has)?( all| just| been| suddenly)* (gone|vanished|disappeared|moved out|wiped)|bị (hack|mất cắp|đánh cắp|trộm)|mất (hết )?(tiền|coin)|украл|взлом|угнал|robad|robaron|hackead|hackearon|盗まれ|ハッキング", Pattern.Options)]
    public static partial Regex Theft { get; }

    [GeneratedRegex("(有人|别人|陌生人|黑客)[^,.!?]{0,6}(登录|登了|进了|操作|控制|用了?|改了|动了|在用|转走|提走)|设备[^,.!?]{0,14}(提走|转走|划走)|(不是|并非)(我)?(本人|自己)?(操作|登录|下的单|提的|转的|弄的|改的|发起)|(someone|somebody|hacker|stranger|another person|anyone|unknown person)( else)?( has| have| had| is| just| got| was| keeps)*( in| inside| into| logged| logging| accessed| using| changed| hacked| withdrew| withdrawing| controls| controlling| took| taken| moved| traded| trading)|(didn't|did not|never|not|wasn't) (me|authori[sz]e|authori[sz]ed|make|made|do|initiate|request|requested|place|create)( this| that| these| those| the| any| it| a)*( withdrawal| withdrawals| trade| trades| transaction| transactions| transfer| transfers| order| orders| login| api key| change)?( *$|[.,!?]| by me)|unauthori[sz]ed", Pattern.Options)]
    public static partial Regex Intruder { get; }

    [GeneratedRegex("(正在|还在|一直在|不断|马上要|快要|继续)[^,.!?]{0,5}(被)?(转走|转出|提走|提币|盗|减少|往外转|转账给他)|(being|getting|still|right now|currently|keeps?|about to)( being| getting)? (stolen|drained|withdrawn|transferred out|moved out|emptied|taken|withdrawing|moving my|draining)|(leaving|draining) my account", Pattern.Options)]
    public static partial Regex OngoingLoss { get; }

    [GeneratedRegex("被骗|上当|杀猪盘|受骗|诈骗|骗子|骗走|骗了|骗我|(转|打|提)到[^,.!?]{0,4}安全(钱包|账户|账号|地址)|(to|into) (a |an |the |your |their |his |my )?(new )?safe (wallet|account)|假客服|冒充(官方|客服|你们)|钓鱼(网站|链接)?[^,.!?]{0,6}(输|填|点|登)|远程控制|屏幕共享|\\b(scammed|scammer|scam|defrauded|conned|tricked|phished|fake support|impostor|imposter|anydesk|teamviewer|pig butchering)\\b|bị lừa|lừa đảo|мошенн|обману|estafa|estafad|詐欺|诈欺", Pattern.Options)]
    public static partial Regex Scam { get; }

    [GeneratedRegex("(密码|验证码)[^.!?没不]{0,12}(?<![给跟向对帮替])我[^,.!?没不你]{0,4}(报|念|说|给|发|告诉|读)(过|了|他|她|对方|给)|(报|念|读)(了|给)[^,.!?没不]{0,6}(密码|验证码)|(密码|验证码|助记词|私钥|密钥|api key|secret)(?![^,.!?]{0,3}给我发)[^,.!?]{0,6}(告诉|给了|发给|发了|泄露|泄漏|被看|被知道|输到|填了|填到|输入了|截图给)|(告诉|给|发给|泄露)(了)?(他|她|对方|别人|客服|骗子|陌生人)[^,.!?]{0,6}(密码|验证码|助记词|私钥)|(gave|told|sent|shared|leaked|exposed|entered|typed|posted|pasted|revealed|showed)\\b[^.!?]{0,30}\\b(password|seed|recovery phrase|private key|verification code|2fa code|sms code|otp|api (key|secret)|secret key)|\\b(password|seed phrase|recovery phrase|private key|api (key|secret))( was| has been| got| is| were)+ (leaked|exposed|stolen|compromised)", Pattern.Options)]
    public static partial Regex SecretExposed { get; }

    [GeneratedRegex("(取消|撤回|撤销|拦截|追回|停止|拦下|截停)[^,.!?]{0,6}(提币|提现|转账|这笔)|(提币|提现|转账)[^,.!?]{0,6}(取消|撤回|撤销|拦截|追回|拦下)|(地址|链|网络)[^,.!?]{0,4}(填错|写错|选错|输错|搞错|错了)|(填错|写错|选错|转错|打错|提错|输错)了?(地址|链|网络|人)?|\\b(cancel|stop|recall|reverse|undo|abort)\\b[^.!?]{0,15}\\b(withdrawal|transfer|transaction|payment)|wrong (address|network|chain|wallet)", Pattern.Options)]
    public static partial Regex Recall { get; }

    [GeneratedRegex("(不|没|没有|拒绝|迟迟不|还不|未)(给我|给|肯)?放(币|行)|(已经?|都)?(付款|打款|转账|付钱)[^.!?]{0,14}(不放|没放|不给|超时|被取消|取消了|失联|不理)|(won't|not|hasn't|refuses to|didn't|doesn't|never|isn't)( yet)? releas|(seller|buyer|merchant) (is |has )?(not|disappeared|unresponsive|offline|gone|refus|ignoring|blocked)", Pattern.Options)]
    public static partial Regex C2cDispute { get; }

    [GeneratedRegex("爆仓|强平|穿仓|插针|强制平仓|liquidat|margin call", Pattern.Options)]
    public static partial Regex Liquidation { get; }

    [GeneratedRegex("急急|救命|救救|求求|十万火急|火烧眉毛|快点{0,1}(救|帮|处理|冻结)|赶紧|立刻|马上(处理|帮|冻结|锁)|怎么办啊|慌|崩溃|要疯|[!]{3,}|\\b(urgent|urgently|emergency|asap|immediately|right now|desperate|panicking|panic|freaking out|please hurry|hurry up|sos)\\b|help{1,3}!+|life savings|gấp|khẩn cấp|срочно|urgente|至急", Pattern.Options)]
    public static partial Regex Panic { get; }

    [GeneratedRegex("垃圾|骗子平台|黑心|气死|坑(人|爹|死)|什么破|破平台|废物|狗屁|滚|他妈|妈的|操你|傻逼|智障|无语|忍无可忍|曝光|报警|起诉|维权|\\b(ridiculous|unacceptable|worst|pathetic|disgusting|fuck|fucking|bullshit|wtf|shit|useless|terrible|joke|furious|sue you|lawsuit)\\b", Pattern.Options)]
    public static partial Regex Anger { get; }

    [GeneratedRegex("不(着)?急|不用急|有空|方便(的时候|时)|随便问|顺便问|谢谢|感谢|多谢|建议你们|\\b(no rush|no hurry|not urgent|whenever you|when you have time|just curious|just wondering|thanks|thank you|thx|suggestion)\\b", Pattern.Options)]
    public static partial Regex Calm { get; }
}
