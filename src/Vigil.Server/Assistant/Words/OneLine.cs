namespace Vigil.Server.Assistant.Words;

/// <summary>What a record says in words that somebody else chose: quoted, not trusted.</summary>
internal static class OneLine
{
    /// <summary>On one line and of bounded length, with a sign where something was left out.</summary>
    /// <param name="longest">In UTF-16 units; a character of two is not cut in half.</param>
    public static string Of(string text, int longest)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
        return line.Length <= longest ? line : $"{line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)]}…";
    }
}
