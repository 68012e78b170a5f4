using System.Collections.Frozen;
using System.Text;

namespace Vigil.Language.Text;

/// <summary>
/// Joins letters with the marks written after them into one character, as some keyboards send Vietnamese, Spanish and Russian. The runtime's own
/// normalization does nothing without ICU, which the product does not need otherwise. Source: Unicode Character Database, canonical decompositions.
/// </summary>
internal static class Composition
{
    // Mark, the letters that it follows, and what comes of each.
    private static readonly (char Mark, string Letters, string Joined)[] Table =
    [
        ('\u0300', "AaEeIiOoUuYyÂâÊêÔôĂăƠơƯư", "ÀàÈèÌìÒòÙùỲỳẦầỀềỒồẰằỜờỪừ"),
        ('\u0301', "AaEeIiOoUuYyÂâÊêÔôĂăƠơƯư", "ÁáÉéÍíÓóÚúÝýẤấẾếỐốẮắỚớỨứ"),
        ('\u0309', "AaEeIiOoUuYyÂâÊêÔôĂăƠơƯư", "ẢảẺẻỈỉỎỏỦủỶỷẨẩỂểỔổẲẳỞởỬử"),
        ('\u0303', "AaEeIiOoUuYyÂâÊêÔôĂăƠơƯưNn", "ÃãẼẽĨĩÕõŨũỸỹẪẫỄễỖỗẴẵỠỡỮữÑñ"),
        ('\u0323', "AaEeIiOoUuYyÂâÊêÔôĂăƠơƯư", "ẠạẸẹỊịỌọỤụỴỵẬậỆệỘộẶặỢợỰự"),
        ('\u0302', "AaEeOoẠạẸẹỌọ", "ÂâÊêÔôẬậỆệỘộ"),
        ('\u0306', "AaẠạИи", "ĂăẶặЙй"),
        ('\u031B', "OoUu", "ƠơƯư"),
        ('\u0308', "UuЕе", "ÜüЁё"),
    ];

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Joins =
        Table.SelectMany(row => row.Letters.Select((letter, i) => ((letter, row.Mark), row.Joined[i]))).ToFrozenDictionary(j => j.Item1, j => j.Item2);

    /// <summary>The text with every letter and mark of the table joined; the very same where there is none.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u0323'))
        {
            return text;
        }

        var joined = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (joined.Length > 0 && Joins.TryGetValue((joined[^1], c), out var one))
            {
                joined[^1] = one;
            }
            else
            {
                joined.Append(c);
            }
        }

        return joined.ToString();
    }
}
