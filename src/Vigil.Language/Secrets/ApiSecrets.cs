using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>Secrets of programs: those with a public prefix, JSON web tokens, and values that a word announces. The id of an API key is no secret.</summary>
internal static partial class ApiSecrets
{
    private const int ShortestAnnounced = 16;
    private const int ShortestToken = 20;
    private const int ShortestPassphrase = 4;
    private const int LongestPassphrase = 64;
    private const int AnnouncedBefore = 45;
    private const int LongestLink = 200;

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        foreach (Match match in Known.Matches(text.Folded))
        {
            if (match.Index == 0 || !char.IsAsciiLetterOrDigit(text.Folded[match.Index - 1]))
            {
                found.Add(new SecretSpan(SecretKinds.ApiSecret, match.Index, match.Index + match.Length));
            }
        }

        foreach (var (start, end) in Runs.OfTokens(text.Folded, ShortestAnnounced))
        {
            Take(text, cues, start, end, found);
        }

        foreach (Match match in Pair.Matches(text.Folded))
        {
            var secret = match.Groups["secret"];
            if (Shapes.IsMixed(match.Groups["id"].ValueSpan) && Shapes.IsMixed(secret.ValueSpan) && !Shapes.IsAddress(secret.ValueSpan) && !IsTaken(found, secret.Index, secret.Index + secret.Length))
            {
                found.Add(new SecretSpan(SecretKinds.ApiSecret, secret.Index, secret.Index + secret.Length));
            }
        }

        foreach (var cue in cues.All.Where(c => c.Cue == Cue.Secret))
        {
            if (ValueReader.After(text, cue.End) is { IsTold: true } value && value.Length is >= ShortestPassphrase and <= LongestPassphrase && IsPassphrase(text.Folded.AsSpan(value.Start, value.Length)) && !IsTaken(found, value.Start, value.End))
            {
                found.Add(new SecretSpan(SecretKinds.ApiSecret, value.Start, value.End));
            }
        }
    }

    private static void Take(SecretText text, Cues cues, int start, int end, List<SecretSpan> found)
    {
        // 'secret=…' is one run of signs: the value begins behind the equals sign.
        var equals = text.Folded.AsSpan(start, end - start - 1).TrimEnd('=').LastIndexOf('=');
        start += equals + 1;
        while (end > start && text.Folded[end - 1] is '.' or '-')
        {
            end--;
        }

        var run = text.Folded.AsSpan(start, end - start);
        if (run.Length < ShortestAnnounced || !Shapes.IsMixed(run) || Shapes.IsAddress(run) || (run.Length == 66 && Shapes.IsHash(run)))
        {
            return;
        }

        if (IsTaken(found, start, end))
        {
            return;
        }

        var announced = cues.Before(text.Plain, start, AnnouncedBefore);
        var cue = announced?.Cue;
        var isKey = cue == Cue.Key && text.Plain[announced!.Value.Start] is '密' or '金' && !Shapes.IsHash(run) && ValueReader.After(text, announced.Value.End) is { IsTold: true } value && value.Start == start;
        // 'The secret of my key is …'.
        var isOfKey = cue is Cue.Key or Cue.KeyId && cues.Before(announced!.Value, AnnouncedBefore / 2) is { Cue: Cue.Secret };
        // '私密金鑰' of an API; a token in a link belongs to whoever sent the link.
        var isOfApi = cue == Cue.PrivateKey && !Shapes.IsHash(run) && PrivateKeys.IsOfApi(text, start);
        var isTold = isKey || isOfApi || isOfKey || cue == Cue.Secret || (cue == Cue.Token && run.Length >= ShortestToken && !Shapes.IsHash(run) && !IsInLink(text.Folded, start));
        if (isTold && !Clauses.EndBetween(text.Plain, announced!.Value.End, start))
        {
            found.Add(new SecretSpan(SecretKinds.ApiSecret, start, end));
        }
    }

    private static bool IsInLink(string folded, int start)
    {
        var from = Math.Max(0, start - LongestLink);
        var near = folded.AsSpan(from, start - from);
        near = near[(near.LastIndexOfAny(' ', '\n') + 1)..];
        return near.Contains("://", StringComparison.Ordinal);
    }

    // A link of an authenticator has a 'secret=' too.
    private static bool IsTaken(List<SecretSpan> found, int start, int end) => found.Exists(span => span.Start < end && start < span.End);

    private static bool IsPassphrase(ReadOnlySpan<char> value) => Shapes.IsMixed(value) && !Shapes.IsAddress(value) && !Shapes.IsHash(value);

    // The prefixes are published by those who give the keys out, so that leaks can be found: JWT (RFC 7519), AWS, GitHub, GitLab, Stripe, Slack, Google, OpenAI and Anthropic, npm, Hugging Face, DigitalOcean, SendGrid, Telegram.
    [GeneratedRegex(
        "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)*|(AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,}|[srp]k_(live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{16,}|xox[abeoprs]-[A-Za-z0-9-]{20,}"
        + "|AIza[0-9A-Za-z_-]{35}|sk-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{30,}|hf_[A-Za-z0-9]{30,}|do[opr]_v1_[0-9a-f]{60,}|SG\\.[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{40,}|[0-9]{8,10}:AA[A-Za-z0-9_-]{33}",
        Pattern.Options)]
    private static partial Regex Known { get; }

    // 'Client("…", "…")': the id of a key and its secret.
    [GeneratedRegex("""\(["'](?<id>[A-Za-z0-9_-]{16,80})["'] ?, ?["'](?<secret>[A-Za-z0-9+/=_-]{24,120})["']""", Pattern.Options)]
    private static partial Regex Pair { get; }
}
