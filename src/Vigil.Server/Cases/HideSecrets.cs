using Vigil.Contracts.Messenger;
using Vigil.Language.Secrets;

namespace Vigil.Server.Cases;

/// <summary>
/// What people write passes here before anything else sees it: secrets are taken out and a mark stands in their place, so that none is stored, sent on, shown or logged,
/// not even in the list of work that failed.
/// </summary>
public static class HideSecrets
{
    /// <summary>Kinds whose owner is in danger until they have been replaced: whoever has them has the wallet or the account.</summary>
    private static readonly string[] Dangerous = [SecretKinds.RecoveryPhrase, SecretKinds.PrivateKey, SecretKinds.Password, SecretKinds.ApiSecret];

    /// <summary>The text without its secrets. A text without any is returned as it is.</summary>
    public static string In(string text) => SecretDetector.Mask(text).Text;

    /// <summary>Whether somebody who was told these kinds could take what the customer has.</summary>
    public static bool IsDangerous(IReadOnlyList<string>? kinds) => kinds is not null && kinds.Any(k => Dangerous.Contains(k, StringComparer.Ordinal));

    /// <summary>The text without its secrets, and what is shown with it: the parts with the kinds that were taken out.</summary>
    internal static (string Text, EntryParts? Parts) In(string text, EntryParts? parts)
    {
        var masked = SecretDetector.Mask(text);
        return masked.Kinds.Count == 0 ? (text, parts) : (masked.Text, (parts ?? new EntryParts([], [], [])) with { Hidden = masked.Kinds });
    }
}
