using Vigil.Language;

namespace Vigil.Server.Assistant.Words;

internal sealed partial class ChinesePhrases
{
    public override Said NotInRecord(string record, Aspect aspect) => Said.Plain($"{record}的记录里没有写明{AspectName(aspect)}，所以我没法告诉您。");

    public override Said NothingChanged(DateTimeOffset since, Telling telling) => Said.Plain($"刚又查了一遍，和{Time(since, telling.Now, telling.Zone)}告诉您的一样，还没有新的变化。");

    public override Said TimesIn(DateTimeOffset now, TimeZoneInfo zone) => Said.Plain($"时间按{Offset(now, zone)}。");

    public override Said NumberOf(string id, Telling telling) => $"编号是{telling.Of("id", id)}。";

    public override Said StepsAfterFreeze => $"接下来请按这个顺序做：一，换一台确认安全的设备，先改邮箱密码，再改交易所的登录密码，并更换二次验证。二，删除不认识的设备和API密钥。三，把发现异常的时间、不是您操作的提币或交易、对方地址和交易哈希发在这里，安全团队会按它们追查。四，向当地警方报案，保留回执。解冻请等安全团队核实之后再做；自称能代追回的人，一律不要相信。";

    public override Said StepsAfterScam => $"接下来请按这个顺序做：一，不要再给对方转任何钱；要您先交税、手续费、保证金或解冻费才能提现的，就是骗局本身。二，先截图再拉黑：聊天记录、网址、对方账号、地址和交易哈希都留着，发在这里，安全团队会按它们追查。三，向公安机关报案，保留受理文件；银行转账的，马上打银行官方电话请求止付。四，自称能代追回、要先收费的，是第二次骗局。";

    public override Said NotSeenFrozen => $"我这里还没有看到账户冻结的记录，请在“安全中心—账户状态”确认冻结已经生效。";

    public override Said SecurityHasIt => $"安全团队已经收到，会优先在这个会话里回复您。手上有新的时间、地址或交易哈希，请直接发在这里。";

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
        Aspect.Safe => "币还在不在",
        Aspect.Affected => "别的功能受不受影响",
        Aspect.Again => "能不能再来一次",
        Aspect.Hurry => "能不能加快",
        Aspect.Prevent => "怎样避免",
        _ => "下一步",
    };
}
