namespace Vigil.Language.Secrets.Judging;

/// <summary>Reads the traits of a candidate: its form, the words on both sides by their distance, what the rules' words announce nearby, and what the message is like.</summary>
internal static class CandidateTraits
{
    private const int CueReach = 70;
    private const int TalkBefore = 70;
    private const int TalkNear = 28;
    private const int TalkAfter = 45;
    private const int MostNeighbours = 8;
    private const int MostCounted = 3;

    public static Traits Of(Sentence sentence, int index)
    {
        var traits = new Traits();
        var candidate = sentence.Candidates[index];
        var sort = sentence.Classes[index];
        traits.Add(Trait.Always, 0);
        traits.Add(Trait.Class, sort);
        ValueForm.Add(sentence.Written(candidate), sort, traits);
        NearbyWords.Add(sentence, candidate, sort, traits);
        AddSigns(sentence.Plain, candidate, sort, traits);
        AddCues(sentence, candidate, sort, traits);
        AddTalk(sentence.Plain, candidate, sort, traits);
        AddMessage(sentence, index, sort, traits);
        return traits;
    }

    /// <summary>A distance roughly: how much farther something is counts less the farther it is.</summary>
    public static int Bucket(int distance) => distance switch
    {
        <= 0 => 0,
        1 => 1,
        2 => 2,
        <= 4 => 3,
        <= 8 => 4,
        <= 14 => 5,
        <= 24 => 6,
        <= 40 => 7,
        _ => 8,
    };

    private static void AddSigns(string plain, Candidate candidate, int sort, Traits traits)
    {
        var (i, j) = (candidate.Start - 1, candidate.End);
        while (i >= 0 && plain[i] == ' ')
        {
            i--;
        }

        while (j < plain.Length && plain[j] == ' ')
        {
            j++;
        }

        var before = i < 0 ? '\0' : Simple(plain[i]);
        var after = j >= plain.Length ? '\0' : Simple(plain[j]);
        traits.Add(Trait.SignBefore, before, candidate.Start - 1 - i > 0 ? 1 : 0);
        traits.Add(Trait.SignAfter, after, j - candidate.End > 0 ? 1 : 0);
        traits.Add(Trait.Signs, before, after);
        traits.Add(Trait.SignBeforeOfClass, before, sort);
        traits.Add(Trait.SignAfterOfClass, after, sort);
        if (Units.FollowAt(plain, candidate.End))
        {
            traits.Add(Trait.Unit, -1);
            traits.Add(Trait.Unit, sort);
        }
    }

    private static char Simple(char c) => char.IsLetter(c) ? (c >= '\u2E80' ? '字' : 'a') : char.IsAsciiDigit(c) ? '0' : c;

    private static void AddCues(Sentence sentence, Candidate candidate, int sort, Traits traits)
    {
        var (plain, cues) = (sentence.Plain, sentence.Cues);
        var before = cues.Before(plain, candidate.Start, CueReach);
        traits.Add(Trait.CueBefore, before is { } seen ? (int)seen.Cue : -1);
        traits.Add(Trait.CueBeforeOfClass, before is { } of ? (int)of.Cue : -1, sort);
        if (before is { } cue)
        {
            traits.Add(Trait.CueBeforeAt, (int)cue.Cue, Bucket(candidate.Start - cue.End));
            traits.Add(Trait.CueBeforeBroken, (int)cue.Cue, Clauses.EndBetween(plain, cue.End, candidate.Start) ? 1 : 0);
            if (cues.Before(cue, CueReach / 2) is { } earlier)
            {
                traits.Add(Trait.CuesBefore, (int)cue.Cue, (int)earlier.Cue);
            }
        }

        var after = cues.After(plain, candidate.End, CueReach / 2);
        traits.Add(Trait.CueAfter, after is { } later ? (int)later.Cue : -1);
        if (after is { } next)
        {
            traits.Add(Trait.CueAfterAt, (int)next.Cue, Bucket(next.Start - candidate.End));
            traits.Add(Trait.CueAfterOfClass, (int)next.Cue, sort);
        }

        for (var kinds = sentence.CueKinds; kinds != 0; kinds &= kinds - 1)
        {
            traits.Add(Trait.CueAnywhere, kinds & -kinds);
            traits.Add(Trait.CueAnywhereOfClass, kinds & -kinds, sort);
        }
    }

    private static void AddTalk(string plain, Candidate candidate, int sort, Traits traits)
    {
        AddTalkIn(plain.AsSpan(Math.Max(0, candidate.Start - TalkBefore), Math.Min(candidate.Start, TalkBefore)), 1, sort, traits);
        AddTalkIn(plain.AsSpan(Math.Max(0, candidate.Start - TalkNear), Math.Min(candidate.Start, TalkNear)), 2, sort, traits);
        AddTalkIn(plain.AsSpan(candidate.End, Math.Min(TalkAfter, plain.Length - candidate.End)), 3, sort, traits);
    }

    private static void AddTalkIn(ReadOnlySpan<char> stretch, int place, int sort, Traits traits)
    {
        var signs = CodeTalk.SignsIn(stretch);
        traits.Add(Trait.Talk, place, signs);
        for (; signs != 0; signs &= signs - 1)
        {
            traits.Add(Trait.TalkSign, place, signs & -signs);
            traits.Add(Trait.TalkSignOfClass, (place * 64) + sort, signs & -signs);
        }
    }

    private static void AddMessage(Sentence sentence, int index, int sort, Traits traits)
    {
        var candidate = sentence.Candidates[index];
        var (alike, unlike) = (0, 0);
        for (var i = Math.Max(0, index - MostNeighbours); i < Math.Min(sentence.Candidates.Count, index + MostNeighbours + 1); i++)
        {
            var near = sentence.Candidates[i];
            if (near.End <= candidate.Start || near.Start >= candidate.End)
            {
                (alike, unlike) = sentence.Classes[i] == sort ? (alike + 1, unlike) : (alike, unlike + 1);
            }
        }

        traits.Add(Trait.LikeIt, Math.Min(alike, MostCounted));
        traits.Add(Trait.LikeItOfClass, Math.Min(alike, MostCounted), sort);
        traits.Add(Trait.Unlike, Math.Min(unlike, MostCounted));
        traits.Add(Trait.MessageLength, Bucket(sentence.Words.Count));
        traits.Add(Trait.MessageLengthOfClass, Bucket(sentence.Words.Count), sort);
        traits.Add(Trait.Edges, candidate.Start == 0 ? 1 : 0, candidate.End == sentence.Plain.Length ? 1 : 0);
    }
}
