namespace Vigil.Language.Text;

/// <summary>Which letters a text in normal form holds at all: a pattern that needs one of a script finds nothing in a text without it, and need not be tried.</summary>
internal static class Script
{
    public static bool HasHan(string normal) => normal.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF');

    public static bool HasLatin(string normal) => normal.AsSpan().ContainsAnyInRange('a', 'z');
}
