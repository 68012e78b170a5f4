using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Assistant.Words;

internal sealed partial class ChinesePhrases
{
    public override Said MayCancel => $"它还没有上链。能不能取消，以“资产—提币记录”里这一笔为准：页面上有“取消”，点它就可以取消。";

    public override Said Restricted => $"您的账户部分功能暂时受限，正在核查。需要补充材料时，我们会通过站内信告知。";

    public override string NoC2cOrders => "您的账户里没有找到C2C订单。";

    public override string NoLiquidations => "您的账户里没有找到强平记录。";

    public override Said CannotCancel(Voice voice) => voice is Voice.Agent
        ? (Said)$"已经上链的转账没有办法撤回，这一点很抱歉。如果地址填错了，请告诉我，我们一起看还能怎么做。"
        : $"已经上链的转账没有办法撤回，这一点很抱歉。如果地址填错了，请转人工，我们一起看还能怎么做。";

    public override Said WithdrawalState(WithdrawalCard card, int? minutes, Telling telling)
    {
        Said left = minutes is { } count ? (Said)$"，约{telling.Of("eta", Minutes(count))}后完成" : $"";
        return card.State switch
        {
            "requested" => $"您这笔提币已经收到，{telling.Of("state", "正在做出币前的检查，还没有上链")}。",
            "reviewing" => $"您这笔提币{telling.Of("state", "正在复核，还没有上链")}。什么时候有结果，现在还不能确定；需要补充材料时，我们会通过站内信告知。",
            "approved" => $"您这笔提币{telling.Of("state", "已经通过，正在排队上链")}。",
            "broadcast" or "confirming" => $"您这笔提币{telling.Of("state", "已经上链，正在等待区块确认")}：已确认{telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}{left}。",
            "done" => $"您这笔提币{telling.Of("state", "在链上已经完成")}。如果收款平台还没有显示，多半是对方还没入账，请把交易哈希发给对方查询。",
            "rejected" => $"您这笔提币{telling.Of("state", "没有通过，币没有转出，已回到您的账户")}。",
            "failed" => $"您这笔提币{telling.Of("state", "没有成功，币会退回您的账户")}。",
            "returned" => $"您这笔提币{telling.Of("state", "没有成功，币已退回您的账户")}。",
            "cancelled" => $"您这笔提币{telling.Of("state", "已经取消，币在您的账户里")}。",
            _ => $"您这笔提币的情况如下。",
        };
    }

    public override Said WithdrawalSubmitted(WithdrawalCard card, Telling telling) =>
        $"这笔{Amount(card.Amount, card.Coin, telling)}（{telling.Of("chain", card.ChainName)}）是{At("submitted", card.RequestedAt, telling)}提交的。";

    public override Said WithdrawalReviewed(string? reason, DateTimeOffset started, DateTimeOffset? ended, Telling telling)
    {
        Said why = reason switch
        {
            "new_address" => $"因为{telling.Of("reason", "是第一次提到这个地址")}，",
            "large_amount" => $"因为{telling.Of("reason", "金额较大")}，",
            "security_change" => $"因为{telling.Of("reason", "最近改过安全设置")}，",
            _ => $"",
        };
        return ended is { } end ? (Said)$"{why}系统先做了复核，{At("review", end, telling)}通过。" : $"{why}{At("review", started, telling)}开始复核，现在还在进行。";
    }

    public override Said Transaction(string shortTxId, Telling telling) => $"交易哈希{telling.Of("txid", shortTxId)}。";

