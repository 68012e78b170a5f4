using System.Text.RegularExpressions;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection.Guarding;

/// <summary>Links in a message: what a reader can tap, and what they would type into a browser. Pure.</summary>
internal static partial class FindLinks
{
    /// <summary>Links with a scheme or <c>www.</c>, in plain form.</summary>
    public static IEnumerable<string> Written(string text) => Trimmed(WithScheme().Matches(Plain(text)));

    /// <summary>Those, and domains that stand there bare. An e-mail address is no link: customers' own are spoken of.</summary>
    public static IEnumerable<string> Any(string text)
    {
        var plain = Plain(text);
        return Trimmed(WithScheme().Matches(plain)).Concat(Trimmed(Bare().Matches(WithScheme().Replace(plain, " "))).Where(IsDomain));
    }

    // A browser takes the one slash for the other.
    private static string Plain(string text) => PlainText.OfSentences(text).Replace('\\', '/');

    private static IEnumerable<string> Trimmed(IEnumerable<Match> matches) => matches.Select(m => m.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '"', '/'));

    // 'done.please' is a sentence without its space; what ends like a domain that many know, or goes on with a path, is an address.
    private static bool IsDomain(string found) => WebAddress.Read(found) is { IsNumeric: false } address && (address.Path.Length > 0 ? LettersOnly().IsMatch(address.Labels[^1]) : Known().IsMatch(address.Labels[^1]));

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(([a-z][a-z0-9+-]{1,20}:/{1,4}|mailto:)[^\s<>""“”‘’（），。；！？、《》「」]+|www\.[^\s<>""“”‘’（），。；！？、《》「」]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithScheme();

    // Chinese and Japanese stand beside an address without a gap, so their letters are no part of a bare one.
    [GeneratedRegex(@"(?<![._%+@*\-\p{L}\p{M}\p{N}-[\u3040-\u30FF\u3400-\u9FFF]])([\p{L}\p{M}\p{N}-[\u3040-\u30FF\u3400-\u9FFF]]([_\-\p{L}\p{M}\p{N}-[\u3040-\u30FF\u3400-\u9FFF]]{0,61}[\p{L}\p{M}\p{N}-[\u3040-\u30FF\u3400-\u9FFF]])?\.){1,8}[\p{L}\p{M}-[\u3040-\u30FF\u3400-\u9FFF]][\-\p{L}\p{M}\p{N}-[\u3040-\u30FF\u3400-\u9FFF]]{1,62}(?![@\p{L}\p{N}-[\u3040-\u30FF\u3400-\u9FFF]])(:[0-9]{1,5})?(/[^\s<>""“”‘’（），。；！？、《》「」]*)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^\p{L}{2,}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LettersOnly();

    // Endings that stand in no sentence: no 'me', 'it', 'is', 'so', 'no', 'in', 'to', 'at', 'be'.
    [GeneratedRegex(@"^(com|net|org|info|biz|xyz|top|vip|app|dev|io|cc|cn|hk|tw|jp|kr|ru|uk|eu|de|fr|ua|site|online|website|club|shop|store|live|support|help|finance|exchange|crypto|wallet|money|link|click|pro|tech|cloud|page|pages|work|world|center|network|example|test|xn--.+|рф)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known();
}
