using System.Security.Cryptography;

namespace Vigil.Server.Cases.Timeline;

/// <summary>Public case numbers: six characters such as 7KQ-4MX, random, so that one tells nothing about another or about how many there are.</summary>
internal static class CaseNumbers
{
    // Without 0 O 1 I L, which people confuse on the phone: 31 characters, 887 million numbers.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A number that may be taken already; the committer checks.</summary>
    public static string Next()
    {
        var characters = RandomNumberGenerator.GetString(Alphabet, 6);
        return $"{characters[..3]}-{characters[3..]}";
    }
}
