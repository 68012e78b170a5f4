using Vigil.Contracts.Exchange;
using System.Globalization;
using Vigil.Language.Secrets;
using Vigil.Server.Assistant.Dialogue;

namespace Vigil.Server.Assistant.Words;

/// <summary>Simplified Chinese, written for people who are worried: the fact, the reason, the next step, the time.</summary>
internal sealed partial class ChinesePhrases : Phrases
{
    public override string Language => "zh";

    public override string Greeting => "您好，我是智能助手。可以查您的提币、充币、C2C订单、认证和账户限制，也可以回答规则和操作上的问题。您想问什么？";

    public override string Welcome => "不客气。之后有问题，随时在这里说。";

    public override string NoOffence => "没关系。还有没解决的，直接写在这里。";

    public override string Laughs => "能笑一笑就好。还有没解决的，直接写在这里。";

    public override string AnythingElse => "不客气。还有别的问题吗？没有的话点“已解决”，这次会话就结束；之后有问题，随时再来。";

    public override string AlarmTakenBack => "好的，已记下这是误会。为了您的账户安全，安全团队会看一眼再结束，不需要您再做什么；如果已经冻结了账户，确认安全后由您本人在“安全中心—账户状态”做身份核验来解冻，会话里谁都不能代办。";

    public override string GoOn => "请说，我在听。";

    public override string Goodbye => "好的，这次会话先到这里。之后有问题，随时在这里说。";

    public override string OfferPerson => "这件事我能查到的就是这些。要不要请同事接着帮您看？点“转人工”就可以，您说过的不用再说一遍。";

    public override string AlsoAsked(IReadOnlyList<string> matters) => $"您还问到{string.Concat(matters.Select(m => $"“{m}”"))}，点下面可以接着看。";

    public override string TookFiles => "文件已收到，接待您的同事可以查看。我看不了图片和文件的内容，请您用一句话说说遇到了什么；也可以转人工，由同事来看。";

    public override string WhatHappened => "请用一句话告诉我遇到了什么问题，不需要这些内容也能查。";

    public override string Hid(IReadOnlyList<string> kinds) => $"您的消息里有{string.Join("、", kinds.Select(NameOf))}，已经隐去，没有保存。我们从不需要它。{string.Concat(kinds.Select(WhatNow).Distinct(StringComparer.Ordinal))}";

    private static string NameOf(string kind) => kind switch
    {
        SecretKinds.RecoveryPhrase => "助记词",
        SecretKinds.PrivateKey => "私钥",
        SecretKinds.Password => "密码",
        SecretKinds.Code => "验证码",
        SecretKinds.ApiSecret => "API密钥",
        SecretKinds.CardNumber => "银行卡号",
        _ => "证件号码",
    };

    private static string WhatNow(string kind) => kind switch
    {
        SecretKinds.RecoveryPhrase or SecretKinds.PrivateKey => "它可能已经被别人看到，而且换不掉：请马上新建一个钱包，把资产转到新地址。",
        SecretKinds.Password => "请马上换一个新密码，别处用了同一个的也一起换。",
        SecretKinds.Code => "验证码请不要告诉任何人，谁来要都不给；如果已经告诉了别人，请先冻结账户。",
        SecretKinds.ApiSecret => "请马上在“我的—API密钥”里删除这个密钥，再建新的。",
        SecretKinds.CardNumber => "查询付款用订单号就可以。",
        _ => "需要核对证件时，请只在“我的—身份认证”里上传。",
    };

    public override string DoNotKnow => "这个问题我没有可靠的资料，不想猜一个答案给您。您可以换个说法，或者转人工，由同事来回答。";

    public override string NotKnownEither => "这一点我也没有查到可靠的资料，不想猜一个答案给您。请同事接着帮您看，好吗？点“转人工”就可以，您说过的不用再说。";

    public override string NotIn(string title) => $"我在《{title}》里没有找到这一点。";

    public override string Nearest => "我没有把握您问的是哪一点。点下面的标题就能看相关的内容；都不是的话，可以换个说法，或者转人工。";

