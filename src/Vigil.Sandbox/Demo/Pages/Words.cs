namespace Vigil.Sandbox.Demo.Pages;

/// <summary>States and reasons in people's words.</summary>
internal static class Words
{
    private static readonly Dictionary<string, (string Zh, string En, string Tone)> States = new(StringComparer.Ordinal)
    {
        ["requested"] = ("已提交", "Submitted", "wait"),
        ["reviewing"] = ("审核中", "In review", "wait"),
        ["approved"] = ("审核通过，等待广播", "Approved, about to be sent", "go"),
        ["broadcast"] = ("已广播", "Sent to the chain", "go"),
        ["confirming"] = ("等待区块确认", "Waiting for confirmations", "go"),
        ["done"] = ("已完成", "Done", "ok"),
        ["rejected"] = ("未通过", "Rejected", "bad"),
        ["failed"] = ("失败", "Failed", "bad"),
        ["returned"] = ("已退回", "Returned", ""),
        ["cancelled"] = ("已取消", "Cancelled", ""),
        ["seen"] = ("已检测到", "Seen", "go"),
        ["credited"] = ("已入账", "Credited", "ok"),
        ["withdrawable"] = ("已入账，可提币", "Credited and withdrawable", "ok"),
        ["wrong_network"] = ("网络不符，未入账", "Wrong network, not credited", "bad"),
        ["missing_memo"] = ("缺少备注，未入账", "Memo missing, not credited", "bad"),
        ["manual_review"] = ("人工核对中", "Being checked by hand", "wait"),
        ["unpaid"] = ("等待付款", "Waiting for payment", "wait"),
        ["paid"] = ("已付款，等待放币", "Paid, waiting for release", "wait"),
        ["appealing"] = ("申诉中", "In appeal", "wait"),
        ["released"] = ("已放币", "Released", "ok"),
        ["expired"] = ("超时关闭", "Expired", ""),
        ["verified"] = ("已认证", "Verified", "ok"),
        ["pending"] = ("审核中", "In review", "wait"),
        ["none"] = ("未认证", "Not verified", ""),
        ["active"] = ("正常", "Active", "ok"),
        ["locked"] = ("登录已锁定", "Sign-in locked", "bad"),
        ["restricted"] = ("部分功能受限", "Partly restricted", "wait"),
    };

    private static readonly Dictionary<string, (string Zh, string En)> Freezes = new(StringComparer.Ordinal)
    {
        ["withdrawal"] = ("提币已暂停", "Withdrawals are stopped"),
        ["trading"] = ("交易已暂停", "Trading is stopped"),
        ["funds"] = ("部分资产已冻结", "Some funds are frozen"),
        ["account"] = ("账户已冻结", "The account is frozen"),
    };

    private static readonly Dictionary<string, (string Zh, string En)> Reasons = new(StringComparer.Ordinal)
    {
        ["security_change"] = ("安全设置有变更", "a security setting was changed"),
        ["factor_lost"] = ("二次验证正在重置", "the second factor is being reset"),
        ["c2c_dispute"] = ("C2C订单有争议", "a C2C order is in dispute"),
        ["customer_request"] = ("应您本人的要求", "at your own request"),
        ["unusual_trading"] = ("交易行为需要核实", "unusual trading has to be checked"),
        ["new_address"] = ("首次使用的地址", "first use of this address"),
        ["large_amount"] = ("大额提币", "large amount"),
    };

    public static Html Tag(Viewer viewer, string state)
    {
        var (zh, en, tone) = States.GetValueOrDefault(state, (state, state, ""));
        return Html.Of($"""<span class="tag {tone}">{viewer.Say(zh, en)}</span>""");
    }

    public static string Freeze(Viewer viewer, string kind) => Freezes.TryGetValue(kind, out var words) ? viewer.Say(words.Zh, words.En) : kind;

    /// <summary>A reason that may be told, in words; the generic sentence otherwise.</summary>
    public static string? Reason(Viewer viewer, string? code) => code is not null && Reasons.TryGetValue(code, out var words) ? viewer.Say(words.Zh, words.En) : null;
}
