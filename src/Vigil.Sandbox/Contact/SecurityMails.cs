using Microsoft.Extensions.Options;
using Vigil.Sandbox.Demo;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Contact;

/// <summary>The mail that an exchange sends after something that its customer should know of, with a link that freezes the account without signing in.</summary>
internal sealed class SecurityMails(World world, IdentityTokens tokens, Inbox inbox, IOptions<SandboxOptions> options)
{
    /// <summary>Tells of a new sign-in. Null when there is no such account.</summary>
    public InboxMessage? Send(string uid) => world.With(uid, (account, now) =>
    {
        var where = account.SignIns.FindLast(s => s.At <= now) is { } last ? $"{last.Device}, {last.Location}" : "-";
        var zh = account.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var link = options.Value.VigilUrl is { } vigil ? new Uri(vigil, $"/freeze?t={tokens.ForFreezing(account.Uid)}").AbsoluteUri : null;
        string[] lines =
        [
            zh ? $"您的账户刚刚有一次登录：{where}。" : $"Somebody has just signed in to your account: {where}.",
            zh ? "是您本人，不用理会这封邮件。" : "If it was you, there is nothing to do.",
            .. link is null ? [] : (string[])[zh ? $"不是您本人，请马上冻结账户（不用登录，7天内有效）：{link}" : $"If it was not you, freeze your account now (no sign-in needed, valid for 7 days): {link}"],
            .. account.Person.Phrase is { } phrase ? [zh ? $"您的防钓鱼码：{phrase}" : $"Your anti-phishing phrase: {phrase}"] : Array.Empty<string>(),
        ];
        var mail = new InboxMessage("email", zh ? "新的登录" : "New sign-in", string.Join('\n', lines), now, Masks.CoveredEmail(account.Person.Email));
        inbox.Put(uid, mail);
        return mail;
    });
}
