using System.Text.RegularExpressions;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Learning;

/// <summary>Takes out of a customer's words what tells who they are: beyond secrets also long numbers, addresses of mail, and addresses and transactions of chains. Pure.</summary>
public static partial class MaskText
{
    // Stands for what was taken out; no reader takes it for a word.
    private const string Mask = "***";

    // As much as a row of the page shows; what a question asks is said by then.
    private const int Longest = 300;

    /// <summary>One line without any of these, at most 300 characters.</summary>
    public static string In(string text) => UpTo(Longest, text);

    /// <summary>The same of another length, in characters; what is longer is cut.</summary>
    public static string UpTo(int longest, string text)
    {
        var line = string.Join(' ', HideSecrets.In(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = Numbers().Replace(Hexadecimal().Replace(Ids().Replace(Mail().Replace(line, Mask), Mask), Mask), Mask);
        line = string.Concat(line.Where(c => !char.IsControl(c)));
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)];
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]{1,64}[@＠][\p{L}\p{N}-]{1,63}([.．。][\p{L}\p{N}-]{1,63}){1,8}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();

    // Addresses and transactions of every chain, and whatever else is as long and no word.
    [GeneratedRegex("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{24,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    // Also the beginning of one that was shortened: 0x4f7a…93d1.
    [GeneratedRegex("0[xX][0-9A-Fa-f]{4,}([.…]{1,3}[0-9A-Fa-f]{2,})?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hexadecimal();

    // Six digits or more, in any script, also in groups: 138 1234 5678.
    [GeneratedRegex(@"\p{Nd}([ .,\-/]?\p{Nd}){5,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
