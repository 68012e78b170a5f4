using System.Buffers;
using System.Text.RegularExpressions;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>
/// Words and turns of phrase of which one is looked for in a text of normal form: Chinese anywhere, Latin as whole words, an apostrophe that may be missing,
/// and ' … ' for what may stand between, a few letters or words within a sentence. Safe to use from any thread.
/// </summary>
internal sealed class SaidWords
{
    private const string Gap = " … ";

    // How each of them begins: most texts hold none, and are done with here.
    private readonly SearchValues<string> _begins;
    private readonly Regex _pattern;

    /// <param name="words">In normal form.</param>
    public SaidWords(IReadOnlyList<string> words)
    {
        _begins = SearchValues.Create([.. words.Select(word => word.Split(Gap)[0].Split('\'', ' ')[0]).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

        // Nothing in it repeats without bound, so no text costs more than its length allows; a timeout would be an error where an answer is wanted.
        _pattern = new Regex(string.Join('|', words.Select(Form)), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Regex.InfiniteMatchTimeout);
    }

    /// <summary>Whether one of them stands in a text of normal form.</summary>
    public bool IsIn(string plain) => plain.AsSpan().ContainsAny(_begins) && _pattern.IsMatch(plain);

    private static string Form(string word)
    {
        var parts = word.Split(Gap);
        var form = Piece(parts[0]);
        for (var at = 1; at < parts.Length; at++)
        {
            var between = IsLatin(parts[at - 1][^1]) && IsLatin(parts[at][0]) ? @"([^a-z0-9,.!?;]{1,8}[a-z0-9']{1,24}){0,4}[^a-z0-9,.!?;]{1,8}" : "[^,.!?;]{0,6}";
            form += between + Piece(parts[at]);
        }

        return form;
    }

    private static string Piece(string piece) =>
        (IsLatin(piece[0]) ? "(?<![a-z0-9])" : "") + Regex.Escape(piece).Replace("'", "'?", StringComparison.Ordinal) + (IsLatin(piece[^1]) ? "(?![a-z0-9])" : "");

    private static bool IsLatin(char letter) => char.IsAsciiLetterOrDigit(letter);
}
