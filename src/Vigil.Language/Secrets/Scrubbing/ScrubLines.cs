using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets.Scrubbing;

/// <summary>Scrubs text that is no JSON, and the strings in JSON: headers as tools print them, settings, addresses with parameters, keys in armour. Pure.</summary>
internal static partial class ScrubLines
{
    /// <summary>The text without what its names or its form say opens an account.</summary>
    public static string Of(string text) => Forms(Settings.Replace(Headers.Replace(text, "${head}" + ScrubText.Removed), Setting));

    /// <summary>A string without what its form says opens an account, whatever it stands under.</summary>
    public static string Forms(string text)
    {
        // Most strings are short and hold nothing of the kind.
        if (text.Length < 8)
        {
            return text;
        }

        text = Armour.Replace(text, ScrubText.Removed);
        text = Tokens.Replace(text, ScrubText.Removed);
        text = Schemes.Replace(text, "${scheme}" + ScrubText.Removed);
        text = UserInfo.Replace(text, "${before}" + ScrubText.Removed + "@");
        return text.Contains('=', StringComparison.Ordinal) ? Parameters.Replace(text, Setting) : text;
    }

    private static string Setting(Match match) =>
        SecretNames.Hides(match.Groups["name"].Value, match.Groups["value"].Value) ? $"{match.Groups["head"].Value}{ScrubText.Removed}" : match.Value;

    // All that follows on the line, for these hold several values.
    [GeneratedRegex(@"(?<head>\b(?i:set-cookie2?|cookie|authorization|proxy-authorization)[""']?[ \t]*[:=][ \t]*[""']?)[^\r\n""']+", Pattern.Options)]
    private static partial Regex Headers { get; }

    [GeneratedRegex(@"(?<head>(?<![\w.-])[""']?(?<name>[A-Za-z][\w.-]{0,79})[""']?[ \t]*[:=][ \t]*[""']?)(?<value>[^\s""',;&<>]+)", Pattern.Options)]
    private static partial Regex Settings { get; }

    [GeneratedRegex(@"(?<head>(?<=[?&;]|^)(?<name>[A-Za-z][\w.-]{0,79})=)(?<value>[^&;#\s""']+)", Pattern.Options)]
    private static partial Regex Parameters { get; }

    [GeneratedRegex("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(-----END [A-Z ]{0,30}PRIVATE KEY-----)?", Pattern.Options)]
    private static partial Regex Armour { get; }

    // RFC 7519; and tokens that say by their beginning whose they are. Begun only where a run of such characters begins, or a file made of beginnings would be read anew from each of them.
    [GeneratedRegex(@"(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(gh[pousr]_|github_pat_|glpat-|sk_live_|rk_live_|sk-|xox[abprs]-|AKIA|ASIA)[\w-]{16,}", Pattern.Options)]
    private static partial Regex Tokens { get; }

    [GeneratedRegex(@"(?<scheme>\b(?i:bearer|basic|digest|negotiate|hmac) +)[\w.+/=~-]{8,}", Pattern.Options)]
    private static partial Regex Schemes { get; }

    [GeneratedRegex(@"(?<before>://[^\s/:@?#]{0,64}:)[^\s/@?#]{1,256}@", Pattern.Options)]
    private static partial Regex UserInfo { get; }
}
