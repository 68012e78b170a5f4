namespace Vigil.Bench.Growth;

/// <summary>What is said in the model cases: 20 to 200 characters, Chinese and English.</summary>
internal static class ModelTexts
{
    private static readonly string[] Chinese =
    [
        "您好,我昨天晚上提了一笔USDT,到现在还没有到账,想问一下是什么情况?",
        "我用的是TRC20网络,地址核对过很多遍,页面上一直显示处理中,没有其他提示。",
        "刚才又看了一下,状态没有变化。请问大概还要等多久?我这边比较着急,朋友在等这笔钱。",
        "好的,我明白了。那手续费会不会重复收?之前有一笔也是这样,后来自己到账了,但是等了差不多两个小时。",
        "截图我等一下发给您,里面有提交时间和金额,您先帮我看看后台有没有异常,需要我补充什么材料就直接告诉我,我现在就在电脑前面,可以马上提供身份证明、邮箱验证码或者资金来源的说明。",
        "您好,我已经看到这笔记录,正在核对链上的情况,请稍等一分钟。",
        "这笔转账已经广播,正在等待区块确认,确认足够以后会自动入账,不需要您再操作。",
        "手续费只收取一次,页面上显示的就是全部费用。如果确认时间超过平均时间的三倍,我们会主动联系您,并在工单里说明原因。",
        "谢谢您的耐心等待,刚刚核对完毕:这笔提币没有异常,目前卡在网络拥堵,预计半小时之内完成。",
        "好的,谢谢,我等一会儿再看,有问题再来问您。",
    ];

    private static readonly string[] English =
    [
        "Hello, I sent a withdrawal yesterday evening and it has still not arrived. Could you have a look?",
        "The network was TRC20 and I checked the address several times; the page only says that it is being processed.",
        "I have just looked again and nothing has changed. How much longer will it take, roughly?",
        "I see. Will the fee be charged twice? The same thing happened to me some weeks ago, and in the end it arrived by itself after about two hours.",
        "I can send you a screenshot with the time and the amount. Tell me at once if you need anything else from me, an identity document or the code from my mail; I am at the computer and can send it now.",
        "Hello, I have found the record and am comparing it with the chain. One minute, please.",
        "The transfer has been broadcast and waits for confirmations. It completes by itself, there is nothing you need to do.",
        "The fee is charged once, what the page shows is all of it. If it takes three times as long as usual we will write to you here and tell you why.",
        "Thank you for waiting. I have checked it: nothing is wrong with this withdrawal, the network is crowded, and it should be complete within half an hour.",
        "Thank you very much, I will look again later and come back if it is not there.",
    ];

    /// <summary>What tells the security team's cases from others at once.</summary>
    public static string Theft(bool chinese) => chinese ? "我的账户被盗了,币被别人转走了,请马上帮我冻结!" : "My account was hacked and somebody sent my coins away, please freeze it now!";

    /// <summary>The text at a place.</summary>
    public static string At(bool chinese, int place) => (chinese ? Chinese : English)[place % Chinese.Length];
}
