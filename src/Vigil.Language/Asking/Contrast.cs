namespace Vigil.Language.Asking;

/// <summary>What a message affirms where it takes something else back: of '不是提币,是充币没到' the second half. Pure.</summary>
/// <param name="Affirmed">What is left, in the order of the text.</param>
/// <param name="TakenBack">The rest of it.</param>
/// <param name="InSoManyWords">It was said what is not meant, not merely what is well.</param>
internal sealed record Contrast(string Affirmed, string TakenBack, bool InSoManyWords)
{
    /// <summary>What is affirmed means something of what was taken back: 'I don't want it to go out, I need it cancelled'.</summary>
    public bool PointsBack => ContrastWords.PointsBack.IsMatch(Affirmed);

    /// <summary>Null where nothing is taken back. Never throws.</summary>
    public static Contrast? Of(IReadOnlyList<Clause> clauses)
    {
        var (kept, dropped, inSoManyWords) = (new List<string>(clauses.Count), new List<string>(), false);
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            if (ContrastWords.InOne.Match(clause.Text) is { Success: true } both)
            {
                var meant = both.Groups["meant"];
                kept.Add(meant.Value);
                dropped.Add(clause.Text[..meant.Index]);
                inSoManyWords = true;
            }
            else if (IsTakenBack(clause) is { } plainly && LeadsToMeant(clauses, i))
            {
                dropped.Add(clause.Text);
                inSoManyWords |= plainly;
            }
            else
            {
                kept.Add(clause.Text);
            }
        }

        return dropped.Count > 0 && kept.Count > 0 ? new Contrast(string.Join(", ", kept), string.Join(", ", dropped), inSoManyWords) : null;
    }

    // Null where it is not; else whether in so many words.
    private static bool? IsTakenBack(Clause clause) => clause.Ends == '?' ? null : ContrastWords.Negated.IsMatch(clause.Text) ? true : ContrastWords.Settled.IsMatch(clause.Text) ? false : null;

    // 'Login works, trading works, but …': the first clause that is not taken back itself decides. The next ones are enough, lest a long list be read again and again.
    private static bool LeadsToMeant(IReadOnlyList<Clause> clauses, int from)
    {
        const int furthest = 3;
        for (var next = from + 1; next < clauses.Count && next <= from + furthest; next++)
        {
            if (ContrastWords.Meant.IsMatch(clauses[next].Text) && IsTakenBack(clauses[next]) is not true)
            {
                return true;
            }

            if (IsTakenBack(clauses[next]) is null)
            {
                return false;
            }
        }

        return false;
    }
}
