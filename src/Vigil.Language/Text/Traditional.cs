namespace Vigil.Language.Text;

/// <summary>Traditional characters, each with its simplified form. One to one, so texts keep their length.</summary>
internal static class Traditional
{
    // Beside the pairs of Data/traditional: what the trade writes with another character, and Cantonese particles.
    private const string Pairs = "帳账帐账鍊链冇没嘅的啲些喺在唔不咗了嚟来佢他";

    private const char First = '\u4E00';

    // The form of each character of the block, itself where it has no other.
    private static readonly char[] Table = Build();

    private static readonly ILookup<char, char> Forms = Enumerable.Range(0, Table.Length).Select(i => (Form: (char)(First + i), Simple: Table[i])).Where(pair => pair.Form != pair.Simple).ToLookup(pair => pair.Simple, pair => pair.Form);

    /// <summary>The simplified form, or the character itself.</summary>
    public static char Simplify(char c) => (uint)(c - First) < (uint)Table.Length ? Table[c - First] : c;

    /// <summary>The pairs, a line each: what is trained with them depends on them.</summary>
    internal static IEnumerable<string> Lines() => Resources.Lines("traditional").Append(Pairs);

    /// <summary>A simplified word in every way that traditional characters can spell it; itself among them.</summary>
    public static IEnumerable<string> SpellingsOf(string word)
    {
        IEnumerable<string> begun = [""];
        foreach (var c in word)
        {
            char[] forms = [c, .. Forms[c]];
            begun = [.. begun.SelectMany(start => forms.Select(form => start + form))];
        }

        return begun;
    }

    private static char[] Build()
    {
        var table = new char[0x9FFF - First + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)(First + i);
        }

        // Ours come last and win.
        foreach (var pairs in Lines())
        {
            for (var i = 0; i < pairs.Length; i += 2)
            {
                table[pairs[i] - First] = pairs[i + 1];
            }
        }

        return table;
    }
}
