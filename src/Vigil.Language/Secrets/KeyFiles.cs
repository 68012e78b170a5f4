namespace Vigil.Language.Secrets;

/// <summary>Private keys as files hold them: PEM (RFC 7468), Web3 Secret Storage (the keystore of Ethereum wallets), and the list of 64 bytes that Solana's tools write.</summary>
internal static class KeyFiles
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const string PrivateKey = "PRIVATE KEY";
    private const int LongestLabel = 40;
    private const int FewestBytes = 32;

    public static void Find(SecretText text, List<SecretSpan> found)
    {
        TakePem(text.Folded, found);
        if (text.Plain.Contains("ciphertext", StringComparison.Ordinal))
        {
            TakeKeystore(text.Plain, found);
        }

        TakeBytes(text.Folded, found);
    }

    // Without an end it reaches as far as base 64 does.
    private static void TakePem(string folded, List<SecretSpan> found)
    {
        for (var start = folded.IndexOf(Begin, StringComparison.Ordinal); start >= 0; start = folded.IndexOf(Begin, start + 1, StringComparison.Ordinal))
        {
            var label = folded.AsSpan(start + Begin.Length, Math.Min(LongestLabel, folded.Length - start - Begin.Length));
            var labelEnd = label.IndexOf(Dashes, StringComparison.Ordinal);
            if (labelEnd < 0 || !label[..labelEnd].Contains(PrivateKey, StringComparison.Ordinal))
            {
                continue;
            }

            var at = start + Begin.Length + labelEnd + Dashes.Length;
            while (at < folded.Length && !Marks.At(folded, at) && (char.IsAsciiLetterOrDigit(folded[at]) || folded[at] is '+' or '/' or '=' or '\n' or ' ' or '\t' or ':' or ',' or '-' or '\\') && !folded.AsSpan(at).StartsWith(Dashes))
            {
                at++;
            }

            if (folded.AsSpan(at).StartsWith(End))
            {
                var close = folded.AsSpan(at + End.Length, Math.Min(LongestLabel, folded.Length - at - End.Length)).IndexOf(Dashes, StringComparison.Ordinal);
                at = close < 0 ? at : at + End.Length + close + Dashes.Length;
            }

            found.Add(new SecretSpan(SecretKinds.PrivateKey, start, at));
            start = at - 1;
        }
    }

    // The whole object: from the brace that nothing encloses to its end, or to the end of the text where it is cut off.
    private static void TakeKeystore(string plain, List<SecretSpan> found)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] == '{')
            {
                start = depth++ == 0 ? i : start;
            }
            else if (plain[i] == '}' && depth > 0 && --depth == 0)
            {
                Add(plain, start, i + 1, found);
            }
        }

        if (depth > 0)
        {
            Add(plain, start, plain.Length, found);
        }
    }

    private static void Add(string plain, int start, int end, List<SecretSpan> found)
    {
        var inside = plain.AsSpan(start, end - start);
        if (inside.Contains("ciphertext", StringComparison.Ordinal) && (inside.Contains("kdf", StringComparison.Ordinal) || inside.Contains("cipherparams", StringComparison.Ordinal) || inside.Contains("\"mac\"", StringComparison.Ordinal)))
        {
            found.Add(new SecretSpan(SecretKinds.PrivateKey, start, end));
        }
    }

    private static void TakeBytes(string folded, List<SecretSpan> found)
    {
        for (var start = folded.IndexOf('[', StringComparison.Ordinal); start >= 0; start = folded.IndexOf('[', start + 1))
        {
            var (count, digits, i) = (0, 0, start + 1);
            for (; i < folded.Length && (char.IsAsciiDigit(folded[i]) || folded[i] is ',' or ' ' or '\n') && digits <= 3; i++)
            {
                count += digits == 0 && char.IsAsciiDigit(folded[i]) ? 1 : 0;
                digits = char.IsAsciiDigit(folded[i]) ? digits + 1 : 0;
            }

            if (i < folded.Length && folded[i] == ']' && count is FewestBytes or FewestBytes * 2)
            {
                found.Add(new SecretSpan(SecretKinds.PrivateKey, start, i + 1));
            }

            start = i - 1;
        }
    }
}
