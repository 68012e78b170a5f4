using System.Collections.Frozen;
using System.Globalization;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>The words themselves. Those of codes are the messenger's (src/web/messenger/src/text), and a test compares them.</summary>
internal static class TranscriptTexts
{
    /// <summary>Codes with their words in simplified Chinese, traditional Chinese and English.</summary>
    internal static readonly FrozenDictionary<string, (string Simplified, string Traditional, string English)> Codes = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        ["event.queued"] = ("已转人工，正在排队", "已轉真人客服，正在排隊", "Passed to a person, in line now"),
        ["event.assigned"] = ("人工客服已接入", "真人客服已加入對話", "A support agent has joined"),
        ["event.resolved"] = ("会话已结束", "對話已結束", "Conversation ended"),
        ["event.reopened"] = ("会话已重新打开", "對話已重新開啟", "Conversation reopened"),
        ["event.urgent"] = ("已列为紧急，优先处理", "已列為緊急，優先處理", "Marked urgent, served first"),
        ["selfFreeze.asked"] = ("您要求冻结账户，正在执行", "您要求凍結帳戶，正在執行", "You asked to freeze the account; under way"),
        ["selfFreeze.asked.code"] = ("有人没有登录，用发到您邮箱和手机的验证码要求冻结账户，正在执行", "有人沒有登入，用寄到您信箱和手機的驗證碼要求凍結帳戶，正在執行", "Somebody who was not signed in asked to freeze the account, with a code sent to your contacts; under way"),
        ["selfFreeze.asked.link"] = ("有人用安全邮件里的链接要求冻结账户，正在执行", "有人用安全郵件裡的連結要求凍結帳戶，正在執行", "Somebody asked to freeze the account with the link in a security mail; under way"),
        ["selfFreeze.delayed"] = ("交易所还没有确认冻结", "交易所還沒有確認凍結", "The exchange has not confirmed the freeze yet"),
        ["selfFreeze.done"] = ("账户已冻结", "帳戶已凍結", "Your account is frozen"),
        ["selfFreeze.refused"] = ("没能冻结", "沒能凍結", "The account could not be frozen"),
        ["check.asked"] = ("客服请您核验身份", "客服請您核驗身份", "Support asked you to verify your identity"),
        ["check.passed"] = ("身份核验已通过", "身份核驗已通過", "Your identity is verified"),
        ["check.failed"] = ("身份核验未通过", "身份核驗未通過", "Your identity could not be verified"),
        ["check.expired"] = ("身份核验已过期", "身份核驗已過期", "The time to verify your identity is over"),
        ["record.withdrawal"] = ("提币", "提幣", "Withdrawal"),
        ["record.deposit"] = ("充币", "充幣", "Deposit"),
        ["record.freeze"] = ("限制", "限制", "Restriction"),
        ["record.c2c"] = ("C2C订单", "C2C訂單", "C2C order"),
        ["record.liquidation"] = ("强制平仓", "強制平倉", "Liquidation"),
        ["withdrawal.requested"] = ("已提交", "已提交", "Requested"),
        ["withdrawal.reviewing"] = ("复核中", "審核中", "Under review"),
        ["withdrawal.approved"] = ("已通过，等待上链", "已通過，等待上鏈", "Approved, not on chain yet"),
        ["withdrawal.broadcast"] = ("已上链", "已上鏈", "On chain"),
        ["withdrawal.confirming"] = ("等待区块确认", "等待區塊確認", "Confirming"),
        ["withdrawal.done"] = ("已完成", "已完成", "Done"),
        ["withdrawal.rejected"] = ("未通过", "未通過", "Rejected"),
        ["withdrawal.failed"] = ("失败", "失敗", "Failed"),
        ["withdrawal.returned"] = ("已退回", "已退回", "Returned"),
        ["withdrawal.cancelled"] = ("已取消", "已取消", "Cancelled"),
        ["deposit.seen"] = ("已在链上看到", "已在鏈上看到", "Seen on chain"),
        ["deposit.confirming"] = ("等待区块确认", "等待區塊確認", "Confirming"),
        ["deposit.credited"] = ("已入账", "已入帳", "Credited"),
        ["deposit.withdrawable"] = ("已入账，可提币", "已入帳，可提幣", "Credited, can be withdrawn"),
        ["deposit.wrong_network"] = ("链不匹配", "區塊鏈網路不符", "Wrong chain"),
        ["deposit.missing_memo"] = ("缺少Memo或标签", "缺少Memo或標籤", "Memo or tag missing"),
        ["deposit.below_minimum"] = ("低于最小充币额", "低於最小充幣數量", "Below the minimum"),
        ["deposit.manual_review"] = ("人工核对中", "人工核對中", "Being checked by hand"),
        ["deposit.recovering"] = ("找回处理中", "找回處理中", "Being recovered"),
        ["deposit.recovered"] = ("已找回", "已找回", "Recovered"),
        ["deposit.unrecoverable"] = ("无法找回", "無法找回", "Cannot be recovered"),
        ["c2c.unpaid"] = ("等待付款", "等待付款", "Waiting for payment"),
        ["c2c.paid"] = ("已付款，等待放币", "已付款，等待放幣", "Paid, waiting for release"),
        ["c2c.released"] = ("已放币", "已放幣", "Released"),
        ["c2c.cancelled"] = ("已取消", "已取消", "Cancelled"),
        ["c2c.expired"] = ("已超时", "已逾時", "Expired"),
        ["c2c.appealing"] = ("申诉中", "申訴中", "In appeal"),
        ["c2c.returned"] = ("已退回卖家", "已退回賣家", "Returned to seller"),
        ["freeze.withdrawal"] = ("提币暂停", "提幣暫停", "Withdrawals paused"),
        ["freeze.trading"] = ("交易受限", "交易受限", "Trading restricted"),
        ["freeze.funds"] = ("资产冻结", "資產凍結", "Funds frozen"),
        ["freeze.account"] = ("账户受限", "帳戶受限", "Account restricted"),
        ["secret.recovery_phrase"] = ("助记词", "助記詞", "recovery phrase"),
        ["secret.private_key"] = ("私钥", "私鑰", "private key"),
        ["secret.password"] = ("密码", "密碼", "password"),
        ["secret.code"] = ("验证码", "驗證碼", "verification code"),
        ["secret.api_secret"] = ("API密钥", "API金鑰", "API secret"),
        ["secret.card_number"] = ("卡号", "卡號", "card number"),
        ["secret.identity_number"] = ("证件号码", "證件號碼", "identity number"),
        ["secret.other"] = ("私密信息", "私密資料", "private data"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly TranscriptWords Simplified = new()
    {
        Language = "zh-CN",
        Dot = "，",
        Brand = static exchange => exchange?.NameZh ?? "",
        Title = static (brand, number) => $"{brand}客服会话，编号{number}",
        About = static (now, zone, origin) => $"{now}保存自{origin}。时间均为{zone}。",
        End = "会话到此为止，之后的内容不在其中。",
        Date = ChineseDate,
        AsOf = static time => $"{time}的状态",
        You = "您",
        Assistant = "智能助手",
        Agent = static name => $"{name}·人工客服",
        UnnamedAgent = "人工客服",
        File = static (name, size) => $"文件：{name}，{size}",
        Article = static (title, url) => $"文章：{title} {url}",
        Transaction = static id => $"交易哈希：{id}",
        Rated = static stars => string.Create(CultureInfo.InvariantCulture, $"您的评价：{stars}星"),
        Joined = static name => $"{name}已接入",
        Hidden = static kinds => $"为了您的安全，{kinds}已隐去，未保存",
        Comma = "、",
        Codes = Codes.ToFrozenDictionary(c => c.Key, c => c.Value.Simplified, StringComparer.Ordinal),
    };

    private static readonly TranscriptWords Traditional = Simplified with
    {
        Language = "zh-TW",
        Title = static (brand, number) => $"{brand}客服對話，編號{number}",
        About = static (now, zone, origin) => $"{now}保存自{origin}。時間均為{zone}。",
        End = "對話到此為止，之後的內容不在其中。",
        AsOf = static time => $"{time}的狀態",
        Assistant = "智慧助理",
        Agent = static name => $"{name}·真人客服",
        UnnamedAgent = "真人客服",
        File = static (name, size) => $"檔案：{name}，{size}",
        Transaction = static id => $"交易雜湊值：{id}",
        Rated = static stars => string.Create(CultureInfo.InvariantCulture, $"您的評分：{stars}顆星"),
        Joined = static name => $"{name}已加入對話",
        Hidden = static kinds => $"為了您的安全，{kinds}已隱去，未儲存",
        Codes = Codes.ToFrozenDictionary(c => c.Key, c => c.Value.Traditional, StringComparer.Ordinal),
    };

    private static readonly TranscriptWords English = new()
    {
        Language = "en",
        Dot = ", ",
        Brand = static exchange => exchange?.Name ?? "",
        Title = static (brand, number) => $"{(brand.Length > 0 ? $"{brand} s" : "S")}upport conversation No. {number}",
        About = static (now, zone, origin) => $"Kept on {now} from {origin}. All times are {zone}.",
        End = "The conversation ends here; what was said later is not in it.",
        Date = static day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        AsOf = static time => $"as of {time}",
        You = "You",
        Assistant = "Assistant",
        Agent = static name => $"{name} · support agent",
        UnnamedAgent = "Support agent",
        File = static (name, size) => $"File: {name}, {size}",
        Article = static (title, url) => $"Article: {title} {url}",
        Transaction = static id => $"Transaction: {id}",
        Rated = static stars => string.Create(CultureInfo.InvariantCulture, $"You gave {stars} {(stars == 1 ? "star" : "stars")}"),
        Joined = static name => $"{name} has joined",
        Hidden = static kinds => $"Hidden for your safety and not stored: {kinds}",
        Comma = ", ",
        Codes = Codes.ToFrozenDictionary(c => c.Key, c => c.Value.English, StringComparer.Ordinal),
    };

    /// <summary>The words of a language, or null for one that there is not.</summary>
    public static TranscriptWords? In(string language) => language switch
    {
        "zh-CN" => Simplified,
        "zh-TW" => Traditional,
        "en" => English,
        _ => null,
    };

    private static string ChineseDate(DateTimeOffset day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
