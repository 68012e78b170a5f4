using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Vigil.Server.Assistant.Wording;

/// <summary>What the words are checked against.</summary>
/// <param name="Language">The customer's: <c>zh</c> or <c>en</c>.</param>
/// <param name="BuiltIn">The answer that they replace.</param>
/// <param name="Sources">All that they may rest on: what was composed, looked up, or cited.</param>
internal sealed record Standard(string Language, string BuiltIn, IReadOnlyList<string> Sources);

/// <summary>
/// Decides whether words of a model may reach a customer. Knows nothing of who wrote them: a model that obeys an attacker is met by the same
/// checks as one that is wrong. What is in doubt is a fault; the built-in answer is always there instead. Pure.
/// </summary>
internal static partial class CheckWords
{
    private const int Longest = 1200;
    private const double LongerBy = 1.5;
    private const int LongerAtLeast = 200;

    // So many letters and digits in a row from the instructions are no chance.
    private const int Recited = 30;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("，。！？；：、（）“”‘’《》—–…·");
    private static readonly SearchValues<char> Markup = SearchValues.Create("<>[]{}*_#|`~^\\");

    /// <summary>What is wrong with the words, as one of the reasons in the metrics; null where nothing is.</summary>
    public static string? Fault(string text, Standard standard)
    {
        if (text.Length > Math.Min(Longest, (standard.BuiltIn.Length * LongerBy) + LongerAtLeast))
        {
            return "length";
        }

        if (!IsPlain(text, standard.Sources))
        {
            return "form";
        }

        var said = Normal(text);
        var sources = standard.Sources.Select(Normal).ToList();
        return HasMarkup(said) ? "markup"
            : Link().IsMatch(said) ? "link"
            : !IsIn(standard.Language, said) ? "language"
            : AsksForSecret(said, sources) ? "secret"
            : Recites(said) ? "instructions"
            : CheckFigures.HasOther(said, sources) ? "figure"
            : CheckNames.HasOther(said, sources, standard.Language) ? "name"
            : CheckClaims.HasOther(said, sources, standard.Language) ? "claim"
            : null;
    }

    private static string Normal(string text) => text.Replace('’', '\'');

    // Ordinary letters, digits and punctuation of the two languages, and whatever else the sources themselves hold: nothing invisible, nothing that only looks like something else.
    private static bool IsPlain(string text, IReadOnlyList<string> sources) =>
        text.Trim().Length > 0 && text.All(c => c is '\n' or (>= ' ' and <= '~') || IsHan(c) || Punctuation.Contains(c) || (IsPrinted(c) && sources.Any(s => s.Contains(c, StringComparison.Ordinal))));

    private static bool IsPrinted(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool HasMarkup(string said) => said.AsSpan().ContainsAny(Markup) || Escape().IsMatch(said);

    private static bool IsIn(string language, string said)
    {
        var han = said.Count(IsHan);
        var latin = said.Count(char.IsAsciiLetter);
        var other = said.Count(char.IsLetter) - han - latin;
        return other == 0 && (language == "zh" ? han > 0 && han * 2 >= latin : han == 0 && latin > 0 && Vigil.Language.LanguageDetector.Detect(said, "en") == "en");
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';

    private static bool AsksForSecret(string said, List<string> sources)
    {
        var known = sources.SelectMany(Sentences).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Sentences(said).Any(sentence => !known.Contains(sentence) && GuardedWords.Secrets.Any(secret => Holds(sentence, secret)));
    }

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0);

    private static bool Holds(string sentence, string word)
    {
        for (var at = sentence.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = sentence.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!char.IsAscii(word[0]) || at == 0 || !char.IsAsciiLetter(sentence[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Recites(string said)
    {
        var (own, theirs) = (Letters(Brief.Instructions), Letters(said));
        return Enumerable.Range(0, Math.Max(0, theirs.Length - Recited + 1)).Any(at => own.AsSpan().IndexOf(theirs.AsSpan(at, Recited), StringComparison.Ordinal) >= 0);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // A scheme, a host, an address of mail or of a chat, and the ways to write them that are meant to be missed.
    [GeneratedRegex(@"://|https?|hxxp|www\b|@|\b[a-z0-9-]+\s?[.。·]\s?(com|net|org|io|me|co|cn|xyz|info|app|top|vip|ru|cc|link|site|dev|ai|gg|ly|to|in)\b|[a-z0-9-]{2,}[.。·][a-z]{2,}|\bdot\s+(com|net|org|io|me|cn)\b|点\s*(com|net|cn|org)|/help/|/chat|\b\d{1,3}(\.\d{1,3}){3}\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("&#?[A-Za-z0-9]+;|%[0-9A-Fa-f]{2}%|\\bjavascript:|\\bdata:", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"[。！？!?;；\n]|\.(?=\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();
}
