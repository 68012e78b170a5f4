using Vigil.Language;

namespace Vigil.Server.Assistant.Learning;

/// <summary>Topics about money or security: what the assistant learns of them two people have seen.</summary>
internal static class SensitiveTopics
{
    // Groups of intents.tsv. The only list of them.
    private static readonly string[] Groups = ["account", "api", "c2c", "deposit", "earn", "fiat", "freeze", "policy", "security", "trade", "transfer", "web3", "withdrawal"];

    /// <summary>Whether a topic is of such a group. A topic that the vocabulary does not have is treated as one.</summary>
    public static bool Has(string topic) => IntentVocabulary.Find(topic) is not { } intent || Groups.Contains(intent.Group, StringComparer.Ordinal);

    /// <summary>Whether any of these is.</summary>
    public static bool HasAny(params IEnumerable<string?> topics) => topics.Any(t => t is not null && Has(t));
}
