using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Vigil.Server.Protection.Recognising;

/// <summary>
/// What a name looks like: two names with one skeleton are hard to tell apart on a screen. After Unicode TS #39, section 4, with the letters that occur in names of domains,
/// and with what only a small screen makes alike (rn and m, vv and w, cl and d, i and l). Its tables are far shorter than the standard's: names that are not written with letters
/// like Latin ones are outside of it. Pure.
/// </summary>
internal static class Skeleton
{
    // Each line: what is meant, then that letter with something on or through it (the decompositions of UnicodeData, and strokes, which have none).
    private static readonly string[] Marked =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖ",
        "iİìíîïĩīĭįǐȉȋḭḯỉị",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšſșṡṣṥṧṩẛ",
        "tţťțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
        "bƀƃɓ", "cƈȼ", "dđɖɗ", "eɇ", "gǥɠ", "hħɦ", "iɨı", "jɉ", "kƙ", "lłƚɫ", "nƞɲŋ", "oøɵ", "pƥ", "rɍɽ", "tŧƭʈ", "uʉ", "yɏƴ", "zƶȥ",
    ];

    // Each line: what is meant, then letters of other scripts and signs that look like it: Cyrillic, Greek, Armenian, small capitals, digits (TS #39, confusables.txt).
    private static readonly string[] Others =
    [
        "aаɑαᴀ", "bЬьʙƅ", "cсϲᴄ", "dԁᴅ", "eеҽєεᴇ℮", "fϝꜰ", "gɡցɢ", "hһհʜ", "lіɩιӏ|ⅼ1!iɪʟ", "jјϳᴊ", "kкκᴋ", "mмᴍ", "nոпηɴ", "oоοօσᴏ0ө", "pрρᴘ", "qԛգ", "rгᴦʀ",
        "sѕꜱ", "tтτᴛ", "uυսцᴜ", "vνѵᴠ", "wѡԝωᴡш", "xхχ×", "yуγүʏ", "zᴢ",
    ];

    private static readonly FrozenDictionary<int, char> Alike = Table([.. Marked, .. Others]);

    private static readonly (string Pair, string Single)[] Pairs = [("rn", "m"), ("vv", "w"), ("cl", "d")];

    /// <summary>The skeleton of a name in lower case.</summary>
    public static string Of(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }

            // A letter with a mark may be one that looks like another: í is i, and i is l.
            var plain = Alike.TryGetValue(rune.Value, out var first) ? first : '\0';
            letters.Append(plain == '\0' ? rune.ToString() : (Alike.TryGetValue(plain, out var second) ? second : plain).ToString());
        }

        foreach (var (pair, single) in Pairs)
        {
            letters.Replace(pair, single);
        }

        return letters.ToString();
    }

    private static FrozenDictionary<int, char> Table(IEnumerable<string> lines)
    {
        var table = new Dictionary<int, char>();
        foreach (var line in lines)
        {
            foreach (var rune in line[1..].ToLowerInvariant().EnumerateRunes())
            {
                table[rune.Value] = line[0];
            }
        }

        return table.ToFrozenDictionary();
    }
}
