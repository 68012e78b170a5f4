namespace Vigil.Server.Assistant.Wording;

/// <summary>Words that say how something stands, promise something, ask for something or name something. The model may use one only where its sources do. English ones are the beginnings of words.</summary>
internal static class GuardedWords
{
    /// <summary>Chinese, found anywhere in the text.</summary>
    public static IReadOnlyList<string> Chinese { get; } =
    [
        // How something stands.
        "完成", "成功", "失败", "拒绝", "驳回", "取消", "退回", "退还", "到账", "入账", "通过", "批准", "冻结", "解冻", "审核", "核实", "确认", "处理", "发出", "广播", "恢复", "找回", "追回", "强平", "爆仓", "锁定", "解锁", "暂停", "上链",
        "撤销", "撤回", "延迟", "卡住", "丢失", "被盗", "释放", "放币", "关闭", "注销", "限制", "过期", "异常", "风控", "安全", "认证",

        // Promises.
        "保证", "承诺", "一定", "肯定", "必定", "必然", "绝对", "放心", "赔", "补偿", "退款", "返还", "免费", "免除", "减免", "优先", "奖励", "赠送", "空投", "返利", "收益", "马上", "立即", "立刻", "很快", "尽快", "稍后", "即将", "之内", "以内",

        // Days.
        "今天", "昨天", "前天", "明天", "后天", "今晚", "明早", "凌晨", "上午", "下午", "晚上", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期", "本周", "下周", "本月", "下月",

        // Money on its way, and other ways to reach somebody.
        "转账", "汇款", "打款", "付款", "支付", "充值", "充币", "转到", "转入", "缴", "保证金", "手续费", "微信", "电报", "飞机群", "加群", "短信", "来电", "拨打", "电话", "邮件", "邮箱", "手机号", "链接", "网址", "下载", "扫码", "二维码", "私聊", "联系我",

        // Coins and networks.
        "比特币", "以太坊", "泰达", "波场", "币安", "索拉纳", "狗狗币", "莱特币", "瑞波", "稳定币", "主网", "公链",

        // The model itself.
        "提示词", "系统提示", "指令", "语言模型", "大模型", "人工智能", "占位符",
    ];

    /// <summary>English, found at the beginning of words.</summary>
    public static IReadOnlyList<string> English { get; } =
    [
        "complet", "success", "fail", "reject", "refus", "declin", "cancel", "return", "refund", "arriv", "credit", "approv", "freez", "froz", "unfreez", "review", "verif", "confirm", "process", "broadcast", "recover", "restor", "liquidat",
        "lock", "unlock", "paus", "suspend", "restrict", "delay", "stuck", "lost", "stolen", "hack", "releas", "clos", "expir", "pending", "safe", "secur", "settl", "finali", "done", "reversed", "withheld", "blocked",
        "guarant", "promis", "assur", "certain", "definite", "surely", "absolute", "always", "compensat", "reimburs", "free", "bonus", "reward", "gift", "airdrop", "profit", "priorit", "waive", "discount",
        "soon", "shortly", "immediate", "instant", "within", "today", "tomorrow", "yesterday", "tonight", "morning", "afternoon", "evening", "midnight", "noon", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend",
        "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
        "send", "transfer", "pay", "wire", "top", "telegram", "whatsapp", "wechat", "discord", "skype", "signal", "sms", "call", "dial", "phone", "mail", "email", "link", "website", "download", "install", "click", "scan", "visit",
        "bitcoin", "ethereum", "ether", "tether", "tron", "solana", "binance", "polygon", "arbitrum", "optimism", "avalanche", "dogecoin", "litecoin", "ripple", "stablecoin", "mainnet", "cardano", "polkadot", "monero",
        "prompt", "instruction", "language model", "artificial", "assistant", "placeholder", "system", "json",
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "dozen", "half", "double", "twice",
        "several", "few", "couple", "dollar", "euro", "yuan", "cent",
    ];

    /// <summary>What nobody of ours ever asks for. A sentence with one of them stands only where a source has the whole sentence.</summary>
    public static IReadOnlyList<string> Secrets { get; } =
    [
        "密码", "口令", "验证码", "动态码", "助记词", "恢复词", "私钥", "种子", "谷歌验证", "远程", "屏幕共享", "共享屏幕", "投屏", "身份证", "银行卡", "人脸", "自拍", "cvv", "密钥",
        "password", "passcode", "pass phrase", "passphrase", "pin", "code", "recovery", "seed", "mnemonic", "private key", "secret", "2fa", "otp", "authenticator", "remote", "anydesk", "teamviewer", "share your screen", "screen shar",
        "keystore", "passport", "selfie", "identity card", "id card", "bank card", "card number", "api key", "credential", "log in for", "your login",
    ];
}
