using Vigil.Contracts;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Cases.Model;

/// <summary>A message as it is decided on.</summary>
/// <param name="ClientKey">The author's idempotency key with their mark before it.</param>
/// <param name="Digest">Of what is sent under the key.</param>
internal sealed record Posting(Author Author, string Text, EntryParts? Parts, string ClientKey, string Digest)
{
    /// <summary>The author's own, in their order.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>For a customer: whether it only thanks, so that a resolved case stays resolved, stars included; asked only of a resolved case. For the assistant: whether it answers such thanks.</summary>
    public Func<bool> IsThanks { get; init; } = () => false;

    /// <summary>Whose words it is in, where they are a language model's.</summary>
    public WordedBy? Worded { get; init; }

    /// <summary>The draft that an agent's reply began from.</summary>
    public OfferedDraft? Began { get; init; }

    /// <summary>It tells of an emergency, which the assistant notes whoever has the case.</summary>
    public bool Urgent { get; init; }

    /// <summary>Whether this agent has the case open now, so that what a customer writes is read.</summary>
    public Func<StaffId, bool> IsWatching { get; init; } = _ => false;
}
