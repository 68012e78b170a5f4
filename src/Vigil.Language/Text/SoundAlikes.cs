using System.Collections.Frozen;

namespace Vigil.Language.Text;

/// <summary>Slips of the keyboard and the input method that are common in the trade, each with the word that was meant.</summary>
internal static class SoundAlikes
{
    /// <summary>Chinese: replaced wherever they stand. No right side contains a left side, so one pass is enough.</summary>
    public static readonly (string Wrong, string Right)[] Chinese =
    [
        ("提笔", "提币"), ("题币", "提币"), ("体币", "提币"), ("提比", "提币"), ("提壁", "提币"), ("体现", "提现"), ("提线", "提现"),
        ("冲币", "充币"), ("冲笔", "充币"), ("充笔", "充币"), ("充比", "充币"), ("冲值", "充值"), ("充直", "充值"), ("冲提", "充提"),
        ("登陆", "登录"), ("登入", "登录"), ("登路", "登录"), ("爆苍", "爆仓"), ("暴仓", "爆仓"), ("暴苍", "爆仓"), ("强评", "强平"),
        ("验正", "验证"), ("验症", "验证"), ("严证码", "验证码"), ("冻节", "冻结"), ("动结", "冻结"), ("冻洁", "冻结"), ("解动", "解冻"),
        ("实名人证", "实名认证"), ("身份人证", "身份认证"), ("止赢", "止盈"), ("手序费", "手续费"), ("手续非", "手续费"), ("地指", "地址"),
        ("助计词", "助记词"), ("注记词", "助记词"), ("私匙", "私钥"), ("密匙", "密钥"), ("杠干", "杠杆"), ("合月", "合约"), ("合越", "合约"),
        ("人功", "人工"), ("仁工", "人工"), ("任工", "人工"), ("客福", "客服"), ("转zhang", "转账"), ("撤消", "撤销"), ("申述", "申诉"), ("帮定", "绑定"),
        ("邦定", "绑定"), ("放b", "放币"), ("提b", "提币"), ("充b", "充币"), ("放笔", "放币"), ("地纸", "地址"), ("账好", "账号"), ("密吗", "密码"),
    ];

    /// <summary>Latin: replaced only as a whole word.</summary>
    public static readonly FrozenDictionary<string, string> Latin = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["withdrawl"] = "withdrawal", ["withdrawls"] = "withdrawals", ["widthdraw"] = "withdraw", ["withraw"] = "withdraw", ["withdrawel"] = "withdrawal",
        ["widthdrawal"] = "withdrawal", ["witdraw"] = "withdraw", ["witdrawal"] = "withdrawal", ["withdrew"] = "withdrew",
        ["recieve"] = "receive", ["recieved"] = "received", ["recived"] = "received", ["recive"] = "receive", ["acount"] = "account", ["accout"] = "account",
        ["accont"] = "account", ["acct"] = "account", ["deposite"] = "deposit", ["deposited"] = "deposited", ["depost"] = "deposit", ["verfication"] = "verification",
        ["verificaton"] = "verification", ["verifcation"] = "verification", ["pasword"] = "password", ["passwrod"] = "password", ["passwort"] = "password",
        ["transfered"] = "transferred", ["adress"] = "address", ["addres"] = "address", ["stoled"] = "stolen", ["stollen"] = "stolen", ["stole"] = "stole",
        ["scamed"] = "scammed", ["hackd"] = "hacked", ["hakced"] = "hacked", ["liquadated"] = "liquidated", ["liquidted"] = "liquidated", ["agnet"] = "agent", ["agant"] = "agent",
        ["humen"] = "human", ["humna"] = "human", ["huamn"] = "human", ["persn"] = "person", ["preson"] = "person", ["representitive"] = "representative", ["repersentative"] = "representative",
        ["suport"] = "support", ["supprot"] = "support", ["speek"] = "speak", ["tlak"] = "talk", ["pls"] = "please", ["plz"] = "please", ["u"] = "u", ["cant"] = "can't", ["dont"] = "don't",
        ["didnt"] = "didn't", ["wont"] = "won't", ["isnt"] = "isn't", ["wasnt"] = "wasn't", ["hasnt"] = "hasn't", ["im"] = "i'm", ["ive"] = "i've", ["doesnt"] = "doesn't", ["wanna"] = "want to", ["gimme"] = "give me", ["lemme"] = "let me",
        ["erc-20"] = "erc20", ["trc-20"] = "trc20", ["bep-20"] = "bep20", ["e-mail"] = "email", ["2-fa"] = "2fa",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
