using System.Globalization;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Assistant.Words;

/// <summary>Simplified Chinese, written for people who are worried: the fact, the reason, the next step, the time.</summary>
internal sealed class ChinesePhrases : Phrases
{
    public override string Language => "zh";

    public override string Greeting => "您好，我是智能助手。可以查您的提币、充币，也可以回答规则和操作上的问题。您想问什么？";

    public override string DoNotKnow => "这个问题我没有可靠的资料，不想猜一个答案给您。您可以换个说法，或者转人工，由同事来回答。";

    public override string HandedOver => "正在为您转人工。您说过的内容和我查到的记录，同事都能看到，不用再说一遍。";

    public override string HandedOverUrgent => "已转给安全团队，优先处理。如果账户里还有资产，请先冻结账户，冻结后提币会立即停止。我们不会向您要密码、验证码或助记词。";

    public override string HandedOverWithCare => "谢谢您愿意说出来，您现在的感受很重要。我已请同事马上来和您谈。如果此刻有危险，请拨打当地急救电话，或联系身边信任的人陪着您。";

    public override string RecordsUnavailable => "现在读不到您的账户记录，所以我没法告诉您这一笔的情况。可以稍等几分钟再问我，或者转人工，您的问题会一直保留。";

    public override string SignInFirst => "要查您自己的记录，请先登录。";

    public override string NoWithdrawals => "您的账户里没有找到提币记录。如果是从别的平台提到这里，请告诉我币种和网络，我来查充币。";

    public override string NoDeposits => "您的账户里还没有看到这笔充币。对方平台可能还没有上链，请先在那边查到交易哈希，把它发给我。";

    public override string ChipHuman => "转人工";

    public override string ChipHowLong => "还要多久？";

    public override string ChipCancel => "还能取消吗？";

    public override string ChipSignIn => "登录";

    public override string ChipFreeze => "立即冻结账户";

    public override string CannotCancel => "已经上链的转账没有办法撤回，这一点很抱歉。如果地址填错了，请转人工，我们一起看还能怎么做。";

    public override string CanCancel => "它还没有上链，现在可以取消：在“资产—提币记录”里打开这一笔，点“取消”。";

    public override string WithdrawalState(WithdrawalCard card, int? minutes) => card.State switch
    {
        "requested" => "您这笔提币已经收到，正在做出币前的检查，还没有上链。",
        "reviewing" => "您这笔提币正在复核，还没有上链。通过后会自动出币，不需要您再操作。",
        "approved" => "您这笔提币已经通过，正在排队上链。",
        "broadcast" or "confirming" => $"您这笔提币已经上链，正在等待区块确认：已确认{card.Confirmations}/{card.RequiredConfirmations}{(minutes is { } left ? $"，约{left}分钟后完成" : "")}。",
        "done" => "您这笔提币在链上已经完成。如果收款平台还没有显示，多半是对方还没入账，请把交易哈希发给对方查询。",
        "rejected" => "您这笔提币没有通过，币没有转出，已回到您的账户。",
        "failed" or "returned" => "您这笔提币没有成功，币已退回您的账户。",
        "cancelled" => "您这笔提币已经取消，币在您的账户里。",
        _ => "您这笔提币的最新状态在下面的卡片里。",
    };

    public override string WithdrawalSubmitted(string time, WithdrawalCard card) => $"这笔{Amount(card.Amount)} {card.Coin}（{card.ChainName}）是{time}提交的。";

    public override string WithdrawalReviewed(string? reason, string started, string? ended)
    {
        var why = reason switch
        {
            "new_address" => "因为是第一次提到这个地址，",
            "large_amount" => "因为金额较大，",
            "security_change" => "因为最近改过安全设置，",
            _ => "",
        };
        return ended is null ? $"{why}{started}开始复核，现在还在进行。" : $"{why}系统先做了复核，{ended}通过。";
    }

    public override string Transaction(string shortTxId) => $"交易哈希{shortTxId}。";

    public override string DepositState(DepositCard card, int? minutes) => card.State switch
    {
        "seen" or "confirming" => $"您这笔充币已经在链上，正在等待区块确认：已确认{card.Confirmations}/{card.RequiredConfirmations}{(minutes is { } left ? $"，约{left}分钟后入账" : "")}。",
        "credited" => "您这笔充币已经入账，可以交易；确认数满后也可以提走。",
        "withdrawable" => "您这笔充币已经入账，可以交易，也可以提走。",
        "wrong_network" => "这笔币充错了网络，没有自动入账。能不能找回，要看这个网络的地址是否由我们掌握，请转人工提交找回申请。",
        "missing_memo" => "这笔充币没有带上正确的备注（Memo），系统认不出是您的。请转人工，带上交易哈希，我们来补登。",
        "below_minimum" => "这笔充币低于最小充币数量，所以没有入账。",
        _ => "您这笔充币的最新状态在下面的卡片里。",
    };

    public override string DepositSeen(string time, DepositCard card) => $"这笔{Amount(card.Amount)} {card.Coin}（{card.ChainName}）是{time}在链上看到的。";

    public override string Time(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var day = (today - local.Date).Days switch
        {
            0 => "今天",
            1 => "昨天",
            _ => string.Create(CultureInfo.InvariantCulture, $"{local.Month}月{local.Day}日"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day}{local:HH:mm}");
    }

    private static string Amount(string amount) => Numbers.Group(amount);
}
