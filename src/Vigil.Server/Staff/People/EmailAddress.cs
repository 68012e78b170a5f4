using System.Text;

namespace Vigil.Server.Staff.People;

/// <summary>E-mail addresses of staff, which are also their sign-in names.</summary>
internal static class EmailAddress
{
    // RFC 5321, section 4.5.3.1.3: a path is at most 256 octets, of which two are brackets.
    private const int MaxLength = 254;

    /// <summary>The form in which two spellings of one address are equal. Any text has one, so that a sign-in with nonsense takes the same way.</summary>
    public static string KeyOf(string email)
    {
        var trimmed = email.Trim();
        return (trimmed.Length <= MaxLength && IsWellFormed(trimmed) ? trimmed.Normalize(NormalizationForm.FormKC) : "").ToUpperInvariant();
    }

    /// <summary>Of an address's key that without the tag which many mailboxes take: A+B@C is A@C.</summary>
    public static string MailboxOf(string key) =>
        key.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && key.IndexOf('+', StringComparison.Ordinal) is > 0 and var tag && tag < at ? key[..tag] + key[at..] : key;

    /// <summary>One @ between two non-empty halves, a dot in the second, no spaces or control characters: whether it exists, only mail can tell.</summary>
    public static bool IsValid(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return email.Length <= MaxLength && IsWellFormed(email) && at > 0 && at == email.LastIndexOf('@') && email.IndexOf('.', at) > at + 1 && email[^1] != '.'
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"');
    }

    // A lone surrogate cannot be normalised, and PostgreSQL takes no U+0000: a statement that Npgsql is just preparing with one stays broken for whoever gets that connection next.
    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(r => r == Rune.ReplacementChar || r.Value == 0);
}
