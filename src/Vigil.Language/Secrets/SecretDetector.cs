using System.Text;
using Vigil.Language.Secrets.Judging;

namespace Vigil.Language.Secrets;

/// <summary>
/// Finds what a customer must never have sent to anybody: recovery phrases, private keys, passwords, codes, API secrets, card and identity numbers.
/// Whatever belongs to the conversation stays: transaction ids, addresses, order numbers, amounts.
/// The time it takes is linear in the text; it never throws.
/// </summary>
public static class SecretDetector
{
    /// <summary>Stands in a masked text where a secret was. No part of any finding.</summary>
    public const string Marker = "[•••]";

    // What is masked can uncover something else, since a neighbour is gone. Each round takes something away; the bound only keeps made-up texts from taking many.
    private const int MaxRounds = 12;

    /// <summary>The secrets in the order of the text, none overlapping.</summary>
    public static IReadOnlyList<SecretFinding> Find(string text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        List<SecretSpan> all = [];
        var reading = SecretText.Of(text);
        for (var round = 0; round < MaxRounds; round++)
        {
            var found = SecretSpan.Joined(Once(reading));
            if (found.Count == 0)
            {
                break;
            }

            all.AddRange(found.Select(reading.InOriginal));
            reading = reading.Without(found);
        }

        // A later one may reach around an earlier one: a file around a key in it.
        return [.. SecretSpan.Joined(all).Select(span => new SecretFinding(span.Kind, span.Start, span.End - span.Start))];
    }

    /// <summary>The text with a marker in place of each secret. Masking its result changes nothing.</summary>
    public static MaskedText Mask(string text)
    {
        var masked = text ?? string.Empty;
        List<string> kinds = [];
        for (var round = 0; round < MaxRounds; round++)
        {
            var found = Find(masked);
            if (found.Count == 0)
            {
                break;
            }

            kinds.AddRange(found.Select(f => f.Kind));
            masked = Replace(masked, found);
        }

        return new MaskedText(masked, [.. kinds.Distinct(StringComparer.Ordinal)]);
    }

    private static List<SecretSpan> Once(SecretText text)
    {
        var cues = Cues.In(text.Plain);
        List<SecretSpan> found = [];
        RecoveryPhrases.Find(text, cues, found);
        ScatteredPhrases.Find(text, found);
        GluedPhrases.Find(text, found);
        ChinesePhrases.Find(text, cues, found);
        AuthenticatorKeys.Find(text, cues, found);
        KeyFiles.Find(text, found);
        PrivateKeys.Find(text, cues, found);
        ApiSecrets.Find(text, cues, found);
        var numbers = DigitRun.In(text.Folded);
        IdentityNumbers.Find(text, cues, numbers, found);
        CardNumbers.Find(text, cues, numbers, found);
        Passwords.Find(text, cues, found);
        Codes.Find(text, cues, numbers, found);
        SpelledDigits.Find(text, cues, found);
        JudgedSecrets.Find(text, cues, numbers, found);
        return found;
    }

    private static string Replace(string text, IReadOnlyList<SecretFinding> found)
    {
        var result = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var finding in found)
        {
            result.Append(text, copied, finding.Start - copied).Append(Marker);
            copied = finding.Start + finding.Length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
