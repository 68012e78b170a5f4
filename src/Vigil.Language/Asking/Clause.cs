namespace Vigil.Language.Asking;

/// <summary>A stretch of a text in normal form up to the mark that ends it.</summary>
/// <param name="Text">Without marks and white space at its ends; never empty.</param>
/// <param name="Ends">The mark behind it; a space where a number of a list, a 'but' or the end of the text follows.</param>
internal readonly record struct Clause(string Text, char Ends)
{
    /// <summary>A sentence ends here, not only a clause.</summary>
    public bool EndsSentence => Ends is '.' or '!' or '?' or ';';

    /// <summary>Cuts a text in normal form. Numbers, links and file names stay whole. Never throws.</summary>
    public static List<Clause> Cut(string normal)
    {
        var clauses = new List<Clause>();
        var start = 0;
        for (var i = 0; i < normal.Length; i++)
        {
            if (IsEnd(normal, i))
            {
                Add(clauses, normal.AsSpan(start, i - start), normal[i]);
                start = i + 1;
            }
            else if (i > start && IsBegin(normal, i))
            {
                Add(clauses, normal.AsSpan(start, i - start), ' ');
                start = i;
            }
        }

        Add(clauses, normal.AsSpan(start), ' ');
        return clauses;
    }

    private static void Add(List<Clause> clauses, ReadOnlySpan<char> span, char ends)
    {
        var text = span.Trim(" \"'()\u00BF\u00A1\u2026~-");
        if (text.Length > 0)
        {
            clauses.Add(new Clause(text.ToString(), ends));
        }
        else if (clauses.Count > 0 && ends is '?' or '!' or '.' && clauses is [.., var last] && last.Ends != '?')
        {
            // '没到账,?' and '...?': the strongest mark of a run counts.
            clauses[^1] = last with { Ends = ends };
        }
    }

    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '!' or '?' or ';' => true,

        // '1,250.5', 'usdt.trc20' and '1,' at the head of a list's item end nothing.
        ',' or '.' => !IsNumbered(text, at) && !(IsPlain(text, at - 1) && IsPlain(text, at + 1)),
        ':' => !(IsPlain(text, at - 1) && IsPlain(text, at + 1)) && !text.AsSpan(at).StartsWith("://", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsBegin(string text, int at) =>
        (char.IsAsciiDigit(text[at]) && IsNumbered(text, at + 1)) || (text[at] == ' ' && text.AsSpan(at).StartsWith(" but ", StringComparison.Ordinal));

    // The mark behind the number of a list's item: one digit, nothing of a longer number around it.
    private static bool IsNumbered(string text, int mark) =>
        mark > 0 && mark < text.Length && text[mark] is ',' or '.' or ')' && text[mark - 1] is >= '1' and <= '9'
        && !IsPlain(text, mark - 2) && !(mark + 1 < text.Length && char.IsAsciiDigit(text[mark + 1]));

    private static bool IsPlain(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);
}
