namespace Vigil.Language.Secrets.Judging;

/// <summary>A text with all that its candidates are judged by, read once.</summary>
internal sealed class Sentence(SecretText text, Cues cues, IReadOnlyList<Candidate> candidates)
{
    private const int CueReach = 45;
    private const int MoneyReach = 40;
    private const int ShortestSum = 24;

    public string Plain => text.Plain;

    public Cues Cues => cues;

    public IReadOnlyList<Candidate> Candidates => candidates;

    /// <summary>Of each candidate, <see cref="ValueForm.ClassOf"/>.</summary>
    public IReadOnlyList<int> Classes { get; } = [.. candidates.Select(candidate => ValueForm.ClassOf(candidate, text.Folded.AsSpan(candidate.Start, candidate.Length)))];

    public IReadOnlyList<SentenceWord> Words { get; } = SentenceWord.In(text.Plain);

    /// <summary>One bit for each kind of announcement anywhere in the text.</summary>
    public int CueKinds { get; } = cues.All.Aggregate(0, (kinds, cue) => kinds | (1 << (int)cue.Cue));

    /// <summary>A candidate in the case in which it was written.</summary>
    public ReadOnlySpan<char> Written(Candidate candidate) => text.Folded.AsSpan(candidate.Start, candidate.Length);

    /// <summary>
    /// Whether something takes a candidate away from the judge, as it does from the rules: the word right before it, a unit behind it, talk of money before it; or it is a call in a program, or hexadecimal digits as of a session.
    /// A phone takes no number away: codes come to it.
    /// </summary>
    public bool IsSomethingElse(Candidate candidate)
    {
        if (candidate.Form == Form.Digits && (IsCounted(candidate.End) || CodeTalk.IsOfMoney(Plain.AsSpan(Math.Max(0, candidate.Start - MoneyReach), Math.Min(candidate.Start, MoneyReach)))))
        {
            return true;
        }

        // Sessions, requests and sums are written so; a secret of a program that is, has a word for it, which the rules know.
        if (candidate.Length >= ShortestSum && Shapes.IsHex(Written(candidate)))
        {
            return true;
        }

        if (candidate.End < Plain.Length && Plain[candidate.End] == '(' && Written(candidate).Contains('.'))
        {
            return true;
        }

        return cues.Before(Plain, candidate.Start, CueReach) is { } cue && (cue.Cue is Cue.Other or Cue.KeyId || Plain.AsSpan(cue.Start, cue.End - cue.Start) is "key") && !CodeTalk.IsPhone(Plain, cue) && ValueReader.After(text, cue.End)?.Start == candidate.Start;
    }

    // Units of one Chinese character begin many words; those of money do not.
    private bool IsCounted(int end)
    {
        var after = Plain.AsSpan(end).TrimStart(" -");
        return Units.FollowAt(Plain, end) && (after[0] < '\u2E80' || after[0] is '元' or '块' or '刀' or '美' or '円');
    }

    /// <summary>The index of the first word that begins at or behind a place.</summary>
    public int FirstFrom(int place)
    {
        var (low, high) = (0, Words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].Start < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
