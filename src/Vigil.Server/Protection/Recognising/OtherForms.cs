using System.Text;
using System.Text.RegularExpressions;

namespace Vigil.Server.Protection.Recognising;

/// <summary>Telephone numbers, accounts on other platforms, and what a text is when nobody has said so. Pure.</summary>
internal static partial class OtherForms
{
    private const int MinDigits = 5;
    private const int MaxDigits = 20;

    // Where an account is a path, and what the platform is called then. WhatsApp's are telephone numbers.
    private static readonly (string Host, string Platform)[] Platforms =
    [
        ("t.me", "telegram"), ("telegram.me", "telegram"), ("telegram.dog", "telegram"), ("x.com", "x"), ("twitter.com", "x"), ("facebook.com", "facebook"), ("fb.com", "facebook"),
        ("instagram.com", "instagram"), ("youtube.com", "youtube"), ("weibo.com", "weibo"), ("weibo.cn", "weibo"), ("discord.gg", "discord"), ("discord.com", "discord"), ("wa.me", "whatsapp"),
        ("whatsapp.com", "whatsapp"), ("linkedin.com", "linkedin"), ("tiktok.com", "tiktok"), ("reddit.com", "reddit"), ("medium.com", "medium"), ("github.com", "github"),
    ];

    // Folders before the account's own name: youtube.com/c/name, linkedin.com/company/name, t.me/s/name.
    private static readonly string[] Folders = ["c", "channel", "user", "u", "s", "company", "in", "r", "invite", "joinchat", "n"];

    /// <summary>Digits alone, with a plus in front where the number names its country; null for what is no number. What stands behind an extension is left out.</summary>
    public static string? Phone(string plain)
    {
        var text = Extension().Replace(plain.StartsWith("tel:", StringComparison.Ordinal) ? plain[4..] : plain, "");
        if (!PhoneForm().IsMatch(text))
        {
            return null;
        }

        var digits = new StringBuilder().Append([.. text.Where(char.IsAsciiDigit)]).ToString();
        var abroad = text.TrimStart(' ', '(').StartsWith('+');
        if (!abroad && digits.StartsWith("00", StringComparison.Ordinal))
        {
            (abroad, digits) = (true, digits[2..]);
        }

        return digits.Length is >= MinDigits and <= MaxDigits ? abroad ? $"+{digits}" : digits : null;
    }

    /// <summary>Whether two numbers in normal form are one: also where one of them leaves out the country, as at home.</summary>
    public static bool IsSamePhone(string listed, string asked)
    {
        if (listed == asked || listed.TrimStart('+') == asked)
        {
            return true;
        }

        // At home the country is left out and a zero may stand in front.
        var home = asked.TrimStart('0');
        return listed.StartsWith('+') && !asked.StartsWith('+') && home.Length >= 7 && listed.EndsWith(home, StringComparison.Ordinal) && listed.Length - home.Length is >= 2 and <= 4;
    }

    /// <summary>Platform and name, as <c>telegram:meridian</c>; <c>:meridian</c> where no platform is named; null for what is no account.</summary>
    public static string? Handle(string plain)
    {
        if (Named().Match(plain) is { Success: true } named)
        {
            return $"{PlatformOf(named.Groups["platform"].Value)}:{named.Groups["name"].Value.TrimStart('@')}";
        }

        if (plain.StartsWith('@') && AccountName().IsMatch(plain[1..]))
        {
            return $":{plain[1..]}";
        }

        if (WebAddress.Read(plain) is not { } link || Array.Find(Platforms, p => link.IsIn(p.Host)) is not { Host: { } host } platform)
        {
            return null;
        }

        var parts = link.Path.Split('/').Where(p => p.Length > 0 && !Folders.Contains(p, StringComparer.Ordinal)).Select(p => p.TrimStart('@')).ToList();

        // name.t.me is the same account as t.me/name.
        var name = parts.FirstOrDefault() ?? (host == "t.me" && link.Host.Length > host.Length ? link.Host[..^(host.Length + 1)] : null);
        return name is not null && AccountName().IsMatch(name) ? $"{platform.Platform}:{name}" : null;
    }

    /// <summary>What a text looks like.</summary>
    public static ChannelKind KindOf(string plain) =>
        plain.StartsWith("mailto:", StringComparison.Ordinal) || EmailForm().IsMatch(plain) ? ChannelKind.Email
        : Phone(plain) is not null ? ChannelKind.Phone
        : Handle(plain) is not null ? ChannelKind.Handle
        : WebAddress.Read(plain) is not null ? ChannelKind.Website
        : WalletForm().IsMatch(plain) ? ChannelKind.Wallet
        : ChannelKind.Handle;

    private static string PlatformOf(string word) => word switch
    {
        "twitter" => "x",
        "微信" => "wechat",
        "微博" => "weibo",
        "电报" or "tg" => "telegram",
        "wa" => "whatsapp",
        _ => word,
    };

    [GeneratedRegex(@"^(?<platform>telegram|tg|电报|x|twitter|facebook|instagram|youtube|weibo|微博|wechat|微信|discord|whatsapp|wa|line|linkedin|tiktok|reddit|medium|github|qq)\s*[:：]\s*(?<name>@?[\p{L}\p{N}][\p{L}\p{M}\p{N}._ +#-]{0,63})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}._+#-]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountName();

    [GeneratedRegex(@"^[^\s/@:]{1,64}@[^\s/@:]{1,253}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^[ (]*\+?[0-9][0-9 ()./\u2010-\u2015-]{3,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"\s*(ext\.?|x|#|转|分机)\s*[0-9]{1,6}\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^[a-z0-9]{25,100}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WalletForm();
}
