using System.Buffers;

namespace Vigil.Language.Secrets;

/// <summary>One-time codes that were sent or are computed, codes kept for emergencies, and the keys of authenticators.</summary>
internal static class Codes
{
    private const int AnnouncedBefore = 45;
    private const int AnnouncedAfter = 24;
    private const int Usual = 6;
    private const int Fewest = 4;
    private const int Most = 8;

    // The length of the exchange's own error codes, which customers tell as 'code' too.
    private const int LikeErrors = 5;
    private const int NearProgram = 24;
    private const int LongestListGap = 6;
    private const int ReachOfNext = 40;
    private const int ReachOfName = 30;

    private static readonly SearchValues<char> ListEnds = SearchValues.Create("。.?!\n•");

    private static readonly SearchValues<string> ProgramWords = SearchValues.Create(["fail", "error", "close", "warn", "reason", "errno", "exit", "return", "response", "status", "http", "返回", "报错", "错误", "{\""], StringComparison.Ordinal);

    private static readonly SearchValues<string> ProgramWordsAfter = SearchValues.Create(["msg", " mean"], StringComparison.Ordinal);

    // 'It was …, then another one came, …'.
    private static readonly SearchValues<string> Again = SearchValues.Create(["又", "再", "第二", "后来", "then", "another", "again", "second", "next", "new one", "otro", "luego", "потом", "второ", "lan 2", "次は", "다시"], StringComparison.Ordinal);

    private static readonly string[] Negations = ["not rec", "n't rec", "never", "didn't", "did not", "doesn't", "not arriv", "n't arriv", "not com", "n't com", "no code", "haven't", "without", "收不到", "没收到", "没有收到", "未收到", "接收不到", "没有验证码", "提示", "报错", "no llega", "no recib", "no me", "не приход", "не прише", "khong nhan", "届きません", "届かない"];
    private static readonly string[] LinksToLater = ["by", "via", "from", "from the", "from my", "through", "in the", "in my", "in", "as", "is the", "is my", "is your", "was your", "是你的", "是您的", "是您", "as the", "was the", "on the", "on my", "the", "the right", "the correct", "my", "", "是", "这个", "是我收到的", "是刚收到的", "是正确的", "是我的", "这个是", "是收到的", "是你们的", "por", "из", "по", "tu"];

    public static void Find(SecretText text, Cues cues, List<DigitRun> numbers, List<SecretSpan> found)
    {
        (int End, int Digits) last = (-1, 0);
        foreach (var run in numbers)
        {
            if (OfRun(text, cues, run, last) is { } code)
            {
                found.Add(new SecretSpan(SecretKinds.Code, code.Start, code.End));
                last = (code.End, code.Digits);
            }
        }

        TakePrefixed(text.Folded, found);
        foreach (var cue in cues.All)
        {
            if (cue.Cue is Cue.Code or Cue.Authenticator or Cue.WeakCode && ValueReader.After(text, cue.End) is { } value && IsLettered(text, cue, value))
            {
                found.Add(new SecretSpan(SecretKinds.Code, value.Start, value.End));
            }
        }
    }

    private static (int Start, int End, int Digits)? OfRun(SecretText text, Cues cues, DigitRun run, (int End, int Digits) last)
    {
        var start = run[0].Start;
        var (end, digits) = (run[run.Count - 1].End, run.Digits(0, run.Count - 1).Length);
        if (digits > Most || Units.FollowAt(text.Plain, end))
        {
            // '482913 2026', '482913 5 minutes': the first group alone.
            (end, digits) = (run[0].End, run[0].End - run[0].Start);
        }

        if (digits is < Fewest or > Most || Units.FollowAt(text.Plain, end))
        {
            return null;
        }

        var isOfList = last.End >= 0 && start - last.End is > 0 and <= LongestListGap && digits == last.Digits && !text.Plain.AsSpan(last.End, start - last.End).ContainsAny(ListEnds);
        var isNext = last.End >= 0 && digits == Usual && last.Digits == Usual && start - last.End is > 0 and <= ReachOfNext && text.Plain.AsSpan(last.End, start - last.End).ContainsAny(Again);
        return isOfList || isNext || (digits == Usual && CodeTalk.Tells(text, cues, start, end)) || IsAnnouncedBefore(text, cues, start, digits) || IsAnnouncedAfter(text, cues, start, end, digits) ? (start, end, digits) : null;
    }

