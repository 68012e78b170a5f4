using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Stories;

/// <summary>C2C orders that got stuck between two people.</summary>
internal static class C2cStories
{
    /// <summary>Bought 2,000 USDT, paid by bank transfer nearly three hours ago; the seller's two hours are over.</summary>
    public static Story BuyerPaid { get; } = new(
        "c2c.buyer_paid",
        static s => History.Write(s, Habits.Regular with { C2c = 6 }, "iPhone 13", "ios", "中国 郑州", "115.60.***.***"),
        static s =>
        {
            var created = s.Ago(178);
            s.C2c(
                "buyer", 2_000m, 7.21m, "bank_transfer", "林**", "match", [("unpaid", created), ("paid", created.AddMinutes(8))],
                new C2cMessage("system", "订单已创建，请在15分钟内付款。", created),
                new C2cMessage("seller", "你好，请用本人账户转账，不要备注。", created.AddMinutes(1)),
                new C2cMessage("buyer", "已转账，请查收。", created.AddMinutes(8)),
                new C2cMessage("seller", "好的，我看一下。", created.AddMinutes(19)),
                new C2cMessage("buyer", "到账了吗？已经一个多小时了。", created.AddMinutes(95)),
                new C2cMessage("buyer", "请放币，谢谢。", created.AddMinutes(140)));
            s.Available("funding", "USDT", 118.2m);
        },
        Settled);

    /// <summary>Sells 1,500 USDT; the buyer pressed 'paid' forty minutes ago and sent a screenshot, and nothing has arrived.</summary>
    public static Story SellerUnpaid { get; } = new(
        "c2c.seller_unpaid",
        static s => History.Write(s, Habits.Regular with { C2c = 5 }, "HUAWEI P60", "android", "中国 合肥", "36.57.***.***"),
        static s =>
        {
            var created = s.Ago(49);
            s.C2c(
                "seller", 1_500m, 7.2m, "alipay", "徐**", "unknown", [("unpaid", created), ("paid", created.AddMinutes(9))],
                new C2cMessage("system", "订单已创建，等待买家付款。", created),
                new C2cMessage("buyer", "付了，截图发你了，快放币。", created.AddMinutes(9)),
                new C2cMessage("seller", "我的账户里没有看到这笔钱。", created.AddMinutes(14)),
                new C2cMessage("buyer", "可能有延迟，你先放币吧。", created.AddMinutes(17)),
                new C2cMessage("seller", "没到账不能放。", created.AddMinutes(20)));
            s.Available("funding", "USDT", 402m);
        },
        Settled);

    /// <summary>Paid for 1,000 USDT, then cancelled because the seller promised to pay back; the money has not come.</summary>
    public static Story CancelledAfterPayment { get; } = new(
        "c2c.cancelled_after_payment",
        static s =>
        {
            History.Write(s, Habits.Novice, "Xiaomi 12", "android", "中国 贵阳", "111.85.***.***", identityLevel: 1);
            var created = s.Ago(265);
            s.C2c(
                "buyer", 1_000m, 7.19m, "bank_transfer", "姚**", "match", [("unpaid", created), ("paid", created.AddMinutes(10)), ("cancelled", created.AddMinutes(37))],
                new C2cMessage("system", "订单已创建，请在15分钟内付款。", created),
                new C2cMessage("buyer", "7,190元已转，请查收。", created.AddMinutes(10)),
                new C2cMessage("seller", "我的卡有问题，您先取消订单，我马上退给您。", created.AddMinutes(31)),
                new C2cMessage("buyer", "好的，已取消，请尽快退款。", created.AddMinutes(38)),
                new C2cMessage("buyer", "还没收到退款，请回复。", created.AddMinutes(120)));
        },
        static _ => { });

    private static bool Settled(Stage stage) => stage.Account.C2cOrders[^1].Past(stage.Now, stage.Rules.C2c)[^1].State is "released" or "returned" or "cancelled" or "expired";
}
