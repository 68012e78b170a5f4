using System.Net.Http.Headers;
using Vigil.Contracts.Public;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection.Page;

/// <summary>Findings in the words of a person, in Chinese and English: what was found, what to do now, and what it does not prove. The API and the page say the same.</summary>
internal static class VerdictText
{
    /// <summary>Whether a browser prefers Chinese; Chinese too where it names no language, for it is written first.</summary>
    public static bool IsChinese(string? acceptLanguage)
    {
        var wanted = (acceptLanguage ?? "").Split(',').Select(l => StringWithQualityHeaderValue.TryParse(l, out var read) ? read : null).OfType<StringWithQualityHeaderValue>().OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value;
        return wanted is null or "*" || wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The answer about a channel.</summary>
    public static ChannelCheckView Of(string language, ChannelFinding found)
    {
        var zh = language == "zh";
        return new ChannelCheckView(
            CheckChannel.CodeOf(found.Verdict), CheckChannel.CodeOf(found.Kind), found.Checked, found.Reason is { } reason ? CheckChannel.CodeOf(reason) : null, found.Like,
            zh ? ChineseSummary(found) : EnglishSummary(found), Advice(zh, found.Verdict), Limits(zh, found));
    }

    /// <summary>The answer about an agent: alike for every no.</summary>
    public static ChannelCheckView OfAgent(string language, string name, bool confirmed)
    {
        var zh = language == "zh";
        return confirmed
            ? new ChannelCheckView("official", CheckChannel.Agent, name, null, null,
                zh ? $"{name}是我们的客服，现在正在处理您的会话，核对码一致。" : $"{name} is an agent of ours who has your conversation now, and the code is right.",
                [zh ? "核对码要由对方先说出来。如果是您先告诉对方的，这次核对不算数。" : "The agent has to name the code first. If you told it to them, this check means nothing."],
                [zh ? "它只说明对方知道您这次会话的核对码，15分钟内有效，换人或换会话后要重新核对。" : "It shows that they know the code of this conversation, for 15 minutes at most. With another person or another conversation, check again.", Never(zh)])
            : new ChannelCheckView("cannot_check", CheckChannel.Agent, name, CheckChannel.CodeOf(ChannelReason.AgentNotConfirmed), null,
                zh ? "我们无法确认对方是您的客服。请不要继续。" : "We cannot confirm that this is your agent. Do not go on.",
                [zh ? "请挂断或停止联系，登录应用或官网，在会话里点“核对客服身份”。" : "Hang up or stop answering, sign in to the app or site, and tap 'Verify this agent' in your conversation.", .. Advice(zh, ChannelVerdict.CannotCheck)],
                [Never(zh)]);
    }

    private static string ChineseSummary(ChannelFinding f) => (f.Verdict, f.Reason) switch
    {
        (ChannelVerdict.Official, _) when f.Kind is ChannelKind.Website => $"这个链接通向{f.Checked}，属于我们的官方网站{f.Like}。",
        (ChannelVerdict.Official, _) => $"{f.Checked}在我们的官方名单里。",
        (ChannelVerdict.Scam, _) => $"{f.Checked}在已知的诈骗名单里，不是我们。",
        (ChannelVerdict.Imitation, ChannelReason.LookAlike) => $"{f.Checked}不是我们。它用相似的字母模仿{f.Like}。",
        (ChannelVerdict.Imitation, ChannelReason.Subdomain) => $"{f.Checked}不是我们。它把{f.Like}写在前面，实际通向别处。",
        (ChannelVerdict.Imitation, ChannelReason.BeforeAt) => $"这个链接通向{f.Checked}，不是我们。@前面的{f.Like}只是装饰。",
        (ChannelVerdict.Imitation, ChannelReason.Misspelt) => $"{f.Checked}不是我们。它和{f.Like}只差一点。",
        (ChannelVerdict.Imitation, _) => $"{f.Checked}不在官方名单里，却用了我们的名字（{f.Like}）。",
        (ChannelVerdict.Unknown, ChannelReason.AddressNotListed) => $"域名{f.Like}是我们的，但{f.Checked}不在官方名单里。",
        (ChannelVerdict.Unknown, ChannelReason.PlatformMissing) => $"只有账号名无法判断：同一个名字在另一个平台可能是别人。我们的账号是{f.Like}。",
        (ChannelVerdict.Unknown, ChannelReason.LinkedSite) => $"{f.Checked}不是我们的网站，是客服会引用的外部网站（例如区块浏览器）。",
        (ChannelVerdict.Unknown, ChannelReason.SeveralThings) => "您填的内容里不止一样东西，无法一起确认。请每次只核对一个网址、邮箱、电话或账号。",
        (ChannelVerdict.Unknown, _) => $"{f.Checked}不在官方名单里，请当作不是我们。",
        (_, ChannelReason.NoList) => "这里还没有官方名单，无法确认。请不要继续。",
        _ => "现在读不到官方名单，无法确认。请不要继续。",
    };

    private static string EnglishSummary(ChannelFinding f) => (f.Verdict, f.Reason) switch
    {
        (ChannelVerdict.Official, _) when f.Kind is ChannelKind.Website => $"This link leads to {f.Checked}, which belongs to our own site {f.Like}.",
        (ChannelVerdict.Official, _) => $"{f.Checked} is on our official list.",
        (ChannelVerdict.Scam, _) => $"{f.Checked} is on a list of known scams. It is not us.",
        (ChannelVerdict.Imitation, ChannelReason.LookAlike) => $"{f.Checked} is not us. It imitates {f.Like} with letters that look alike.",
        (ChannelVerdict.Imitation, ChannelReason.Subdomain) => $"{f.Checked} is not us. It puts {f.Like} in front and leads somewhere else.",
        (ChannelVerdict.Imitation, ChannelReason.BeforeAt) => $"This link leads to {f.Checked}, which is not us. {f.Like} before the @ is decoration.",
        (ChannelVerdict.Imitation, ChannelReason.Misspelt) => $"{f.Checked} is not us. It differs from {f.Like} by very little.",
        (ChannelVerdict.Imitation, _) => $"{f.Checked} is not on the official list, though it bears our name ({f.Like}).",
        (ChannelVerdict.Unknown, ChannelReason.AddressNotListed) => $"The domain {f.Like} is ours, but {f.Checked} is not on the official list.",
        (ChannelVerdict.Unknown, ChannelReason.PlatformMissing) => $"A name alone says nothing: on another platform it may be somebody else. Our account is {f.Like}.",
        (ChannelVerdict.Unknown, ChannelReason.LinkedSite) => $"{f.Checked} is not our site. It is one of others that support links to, such as a block explorer.",
        (ChannelVerdict.Unknown, ChannelReason.SeveralThings) => "This holds more than one thing, which cannot be confirmed together. Check one address, mailbox, number or account at a time.",
        (ChannelVerdict.Unknown, _) => $"{f.Checked} is not on the official list. Treat it as not ours.",
        (_, ChannelReason.NoList) => "No official list is kept here yet, so nothing can be confirmed. Do not go on.",
        _ => "The official list cannot be read now, so nothing can be confirmed. Do not go on.",
    };

    private static IReadOnlyList<string> Advice(bool zh, ChannelVerdict verdict) => verdict switch
    {
        ChannelVerdict.Official => [],
        ChannelVerdict.Scam or ChannelVerdict.Imitation =>
        [
            zh ? "停止联系，不要打开链接，不要转币，不要登录。" : "Stop answering. Do not open the link, send coins or sign in there.",
            zh ? "已经告诉对方密码、验证码或助记词，请马上登录应用冻结账户。" : "If you have told them a password, a code or a recovery phrase, sign in to the app and freeze your account now.",
        ],
        _ =>
        [
            zh ? "在应用或官网里联系客服核实，不要用对方给的电话和链接。" : "Ask support in the app or on our site, not by a number or link that they gave you.",
            zh ? "在确认之前，不要转币，不要登录，不要告诉对方任何验证码。" : "Until that is settled, do not send coins, sign in or tell anybody a code.",
        ],
    };

    private static IReadOnlyList<string> Limits(bool zh, ChannelFinding found) => (found.Verdict, found.Kind) switch
    {
        (ChannelVerdict.Scam or ChannelVerdict.Imitation, _) => [],
        (ChannelVerdict.Official, ChannelKind.Website) =>
        [
            zh ? "链接上显示的文字不说明它通向哪里。打开后，请看浏览器地址栏里的域名。" : "The words of a link say nothing about where it leads. After opening it, read the domain in your browser's address bar.",
            Never(zh),
        ],
        (ChannelVerdict.Official, ChannelKind.Email) =>
        [
            zh ? "发件人地址可以伪造。地址在名单里，不说明这封邮件是我们发的；请看邮件里有没有您的防钓鱼码。" : "A sender's address can be forged. That it is on the list does not prove that we sent this mail: look for your anti-phishing phrase in it.",
            Never(zh),
        ],
        (ChannelVerdict.Official, ChannelKind.Phone) =>
        [
            zh ? "来电显示的号码可以伪造。号码在名单里，不说明这通电话是我们打的；请在会话里核对客服身份。" : "A caller's number can be forged. That it is on the list does not prove that we called: verify the agent in your conversation.",
            Never(zh),
        ],
        (ChannelVerdict.Official, ChannelKind.Handle) =>
        [
            zh ? "账号可能被盗用，名字和头像可以复制。我们不在社交平台上处理账户问题。" : "Accounts get stolen, and names and pictures can be copied. We handle nobody's account on other platforms.",
            Never(zh),
        ],
        _ => [zh ? "查不到不等于安全：名单不可能列出所有骗子。" : "That something is not on a list of scams does not make it safe: no list has them all.", Never(zh)],
    };

    private static string Never(bool zh) => zh
        ? "真正的客服从不索要密码、验证码、助记词、私钥，也不会要求远程控制，或让您转币“验证”。"
        : "Real support never asks for a password, a code, a recovery phrase or a private key, never for remote control, and never for a transfer 'to verify'.";
}
