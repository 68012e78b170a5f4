using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What the assistant says.</summary>
/// <param name="Records">Records it rests on, as <c>withdrawal:W2026…</c>, for the staff's eyes.</param>
/// <param name="Told">What to remember of it; null where no record was told.</param>
internal sealed record Reply(string Text, EntryParts Parts, IReadOnlyList<string> Records, ToldData? Told = null)
{
    /// <summary>It says no more than that the assistant does not know.</summary>
    public bool NotKnown { get; init; }

    /// <summary>It says that nothing has changed since it was told last.</summary>
    public bool NothingNew { get; init; }

    /// <summary>What is said in its place where its very text stands in the newest answer; null where it may stand there again.</summary>
    public string? Instead { get; init; }

    /// <summary>It says that the account has no record of the kind.</summary>
    public bool NothingThere { get; init; }

    /// <summary>The record that it tells, where that moves coins.</summary>
    public RecordCard? About { get; init; }

    /// <summary>What it tells of what does not work now, before everything else.</summary>
    public IReadOnlyList<LiveToldData> Live { get; init; } = [];

    /// <summary>Whose words the text is in, where they are a language model's.</summary>
    public WordedBy? Worded { get; init; }

    public static Reply Of(string text, IReadOnlyList<QuickReply> replies, IReadOnlyList<ArticleLink>? articles = null, IReadOnlyList<RecordCard>? cards = null, IReadOnlyList<string>? records = null) =>
        new(text, new EntryParts(cards ?? [], articles ?? [], replies), records ?? []);
}
