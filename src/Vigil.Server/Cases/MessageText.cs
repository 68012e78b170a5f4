using System.Security.Cryptography;
using System.Text;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>Limits of what may be written.</summary>
public static class MessageText
{
    /// <summary>Longest text of a message, in UTF-16 characters: enough for a pasted log, small enough for any database row.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Longest key a client may choose.</summary>
    public const int MaxKeyLength = 64;

    /// <summary>Checks a text.</summary>
    public static Refusal? Check(string? text) => string.IsNullOrWhiteSpace(text) ? CaseRefusals.BadText : CheckForm(text);

    /// <summary>Checks a text that may be empty, because files are sent with it.</summary>
    public static Refusal? CheckForm(string text) =>
        text.Length > MaxLength || text.Contains('\0', StringComparison.Ordinal) || !IsUnicode(text) ? CaseRefusals.BadText : null;

    /// <summary>Checks a client's key.</summary>
    public static Refusal? CheckKey(string? key) =>
        string.IsNullOrEmpty(key) || key.Length > MaxKeyLength || key.Any(char.IsControl) || !IsUnicode(key) ? CaseRefusals.BadKey : null;

    /// <summary>A keyed digest, so that a stored digest of an erased text cannot be guessed back.</summary>
    internal static async Task<string> DigestAsync(Secrets secrets, string text, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync("entry-digest", cancellationToken);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))[..16]);
    }

    // A lone surrogate is no character; PostgreSQL refuses it and SQLite would give back another one.
    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
