namespace Vigil.Language.Secrets.Judging;

/// <summary>Codes, passwords and secrets of programs that no rule sees: what the judge takes for one, from how such things are told.</summary>
internal static class JudgedSecrets
{
    // From these shares on, chosen by cross-validation over the rows' authors and by what they take out of ordinary phrases and sentences. A word, and a long token that may be an id, are the easiest to mistake.
    private const double ShareOfDigits = 0.4;
    private const double ShareOfMixed = 0.4;
    private const double ShareOfLong = 0.7;
    private const double ShareOfWord = 0.88;

    private const int Long = 24;

    private static readonly Lazy<Judge> Judge = new(() => JudgeTraining.Train(JudgeTraining.Rows()));

    /// <summary>Adds what stands where nothing was found yet, and where no word or unit says that it is something else.</summary>
    public static void Find(SecretText text, Cues cues, List<DigitRun> numbers, List<SecretSpan> found)
    {
        var candidates = Candidates.In(text, numbers);
        // What stands in a file with keys is for KeyFiles to tell.
        if (candidates.Count > 0 && !text.Folded.Contains("-----BEGIN ", StringComparison.Ordinal) && !ProgramText.IsIn(text.Plain))
        {
            Find(Judge.Value, new Sentence(text, cues, candidates), found);
        }
    }

    /// <summary>The same by another judge.</summary>
    public static void Find(Judge judge, Sentence sentence, List<SecretSpan> found)
    {
        var taken = SecretSpan.Joined([.. found]);
        var (next, end) = (0, 0);
        Span<double> shares = stackalloc double[Judging.Judge.Classes];
        for (var i = 0; i < sentence.Candidates.Count; i++)
        {
            var candidate = sentence.Candidates[i];
            while (next < taken.Count && taken[next].End <= candidate.Start)
            {
                next++;
            }

            if (candidate.Start < end || (next < taken.Count && taken[next].Start < candidate.End) || sentence.IsSomethingElse(candidate))
            {
                continue;
            }

            judge.Weigh(CandidateTraits.Of(sentence, i).Numbers, shares);
            if (1 - shares[0] >= Least(candidate))
            {
                found.Add(new SecretSpan(Likeliest(shares), candidate.Start, candidate.End));
                end = candidate.End;
            }
        }
    }

    private static string Likeliest(ReadOnlySpan<double> shares)
    {
        var kind = 1;
        for (var other = 2; other < shares.Length; other++)
        {
            kind = shares[other] > shares[kind] ? other : kind;
        }

        return Judging.Judge.Kinds[kind]!;
    }

    private static double Least(Candidate candidate) => candidate.Form switch
    {
        Form.Digits => ShareOfDigits,
        Form.Word => ShareOfWord,
        _ => candidate.Length >= Long ? ShareOfLong : ShareOfMixed,
    };
}