    public override string Noted => "谢谢补充。只凭这一句，我还判断不了下一步该怎么做：请直接写想知道的那一点；要由同事来看，就点“转人工”，您写过的内容不用再说一遍。";

    public override string IfNotMeant => "这是最接近的一条；不是您问的，可以换个说法，或者转人工。";

    public override string WhichOne => "为了不答错，想先跟您确认：您说的是下面哪一件？都不是的话，可以换个说法，或者转人工。";

    public override string HandedOver => "正在为您转人工。您说过的内容和我查到的记录，同事都能看到，不用再说一遍。";

    public override string? WhatFirst(Harm harm) => harm switch
    {
        Harm.Device => "按这个顺序做：一，挂断，断网或关机，让对方动不了您的设备。二，换一台手机或电脑，在登录页点“紧急冻结”，不需要密码；没上链的提币会一起取消。三，打银行官方电话，说设备可能被人控制，请求停止转出。四，用干净的设备改邮箱密码，再改这里的密码。",
        Harm.Sent => "按这个顺序做：一，一分钱也不要再转，不再照对方说的做。二，打开“资产—提币记录”，还没上链的马上取消；冻结账户也会停下它。三，走银行付的，现在打银行官方电话请求止付。四，截图保存聊天、地址和交易哈希，尽快报警，再把哈希发在这里。",
        Harm.Wallet => "按这个顺序做：一，现在就建一个新钱包，新的助记词只写在纸上。二，把旧钱包每条链上的币都转过去，先转最值钱的。三，转完以后旧钱包不再用。冻结您在这里的账户保不住那个钱包；如果这里也用了同样的密码，再冻结账户、换密码。",
        _ => "按这个顺序做：一，现在就冻结账户：登录着，点“安全中心—冻结账户”；登录不了，在登录页点“紧急冻结”，不需要密码。没上链的提币会一起取消。二，用另一台干净的设备改邮箱密码，再改这里的密码，退出所有设备。三，看提币记录、API管理和地址簿，有不认识的，截图发在这里。",
    };

    public override string StillInLine => "您还在队里，顺序没有变，卡片上的位置是实时的。有新的情况直接写在这里，同事接手时会一起看到。";

    public override string NoMoreOnRecord => "您问的这一点，我没有能告诉您的资料，不想猜一个给您。";

    public override string StillWaiting => "您已经在排队等同事了，不用再转一次。前面还有几位、大约要等多久，下面的排队卡片会一直更新。可以先离开：位置会留着，客服的回复也会在这里。";

    public override Said SecurityHasCase => $"已转给安全团队，优先处理。";

    public override Said FreezeBefore => $"如果账户里还有资产，请先冻结账户，冻结后提币会立即停止。";

    public override Said FreezeSignedOut => $"如果账户里还有资产，请先冻结：在登录页点“紧急冻结”，不用登录，提币会立即停止。";

    public override Said FrozenNow => $"账户的冻结已经生效或正在进行，不用再做一次。";

    public override Said NeverAsked => $"我们不会向您要密码、验证码或助记词。";

    public override string? NotSentYet => "您有一笔提币还没有上链，现在还拦得住，冻结账户也会一并停下它：";

    public override string FreezeHere => "您已登录，点下面的“立即冻结账户”就能在这里冻结：提币和一切转出会停止，仍可平仓和追加保证金。";

    public override string HandedOverWithCare => "谢谢您愿意说出来，您现在的感受很重要。我已请同事马上来和您谈。如果此刻有危险，请拨打当地急救电话，或联系身边信任的人陪着您。";

    public override string StillHere => "我在听，您不是一个人。同事正在赶来，请先别离开这个会话，想说什么都可以写在这里。现在就给一个您信任的人打个电话，请他陪着您；觉得撑不住，请马上拨打当地的急救或心理援助电话。";

    public override string RecordsUnavailable => "现在读不到您的账户记录，所以我没法告诉您这一笔的情况。可以稍等几分钟再问我，或者转人工，您的问题会一直保留。";

