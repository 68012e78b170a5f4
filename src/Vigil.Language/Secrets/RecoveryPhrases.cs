namespace Vigil.Language.Secrets;

/// <summary>
/// Recovery phrases of written words. No single sign decides: the number of words, the checksum over all of them, a word that announces them, and how little they look like a sentence count together.
/// A sentence hardly ever has eleven words of a list one after the other; where it does, most of them are everyday words.
/// </summary>
internal static class RecoveryPhrases
{
    private const int FewestAnnounced = 8;
    private const int FewestAlone = 11;
    private const int FewestUnlisted = 12;
    private const int MostAfter = 3;

    // A drawn phrase of twelve falls twice or less in one of a thousand.
    private const int WordsOfFall = 5;
    private const int FewestCommas = 4;
    private const int ComparedLetters = 8;
    private const int AnnouncedBefore = 80;
    private const int AnnouncedAfter = 40;

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        var words = PhraseWord.In(text.Plain);
        if (words.Count < FewestAnnounced)
        {
            return;
        }

        for (var list = 0; list < WordLists.Count; list++)
        {
            if (words.Count(word => word.IsIn(list)) >= FewestAnnounced)
            {
                Take(text, cues, words, list, found);
            }
        }

        if (words.Count(IsAbbreviated) >= FewestAnnounced)
        {
            TakeAbbreviated(text, cues, words, found);
        }

