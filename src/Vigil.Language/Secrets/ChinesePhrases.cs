namespace Vigil.Language.Secrets;

/// <summary>
/// Recovery phrases of Chinese characters, each apart or all joined. Ordinary sentences are full of the lists' characters, and a checksum alone holds for one in sixteen of them:
/// so the whole run between other characters must be of legal length and look drawn, or be announced.
/// </summary>
internal static class ChinesePhrases
{
    private const int FewestAnnounced = 8;
    private const int FewestApart = 11;
    private const int AnnouncedWithin = 24;

    // Bits: see ChineseLikelihood. Of drawn phrases of twelve fewer than one in a hundred lies above the first, of sentences fewer than one in a hundred below it.
    private const double Drawn = -2;
    private const double ClearlyDrawn = -6;
    private const double Undecided = 6;

    // What stands between the word that announces and the phrase in one run: 是, 就是这个, 只记得这些.
    private const int LongestLink = 7;

    // What leads to a phrase without naming it: 写着, 写的是, 如下.
    private const string Leads = "是着著的下有写寫刻抄记記";
    private const int LongestLead = 16;
    private const int ShortestGroup = 2;
    private const int LongestGroup = 6;

    private static readonly int[] LegalLengths = [24, 21, 18, 15, 12];

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        var folded = text.Folded;
        if (!folded.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF'))
        {
            return;
        }

        TakeApart(text, cues, found);
        TakeGrouped(text, cues, found);
        for (var i = 0; i < folded.Length; i++)
        {
            if (!IsHan(folded[i]))
            {
                continue;
            }

            var start = i;
            while (i < folded.Length && IsHan(folded[i]))
            {
                i++;
            }

            if (i - start >= FewestAnnounced)
            {
                TakeJoined(text, cues, start, i, found);
            }
        }
    }

    private static void TakeJoined(SecretText text, Cues cues, int start, int end, List<SecretSpan> found)
    {
        var announced = cues.Before(text.Plain, end, end - start);
        while (announced is { } cue && cue.Cue != Cue.Phrase && cue.End > start)
        {
            announced = cues.Before(cue, end - start);
        }

        var from = announced is { Cue: Cue.Phrase } inside && inside.End > start ? inside.End : start;
        var isAnnounced = from > start || cues.Before(text.Plain, start, AnnouncedWithin) is { Cue: Cue.Phrase };
        for (var list = 0; list < WordLists.ChineseCount; list++)
        {
            var place = isAnnounced ? Announced(text.Folded, from, end, list) : Alone(text.Folded, start, end, list);
            if (place is { } span)
            {
                found.Add(new SecretSpan(SecretKinds.RecoveryPhrase, span.Start, span.End));
                return;
            }
        }
    }

    private static (int Start, int End)? Alone(string folded, int start, int end, int list)
    {
        if (IsDrawn(folded, start, end, list, Drawn))
        {
            return (start, end);
        }

        // '纸上写着…', '…这是全部': a sentence before it up to a word that leads to it, or one behind it.
        for (var from = start; from < end && from <= start + LongestLead; from++)
        {
            if (from > start && !Leads.Contains(folded[from - 1], StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var length in LegalLengths)
            {
                if (from + length <= end && (from > start || from + length < end) && IsDrawn(folded, from, from + length, list, from + length == end ? Drawn : ClearlyDrawn))
                {
                    return (from, from + length);
                }
            }
        }

        return null;
    }

    private static bool IsDrawn(string folded, int start, int end, int list, double bits) =>
        end - start <= LegalLengths[0] && Holds(folded.AsSpan(start, end - start), list) && ChineseLikelihood.OfSentence(folded.AsSpan(start, end - start), list) < bits;

    // '炎经症 播实咨 彻颇基 希虚旺': groups of one length.
    private static void TakeGrouped(SecretText text, Cues cues, List<SecretSpan> found)
    {
        var folded = text.Folded;
        List<int> run = [];
        var group = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            if (!IsHan(folded[i]))
            {
                continue;
            }

            var start = i;
            while (i < folded.Length && IsHan(folded[i]))
            {
                i++;
            }

            var joins = run.Count > 0 && i - start == group && PhraseWord.IsSeparator(folded.AsSpan(run[^1] + 1, start - run[^1] - 1));
            if (!joins)
            {
                TakeGroups(text, cues, run, group, found);
                run.Clear();
                group = i - start;
            }

            if (group is >= ShortestGroup and <= LongestGroup)
            {
                run.AddRange(Enumerable.Range(start, group));
            }
        }

        TakeGroups(text, cues, run, group, found);
    }

