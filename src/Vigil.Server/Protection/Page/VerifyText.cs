namespace Vigil.Server.Protection.Page;

/// <summary>Every word of the page that is no answer. A key without a value in one of the languages does not compile.</summary>
public sealed record VerifyText
{
    public required string Language { get; init; }

    public required string HtmlLanguage { get; init; }

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Never { get; init; }

    public required string Value { get; init; }

    public required string ValueHint { get; init; }

    public required string Check { get; init; }

    public required string AgentTitle { get; init; }

    public required string AgentLead { get; init; }

    public required string AgentName { get; init; }

    public required string Code { get; init; }

    public required string Uid { get; init; }

    public required string UidHint { get; init; }

    public required string Official { get; init; }

    public required string Scam { get; init; }

    public required string Imitation { get; init; }

    public required string Unknown { get; init; }

    public required string CannotCheck { get; init; }

    public required string WhatNow { get; init; }

    public required string Limits { get; init; }

    public required string BadInput { get; init; }

    public required string TooMany { get; init; }

    public required string HelpCentre { get; init; }

    public required string AskUs { get; init; }

    public required string OtherLanguage { get; init; }

    /// <summary>The texts of a language, <c>zh</c> or <c>en</c>.</summary>
    public static VerifyText In(string language) => language == "zh" ? Chinese : English;

    /// <summary>The heading of a verdict.</summary>
    public string HeadingOf(string verdict) => verdict switch
    {
        "official" => Official,
        "scam" => Scam,
        "imitation" => Imitation,
        "unknown" => Unknown,
        _ => CannotCheck,
    };

    private static VerifyText Chinese { get; } = new()
    {
        Language = "zh",
        HtmlLanguage = "zh-CN",
        Title = "这真的是官方客服吗",
        Lead = "输入您收到的网址、邮箱、电话或社交账号，和我们的官方名单核对。一次一个，完整输入。",
        Never = "真正的客服从不索要密码、验证码、助记词、私钥，也不会要求远程控制，或让您转币“验证”。做了其中任何一件，就不是我们。",
        Value = "网址、邮箱、电话或账号",
        ValueHint = "例如 https://…、name@…、+44…、t.me/…",
        Check = "核对",
        AgentTitle = "有人自称是我们的客服？",
        AgentLead = "只有您自己的会话能确认客服：登录应用，打开会话，点“核对客服身份”。不方便登录时，可以在这里填写对方先说出来的核对码。",
        AgentName = "对方说的姓名",
        Code = "对方说的6位核对码",
        Uid = "您自己的账户号（UID）",
        UidHint = "填您自己的，不要填对方给的：核对码只对您的会话有效。",
        Official = "是官方渠道",
        Scam = "是已知的诈骗",
        Imitation = "不是我们，是仿冒",
        Unknown = "不在名单里",
        CannotCheck = "无法确认，请不要继续",
        WhatNow = "现在怎么做",
        Limits = "这个结果不能说明什么",
        BadInput = "没有看懂您输入的内容。请检查每一栏是否完整：核对码是6位数字，账户号只有字母和数字。",
        TooMany = "查询太频繁了，无法确认。请过一会儿再试；在那之前，请不要继续。",
        HelpCentre = "帮助中心",
        AskUs = "联系客服",
        OtherLanguage = "English",
    };

    private static VerifyText English { get; } = new()
    {
        Language = "en",
        HtmlLanguage = "en",
        Title = "Is this really support?",
        Lead = "Enter the web address, e-mail address, telephone number or account that contacted you, to compare it with our official list. One at a time, in full.",
        Never = "Real support never asks for a password, a code, a recovery phrase or a private key, never for remote control, and never for a transfer 'to verify'. Whoever does any of it is not us.",
        Value = "Web address, e-mail, number or account",
        ValueHint = "Such as https://…, name@…, +44…, t.me/…",
        Check = "Check",
        AgentTitle = "Does somebody say they are our agent?",
        AgentLead = "Only your own conversation can confirm an agent: sign in to the app, open the conversation and tap 'Verify this agent'. Where you cannot sign in, enter here the code that they named first.",
        AgentName = "The name they gave",
        Code = "The 6-digit code they named",
        Uid = "Your own account number (UID)",
        UidHint = "Yours, and not one that they gave you: a code counts for your conversation only.",
        Official = "An official channel",
        Scam = "A known scam",
        Imitation = "Not us: an imitation",
        Unknown = "Not on our list",
        CannotCheck = "We cannot confirm this. Do not go on",
        WhatNow = "What to do now",
        Limits = "What this does not prove",
        BadInput = "We could not read what you entered. Please look at each field: a code has 6 digits, an account number letters and digits only.",
        TooMany = "Too many checks, so nothing is confirmed. Please try again in a while; until then, do not go on.",
        HelpCentre = "Help centre",
        AskUs = "Ask support",
        OtherLanguage = "简体中文",
    };
}
