using Vigil.Contracts.Exchange;

namespace Vigil.Server.Assistant.Words;

/// <summary>In Chinese.</summary>
internal sealed class ChineseAccountWords : AccountWords
{
    public override string Balances => "您的账户里现在有：";

    public override string NoBalance => "您的资金账户、交易账户和理财账户现在都没有余额。";

    public override string Wallet(string wallet, IReadOnlyList<string> free, IReadOnlyList<string> held)
    {
        var name = wallet switch { "funding" => "资金账户", "trading" => "交易账户", "earn" => "理财账户", _ => wallet };
        var usable = free.Count > 0 ? $"可用{string.Join('、', free)}" : "没有可用的";
        return held.Count > 0 ? $"- {name}：{usable}；另有{string.Join('、', held)}被占用" : $"- {name}：{usable}";
    }

    public override string NoCoin(string coins) => $"您的账户里没有{coins}。";

    public override string MoreCoins => "币种较多，这里只列出一部分，全部在App的“资产”里。";

    public override string Held(IReadOnlyList<string> sums) => $"现在被占用的一共是{string.Join('、', sums)}。";

    public override string NothingHeld => "现在没有被占用或冻结的余额，账户里的都可以用。";

    public override string HeldBy => "占用它的有：";

    public override string HeldByWithdrawal(string id, string sum) => $"- 提币{id}：{sum}，还没有转出";

    public override string HeldByC2c(string id, string sum) => $"- C2C订单{id}：{sum}，由平台托管，订单结束后才会放给买家或退回";

    public override string HeldByDeposit(string id, string sum) => $"- 充币{id}：{sum}，已入账，确认数够了就能提";

    public override string HeldByFreeze(string sum) => $"- 账户上的一项限制：{sum}";

    public override string SignIns => "您账户最近的登录：";

    public override string SignIn(string moment, SignInRecord record)
    {
        var seen = (record.NewDevice, record.NewLocation) switch { (true, true) => "，新设备、新地点", (true, false) => "，新设备", (false, true) => "，新地点", _ => "" };
        return $"- {moment}：{record.Device}，{record.Location}，{(record.Succeeded ? "登录成功" : "没有登录成功")}{seen}";
    }

    public override string NothingNew => "不是新的：最近这几次，设备和地点都是以前用过的。";

    public override string NotMine => "有一条不是您本人的，就请马上冻结账户，再改密码。";

    public override string Positions => "您现在的持仓：";

    public override string Position(Position position, string? away) =>
        $"- {position.Symbol} {(position.Side == "long" ? "多" : "空")}{Numbers.Group(position.Quantity)}，{position.Leverage}倍：开仓均价{Numbers.Group(position.EntryPrice)}，标记价{Numbers.Group(position.MarkPrice)}，强平价{Numbers.Group(position.LiquidationPrice)}"
        + (away is null ? "" : $"（还差{away}%）") + $"，保证金{Numbers.Group(position.Margin)} USDT，未实现盈亏{Numbers.Group(position.UnrealizedPnl)} USDT";

    public override string NoPosition => "您现在没有合约持仓。";

    public override string Keys => "您的API密钥：";

    public override string Key(ApiKey key, string? lastUsed)
    {
        var rights = string.Join('、', key.Permissions.Select(Right));
        var bound = key.AllowedIps.Count > 0 ? $"只允许{string.Join('、', key.AllowedIps)}" : "没有绑定IP";
        return $"- {key.Label}（{key.MaskedKey}）：{(key.Active ? "" : "已停用，")}权限：{rights}；{bound}" + (lastUsed is null ? "" : $"；最近使用：{lastUsed}");
    }

    public override string IfYouSeeElse => "这是我这里查到的。如果您在页面上看到的和这不一样，就以您看到的为准：先冻结账户，再删掉不认识的；安全团队会核对。";

    public override string OpenKey => "没有绑定IP的密钥，谁拿到都能用，建议绑定。";

    public override string NoKey => "您的账户没有API密钥。";

    public override string NoKeyMay(string right) => $"没有，您启用的密钥都没有{Right(right)}权限。";

    private static string Right(string right) => right switch { "read" => "只读", "trade" => "交易", "withdraw" => "提币", _ => right };
}