    private static void TakeGroups(SecretText text, Cues cues, List<int> run, int group, List<SecretSpan> found)
    {
        if (run.Count <= group || !PhraseChecksum.IsLegal(run.Count))
        {
            return;
        }

        var all = Characters(text.Folded, run);
        var isAnnounced = cues.Before(text.Plain, run[0], AnnouncedWithin) is { Cue: Cue.Phrase };
        for (var list = 0; list < WordLists.ChineseCount; list++)
        {
            var bits = ChineseLikelihood.OfSentence(all, list);
            if ((Holds(all, list) && bits < (isAnnounced ? Undecided : Drawn)) || (Strangers(all, list) == 0 && bits < ClearlyDrawn))
            {
                found.Add(new SecretSpan(SecretKinds.RecoveryPhrase, run[0], run[^1] + 1));
                return;
            }
        }
    }

    private static (int Start, int End)? Announced(string folded, int from, int end, int list)
    {
        for (var start = from; start < end && start <= from + LongestLink; start++)
        {
            foreach (var length in LegalLengths)
            {
                if (start + length <= end && Holds(folded.AsSpan(start, length), list) && ChineseLikelihood.OfSentence(folded.AsSpan(start, length), list) < Undecided)
                {
                    return (start, end - start - length <= 2 ? end : start + length);
                }
            }
        }

        var rest = folded.AsSpan(from, Math.Min(end - from, LegalLengths[0] + LongestLink));
        return rest.Length >= FewestAnnounced && Strangers(rest, list) <= 1 && ChineseLikelihood.OfSentence(rest, list) < ClearlyDrawn ? (from, end) : null;
    }

    private static void TakeApart(SecretText text, Cues cues, List<SecretSpan> found)
    {
        var folded = text.Folded;
        List<int> run = [];
        for (var i = 0; i < folded.Length; i++)
        {
            if (!IsHan(folded[i]))
            {
                continue;
            }

            var joins = run.Count > 0 && PhraseWord.IsSeparator(folded.AsSpan(run[^1] + 1, i - run[^1] - 1));
            if (!joins)
            {
                TakeApart(text, cues, run, found);
                run.Clear();
            }

            run.Add(i);
        }

        TakeApart(text, cues, run, found);
    }

    // The first may be the end of a word ('助记词是的 一 是'), the last the beginning of one; where the checksum does not tell they are taken for safety.
    private static void TakeApart(SecretText text, Cues cues, List<int> run, List<SecretSpan> found)
    {
        if (run.Count < FewestAnnounced)
        {
            return;
        }

        var folded = text.Folded;
        var all = Characters(folded, run);
        var mostBefore = run[0] > 0 && IsHan(folded[run[0] - 1]) ? 1 : 0;
        var mostAfter = run[^1] + 1 < folded.Length && IsHan(folded[run[^1] + 1]) ? 1 : 0;
        for (var list = 0; list < WordLists.ChineseCount; list++)
        {
            for (var before = 0; before <= mostBefore; before++)
            {
                for (var after = 0; after <= mostAfter; after++)
                {
                    if (Holds(all.AsSpan(before, all.Length - before - after), list))
                    {
                        found.Add(new SecretSpan(SecretKinds.RecoveryPhrase, run[before], run[^(1 + after)] + 1));
                        return;
                    }
                }
            }

            // The last may be the beginning of a sentence: '… 土,能帮我'.
            var isAnnounced = cues.Before(text.Plain, run[0], AnnouncedWithin) is { Cue: Cue.Phrase };
            for (var after = mostAfter; after >= 0; after--)
            {
                var inside = all.AsSpan(0, all.Length - after);
                var limit = isAnnounced ? Undecided : PhraseChecksum.IsLegal(inside.Length) && IsEven(folded, run, inside.Length) ? Drawn : ClearlyDrawn;
                if ((isAnnounced || inside.Length >= FewestApart) && Strangers(inside, list) <= 1 && ChineseLikelihood.OfSentence(inside, list) < limit)
                {
                    found.Add(new SecretSpan(SecretKinds.RecoveryPhrase, run[0], run[inside.Length - 1] + 1));
                    return;
                }
            }
        }
    }

    // The same sign between all of them.
    private static bool IsEven(string folded, List<int> run, int count)
    {
        for (var i = 1; i < count; i++)
        {
            if (run[i] - run[i - 1] != 2 || folded[run[i] - 1] != folded[run[0] + 1])
            {
                return false;
            }
        }

        return true;
    }

    private static string Characters(string folded, List<int> places) => string.Create(places.Count, (folded, places), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = state.folded[state.places[i]];
        }
    });

    private static bool Holds(ReadOnlySpan<char> characters, int list)
    {
        if (!PhraseChecksum.IsLegal(characters.Length))
        {
            return false;
        }

        Span<int> indices = stackalloc int[characters.Length];
        for (var i = 0; i < characters.Length; i++)
        {
            indices[i] = WordLists.IndexOf(list, characters[i]);
        }

        return PhraseChecksum.Holds(indices);
    }

    private static int Strangers(ReadOnlySpan<char> characters, int list)
    {
        var count = 0;
        foreach (var c in characters)
        {
            count += WordLists.IndexOf(list, c) < 0 ? 1 : 0;
        }

        return count;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
