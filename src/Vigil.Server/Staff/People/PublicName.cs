using System.Globalization;
using System.Text;

namespace Vigil.Server.Staff.People;

/// <summary>
/// What customers may see as an agent's name. It stands over each of their messages, so it is a name and nothing else: no link or number to go on elsewhere, no sign that looks like a mark
/// of the product's own, nothing unseen that turns it around, and no word that speaks for the house. Pure.
/// </summary>
internal static class PublicName
{
    /// <summary>Longest, in UTF-16 characters: what fits in a message's head on a phone.</summary>
    public const int Longest = 40;

    /// <summary>Most digits: 'Anna 2', and no telephone number.</summary>
    public const int MostDigits = 4;

    // Part of no name in either language; 'support' and 'desk' say no more than what an agent is.
    private static readonly string[] OfTheHouse = ["official", "security", "verified", "官方", "安全", "认证", "認證"];

    /// <summary>True for a name, trimmed.</summary>
    public static bool IsOne(string name)
    {
        if (name.Length is 0 or > Longest || !name.EnumerateRunes().Any(Rune.IsLetter) || name.Count(char.IsDigit) > MostDigits)
        {
            return false;
        }

        Rune? last = null;
        foreach (var rune in name.EnumerateRunes())
        {
            // 'J. Smith' and 'Dr. Wu', and no 't.me'.
            if (!MayStand(rune) || (last?.Value == '.' && rune.Value != ' '))
            {
                return false;
            }

            last = rune;
        }

        return !OfTheHouse.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static bool MayStand(Rune rune) =>
        Rune.IsLetter(rune) || Rune.IsDigit(rune) || rune.Value is ' ' or '-' or '\'' or '’' or '·' or '.'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