    public override Said DepositState(DepositCard card, int? minutes, Telling telling)
    {
        Said left = minutes is { } count ? (Said)$"，约{telling.Of("eta", Minutes(count))}后入账" : $"";
        var agent = telling.Voice is Voice.Agent;
        return card.State switch
        {
            "seen" or "confirming" => $"您这笔充币{telling.Of("state", "已经在链上，正在等待区块确认")}：已确认{telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}{left}。",
            "credited" => $"您这笔充币{telling.Of("state", "已经入账，可以交易")}；确认数满后也可以提走。",
            "withdrawable" => $"您这笔充币{telling.Of("state", "已经入账，可以交易，也可以提走")}。",
            "wrong_network" => $"这笔币{telling.Of("state", "充错了网络，没有自动入账")}。能不能找回，要看这个网络的地址是否由我们掌握，{(agent ? "需要提交找回申请，我可以帮您一起填。" : "请转人工提交找回申请。")}",
            "missing_memo" => $"这笔充币{telling.Of("state", "没有带上正确的备注（Memo），系统认不出是您的")}。{(agent ? "请把交易哈希和您填写的备注发给我，我来提交补登。" : "请转人工，带上交易哈希，我们来补登。")}",
            "below_minimum" => $"这笔充币{telling.Of("state", "低于最小充币数量，所以没有入账")}。",
            "manual_review" => $"您这笔充币{telling.Of("state", "正在人工核对，还没有入账")}。",
            "recovering" => $"您这笔充币{telling.Of("state", "正在找回")}，有结果会通知您。",
            "recovered" => $"您这笔充币{telling.Of("state", "已经找回并入账")}。",
            "unrecoverable" => $"很抱歉，您这笔充币{telling.Of("state", "无法找回")}。",
            _ => $"您这笔充币的情况如下。",
        };
    }

    public override Said DepositSeen(DepositCard card, Telling telling) =>
        $"这笔{Amount(card.Amount, card.Coin, telling)}（{telling.Of("chain", card.ChainName)}）是{At("seen", card.SeenAt, telling)}在链上看到的。";

    public override Said FreezeState(FreezeCard card, Telling telling)
    {
        var what = telling.Of("state", card.Kind switch { "withdrawal" => "提币已暂停", "trading" => "交易已受限", "funds" => "部分资产已冻结", _ => "账户已冻结" });
        Said amount = card is { Kind: "funds", Amount: { } frozen, Currency: { } currency } ? (Said)$"（{Amount(frozen, currency, telling)}）" : $"";
        Said why = card.Reason switch
        {
            "security_change" => $"因为{telling.Of("reason", "最近改过安全设置")}，",
            "factor_lost" => $"因为{telling.Of("reason", "申请了重置二次验证")}，",
            "c2c_dispute" => $"因为{telling.Of("reason", "一笔C2C订单有争议")}，",
            "customer_request" => $"按{telling.Of("reason", "您本人的要求")}，",
            "stolen_report" => $"因为{telling.Of("reason", "您报告账号被盗")}，",
            "unusual_trading" => $"因为{telling.Of("reason", "近期的交易行为需要核实")}，",
            _ => $"",
        };
        return $"{why}您的{what}{amount}，从{At("since", card.Since, telling)}开始。";
    }

    public override Said FreezeEnds(FreezeCard card, Telling telling)
    {
        if (card.EndsAt is { } end)
        {
            return $"{At("ends", end, telling)}自动恢复，不需要申请。";
        }

        var documents = string.Join('、', card.Documents.Select(DocumentName));
        return documents.Length > 0 ? (Said)$"要恢复，请在“安全中心—账户状态”上传{telling.Of("documents", documents)}，核对后解除。"
            : card.Reason is "customer_request" ? (Said)$"确认安全后，在“安全中心—账户状态”做身份核验，就可以自己解冻。"
            : $"它不会到时自动结束，需要处理后解除。";
    }

    public override Said IdentityState(AccountProfile account, IdentityParameters? rules, Telling telling)
    {
        var usual = rules is null ? "" : $"通常{rules.ReviewMinutesTypical}分钟，最长{rules.ReviewHoursMax}小时，";
        var tries = rules is null ? "" : $"，每天最多{rules.AttemptsPerDay}次";
        return account.IdentityState switch
        {
            "pending" when account.IdentitySubmittedAt is { } at => $"您的身份认证{telling.Of("state", "正在审核")}，材料是{At("submitted", at, telling)}提交的。{usual}有结果会发站内信和邮件，请不要撤回重交。",
            "pending" => $"您的身份认证{telling.Of("state", "正在审核")}。{usual}有结果会发站内信和邮件，请不要撤回重交。",
            "rejected" => $"您的身份认证{telling.Of("state", "这次没有通过")}，{RejectedBecause(account.IdentityReason, telling)}改正后就可以在“我的—身份认证”重交{tries}。",
            "verified" => $"您的身份认证{telling.Of("state", "已经通过")}。",
            _ => $"您{telling.Of("state", "还没有提交身份认证")}。请在“我的—身份认证”拍证件、做人脸核对。",
        };
    }

