using System.Buffers;

namespace Vigil.Language.Secrets;

/// <summary>
/// Private keys in a text. What tells by its form is one; 64 hex digits are a transaction id as well, so the nearest word before them decides, and without a word they are a transaction id.
/// </summary>
internal static class PrivateKeys
{
    private const int ShortestRun = 28;
    private const int ShortestAnnounced = 40;
    private const int AnnouncedBefore = 60;
    private const int AnnouncedAfter = 14;
    private const int NegatedBefore = 16;
    private const int HexDigits = 64;

    private const int ReachOfGroups = 80;
    private const int ShortestGroup = 8;
    private const int NearApi = 120;
    private const int HandedBefore = 16;
    private const int ReachOfMoves = 160;
    private const int LongestAfter = 20;
    private const int LongestDirect = 6;
    private const string Gap = " \n\t:=-\"'(,、";

    private static readonly SearchValues<string> NothingTold = Of(
        "没泄露|没有泄露|没给|没有给|没把|没有把|从没|从来没|没告诉|没有告诉|没透露|未泄露|从未|没发|没有发|只有我|没人知道|没导出|没有导出|自己保管|保管得|很安全|不会告诉|不告诉|不知道私|never|haven't|didn't share|not shared|didn't give|not given|nobody|no one|only i |don't share|do not share|don't give|do not give| safe|no comparto|nunca|no le di|no se la di|nadie|никому|не давал|никогда|khong he|khong dua|chua bao gio|khong cho ai|誰にも|谁にも|教えてい|아무에게|아무한테|준 적");

    // What tells that the value is a transaction, where another clause begins.
    private static readonly SearchValues<string> Moves = Of(
        "这笔|那笔|谁|who |但是|可是|但|却| but | yet |however|pero |nhung| но |けど|ですが|지만|는데|转走|转出|转掉|转账|被盗|被转|盗了|不是我|到账|没到|transfer|stolen|stole|gone|drained|happened|moved|went out|hacker|transaction|withdraw|sent out|emptied|ушл|украл|вывел|списал|пропал|bi rut|bi mat|chuyen di|robar|robo|salio|vaciar|sacaron|盗まれ|送金され|빠져|털|도난");