    public override string SignInFirst => "要查您自己的记录，请先登录。";

    public override string? OwnErrors => "您的接口日志里，最近24小时有这些请求被拒绝：";

    public override string OwnError(string moment, string line) => $"- {moment}：{line}";

    public override string? OwnFees(string level, bool vip, TradingParameters rates) => vip
        ? $"您的等级是{level}，比普通费率低（普通费率：现货挂单{rates.SpotMakerPercent}%、吃单{rates.SpotTakerPercent}%，永续合约挂单{rates.PerpetualMakerPercent}%、吃单{rates.PerpetualTakerPercent}%）。您这个等级的准确数字在“我的—费率”。"
        : $"您的等级是{level}，按普通费率：现货挂单{rates.SpotMakerPercent}%、吃单{rates.SpotTakerPercent}%，永续合约挂单{rates.PerpetualMakerPercent}%、吃单{rates.PerpetualTakerPercent}%。";

    public override string? OwnLimit(string level, string amount) => $"您现在的等级是{level}，每天最多可以提折合{amount} USDT，所有币种合在一起算。";

    public override string NextLimit(string level, string amount) => $"升到{level}是{amount} USDT。";

    public override AccountWords? Account { get; } = new ChineseAccountWords();

    public override string OwnCases => "除了这个会话，您还有这些没有结束：";

    public override string OwnCase(string number, string title, CaseTurn turn, string? agent) => $"#{number}“{title}”：" + turn switch
    {
        CaseTurn.Waits => "正在排队等人工客服，还没有人接手",
        CaseTurn.Person => $"{agent}在处理，还没有回复您",
        CaseTurn.Customer => $"{agent}已回复，在等您",
        _ => "智能助手已回复，没有转给人工",
    } + "。";

    public override string NoOpenCase => "除了这个会话，您没有还在处理的工单。要找人看，点“转人工”。";

    public override string LastCase(string number, string title, string at) => $"最近结束的一个是#{number}“{title}”，{at}结束；问题还在的话，进去直接回复就会重新打开。";

    public override string NoOther => "除了刚才说的，没有查到别的记录。要找的是更早的一笔，请把它的编号、交易哈希或数量发给我。";

    public override string AnotherThan(string written, string told) => $"您说的是{written}，这一笔是{told}；如果不是它，请把交易哈希发给我。";

    public override Said Hello => $"您好。";

    public override Said HelloTo(Fact name) => $"{name}，您好。";

    public override Said FreezeFirst => $"请马上冻结账户：打开“安全中心—冻结账户”；登录不了，就在登录页点“紧急冻结”。冻结后，还没上链的提币会取消，所有设备会退出，这个会话不会断。请不要把密码、验证码或助记词告诉任何人，我们也不会问。";

    public override Said SecurityTakesOver => $"我现在请安全团队接手，优先处理。";

    public override Said FrozenAlready => $"提币和对外转出都已停止。请不要把密码、验证码或助记词告诉任何人，我们也不会问。";

    public override string ChipHuman => "转人工";

    public override string ChipSolved => "已解决";

    public override string ChipHowLong => "还要多久？";

    public override string ChipCancel => "还能取消吗？";

    public override string ChipSignIn => "登录";

    public override string ChipFreeze => "立即冻结账户";

    public override string Time(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var day = (today - local.Date).Days switch
        {
            0 => "今天",
            1 => "昨天",
            -1 => "明天",
            _ => string.Create(CultureInfo.InvariantCulture, $"{local.Month}月{local.Day}日"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day}{local:HH:mm}");
    }

    public override string Minutes(int count) => string.Create(CultureInfo.InvariantCulture, $"{count}分钟");

    public override string MoreMinutes(int count) => Minutes(count);

    public override string Moment(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) => Time(at, now, zone);

    public override string Confirmations(int confirmed, int required) => string.Create(CultureInfo.InvariantCulture, $"{confirmed}/{required}");

    public override string Comma => "、";
}
