using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;

namespace Vigil.Server.Assistant.Words;

internal sealed partial class ChinesePhrases
{
    public override Said NotInRecord(string kind, Aspect aspect) => Said.Plain($"{RecordName(kind)}的记录里没有写明{AspectName(aspect)}，所以我没法告诉您。");

    public override Said NothingChanged(DateTimeOffset since, Telling telling) => Said.Plain($"从{Time(since, telling.Now, telling.Zone)}告诉您之后，没有新的变化。");

    public override Said TimesIn(DateTimeOffset now, TimeZoneInfo zone) => Said.Plain($"时间按{Offset(now, zone)}。");

    public override Said Fee(string amount, string coin, Telling telling) => $"这笔的手续费是{Amount(amount, coin, telling, "fee")}。";

    public override Said AmountAndChain(string amount, string coin, string chainName, Telling telling) => $"这笔是{Amount(amount, coin, telling)}（{telling.Of("chain", chainName)}）。";

    public override Said ChainUsed(string chainName, Telling telling) => $"这笔走的是{telling.Of("chain", chainName)}。";

    public override Said TransactionAsked(string? shortTxId, Telling telling) => shortTxId is null
        ? (Said)$"这笔还没有上链，所以还没有交易哈希。"
        : $"交易哈希是{telling.Of("txid", shortTxId)}，完整的可以在记录卡片上复制。";

    public override Said SentTo(string shortAddress, Telling telling) => $"收款地址是{telling.Of("address", shortAddress)}，完整的在“资产—提币记录”里。";

    public override Said NumberOf(string id, Telling telling) => $"编号是{telling.Of("id", id)}。";

    public override Said WithdrawalTimes(WithdrawalCard card, Telling telling)
    {
        Said then = card switch
        {
            { DoneAt: { } done, BroadcastAt: { } sent } => $"，{At("broadcast", sent, telling)}上链，{At("done", done, telling)}在链上完成",
            { BroadcastAt: { } sent } => $"，{At("broadcast", sent, telling)}上链发出",
            { State: "requested" or "reviewing" or "approved" } => $"，还没有上链发出",
            _ => $"",
        };
        return $"这笔是{At("submitted", card.RequestedAt, telling)}提交的{then}。";
    }

    public override Said WithdrawalLeft(WithdrawalCard card, int? minutes, Telling telling) => (card.State, minutes) switch
    {
        ("broadcast" or "confirming", { } left) => $"现在的区块确认是{telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}，约{telling.Of("eta", Minutes(left))}后完成。",
        ("broadcast" or "confirming", null) when card.RequiredConfirmations > 0 => $"现在的区块确认是{telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}，记录里没有预计完成的时间。",
        ("requested" or "reviewing" or "approved", _) => $"它{telling.Of("state", "还没有上链")}，记录里没有预计完成的时间，我不想猜一个给您。",
        ("done", _) when card.DoneAt is { } done => $"它{At("done", done, telling)}已经{telling.Of("state", "在链上完成")}。",
        ("failed", _) => $"它{telling.Of("state", "没有成功")}，币会退回您的账户；记录里没有退回的时间。",
        _ => WithdrawalState(card, null, telling),
    };

    public override Said? WithdrawalFailure(string code, Telling telling) => code switch
    {
        "address_invalid" => $"原因是{telling.Of("failure", "收款地址无效")}。",
        "contract_rejected" => $"原因是{telling.Of("failure", "收款合约拒绝了这笔转账")}。",
        "below_minimum" => $"原因是{telling.Of("failure", "低于最小提币数量")}。",
        "above_limit" => $"原因是{telling.Of("failure", "超过当日提币额度")}。",
        "insufficient_balance" => $"原因是{telling.Of("failure", "可用余额不足")}。",
        "wallet_maintenance" => $"原因是{telling.Of("failure", "这个币种的钱包正在维护")}。",
        "review_rejected" => $"原因是{telling.Of("failure", "复核没有通过")}。",
        "account_frozen" => $"原因是{telling.Of("failure", "账户冻结时，它随之取消")}。",
        _ => null,
    };

