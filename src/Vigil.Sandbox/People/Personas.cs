using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.Stories;

namespace Vigil.Sandbox.People;

/// <summary>The hand-made customers, one for each situation. All names, contacts and numbers are made up.</summary>
internal static class Personas
{
    /// <summary>The one with this id; null where there is none.</summary>
    public static Persona? Find(string? id) => All.FirstOrDefault(p => p.Id == id);

    public static IReadOnlyList<Persona> All { get; } =
    [
        Zh("wang", "88310214", "王先生", "王**", "withdrawal.confirming", "提币等待区块确认", "Withdrawal waiting for confirmations", "Lv2", "regular", 412, WithdrawalStories.Confirming, "13800006214"),
        Zh("li", "88317752", "李女士", "李**", "withdrawal.failed", "提币失败，资产退回中", "Withdrawal failed, coins coming back", "Lv2", "regular", 288, WithdrawalStories.Failed, "13900007752"),
        Zh("zhao", "88325190", "赵女士", "赵**", "withdrawal.review", "大额提币正在审核", "Large withdrawal in review", "Lv2", "regular", 530, WithdrawalStories.Review, "13700005190"),
        Zh("chen", "88330467", "陈先生", "陈**", "withdrawal.not_credited", "链上已完成，对方平台未入账", "Done on chain, not credited by the other platform", "Lv2", "regular", 301, WithdrawalStories.NotCredited, "13600000467"),
        Zh("sun", "88341038", "孙女士", "孙**", "deposit.confirming", "充币等待入账", "Deposit on its way", "Lv2", "regular", 366, DepositStories.Confirming, "13500001038"),
        Zh("zhou", "88346621", "周先生", "周**", "deposit.wrong_network", "充币选错网络", "Deposit over the wrong network", "Lv2", "regular", 220, DepositStories.WrongNetwork, "13800006621"),
        En("haddad", "88352209", "Mr Haddad", "S*** Haddad", "deposit.missing_memo", "充币没有填写备注", "Deposit without its memo", "Lv2", "AE", "Asia/Dubai", "regular", 197, DepositStories.MissingMemo, "+971 500002209"),
        Zh("zheng", "88358843", "郑女士", "郑**", "freeze.withdrawal", "改密码后提币暂停", "Withdrawals stopped after a password change", "Lv2", "regular", 455, FreezeStories.Withdrawal, "13300008843"),
        Zh("feng", "88360175", "冯先生", "冯**", "freeze.trading", "交易功能被暂停", "Trading stopped for a check", "Lv3", "regular", 610, FreezeStories.Trading, "13100000175"),
        Zh("he", "88367716", "何女士", "何**", "freeze.funds", "C2C争议，部分资产冻结", "Funds frozen over a C2C dispute", "Lv2", "regular", 240, FreezeStories.Funds, "13200007716"),
        Zh("huang", "88371390", "黄先生", "黄**", "freeze.confidential", "部分功能受限", "Some functions restricted", "Lv2", "regular", 333, FreezeStories.Confidential, "13400001390"),
        Zh("xu", "88379954", "许女士", "许**", "account.locked", "登录被锁定", "Sign-in locked", "Lv1", "regular", 275, AccessStories.Locked, "15000009954"),
        Zh("gao", "88384427", "高先生", "高**", "two_factor.lost", "手机丢失，验证器无法使用", "Phone lost, authenticator gone", "Lv2", "regular", 390, AccessStories.FactorLost, "15100004427"),
        Zh("liu", "88390061", "刘先生", "刘**", "c2c.buyer_paid", "C2C已付款，卖家未放币", "C2C: paid, not released", "Lv2", "regular", 262, C2cStories.BuyerPaid, "15200000061"),
        Zh("ma", "88396538", "马女士", "马**", "c2c.seller_unpaid", "C2C买家称已付款，未到账", "C2C: buyer says paid, nothing arrived", "Lv2", "regular", 318, C2cStories.SellerUnpaid, "15300006538"),
        Zh("luo", "88403317", "罗先生", "罗**", "c2c.cancelled_after_payment", "C2C付款后取消了订单", "C2C: order cancelled after payment", "Lv1", "novice", 44, C2cStories.CancelledAfterPayment, "15500003317"),
        Zh("liang", "88409982", "梁先生", "梁**", "liquidated", "合约仓位被强平", "Position liquidated", "Lv3", "regular", 480, TradingStories.Liquidated, "15600009982"),
        En("carter", "88412645", "Ms Carter", "E*** Carter", "kyc.rejected", "身份认证被拒", "Identity verification rejected", "Lv1", "GB", "Europe/London", "novice", 9, AccessStories.IdentityRejected, "+44 7700902645"),
        Zh("song", "88420873", "宋女士", "宋**", "kyc.pending", "身份认证审核中", "Identity verification in review", "Lv1", "novice", 3, AccessStories.IdentityPending, "15700000873"),
        Zh("tang", "88427406", "唐先生", "唐**", "stolen", "账户被他人登录，资产被转走", "Account taken over, coins sent away", "Lv2", "regular", 540, AccessStories.Stolen, "15800007406"),
        En("novak", "88433158", "Mr Novak", "J*** Novak", "api.errors", "API请求报错", "API requests refused", "VIP1", "CZ", "Europe/Prague", "professional", 402, TradingStories.ApiErrors, null),
        Zh("yang", "88441729", "杨女士", "杨**", "novice", "刚开始的新手", "In the first week", "Lv1", "novice", 8, TradingStories.Novice, "15900001729"),
        En("okafor", "88448860", "Ms Okafor", "A*** Okafor", "professional", "专业交易者", "A professional trader", "VIP2", "SG", "Asia/Singapore", "professional", 880, TradingStories.Professional, "+65 80008860"),
    ];

    private static Persona Zh(string id, string uid, string name, string display, string situation, string zh, string en, string level, string experience, int days, Story story, string phone) =>
        Check(situation, new Persona(id, uid, name, zh, en, new Person(display, name, $"{id}.{uid[^4..]}@mail.example", "+86 " + phone, $"青山{uid[^3..]}"), level, "CN", "zh-CN", "Asia/Shanghai", experience, days, story));

    private static Persona En(string id, string uid, string name, string display, string situation, string zh, string en, string level, string region, string timeZone, string experience, int days, Story story, string? phone) =>
        Check(situation, new Persona(id, uid, name, zh, en, new Person(display, name, $"{id}.{uid[^4..]}@mail.example", phone, $"harbour {uid[^3..]}"), level, region, "en", timeZone, experience, days, story));

    /// <summary>A table row that names another story than it tells is a mistake of ours.</summary>
    private static Persona Check(string situation, Persona persona) =>
        persona.Story.Situation == situation ? persona : throw new InvalidOperationException($"Persona {persona.Id} tells {persona.Story.Situation}, not {situation}.");
}