    private static readonly SearchValues<string> Taken = Of("stole|stolen|hacked|leak|got hold|泄露|泄漏|偷|拿了|盗|украл|взлом|robaron|robo |lay mat|danh cap|盗ま|漏れ|유출|훔");
    private static readonly SearchValues<string> Handed = Of("发你|发给|给你|发我|发的|发了|交给|告诉|贴|gui |cho |sent|send|gave|give|shared|here|paste|mande|envie|le di |les di |отправил|дал |скинул|прислал|送り|送っ|보냈|드릴|알려");
    private static readonly string[] PointedAt = ["这个", "这是", "就是", "是", "发的是", ":", "->", "la cai nay", "cai nay", "la", "is", "this", "this one", "it's", "es", "esta", "вот", "это", "これ", "이거"];

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        TakeGrouped(text, cues, found);
        TakeBroken(text, cues, found);
        foreach (var (start, end) in Runs.OfAlphanumerics(text.Folded, ShortestRun))
        {
            if (IsKey(text, cues, start, end))
            {
                found.Add(new SecretSpan(SecretKinds.PrivateKey, start, end));
            }
        }
    }

    // 'Private key: e3b0c442 98fc1c14 …': in groups, or over two lines.
    private static void TakeGrouped(SecretText text, Cues cues, List<SecretSpan> found)
    {
        foreach (var cue in cues.All.Where(c => c.Cue == Cue.PrivateKey))
        {
            if (ValueReader.After(text, cue.End) is not { } value)
            {
                continue;
            }

            var (digits, end) = (0, value.Start);
            for (var i = value.Start; i < text.Folded.Length && digits < HexDigits && (char.IsAsciiHexDigit(text.Folded[i]) || text.Folded[i] is ' ' or '\n' or '-'); i++)
            {
                digits += char.IsAsciiHexDigit(text.Folded[i]) ? 1 : 0;
                end = i + 1;
            }

            if (digits == HexDigits && (end == text.Folded.Length || !char.IsAsciiLetterOrDigit(text.Folded[end])))
            {
                found.Add(new SecretSpan(SecretKinds.PrivateKey, value.Start, end));
            }
        }
    }

    // 'The key did not fit on one line:' and two lines of 32 hex digits.
    private static void TakeBroken(SecretText text, Cues cues, List<SecretSpan> found)
    {
        var (start, end, digits) = (0, -1, 0);
        foreach (var run in Runs.OfAlphanumerics(text.Folded, ShortestGroup))
        {
            var length = Shapes.IsHex(text.Folded.AsSpan(run.Start, run.End - run.Start)) ? run.End - run.Start : 0;
            var joins = digits > 0 && run.Start == end + 1 && text.Folded[end] is ' ' or '\n';
            (start, end, digits) = joins ? (start, run.End, digits + length) : (run.Start, run.End, length);
            if (joins && length > 0 && digits == HexDigits && cues.Before(text.Plain, start, ReachOfGroups) is { Cue: Cue.PrivateKey or Cue.Key } && !IsOfApi(text, start))
            {
                found.Add(new SecretSpan(SecretKinds.PrivateKey, start, end));
            }

            digits = length == 0 ? 0 : digits;
        }
    }

    private static bool IsKey(SecretText text, Cues cues, int start, int end)
    {
        if (end - start > 200)
        {
            return false;
        }

        var run = text.Folded[start..end];
        var before = cues.Before(text.Plain, start, AnnouncedBefore)?.Cue;
        if (KeyForms.IsSolana(run))
        {
            return (before is Cue.PrivateKey or Cue.Key or Cue.Secret && !IsOtherTalk(text.Plain, cues, start)) || (before is not Cue.Other && !IsAnnouncedAfter(text, cues, end, Cue.Other) && KeyForms.IsKey(run)) || IsAnnouncedAfter(text, cues, end, Cue.PrivateKey);
        }

        if (KeyForms.IsKey(run))
        {
            return true;
        }

        if (Shapes.IsHash(run) || (run.Length == 128 && Shapes.IsHex(run)))
        {
            return (IsAnnounced(text, cues, start, before, run) && !IsOtherTalk(text.Plain, cues, start)) || (before is null or Cue.Phrase && IsAnnouncedAfter(text, cues, end, Cue.PrivateKey));
        }

        // Of a form that is not known here, or mistyped.
        return run.Length >= ShortestAnnounced && before is Cue.PrivateKey && !IsOfApi(text, start) && Shapes.IsMixed(run) && !Shapes.IsAddress(run);
    }

    // 'Secret key' is a wallet's key before 64 hex digits unless the talk is of an API.
    private static bool IsAnnounced(SecretText text, Cues cues, int start, Cue? before, string run) => before switch
    {
        Cue.PrivateKey => true,
        Cue.Key => !IsOfApi(text, start),
        Cue.Secret => run.Length == 66 || (cues.Before(text.Plain, start, AnnouncedBefore) is { } cue && text.Plain[cue.Start..cue.End].EndsWith("key", StringComparison.Ordinal) && !IsOfApi(text, start)),
        _ => false,
    };

    // 'I never shared my private key, it was …', '我没泄露私钥,这笔 …': nothing was told, or the talk has come to a transaction. In another clause the key must have been handed on or be pointed at.
    private static bool IsOtherTalk(string plain, Cues cues, int start)
    {
        var cue = cues.Before(plain, start, AnnouncedBefore)!.Value;
        var from = Math.Max(0, cue.Start - NegatedBefore);
        var between = plain.AsSpan(cue.End, start - cue.End);
        if (plain.AsSpan(from, start - from).ContainsAny(NothingTold))
        {
            return true;
        }

        var isDirect = between.Trim(Gap).Length <= LongestDirect && between.IndexOfAny(',', '、') < 0;
        var to = Math.Min(plain.Length, start + ReachOfMoves);
        if (between.ContainsAny(Moves) || (!isDirect && (plain.AsSpan(from, cue.Start - from).ContainsAny(Taken) || After(plain, start, to).ContainsAny(Moves))))
        {
            return true;
        }

        if (!Clauses.EndBetween(plain, cue.End, start))
        {
            return false;
        }

        from = Math.Max(0, cue.Start - HandedBefore);
        return !(plain.AsSpan(from, start - from).ContainsAny(Handed) || IsPointedAt(between));
    }

    // What stands behind the value itself, in its sentence.
    private static ReadOnlySpan<char> After(string plain, int start, int to)
    {
        var end = start;
        while (end < to && char.IsAsciiLetterOrDigit(plain[end]))
        {
            end++;
        }

        var after = plain.AsSpan(end, Math.Min(LongestAfter, to - end));
        var close = after.IndexOfAny("。?!\n");
        return close < 0 ? after : after[..close];
    }

    private static bool IsPointedAt(ReadOnlySpan<char> before)
    {
        var near = before.TrimEnd(" \n\"'(");
        foreach (var word in PointedAt)
        {
            if (near.EndsWith(word) && (word[^1] >= '\u2E80' || near.Length == word.Length || !char.IsLetter(near[^(word.Length + 1)]) || !char.IsLetter(word[0])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an API is spoken of before a place.</summary>
    public static bool IsOfApi(SecretText text, int start)
    {
        var from = Math.Max(0, start - NearApi);
        var near = text.Plain.AsSpan(from, start - from);
        return near.Contains("api", StringComparison.Ordinal) || near.Contains("签名", StringComparison.Ordinal) || near.Contains("bot", StringComparison.Ordinal);
    }

    private static SearchValues<string> Of(string words) => SearchValues.Create(words.Split('|'), StringComparison.Ordinal);

    private static bool IsAnnouncedAfter(SecretText text, Cues cues, int end, Cue cue) => cues.After(text.Plain, end, AnnouncedAfter) is { } after && after.Cue == cue && text.Plain.AsSpan(end, after.Start - end).IndexOfAny(',', '、', '?') < 0;
}
