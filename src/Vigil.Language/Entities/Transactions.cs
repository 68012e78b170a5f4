using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Entities;

/// <summary>Transaction ids: 32 bytes in hex. EVM chains write 0x before them; TRON and Bitcoin do not.</summary>
internal static partial class Transactions
{

    public static IEnumerable<Entity> Find(string text)
    {
        foreach (Match match in Hex.Matches(text))
        {
            var prefixed = match.Length == 66 && match.ValueSpan[1] is 'x' or 'X';
            if ((prefixed || match.Length == 64) && Boundary.Around(text, match.Index, match.Length))
            {
                yield return new Entity(EntityKind.TransactionId, match.Value.ToLowerInvariant(), match.Index, match.Length) { Unit = prefixed ? "EVM" : string.Empty };
            }
        }
    }

    [GeneratedRegex("(0[xX])?[0-9a-fA-F]+", Pattern.Options)]
    private static partial Regex Hex { get; }
}