    public override Said WithdrawalNext(WithdrawalCard card, Telling telling) => card.State switch
    {
        "requested" => $"接下来由我们{telling.Of("state", "做出币前的检查")}，您现在不用操作。",
        "reviewing" => $"接下来由我们{telling.Of("state", "完成复核")}，您现在不用操作；需要补充材料时，我们会通过站内信告知。",
        "approved" => $"接下来由我们{telling.Of("state", "发到链上")}，您不用操作。",
        "broadcast" or "confirming" => $"接下来是{telling.Of("state", "链上的区块确认")}，确认数满就完成，您不用操作。",
        "done" when card.ShortTxId is { } tx => $"接下来由{telling.Of("state", "收款平台入账")}；没看到，请把交易哈希{telling.Of("txid", tx)}发给对方查询。",
        "done" => $"接下来由{telling.Of("state", "收款平台入账")}；没看到，请向对方查询。",
        "failed" => $"接下来由我们{telling.Of("state", "把币退回您的账户")}，您不用操作。",
        _ => $"{telling.Of("state", "币在您的账户里")}，这笔不用再操作；需要的话可以重新提交。",
    };

    public override Said Refunded(WithdrawalCard card, Telling telling) => card.State is "failed"
        ? (Said)$"它{telling.Of("state", "没有成功")}，{Amount(card.Amount, card.Coin, telling)}和手续费{Amount(card.Fee, card.Coin, telling, "fee")}会一起退回您的账户；记录里没有退回的时间。"
        : $"它{telling.Of("state", "没有转出")}，{Amount(card.Amount, card.Coin, telling)}和手续费{Amount(card.Fee, card.Coin, telling, "fee")}已经一起回到您的账户。";

    public override Said FrozenAmount(string amount, string currency, Telling telling) => $"冻结的是{Amount(amount, currency, telling)}。";

    public override Said DepositTimes(DepositCard card, Telling telling) => card.CreditedAt is { } credited
        ? (Said)$"这笔是{At("seen", card.SeenAt, telling)}在链上看到的，{At("credited", credited, telling)}入账。"
        : $"这笔是{At("seen", card.SeenAt, telling)}在链上看到的，还没有入账的时间。";

    public override Said DepositLeft(DepositCard card, int? minutes, Telling telling) => (card.State, minutes) switch
    {
        ("seen" or "confirming", { } left) => $"现在的区块确认是{telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}，约{telling.Of("eta", Minutes(left))}后入账。",
        ("seen" or "confirming", null) => $"现在的区块确认是{telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}，记录里没有预计入账的时间。",
        ("manual_review" or "recovering" or "wrong_network" or "missing_memo", _) => $"它{telling.Of("state", "还没有入账")}，记录里没有预计的时间，我不想猜一个给您。",
        _ => DepositState(card, null, telling),
    };

    public override Said DepositNext(DepositCard card, Telling telling) => card.State switch
    {
        "seen" or "confirming" => $"接下来是{telling.Of("state", "链上的区块确认")}，确认数满就自动入账，您不用操作。",
        "credited" => $"接下来是{telling.Of("state", "剩下的区块确认")}，您不用操作。",
        "withdrawable" or "recovered" => $"{telling.Of("state", "已经入账")}，不用再操作。",
        "manual_review" => $"接下来由我们{telling.Of("state", "人工核对")}，您不用操作；需要材料会通知您。",
        "recovering" => $"接下来由我们{telling.Of("state", "处理找回")}，有结果会通知您。",
        _ => DepositState(card, null, telling),
    };

    public override Said C2cTimes(C2cCard card, Telling telling) => card.PaidAt is { } paid
        ? (Said)$"付款是{At("paid", paid, telling)}标记的。"
        : $"还没有标记付款，付款期限是{At("payBy", card.PayBy, telling)}。";