    private static bool IsAnnouncedBefore(SecretText text, Cues cues, int start, int digits)
    {
        if (cues.Before(text.Plain, start, AnnouncedBefore) is not { } cue)
        {
            return false;
        }

        var value = ValueReader.After(text, cue.End);
        var isDirect = value?.Start == start;
        var isTold = isDirect && value!.Value.IsTold;
        if (!isDirect && (digits != Usual || Breaks(text.Plain.AsSpan(cue.End, start - cue.End))))
        {
            return false;
        }

        return cue.Cue switch
        {
            Cue.Code => true,
            Cue.Authenticator => digits >= Usual,
            // '短信密码', 'code 1203': a number of another length must be told.
            Cue.WeakCode when isDirect && digits != LikeErrors && CodeTalk.NamesCode(text.Plain, start, start + ReachOfName) => true,
            Cue.WeakCode => (digits == Usual || (isTold && digits != LikeErrors)) && !IsOfProgram(text.Plain, cue, start),
            _ => false,
        };
    }

    // '{"code":"50113","msg":…', 'failed with code 400123'.
    private static bool IsOfProgram(string plain, CueAt cue, int start)
    {
        var before = plain.AsSpan(Math.Max(0, cue.Start - NearProgram), Math.Min(cue.Start, NearProgram));
        return before.ContainsAny(ProgramWords) || plain.AsSpan(start, Math.Min(NearProgram, plain.Length - start)).ContainsAny(ProgramWordsAfter);
    }

    private static bool IsAnnouncedAfter(SecretText text, Cues cues, int start, int end, int digits)
    {
        if (digits != Usual || cues.Before(text.Plain, start, AnnouncedBefore / 2) is { Cue: not (Cue.Authenticator or Cue.Code or Cue.WeakCode) } || cues.After(text.Plain, end, AnnouncedAfter) is not { Cue: Cue.Code or Cue.Authenticator or Cue.WeakCode } cue)
        {
            return false;
        }

        return Array.IndexOf(LinksToLater, text.Plain[end..cue.Start].Trim(' ', ',', '"', '(')) >= 0;
    }

    private static bool Breaks(ReadOnlySpan<char> gap)
    {
        if (gap.IndexOfAny("。?!\n") >= 0 || gap.Contains(". ", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var negation in Negations)
        {
            if (gap.Contains(negation, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // 'G-482913', as Google writes its own.
    private static void TakePrefixed(string folded, List<SecretSpan> found)
    {
        for (var i = folded.IndexOf("G-", StringComparison.Ordinal); i >= 0; i = folded.IndexOf("G-", i + 1, StringComparison.Ordinal))
        {
            var end = i + 2;
            while (end < folded.Length && char.IsAsciiDigit(folded[end]) && end - i <= Usual + 2)
            {
                end++;
            }

            if (end - i - 2 == Usual && (i == 0 || !char.IsAsciiLetterOrDigit(folded[i - 1])) && (end == folded.Length || !char.IsAsciiLetterOrDigit(folded[end])))
            {
                found.Add(new SecretSpan(SecretKinds.Code, i, end));
            }
        }
    }

    // '7f3k-99ab': groups of one length.
    private static bool IsGrouped(ReadOnlySpan<char> written)
    {
        var first = written.IndexOf('-');
        var last = written.LastIndexOf('-');
        return first >= Fewest && written.Length - last - 1 == first;
    }

    // '7HQ2-9KXM-4TTP': letters and digits, directly after the word; small letters only where it is told.
    private static bool IsLettered(SecretText text, CueAt cue, Told value)
    {
        var written = text.Folded.AsSpan(value.Start, value.Length);
        if (written.Length is < Usual or > 30 || !Shapes.HasDigit(written) || !Shapes.HasLetter(written) || Shapes.IsAddress(written))
        {
            return false;
        }

        foreach (var c in written)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or ' '))
            {
                return false;
            }
        }

        var isUpper = !written.ContainsAnyInRange('a', 'z');
        var isCertain = cue.Cue != Cue.WeakCode;
        return PasswordValue.LooksSecret(text, value) && (isCertain ? isUpper || value.IsTold || IsGrouped(written) : isUpper && value.IsTold);
    }
}
