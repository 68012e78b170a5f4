namespace Vigil.Language.Secrets.Judging;

/// <summary>The words on both sides of a candidate, alone and in pairs, with their side and distance; where a sentence ends between, they count as others.</summary>
internal static class NearbyWords
{
    // A character of Chinese counts as one, a word as two.
    private const int Reach = 24;
    private const int NearBucket = 3;
    private const int Buckets = 16;
    private const int MostEnds = 2;
    private const int StemLength = 5;

    public static void Add(Sentence sentence, Candidate candidate, int sort, Traits traits)
    {
        AddSide(sentence, sentence.FirstFrom(candidate.Start) - 1, -1, sort, traits);
        AddSide(sentence, sentence.FirstFrom(candidate.End), 1, sort, traits);
    }

    private static void AddSide(Sentence sentence, int from, int step, int sort, Traits traits)
    {
        var (plain, words, isAfter) = (sentence.Plain, sentence.Words, step > 0);
        var (distance, ends, isFirst) = (0, 0, true);
        SentenceWord? last = null;
        for (var at = from; at >= 0 && at < words.Count && distance < Reach; at += step)
        {
            var word = words[at];
            if (word.Kind == WordKind.Sign)
            {
                continue;
            }

            if (word.Kind == WordKind.Stop)
            {
                ends = Math.Min(MostEnds, last is { Kind: WordKind.Stop } ? ends : ends + 1);
                last = word;
                continue;
            }

            distance += word.Kind == WordKind.Character ? 1 : 2;
            var bucket = CandidateTraits.Bucket(distance);
            var written = word.Written(plain);
            traits.Add(isAfter ? Trait.WordAfter : Trait.WordBefore, bucket + (Buckets * ends), written);
            traits.Add(Trait.WordBeside, isAfter ? 1 : 0, written);
            if (word.Kind == WordKind.Written && written.Length > StemLength)
            {
                traits.Add(isAfter ? Trait.StemAfter : Trait.StemBefore, bucket + (Buckets * ends), written[..StemLength]);
            }

            if (isFirst)
            {
                traits.Add(isAfter ? Trait.FirstAfter : Trait.FirstBefore, sort, written);
                isFirst = false;
            }

            if (last is { } nearer)
            {
                var left = isAfter ? nearer.Written(plain) : written;
                var right = isAfter ? written : nearer.Written(plain);
                traits.Add(isAfter ? Trait.PairAfter : Trait.PairBefore, left, right);
                if (bucket <= NearBucket)
                {
                    traits.Add(isAfter ? Trait.NearPairAfter : Trait.NearPairBefore, left, right);
                }
            }

            last = word;
        }
    }
}
