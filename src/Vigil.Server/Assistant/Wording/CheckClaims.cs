using System.Text.RegularExpressions;

namespace Vigil.Server.Assistant.Wording;

/// <summary>
/// Finds claims that no source makes: a guarded word that is not there, or that is there only denied, only as still to come or only as having
/// happened. 'Has not been credited' speaks for neither 'has been credited' nor 'will be credited', and 'confirmations' not for 'confirmed'. Pure.
/// </summary>
internal static partial class CheckClaims
{
    // A denial further away belongs to something else.
    private const int WordsBefore = 4;
    private const int CharactersBefore = 6;

    public static bool HasOther(string said, IReadOnlyList<string> sources, string language)
    {
        var guarded = language == "zh" ? GuardedWords.Chinese : GuardedWords.English;
        var known = sources.SelectMany(s => Claims(s, guarded, language)).ToHashSet();
        return Claims(said, guarded, language).Any(claim => !known.Contains(claim));
    }

    private static IEnumerable<Claim> Claims(string text, IReadOnlyList<string> guarded, string language)
    {
        foreach (var clause in ClauseEnd().Split(text))
        {
            foreach (var word in guarded)
            {
                for (var at = clause.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = clause.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
                {
                    if (language == "zh")
                    {
                        var before = clause[Math.Max(0, at - CharactersBefore)..at];
                        var happened = ChinesePast().IsMatch(before) || clause.AsSpan(at + word.Length).StartsWith("了", StringComparison.Ordinal);
                        yield return new Claim(word, ChineseDenial().IsMatch(before), ChineseFuture().IsMatch(before), happened);
                    }
                    else if (at == 0 || !char.IsAsciiLetter(clause[at - 1]))
                    {
                        var before = string.Join(' ', clause[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(WordsBefore));
                        yield return new Claim(Whole(clause, at), EnglishDenial().IsMatch(before), EnglishFuture().IsMatch(before), EnglishPast().IsMatch(before));
                    }
                }
            }
        }
    }

    // The word that begins there; one or several of a thing are the same claim.
    private static string Whole(string clause, int at)
    {
        var end = at;
        while (end < clause.Length && char.IsAsciiLetter(clause[end]))
        {
            end++;
        }

        return clause[at..end].ToLowerInvariant().TrimEnd('s');
    }

    [GeneratedRegex(@"[。，！？；：、（）,!?;:\n()]|\.(?=\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex("[未没不无非别勿]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChineseDenial();

    [GeneratedRegex("[将会后前待等若能可需]|如果", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChineseFuture();

    [GeneratedRegex("[已曾]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChinesePast();

    [GeneratedRegex(@"\b(not|never|no|nor|neither|cannot|without|hardly)\b|n't\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishDenial();

    [GeneratedRegex(@"\b(will|would|shall|going|once|until|unless|if|when|after|before|wait|waiting|may|might|can|could)\b|'ll\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishFuture();

    [GeneratedRegex(@"\b(has|have|had|is|are|was|were|been|already|now|just)\b|'s\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishPast();

    private readonly record struct Claim(string Word, bool Denied, bool ToCome, bool Happened);
}
