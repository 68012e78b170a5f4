namespace Vigil.Language.Topics;

/// <summary>
/// Words of several languages for one thing of the trade, so that what is learnt from a Chinese phrase helps with an English one and the other way round.
/// A concept counts once per text, wherever one of its stems occurs.
/// </summary>
internal static class Concepts
{
    private static readonly (string Concept, string[] Stems)[] Table =
    [
        ("withdraw", ["提币", "提现", "提走", "出金", "提到", "提出", "withdraw", "cash out", "retir", "rút", "вывод", "вывест"]),
        ("deposit", ["充币", "充值", "入金", "充进", "转入", "充了", "deposit", "top up", "topup", "depósit", "nạp", "пополн", "депозит"]),
        ("arrive", ["到账", "没到", "不到", "未到", "没收到", "没有收到", "收到", "入账", "arriv", "credited", "received", "show up", "llegad", "llega", "chưa nhận", "пришл", "не приш"]),
        ("fee", ["手续费", "费率", "费用", "多少钱", "收费", "矿工费", "fee", "fees", "cost", "charge", "comisi", "phí", "комисси"]),
        ("address", ["地址", "address", "direcci", "địa chỉ", "адрес"]),
        ("chain", ["链", "网络", "erc20", "trc20", "bep20", "network", "chain", "сеть", "mạng", " red "]),
        ("login", ["登录", "登不", "登上", "进不去", "log in", "login", "sign in", "logged in", "iniciar sesi", "đăng nhập", "войти", "вход"]),
        ("password", ["密码", "password", "contraseña", "mật khẩu", "парол"]),
        ("code", ["验证码", "短信", "code", "sms", "código", "mã xác", "код"]),
        ("factor", ["谷歌验证", "验证器", "二次验证", "2fa", "authenticator", "second factor", "谷歌", "google auth"]),
        ("identity", ["认证", "实名", "身份证", "护照", "kyc", "verification", "verify my identity", "passport", "verificaci", "xác minh", "верифик"]),
        ("frozen", ["冻结", "解冻", "风控", "受限", "限制", "frozen", "freeze", "restricted", "suspended", "congelad", "bloquead", "đóng băng", "заморож", "заблок"]),
        ("c2c", ["c2c", "p2p", "otc", "卖家", "买家", "放币", "商家", "场外", "法币交易", "seller", "buyer", "merchant", "vendedor", "продав"]),
        ("paid", ["付款", "打款", "转了钱", "付了", "已付", "paid", "payment", "pagado", "thanh toán", "оплат"]),
        ("card", ["银行卡", "信用卡", "借记卡", "card", "tarjeta", "thẻ", "карт"]),
        ("bank", ["银行", "电汇", "bank", "wire", "sepa", "swift", "iban", "banco", "ngân hàng", "банк"]),
        ("stolen", ["被盗", "盗了", "偷了", "黑了", "不见了", "没了", "stolen", "hacked", "stole", "compromis", "robad", "robaron", "hack", "украл", "взлом", "bị hack", "mất"]),
        ("scam", ["骗", "诈", "杀猪盘", "scam", "fraud", "trick", "phish", "estaf", "lừa", "мошен"]),
        ("liquidated", ["爆仓", "强平", "平仓", "liquidat", "margin call", "ликвид", "thanh lý"]),
        ("order", ["订单", "委托", "挂单", "order", "orden", "ордер"]),
        ("bot", ["跟单", "网格", "带单", "copy trad", "grid", " bot"]),
        ("earn", ["理财", "活期", "定期", "赎回", "质押", "staking", "earn", "redeem", "savings", "стейк"]),
        ("loan", ["借币", "借款", "借贷", "还款", "质押率", "loan", "borrow", "repay", "collateral"]),
        ("reward", ["奖励", "空投", "返佣", "体验金", "卡券", "优惠券", "红包", "reward", "bonus", "voucher", "airdrop", "rebate", "referral"]),
        ("api", ["api", "接口", "签名", "signature", "websocket", "timestamp", "rate limit"]),
        ("wallet", ["钱包", "助记词", "dapp", "web3", "gas", "swap", "授权", "wallet", "seed phrase", "recovery phrase", "approval"]),
        ("complain", ["投诉", "差评", "态度", "complain", "complaint", "unacceptable", "terrible service", "queja", "жалоб"]),
        ("ticket", ["工单", "进度", "处理到哪", "ticket", "case number", "my case", "any update"]),
        ("human", ["人工", "真人", "human", "real person", "agent", "representative"]),
        ("official", ["官方", "真的假的", "真假", "official", "legit", "genuine", "really from you"]),
        ("police", ["警方", "警察", "法院", "律师", "公安", "检察", "police", "court", "lawyer", "subpoena", "attorney", "inherit"]),
        ("what", ["什么是", "是什么", "啥是", "是啥", "什么意思", "原理", "what is", "what are", "what's a", "explain", "qué es", "là gì", "что такое"]),
        ("how", ["怎么", "如何", "怎样", "咋", "how do", "how can", "how to", "cómo", "làm sao", "như thế nào", "как "]),
        ("howlong", ["多久", "多长时间", "几天", "什么时候", "how long", "when will", "cuánto tiempo", "bao lâu", "сколько времени"]),
        ("tax", ["税", "账单", "对账单", "流水", "statement", "tax", "export"]),
        ("maintenance", ["维护", "崩了", "宕机", "打不开", "卡死", "down", "maintenance", "outage"]),
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
