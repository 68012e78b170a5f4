namespace Vigil.Language.Topics;

/// <summary>
/// Words of several languages for one thing of the trade, so that what is learnt from a Chinese phrase helps with an English one and the other way round.
/// A concept counts once per text, wherever one of its stems occurs; pairs of concepts (withdraw + not yet) are features of their own.
/// </summary>
internal static class Concepts
{
    private static readonly (string Concept, string[] Stems)[] Table =
    [
        ("withdraw", ["提币", "提现", "提走", "出金", "提到", "提出", "提了", "提不", "提u", "withdraw", "withdrew", "cash out", "retir", "rút", "вывод", "вывест"]),
        ("deposit", ["充币", "充值", "入金", "充进", "转入", "充了", "充u", "充错", "充到", "存进", "转进来", "deposit", "top up", "topup", "fund my account", "depósit", "nạp", "пополн", "депозит"]),
        ("arrive", ["到账", "没到", "不到", "未到", "还没到", "收到", "入账", "没动静", "arriv", "credited", "received", "show up", "showing", "shows", "landed", "llegad", "llega", "chưa nhận", "пришл", "не приш"]),
        ("notyet", ["没到", "未到", "不到账", "没收到", "没有收到", "还没", "迟迟", "卡在", "一直在", "处理中", "确认中", "pending", "stuck", "still", "not arrived", "hasn't", "haven't", "not received", "waiting", "processing", "missing", "where is my", "taking so long"]),
        ("fee", ["手续费", "费率", "费用", "收费", "矿工费", "扣多少", "提币费", " fee", "fees", "commission", "cost", "charge", "comisi", "phí", "комисси"]),
        ("limit", ["额度", "限额", "最多", "最低", "最小", "上限", "每天", "单笔", "minimum", "maximum", "limit", "per day", "daily", "at most", " min ", " max"]),
        ("address", ["地址", "address", "direcci", "địa chỉ", "адрес"]),
        ("wrong", ["错", "写错", "填错", "选错", "不小心", "搞错", "误", "wrong", "incorrect", "mistake", "accident", "instead of", "by mistake"]),
        ("chain", ["链", "网络", "erc20", "trc20", "bep20", "network", "chain", "arbitrum", "polygon", "bsc", "сеть", "mạng"]),
        ("memo", ["memo", "标签", "备注标签", "tag", "comment field"]),
        ("login", ["登录", "登不", "登上", "进不去", "登录不", "掉线", "踢出", "log in", "login", "sign in", "sign-in", "logged in", "logging in", "signed out", "logs me out", "iniciar sesi", "đăng nhập", "войти", "вход"]),
        ("locked", ["锁定", "被锁", "锁了", "锁住", "解锁", "输错", "locked", "unlock", "failed attempts", "lock on"]),
        ("password", ["密码", "password", "contraseña", "mật khẩu", "парол"]),
        ("forgot", ["忘记", "忘了", "找回", "重置", "重设", "不记得", "forgot", "reset", "don't remember", "can't remember", "recover", "forgotten"]),
        ("code", ["验证码", "短信", "动态码", "注册码", "verification code", "sms", "otp", "the code", "codes", "email code", "código", "mã xác", "код"]),
        ("factor", ["谷歌验证", "谷歌码", "验证器", "二次验证", "2fa", "通行密钥", "authenticator", "two factor", "two-factor", "second factor", "谷歌", "google auth", "google verification", "passkey", "6 digit"]),
        ("lostdevice", ["丢了", "坏了", "换手机", "换机", "旧手机", "删了", "重装", "卖了", "lost", "broke", "new phone", "deleted", "phone was lost"]),
        ("contact", ["手机号", "换绑", "邮箱", "换号", "号码", "phone number", "new email", "old email", "old number", "contact details", "my number", "new sim", "change my email"]),
        ("close", ["注销", "销户", "关闭账", "删除我的账", "删掉", "不玩了", "close my account", "close account", "delete my account", "delete account", "deactivate", "terminate", "permanently close", "account deletion"]),
        ("identity", ["认证", "实名", "身份证", "证件", "护照", "人脸", "kyc", "verification", "verify my identity", "identity", "passport", "selfie", "liveness", "driving licence", "my id", "verificaci", "xác minh", "верифик"]),
        ("refused", ["被拒", "拒绝", "驳回", "失败", "没通过", "不通过", "未通过", "退回", "没过", "reject", "declined", "refused", "failed", "fails", "denied", "not approved", "returned"]),
        ("review", ["审核", "复核", "待审", "审查", "review", "under review", "approval", "in progress"]),
        ("documents", ["材料", "文件", "补充", "补件", "住址", "地址证明", "资金来源", "水电费", "流水", "视频声明", "document", "proof of", "utility bill", "source of", "payslip", "statement"]),
        ("inuse", ["已被", "占用", "其他账号", "别的账户", "另一个账户", "重复", "旧账号", "老账号", "已使用", "already used", "already registered", "already verified", "another account", "different account", "old account", "duplicate", "linked to"]),
        ("transferown", ["划转", "资金账户", "交易账户", "现货", "合约账户", "资金划", "账户里的", "从现货", "转到合约", "funding", "spot", "futures wallet", "internal transfer", "own accounts", "trading account", "from earn", "to futures", "to margin"]),
        ("subaccount", ["子账", "母账户", "sub-account", "subaccount", "sub account"]),
        ("region", ["地区", "国家", "区域", "国籍", "美国", "香港", "大陆", "region", "country", "countries", "located", "location", "citizens", "nationality", "served", "abroad"]),
        ("device", ["root", "越狱", "模拟器", "闪退", "崩溃", "虚拟机", "设备存在", "手机环境", "jailbreak", "jailbroken", "emulator", "crash", "unsupported device", "closes itself", "virtual machine", "app won't open"]),
        ("statement", ["导出", "账单", "对账单", "流水", "报税", "税务", "报表", "资产证明", "资金证明", "明细", "历史记录", "成交记录", "export", "statement", "tax", "history", "proof of funds", "csv"]),
        ("frozen", ["冻结", "解冻", "冻住", "冻了", "frozen", "freeze", "froze", "unfreeze", "congelad", "đóng băng", "заморож"]),
        ("restricted", ["限制", "受限", "风控", "封号", "被封", "停用", "禁用", "禁止", "暂停", "权限", "灰色", "restricted", "restriction", "suspend", "disabled", "blocked", "banned", "limited", "risk control", "not permitted", "not allowed", "removed", "bloquead", "заблок"]),
        ("appeal", ["申诉", "不服", "复核", "复审", "误判", "冻错", "重新审", "不认同", "不接受", "appeal", "disagree", "contest", "dispute", "second review", "unfair", "re-examine", "don't accept", "mistake"]),
        ("c2c", ["c2c", "p2p", "otc", "卖家", "买家", "放币", "放行", "商家", "场外", "法币交易", "卖u", "买u", "对方", "seller", "buyer", "merchant", "release", "counterparty", "vendedor", "продав"]),
        ("seller", ["卖家", "商家", "放币", "放行", "seller", "merchant", "release"]),
        ("buyer", ["买家", "卖币", "我卖", "卖u", "buyer", "my sale", "sell order", "i'm selling", "i sold"]),
        ("release", ["放币", "放行", "不放", "没放", "release", "releasing"]),
        ("paid", ["付款", "打款", "转了钱", "付了", "已付", "付钱", "打钱", "钱转", "转完钱", "paid", "payment", "transferred the money", "sent the money", "pagado", "thanh toán", "оплат"]),
        ("cancelled", ["取消", "撤销", "撤回", "撤单", "超时", "过期", "终止", "拦住", "追回", "cancel", "expired", "timed out", "recall", "undo", "abort", "stop the", "reverse", "call back"]),
        ("cancelledafter", ["order is gone", "order cancelled", "order is cancelled"]),
        ("card", ["银行卡", "信用卡", "借记卡", "刷卡", "visa", "万事达", "卡被", "冻卡", "储蓄卡", "apple pay", "google pay", "mastercard", " card", "tarjeta", "thẻ", "карт"]),
        ("bank", ["银行", "电汇", "汇款", "法币", "欧元", "bank", "wire", "sepa", "swift", "iban", "eur ", "fiat", "banco", "ngân hàng", "банк"]),
        ("cardbuy", ["信用卡买", "刷卡", "卡支付", "快捷买", "卡买币", "card purchase", "buy with card", "charged twice", "card payment", "3d secure", "3ds", "with my card", "with visa"]),
        ("evidence", ["证据", "凭证", "截图", "申诉材料", "聊天记录", "evidence", "proof", "screenshot"]),
        ("name", ["名字", "姓名", "实名不符", "第三方付款", "不是本人", "别人的卡", "different name", "payer's name", "third party", "name on"]),
        ("outside", ["私下", "微信", "telegram", "电报", "outside the platform", "privately"]),
        ("stolen", ["被盗", "盗了", "偷了", "被偷", "黑了", "不见了", "没了", "清空", "清零", "被转走", "提走", "黑客", "stolen", "hacked", "stole", "compromis", "drained", "emptied", "taken over", "took over", "robbed", "gone", "robad", "robaron", "hack", "украл", "взлом", "bị hack", "mất"]),
        ("notme", ["不是我", "不是本人", "没操作", "没下过", "未经授权", "没有创建", "陌生", "不认识", "我没做", "i didn't", "not mine", "wasn't me", "unauthori", "did not place", "never created", "unknown", "don't recognize", "unrecogni", "isn't mine"]),
        ("scam", ["骗", "诈", "杀猪盘", "上当", "拉黑", "安全钱包", "导师", "保证收益", "scam", "fraud", "trick", "defraud", "pig butcher", "look-alike", "estaf", "lừa", "мошен"]),
        ("phish", ["钓鱼", "可疑", "假网站", "山寨", "冒充", "仿冒", "假冒", "仿你们", "phish", "suspicious", "impersonat", "fake", "copying yours", "pretending", "claiming"]),
        ("report", ["举报", "反馈", "报告", "report"]),
        ("isit", ["是不是", "真的吗", "真假", "是你们", "的吗", "官方的吗", "官网", "怎么确认", "怎么验证", "legit", "genuine", "really", "is this", "is that", "did you send", "official", "how do i check", "is it true", "do you ever"]),
        ("official", ["官方", "official", "官网"]),
        ("told", ["告诉", "给了", "发给", "泄露", "泄漏", "填到", "输入了", "念了", "知道我", "公开了", "gave", "told", "shared", "leaked", "exposed", "posted", "typed my", "entered my", "someone has my"]),
        ("secret", ["助记词", "私钥", "密钥", "api secret", "seed", "recovery phrase", "private key", "secret"]),
        ("freezeme", ["冻结我", "锁定账", "锁起来", "先冻结", "紧急冻结", "自己冻结", "一键冻结", "立刻冻结", "先封", "锁住我的", "帮我锁", "freeze my account", "lock my account", "lock it down", "disable my account", "emergency freeze", "where is the freeze", "freeze the account", "on hold", "block all"]),
        ("loginnotice", ["异地", "陌生ip", "新设备登录", "登录提醒", "登录通知", "登录记录", "登录历史", "尝试登录", "在另一个", "sign-in notice", "login notice", "login notification", "new device", "login alert", "login attempt", "login history", "unknown location", "tried to log"]),
        ("setup", ["安全设置", "防钓鱼码", "白名单", "绑定谷歌", "安全等级", "提高账户安全", "保护账户", "指纹", "secure my", "safer", "anti-phishing", "whitelist", "enable passkey", "turn on", "set up", "security settings", "protect my", "security key"]),
        ("liquidated", ["爆仓", "强平", "穿仓", "维持保证金", "追加保证金", "liquidat", "margin call", "close my position by", "ликвид", "thanh lý"]),
        ("position", ["仓位", "开仓", "平仓", "多单", "空单", "做空", "做多", "position", "long", "short"]),
        ("leverage", ["杠杆", "倍", "逐仓", "全仓", "保证金模式", "双向持仓", "永续", "leverage", "margin", "isolated", "cross", "10x", "hedge mode"]),
        ("wick", ["插针", "闪崩", "异常", "偏离", "离谱", "赔偿", "回滚", "wick", "spike", "flash crash", "compensat", "rollback", "abnormal", "crazy price", "caused my loss"]),
        ("lag", ["卡顿", "卡死", "卡了", "宕机", "没反应", "挂了", "lag", "froze and", "outage", "downtime", "couldn't close"]),
        ("order", ["订单", "委托", "挂单", "下单", "市价单", "限价", "卖单", "order"]),
        ("filled", ["成交", "没成交", "部分成交", "撤不掉", "卡单", "撤单", "filled", "executed", "execute", "go through", "cannot cancel"]),
        ("stop", ["止盈", "止损", "条件单", "跟踪委托", "计划委托", "触发", "oco", "stop loss", "take profit", "trailing", "stop limit", "conditional", "tp/sl", "trigger", "stop order"]),
        ("funding", ["资金费", "funding fee", "funding rate", "when is funding", "maker", "taker", "挂单和吃单", "vip"]),
        ("rules", ["最小下单", "规则", "面值", "价格精度", "涨跌幅", "一手", "ioc", "fok", "minimum order", "order size", "lot size", "tick size", "post only", "trading hours", "contract size", "order types"]),
        ("bot", ["跟单", "网格", "带单", "机器人", "马丁", "定投", "copy trad", "copying", "grid", " bot", "dca", "lead trader"]),
        ("earn", ["理财", "活期", "定期", "赎回", "质押", "利息", "收益", "锁仓", "存币", "申购", "staking", "stake", "earn", "redeem", "redemption", "savings", "lock-up", "interest", "unstake", "стейк"]),
        ("loan", ["借币", "借款", "借贷", "还款", "质押率", "抵押", "贷款", "ltv", "loan", "borrow", "repay", "collateral"]),
        ("reward", ["奖励", "空投", "返佣", "体验金", "卡券", "优惠券", "红包", "礼包", "奖品", "中的奖", "奖金", "reward", "bonus", "voucher", "airdrop", "rebate", "referral", "prize", "coupon", "trial fund", "invited"]),
        ("api", ["api", "接口", "websocket", "ws ", "sdk", "testnet", "endpoint", "hmac"]),
        ("apierror", ["报错", "签名", "频率", "timestamp", "超时", "401", "403", "429", "错误码", "返回", "断开", "invalid", "error", "signature", "rate limit", "mismatch", "disconnect"]),
        ("wallet", ["web3", "钱包", "dapp", "gas", "swap", "跨链", "滑点", "自托管", "wallet", "slippage", "bridge", "self-custody", "metamask", "on-chain"]),
        ("approval", ["授权", "签名之后", "恶意", "approval", "approved", "malicious", "connecting to"]),
        ("complain", ["投诉", "差评", "态度", "太差", "垃圾", "不满", "踢皮球", "敷衍", "骂", "complain", "complaint", "unacceptable", "terrible", "worst", "rude", "not satisfied", "regulator", "queja", "жалоб"]),
        ("ticket", ["工单", "进度", "处理到哪", "进展", "跟进", "答复", "没回复", "提交的问题", "ticket", "my case", "any update", "any news", "follow up", "support request", "reply to"]),
        ("human", ["人工", "真人", "活人", "换个人", "来个人", "human", "real person", "agent", "representative", "operator", "talk to", "speak"]),
        ("suggest", ["建议", "希望", "提个", "表扬", "点赞", "能不能加", "suggest", "feature request", "feedback", "please add", "could you add", "nice to have", "praise", "great app", "idea for"]),
        ("contactus", ["客服电话", "热线", "客服邮箱", "微信群", "telegram群", "工作时间", "几点上班", "公司地址", "推特", "phone number", "support email", "hotline", "support hours", "your office", "twitter", "official telegram"]),
        ("bounty", ["漏洞", "白帽", "xss", "注入", "越权", "bounty", "vulnerab", "security bug", "researcher", "responsible disclosure", "bypass your"]),
        ("greet", ["你好", "您好", "谢谢", "再见", "早上好", "晚上好", "在吗", "哈喽", "辛苦", "感谢", "hello", "thanks", "thank you", "good morning", "good evening", "bye"]),
        ("down", ["维护", "崩了", "宕机", "打不开", "拥堵", "恢复", "故障", "挂了", "全站", "down", "maintenance", "outage", "502", "congested", "not loading", "resume", "paused", "slow today"]),
        ("listing", ["上币", "上新", "下架", "公告", "活动", "上线", "大赛", "硬分叉", "launchpool", "打新", "listing", "delist", "list this", "announcement", "promotion", "campaign", "hard fork", "token swap", "competition"]),
        ("police", ["警方", "警察", "法院", "律师", "公安", "检察", "司法", "立案", "继承", "去世", "遗产", "调证", "监管机构", "police", "court", "lawyer", "subpoena", "attorney", "inherit", "died", "deceased", "heirs", "law enforcement", "executor"]),
        ("privacy", ["个人数据", "个人信息", "个人资料", "隐私", "gdpr", "数据", "personal data", "personal information", "my data", "data protection", "right to be forgotten", "consent", "privacy"]),
        ("advice", ["买什么", "会涨", "会跌", "推荐几个", "抄底", "潜力币", "翻倍", "行情会", "该卖", "能不能买", "有什么币", "还有机会", "should i buy", "will bitcoin", "price prediction", "good time to buy", "signals", "10x", "sell or hold", "good investment", "altcoin"]),
        ("evade", ["vpn", "梯子", "翻墙", "绕过", "绕开", "避免银行", "拆分", "买账号", "买个实名", "别人的身份", "不让银行", "隐藏", "借朋友", "假地址", "bypass", "get around", "someone else's", "fake address", "avoid tax", "split payments", "buy a verified", "rent a", "won't ask", "hide"]),
        ("what", ["什么是", "是什么", "啥是", "是啥", "什么意思", "啥意思", "原理", "区别", "什么叫", "what is", "what are", "what's a", "what does", "explain", "difference between", "how does", "qué es", "là gì", "что такое"]),
        ("how", ["怎么", "如何", "怎样", "咋", "怎麼", "how do", "how can", "how to", "where can", "where do", "cómo", "làm sao", "như thế nào", "как "]),
        ("why", ["为什么", "为啥", "凭什么", "原因", "why", "reason"]),
        ("howlong", ["多久", "多长时间", "几天", "什么时候", "几点", "how long", "when will", "when can", "cuánto tiempo", "bao lâu", "сколько времени"]),
        ("rule", ["旅行规则", "发送方", "收款人信息", "受益人", "所有权", "发起方", "travel rule", "beneficiary", "originator", "sender information", "recipient name", "ownership", "self-hosted"]),
        ("coins", ["比特币", "以太坊", "usdt", "btc", "eth", "coin", "crypto", "币"]),
        ("smalltalk", ["天气", "笑话", "电影", "吃什么", "诗", "唱", "快递", "机票", "足球", "weather", "joke", "movie", "recipe", "cook", "football", "flight", "song", "restaurant", "poem", "homework"]),
    ];

    /// <summary>The concepts named in a normalized text.</summary>
    public static IEnumerable<string> In(string normal)
    {
        foreach (var (concept, stems) in Table)
        {
            foreach (var stem in stems)
            {
                if (normal.Contains(stem, StringComparison.Ordinal))
                {
                    yield return concept;
                    break;
                }
            }
        }
    }
}