    public override Said C2cNext(C2cCard card, Telling telling) => (card.Role, card.State) switch
    {
        ("buyer", "unpaid") => $"现在{telling.Of("state", "等您付款")}，期限是{At("payBy", card.PayBy, telling)}。",
        ("seller", "unpaid") => $"现在{telling.Of("state", "等买家付款")}，期限是{At("payBy", card.PayBy, telling)}。",
        ("buyer", "paid") when card.ReleaseBy is { } by && by > telling.Now => $"现在{telling.Of("state", "等卖家放币")}，期限是{At("releaseBy", by, telling)}；过了还没放，您可以在订单页申诉。",
        ("buyer", "paid") => $"放币期限已过，现在{telling.Of("state", "可以由您在订单页点“申诉”")}，上传付款记录。",
        ("seller", "paid") => $"现在{telling.Of("state", "等您核对收款账户")}：钱真的到账再放币，没有到账就不要放。",
        (_, "appealing") when card.AppealDecisionBy is { } by => $"现在由申诉专员{telling.Of("state", "处理")}，{At("decisionBy", by, telling)}前有结果；订单页要求的材料请补齐。",
        (_, "appealing") => $"现在由申诉专员{telling.Of("state", "处理")}；订单页要求的材料请补齐。",
        ("buyer", "cancelled" or "expired") => $"如果您付过款，现在{telling.Of("state", "需要您在订单页点“申诉”")}，上传付款记录。",
        _ => $"这笔订单{telling.Of("state", "已经结束")}，不用再操作。",
    };

    public override Said LiquidationTime(LiquidationCard card, Telling telling) =>
        $"强平发生在{At("at", card.At, telling)}，追加保证金的提醒是{At("marginCall", card.MarginCallAt, telling)}发出的。";

    public override Said LiquidationNext(Voice voice) => voice is Voice.Agent
        ? (Said)$"强平已经完成，不能撤销。您对触发价有疑问，我可以请交易组按记录复核。"
        : $"强平已经完成，不能撤销。您对触发价有疑问，可以转人工，请交易组按记录复核。";

    public override Said IdentityTime(DateTimeOffset submitted, Telling telling) => $"材料是{At("submitted", submitted, telling)}提交的。";

    public override Said IdentityLeft(IdentityParameters rules, Telling telling) =>
        $"认证{telling.Of("state", "还在审核")}，通常{rules.ReviewMinutesTypical.ToString(CultureInfo.InvariantCulture)}分钟，最长{rules.ReviewHoursMax.ToString(CultureInfo.InvariantCulture)}小时。";

    public override Said IdentityNext(AccountProfile account, Telling telling) => account.IdentityState switch
    {
        "pending" => $"接下来由我们{telling.Of("state", "完成审核")}，您不用操作；有结果会发站内信和邮件。",
        "rejected" => $"现在{telling.Of("state", "等您改正后重交")}：在“我的—身份认证”里提交。",
        "verified" => $"{telling.Of("state", "认证已经通过")}，不用再操作。",
        _ => $"现在{telling.Of("state", "等您提交")}：在“我的—身份认证”拍证件、做人脸核对。",
    };

    public override Said StepsAfterFreeze => $"接下来请按这个顺序做：一，换一台确认安全的设备，先改邮箱密码，再改交易所的登录密码，并更换二次验证。二，删除不认识的设备和API密钥。三，把发现异常的时间、不是您操作的提币或交易、对方地址和交易哈希发在这里，安全团队会按它们追查。四，向当地警方报案，保留回执。解冻请等安全团队核实之后再做；自称能代追回的人，一律不要相信。";

    public override Said NotSeenFrozen => $"我这里还没有看到账户冻结的记录，请在“安全中心—账户状态”确认冻结已经生效。";

    public override Said SecurityHasIt => $"安全团队已经收到，会优先在这个会话里回复您。手上有新的时间、地址或交易哈希，请直接发在这里。";

    public override Said RestrictedNext => $"需要补充材料时，我们会通过站内信告知。";

    private static string RecordName(string kind) => kind switch
    {
        "withdrawals" => "这笔提币",
        "deposits" => "这笔充币",
        "c2c-orders" => "这笔订单",
        "liquidations" => "这次强平",
        "identity" => "您的身份认证",
        "lock" => "这次锁定",
        _ => "这条限制",
    };

    private static string AspectName(Aspect aspect) => aspect switch
    {
        Aspect.Duration => "还要多久",
        Aspect.When => "时间",
        Aspect.Why or Aspect.Review => "原因",
        Aspect.Amount => "金额",
        Aspect.Fee => "手续费",
        Aspect.Chain => "走哪条链",
        Aspect.Transaction => "交易哈希",
        Aspect.Address => "地址",
        Aspect.Number => "编号",
        Aspect.Price => "价格",
        Aspect.Cancel => "能不能取消",
        Aspect.Refund => "会不会退回",
        _ => "下一步",
    };
}
