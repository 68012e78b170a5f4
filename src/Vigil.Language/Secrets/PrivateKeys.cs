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

    private static readonly SearchValues<string> NothingTold = SearchValues.Create(["没泄露", "没有泄露", "没给", "没有给", "没告诉", "没有告诉", "没透露", "未泄露", "从没", "从未", "never", "haven't", "didn't share", "not shared", "didn't give", "not given"], StringComparison.Ordinal);

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        TakeGrouped(text, cues, found);
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
        return run.Length >= ShortestAnnounced && before is Cue.PrivateKey && Shapes.IsMixed(run) && !Shapes.IsAddress(run);
    }

    // 'Secret key' is a wallet's key before 64 hex digits unless the talk is of an API.
    private static bool IsAnnounced(SecretText text, Cues cues, int start, Cue? before, string run) => before switch
    {
        Cue.PrivateKey => true,
        Cue.Key => !IsOfApi(text, cues, start),
        Cue.Secret => run.Length == 66 || (cues.Before(text.Plain, start, AnnouncedBefore) is { } cue && text.Plain[cue.Start..cue.End].EndsWith("key", StringComparison.Ordinal) && !IsOfApi(text, cues, start)),
        _ => false,
    };

    // 'I never shared my private key, it was …', '我没泄露私钥,这笔 …': the clause has ended, or nothing was told.
    private static bool IsOtherTalk(string plain, Cues cues, int start)
    {
        var cue = cues.Before(plain, start, AnnouncedBefore)!.Value;
        var before = plain.AsSpan(Math.Max(0, cue.Start - NegatedBefore), Math.Min(cue.Start, NegatedBefore));
        if (before.ContainsAny(NothingTold))
        {
            return true;
        }

        return Clauses.EndBetween(plain, cue.End, start);
    }

    private static bool IsOfApi(SecretText text, Cues cues, int start)
    {
        var from = Math.Max(0, start - AnnouncedBefore);
        var near = text.Plain.AsSpan(from, start - from);
        return near.Contains("api", StringComparison.Ordinal) || near.Contains("签名", StringComparison.Ordinal) || near.Contains("bot", StringComparison.Ordinal);
    }

    private static bool IsAnnouncedAfter(SecretText text, Cues cues, int end, Cue cue) => cues.After(text.Plain, end, AnnouncedAfter) is { } after && after.Cue == cue && text.Plain.AsSpan(end, after.Start - end).IndexOfAny(',', '、', '?') < 0;
}
