namespace Vigil.Language.Secrets.Judging;

/// <summary>A candidate of a marked row: its traits, and its class as an index of <see cref="Judge.Kinds"/>.</summary>
internal sealed record Example(IReadOnlyList<uint> Traits, int Class)
{
    // A candidate and a mark that share less than this share of the longer one are two things: a word of a phrase, a password with a remark grown onto it.
    private const double SameThing = 0.6;

    /// <summary>The candidates of a row; those that a mark does not tell the class of are left out.</summary>
    public static IEnumerable<Example> Of(MarkedRow row)
    {
        var text = SecretText.Of(row.Text);
        var candidates = Candidates.In(text, DigitRun.In(text.Folded));
        if (candidates.Count == 0)
        {
            yield break;
        }

        var sentence = new Sentence(text, Cues.In(text.Plain), candidates);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (ClassOf(row, text.InOriginal(new SecretSpan(MarkedRow.No, candidates[i].Start, candidates[i].End))) is { } kind)
            {
                yield return new Example(CandidateTraits.Of(sentence, i).Numbers, kind);
            }
        }
    }

    /// <summary>The class of a place in the text of a row; null where the marks leave it open.</summary>
    public static int? ClassOf(MarkedRow row, SecretSpan place)
    {
        SecretSpan[] marks = [.. row.Marks.Where(mark => mark.Start < place.End && place.Start < mark.End)];
        if (marks.Length == 0)
        {
            return 0;
        }

        if (Array.Exists(marks, mark => mark.Kind != marks[0].Kind))
        {
            return null;
        }

        if (marks[0].Kind == MarkedRow.No)
        {
            return 0;
        }

        var (marked, whole) = (marks.Sum(mark => mark.End - mark.Start), place.End - place.Start);
        return Math.Min(marked, whole) < SameThing * Math.Max(marked, whole) ? null : Array.IndexOf(Judge.Kinds, marks[0].Kind);
    }
}
