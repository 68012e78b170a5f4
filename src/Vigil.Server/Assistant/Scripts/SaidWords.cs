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
    private readonly string[] _whole;
    private readonly (string First, Regex Pattern)[] _gapped;

    /// <param name="words">In normal form.</param>
    public SaidWords(IReadOnlyList<string> words)
    {
        // An apostrophe is often left out.
        string[] all = [.. words.SelectMany(word => new[] { word, word.Replace("'", "", StringComparison.Ordinal) }).Distinct(StringComparer.Ordinal)];
        _whole = Array.FindAll(all, word => !word.Contains(Gap, StringComparison.Ordinal));

        // Nothing in a pattern repeats without bound, so no text costs more than its length allows; a timeout would be an error where an answer is wanted.
        _gapped = [.. all.Where(word => word.Contains(Gap, StringComparison.Ordinal)).Select(word => (word.Split(Gap)[0], new Regex(Form(word), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Regex.InfiniteMatchTimeout)))];
        _begins = SearchValues.Create([.. _whole, .. _gapped.Select(g => g.First)], StringComparison.Ordinal);
    }

    /// <summary>Whether one of them stands in a text of normal form.</summary>
    public bool IsIn(string plain) =>
        plain.AsSpan().ContainsAny(_begins) && (Array.Exists(_whole, word => Stands(word, plain)) || Array.Exists(_gapped, g => plain.Contains(g.First, StringComparison.Ordinal) && g.Pattern.IsMatch(plain)));

    private static bool Stands(string word, string plain)
    {
        for (var at = plain.IndexOf(word, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (!(IsLatin(word[0]) && at > 0 && IsLatin(plain[at - 1])) && !(IsLatin(word[^1]) && end < plain.Length && IsLatin(plain[end])))
            {
                return true;
            }
        }

        return false;
    }

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

    private static string Piece(string piece) => (IsLatin(piece[0]) ? "(?<![a-z0-9])" : "") + Regex.Escape(piece) + (IsLatin(piece[^1]) ? "(?![a-z0-9])" : "");

    private static bool IsLatin(char letter) => char.IsAsciiLetterOrDigit(letter);
}