    public override Said Locked(DateTimeOffset until, Telling telling) =>
        $"您的登录{telling.Of("state", "现在是锁定的")}，{At("ends", until, telling)}自动解除，还有约{telling.Of("eta", Minutes(MinutesUntil(until, telling.Now)))}。等不及，可以在登录页选“验证身份解锁”。资产不受影响。";

    public override Said C2cOrder(C2cCard card, Telling telling) =>
        $"这是您{telling.Of("role", card.Role == "seller" ? "卖出" : "买入")}{Amount(card.Amount, card.Coin, telling)}的C2C订单，{Amount(card.FiatAmount, card.FiatCurrency, telling, "fiat")}，{telling.Of("payment", PaymentName(card.PaymentMethod))}。";

    public override Said C2cState(C2cCard card, Telling telling)
    {
        var late = card.ReleaseBy is { } deadline && deadline <= telling.Now;
        return (card.Role, card.State) switch
        {
            ("buyer", "unpaid") => $"订单{telling.Of("state", "在等您付款")}，请在{At("payBy", card.PayBy, telling)}前用本人账户付款，付完马上点“我已付款”。",
            ("seller", "unpaid") => $"订单{telling.Of("state", "在等买家付款")}，付款期限是{At("payBy", card.PayBy, telling)}。",
            ("buyer", "paid") when card.ReleaseBy is { } by && late => $"您{Paid(card, telling)}，币由平台托管。{telling.Of("releaseBy", "放币期限" + Time(by, telling.Now, telling.Zone) + "已过")}，现在可以在订单页点“申诉”，上传付款记录和流水。",
            ("buyer", "paid") when card.ReleaseBy is { } by => $"您{Paid(card, telling)}，币由平台托管。卖家应在{At("releaseBy", by, telling)}前放币，过了还没放，就可以在订单页申诉。",
            ("buyer", "paid") => $"您{Paid(card, telling)}，币由平台托管，在等卖家放币。",
            ("seller", "paid") when card.ReleaseBy is { } by => $"买家{Paid(card, telling)}，币由平台托管。{telling.Of("releaseBy", "放币期限" + (late ? Time(by, telling.Now, telling.Zone) + "已过" : "到" + Time(by, telling.Now, telling.Zone)))}。请登录收款账户看钱是否真的到账；{(late ? "" : "到期限")}仍没有，就在订单页点“申诉”，上传账户明细。",
            ("seller", "paid") => $"买家{Paid(card, telling)}，币由平台托管。请登录收款账户看钱是否真的到账。",
            (_, "appealing") when card.AppealDecisionBy is { } by => $"订单{telling.Of("state", "正在申诉")}，币由平台托管，{At("decisionBy", by, telling)}前会有结果。请按订单页的要求补齐材料。",
            (_, "appealing") => $"订单{telling.Of("state", "正在申诉")}，币由平台托管。请按订单页的要求补齐材料。",
            ("buyer", "released") => $"卖家{telling.Of("state", "已经放币")}，币在您的资金账户里。",
            ("seller", "released") => $"这笔订单的币{telling.Of("state", "已经放给买家")}。",
            ("buyer", "cancelled" or "expired") when card.PaidAt is { } paid => $"订单{telling.Of("state", Closed(card.State))}，而您在{At("paid", paid, telling)}标记过付款。请现在打开订单点“申诉”，上传付款记录，不要再付一次。",
            ("buyer", "cancelled" or "expired") => $"订单{telling.Of("state", Closed(card.State))}。如果已经付款，请现在打开订单点“申诉”，上传付款记录，不要再付一次。",
            (_, "cancelled" or "expired") => $"订单{telling.Of("state", Closed(card.State))}。",
            ("buyer", "returned") => $"申诉已有结果，币{telling.Of("state", "退回了卖家")}。理由写在订单页。",
            (_, "returned") => $"申诉已有结果，币{telling.Of("state", "已退回您的账户")}。",
            _ => $"订单的最新状态在订单页。",
        };
    }