        TakeUnlisted(text, cues, words, found);
    }

    private static void Take(SecretText text, Cues cues, List<PhraseWord> words, int list, List<SecretSpan> found)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsIn(list))
            {
                continue;
            }

            var (last, resume) = EndOfRun(text.Plain, words, i, list);
            var first = AfterAnnouncement(text.Plain, cues, words, i, last);
            if (IsPhrase(text.Plain, cues, words, first, last, list))
            {
                last = EndByChecksum(text.Plain, words, first, last, list);
                found.Add(Span(words, first, last));
                resume = last + 1;
            }
            else if (BeforeUnknown(words, first, last, list) is var known && known < last && IsPhrase(text.Plain, cues, words, first, known, list))
            {
                found.Add(Span(words, first, known));
                resume = known + 1;
            }
            else if (Narrowed(text.Plain, words, first, last, list) is { } narrowed)
            {
                found.Add(Span(words, narrowed.First, narrowed.Last));
                resume = narrowed.Last + 1;
            }

            i = resume - 1;
        }
    }

    // One word after the other of which at most two are unknown, never two in a row: mistyped words. Grammar ends it. Where a run ended for its unknown words the next may begin behind the first of them.
    private static (int Last, int Resume) EndOfRun(string plain, List<PhraseWord> words, int first, int list)
    {
        var (last, unknown, firstUnknown) = (first, 0, -1);
        for (var j = first + 1; j < words.Count && words[j].IsJoined; j++)
        {
            if (words[j].IsIn(list))
            {
                last = j;
                continue;
            }

            if (unknown == 2 || last < j - 1 || IsGrammar(plain, words[j]))
            {
                break;
            }

            firstUnknown = firstUnknown < 0 ? j : firstUnknown;
            unknown++;
        }

        return (last, firstUnknown >= 0 && firstUnknown < last ? firstUnknown + 1 : last + 1);
    }

    // 'Trust wallet phrase abandon …': the words before belong to the sentence, though the list has them.
    private static int AfterAnnouncement(string plain, Cues cues, List<PhraseWord> words, int first, int last)
    {
        for (var i = Math.Min(first + 6, last - FewestAnnounced + 1); i > first; i--)
        {
            if (cues.Before(plain, words[i - 1].End, 0) is { Cue: Cue.Phrase })
            {
                return i;
            }
        }

        return first;
    }

    // '… thank you': the checksum tells where the phrase ends. Not where more follows than a closing phrase has: that may be the rest of a longer one.
    private static int EndByChecksum(string plain, List<PhraseWord> words, int first, int last, int list)
    {
        for (var end = last; end >= Math.Max(first, last - MostAfter); end--)
        {
            if (PhraseChecksum.IsLegal(end - first + 1) && PhraseChecksum.Holds([.. words.GetRange(first, end - first + 1).Select(word => WordLists.IndexOf(list, Text(plain, word)))]))
            {
                return end;
            }
        }

        return last;
    }

    // '… ramp doesnt work': the last word before the last unknown one.
    private static int BeforeUnknown(List<PhraseWord> words, int first, int last, int list)
    {
        var unknown = words.FindLastIndex(last, last - first + 1, word => !word.IsIn(list));
        return unknown > first ? unknown - 1 : last;
    }

    // '… frequent, tuna. What now': words of the sentence that the list has as well stand at the phrase's ends.
    private static (int First, int Last)? Narrowed(string plain, List<PhraseWord> words, int first, int last, int list)
    {
        for (var from = first; from <= first + MostAfter; from++)
        {
            for (var to = last; to >= last - MostAfter && to - from + 1 >= FewestUnlisted; to--)
            {
                var count = to - from + 1;
                if (!PhraseChecksum.IsLegal(count) || (from == first && to == last))
                {
                    continue;
                }

                var run = words.GetRange(from, count);
                if (run.TrueForAll(word => word.IsIn(list)) && !IsCatalogue(plain, run) && Everyday(plain, run, list) * 4 <= count && PhraseChecksum.Holds([.. run.Select(word => WordLists.IndexOf(list, Text(plain, word)))]))
                {
                    return (from, to);
                }
            }
        }

        return null;
    }

    private static int Everyday(string plain, List<PhraseWord> run, int list) => list == WordLists.English ? run.Count(word => EnglishWords.Everyday.Contains(Text(plain, word))) : 0;

    // A shopping list, names of coins: in the order of the alphabet, or some of its items of two words.
    private static bool IsCatalogue(string plain, List<PhraseWord> run)
    {
        var (falls, commas, spaces, pending) = (0, 0, 0, 0);
        for (var i = 1; i < run.Count; i++)
        {
            falls += string.CompareOrdinal(plain, run[i - 1].Start, plain, run[i].Start, ComparedLetters) > 0 ? 1 : 0;
            var gap = plain.AsSpan(run[i - 1].End, run[i].Start - run[i - 1].End);
            if (gap.IndexOfAny(',', '、') >= 0)
            {
                (commas, spaces, pending) = (commas + 1, spaces + pending, 0);
            }
            else if (commas > 0 && !gap.Contains('\n'))
            {
                pending++;
            }
        }

        return falls * WordsOfFall <= run.Count || (spaces >= 2 && commas > spaces && commas >= FewestCommas);
    }

    private static bool IsPhrase(string plain, Cues cues, List<PhraseWord> words, int first, int last, int list)
    {
        var count = last - first + 1;
        if (count < FewestAnnounced)
        {
            return false;
        }

        var run = words.GetRange(first, count);
        var unknown = run.Count(word => !word.IsIn(list));
        var everyday = Everyday(plain, run, list);
        if (everyday * 2 > count)
        {
            return false;
        }

        if (unknown == 0 && PhraseChecksum.Holds([.. run.Select(word => WordLists.IndexOf(list, Text(plain, word)))]))
        {
            return true;
        }

        var known = count - unknown;
        var looksDrawn = everyday * 4 <= count && !IsCatalogue(plain, run);
        return (looksDrawn && known >= FewestAlone && unknown <= 1)
            || (looksDrawn && known >= 20)
            || (known >= FewestAnnounced && IsAnnounced(plain, cues, run[0].Start, run[^1].End));
    }

    private static bool IsAbbreviated(PhraseWord word) => word.Length <= WordLists.BeginningLength && (word.Beginning >= 0 || word.IsIn(WordLists.English));

    private static void TakeAbbreviated(SecretText text, Cues cues, List<PhraseWord> words, List<SecretSpan> found)
    {
        for (var first = 0; first < words.Count; first++)
        {
            if (!IsAbbreviated(words[first]))
            {
                continue;
            }

            var last = first;
            while (last + 1 < words.Count && words[last + 1].IsJoined && IsAbbreviated(words[last + 1]))
            {
                last++;
            }

            var run = words.GetRange(first, last - first + 1);
            var cut = run.Count(word => word.Beginning >= 0 && !word.IsIn(WordLists.English));
            int[] indices = [.. run.Select(word => word.IsIn(WordLists.English) ? WordLists.IndexOf(WordLists.English, Text(text.Plain, word)) : word.Beginning)];
            if (cut * 3 >= run.Count && (PhraseChecksum.Holds(indices) || (run.Count >= FewestAlone && cut * 2 >= run.Count) || (run.Count >= FewestAnnounced && IsAnnounced(text.Plain, cues, run[0].Start, run[^1].End))))
            {
                found.Add(Span(words, first, last));
            }

            first = last;
        }
    }

    // Monero's 25 words and Electrum's old list: announced, directly before, and without any grammar.
    private static void TakeUnlisted(SecretText text, Cues cues, List<PhraseWord> words, List<SecretSpan> found)
    {
        var plain = text.Plain;
        for (var first = 0; first + FewestUnlisted <= words.Count; first++)
        {
            var last = first;
            while (last + 1 < words.Count && words[last + 1].IsJoined && IsUnlisted(plain, words[last + 1]))
            {
                last++;
            }

            var start = AfterAnnouncement(plain, cues, words, first, last);
            var announced = cues.Before(plain, words[start].Start, FewestUnlisted) is { Cue: Cue.Phrase } && IsUnlisted(plain, words[start]);
            var everyday = words.GetRange(start, last - start + 1).Count(word => EnglishWords.Everyday.Contains(Text(plain, word)));
            if (announced && last - start + 1 >= FewestUnlisted && everyday * 4 <= last - start + 1)
            {
                found.Add(Span(words, start, last));
            }

            first = last;
        }
    }

    private static bool IsUnlisted(string plain, PhraseWord word) => word.Length is >= 3 and <= 12 && plain.AsSpan(word.Start, word.Length).IndexOfAnyExceptInRange('a', 'z') < 0 && !IsGrammar(plain, word);

    private static bool IsAnnounced(string plain, Cues cues, int start, int end) =>
        IsPhraseCue(cues, plain, start) || cues.After(plain, end, AnnouncedAfter) is { Cue: Cue.Phrase };

    // The nearest three words that announce anything: 'my seed phrase from the paper with the key is …'.
    private static bool IsPhraseCue(Cues cues, string plain, int start)
    {
        var cue = cues.Before(plain, start, AnnouncedBefore);
        for (var i = 0; i < 3 && cue is { } c; i++)
        {
            if (c.Cue == Cue.Phrase)
            {
                return true;
            }

            cue = cues.Before(c, AnnouncedBefore);
        }

        return false;
    }

    private static bool IsGrammar(string plain, PhraseWord word) => EnglishWords.Grammar.Contains(Text(plain, word));

    private static string Text(string plain, PhraseWord word) => plain[word.Start..word.End];

    private static SecretSpan Span(List<PhraseWord> words, int first, int last) => new(SecretKinds.RecoveryPhrase, words[first].Start, words[last].End);
}
