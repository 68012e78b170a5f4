namespace Vigil.Language.Secrets;

/// <summary>The kinds of secrets, as they are stored, shown and measured. They never change.</summary>
public static class SecretKinds
{
    /// <summary>The words that restore a wallet.</summary>
    public const string RecoveryPhrase = "recovery_phrase";

    /// <summary>A private key in any of its forms.</summary>
    public const string PrivateKey = "private_key";

    /// <summary>Whatever somebody keeps in mind to sign in or to pay: passwords, PINs, anti-phishing phrases.</summary>
    public const string Password = "password";

    /// <summary>Codes that were sent or are computed, and the keys that they are computed from.</summary>
    public const string Code = "code";

    /// <summary>Secrets of programs: API secrets and their passphrases, tokens.</summary>
    public const string ApiSecret = "api_secret";

    /// <summary>Numbers of payment cards, with the check value and expiry that stand beside them.</summary>
    public const string CardNumber = "card_number";

    /// <summary>Numbers of identity cards, passports and social insurance.</summary>
    public const string IdentityNumber = "identity_number";

    /// <summary>All kinds; of two that claim the same letters the one that stands first here names it.</summary>
    public static IReadOnlyList<string> All { get; } = [PrivateKey, RecoveryPhrase, ApiSecret, IdentityNumber, CardNumber, Password, Code];
}