    public override Said? C2cWarning(C2cCard card) => (card.Role, card.State) switch
    {
        ("buyer", "paid" or "appealing") => $"已经付款的订单请不要取消，谁要求都不要。",
        ("seller", "unpaid" or "paid" or "appealing") => $"钱没有到您的账户之前，请不要放币；截图和短信都不算到账。",
        _ => default(Said),
    };

    public override Said LiquidationState(LiquidationCard card, Telling telling) =>
        $"这样的结果很不好受，我们理解。您的{telling.Of("leverage", card.Leverage + "倍")}{telling.Of("symbol", card.Symbol)}{telling.Of("side", card.Side == "short" ? "空单" : "多单")}（{telling.Of("quantity", Numbers.Group(card.Quantity))}）在{At("at", card.At, telling)}被强平。";

    public override Said LiquidationWhy(LiquidationCard card, Telling telling) =>
        $"触发时的标记价格是{telling.Of("trigger", Numbers.Group(card.TriggerPrice))}，这个仓位的强平价是{telling.Of("liquidation", Numbers.Group(card.LiquidationPrice))}，开仓价是{telling.Of("entry", Numbers.Group(card.EntryPrice))}。标记价格到了强平价，保证金就低于维持要求，系统会平仓；杠杆越高，开仓价到强平价的距离越短。";

    public override Said LiquidationMargin(LiquidationCard card, Telling telling) =>
        $"损失的保证金是{Amount(card.MarginLost, card.Currency, telling, "margin")}；追加保证金的提醒是{At("marginCall", card.MarginCallAt, telling)}发出的。对触发价有疑问，可以请交易组按记录复核。";

    private static string Of(int confirmed, int required) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{confirmed}/{required}");

    private static string Closed(string state) => state == "expired" ? "已经超时取消" : "已经取消";

    private Said Paid(C2cCard card, Telling telling) => card.PaidAt is { } at ? (Said)$"在{At("paid", at, telling)}{telling.Of("state", "标记了付款")}" : $"{telling.Of("state", "标记了付款")}";

    private static Said RejectedBecause(string? reason, Telling telling) => reason switch
    {
        "document_blurred" => $"因为{telling.Of("reason", "证件照片不够清楚")}。请在白天靠窗、关掉闪光灯，把四角拍进画面；",
        "document_expired" => $"因为{telling.Of("reason", "证件已经过期")}。请换一种有效证件；",
        "document_copy" => $"因为{telling.Of("reason", "拍的不是证件原件")}。请拍实物；",
        "name_mismatch" => $"因为{telling.Of("reason", "姓名或号码和证件不一致")}。请按证件改资料；",
        "face_mismatch" => $"因为{telling.Of("reason", "人脸核对没有通过")}。请换普通光线，取下口罩再试；",
        _ => $"原因写在“我的—身份认证”。",
    };

    private static string DocumentName(string code) => code switch
    {
        "trading_statement" => "交易说明",
        "source_of_funds" => "资金来源证明",
        "payment_record" => "付款记录",
        "bank_statement" => "银行流水",
        "id_document" => "身份证件",
        "selfie_video" => "本人视频",
        "proof_of_address" => "地址证明",
        _ => "页面列出的材料",
    };

    private static string PaymentName(string method) => method switch { "bank_transfer" => "银行转账", "alipay" => "支付宝", "wechat" => "微信支付", "bank_transfer_next_day" => "银行转账（次日到账）", _ => "您选的付款方式" };
}
