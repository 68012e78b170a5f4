namespace Vigil.EndToEnd.Tests;

/// <summary>What an agent reads and writes in one language.</summary>
/// <param name="Person">The demo agent who speaks it.</param>
public sealed record AgentWording(
    string Person, string Locale, string LanguageName, string Title, string Email, string Password, string SignIn, string Available, string Offline, string Side, string Records,
    string Withdrawals, string Suggestions, string SendArticle, string Send, string Note, string NoteField, string NoteSend, string Resolve, string Mine, string Queued, string Resolved,
    string Urgent, string SecurityQueue, string[] Draft, string[] Card, string Update, string Take, string Freezes, string Shortcuts, string Find, string TransferTo, string TransferNote, string Transfer, string Reopen)
{
    /// <summary>Simplified Chinese.</summary>
    public static readonly AgentWording Chinese = new(
        "lin", "zh-CN", "中文", "Vigil客服工作台", "邮箱", "密码", "登录", "在线", "离线", "客户与记录", "记录", "提币", "建议", "把短答案作为消息发送", "发送", "内部备注", "内部备注", "记下备注",
        "解决", "处理中", "排队中", "已解决", "紧急", "安全", ["您好", "1,250 USDT", "区块确认", "/64"], ["王", "88…214", "已认证", "Lv"], "更新", "接手", "冻结", "快捷键", "查找操作、工单、记录、文章", "找同事或队列", "给下一位的话（内部，选填）", "转接", "重新打开");

    /// <summary>English.</summary>
    public static readonly AgentWording English = new(
        "sofia", "en-GB", "English", "Vigil console", "E-mail", "Password", "Sign in", "Available", "Offline", "Customer and records", "Records", "Withdrawals", "Suggestions",
        "Send the short answer as a message", "Send", "Internal note", "Internal note", "Keep note", "Resolve", "Mine", "Queued", "Resolved", "Urgent", "Security",
        ["Hello", "1,250 USDT", "confirmations", "of 64"], ["王", "88…214", "verified", "Lv"], "Update", "Take over", "Freezes", "Shortcuts", "Find actions, cases, records, articles", "Find a colleague or queue", "For the next one (internal, optional)", "Transfer", "Reopen");
}
