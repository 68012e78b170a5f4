using System.Globalization;

namespace Vigil.Server.Assistant.Words;

/// <summary>Simplified Chinese, written for people who are worried: the fact, the reason, the next step, the time.</summary>
internal sealed partial class ChinesePhrases : Phrases
{
    public override string Language => "zh";

    public override string Greeting => "您好，我是智能助手。可以查您的提币、充币、C2C订单、认证和账户限制，也可以回答规则和操作上的问题。您想问什么？";

    public override string Welcome => "不客气。之后有问题，随时在这里说。";

    public override string TookFiles => "文件已收到，接待您的同事可以查看。我看不了图片和文件的内容，请您用一句话说说遇到了什么；也可以转人工，由同事来看。";

    public override string DoNotKnow => "这个问题我没有可靠的资料，不想猜一个答案给您。您可以换个说法，或者转人工，由同事来回答。";

    public override string HandedOver => "正在为您转人工。您说过的内容和我查到的记录，同事都能看到，不用再说一遍。";

    public override string HandedOverUrgent => "已转给安全团队，优先处理。如果账户里还有资产，请先冻结账户，冻结后提币会立即停止。我们不会向您要密码、验证码或助记词。";

    public override string HandedOverWithCare => "谢谢您愿意说出来，您现在的感受很重要。我已请同事马上来和您谈。如果此刻有危险，请拨打当地急救电话，或联系身边信任的人陪着您。";

    public override string RecordsUnavailable => "现在读不到您的账户记录，所以我没法告诉您这一笔的情况。可以稍等几分钟再问我，或者转人工，您的问题会一直保留。";

    public override string SignInFirst => "要查您自己的记录，请先登录。";

    public override Said Hello => $"您好。";

    public override Said HelloTo(Fact name) => $"{name}，您好。";

    public override Said FreezeFirst => $"请马上冻结账户：打开“安全中心—冻结账户”；登录不了，就在登录页点“紧急冻结”。冻结后，还没上链的提币会取消，所有设备会退出，这个会话不会断。请不要把密码、验证码或助记词告诉任何人，我们也不会问。我现在请安全团队接手，优先处理。";

    public override Said FrozenAlready => $"提币和对外转出都已停止。请不要把密码、验证码或助记词告诉任何人，我们也不会问。";

    public override string NoWithdrawals => "您的账户里没有找到提币记录。如果是从别的平台提到这里，请告诉我币种和网络，我来查充币。";

    public override string NoDeposits => "您的账户里还没有看到这笔充币。对方平台可能还没有上链，请先在那边查到交易哈希，把它发给我。";

    public override string ChipHuman => "转人工";

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
}
