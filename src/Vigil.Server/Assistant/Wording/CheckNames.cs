using System.Text.RegularExpressions;

namespace Vigil.Server.Assistant.Wording;

/// <summary>Finds names that no source holds: coins, networks, firms, people. Pure.</summary>
internal static partial class CheckNames
{
    public static bool HasOther(string said, IReadOnlyList<string> sources, string language)
    {
        var known = sources.SelectMany(s => Word().Matches(s).Select(m => m.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // Among Chinese every foreign word is a name. In English names are written large, except that every sentence begins so.
        var names = language == "zh" ? Word().Matches(said) : Name().Matches(said);
        return names.Any(name => !known.Contains(name.Value) && (language == "zh" || name.Value.Skip(1).Any(char.IsAsciiLetterUpper) || !BeginsSentence(said, name.Index)));
    }

    private static bool BeginsSentence(string said, int at)
    {
        var before = said.AsSpan(0, at).TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' || said.AsSpan(0, at).TrimEnd(' ').EndsWith("\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]+(-[A-Za-z0-9]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
