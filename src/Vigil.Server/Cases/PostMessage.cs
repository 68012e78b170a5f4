using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>A message to be stored.</summary>
/// <param name="ClientKey">The sender's idempotency key: a repeat with the same text is answered with the entry stored first.</param>
/// <param name="Parts">Cards, articles and one-tap replies under an answer.</param>
/// <param name="ToThanks">The assistant's answer to thanks: the one thing it may say on a resolved case.</param>
public sealed record MessagePost(CaseId CaseId, Author Author, string Text, string ClientKey, EntryParts? Parts = null, bool ToThanks = false)
{
    /// <summary>Files of the author's own that are not sent yet. With them the text may be empty.</summary>
    public IReadOnlyList<string> FileIds { get; init; } = [];

    /// <summary>With the message a person is asked for, in one commit: neither stands without the other.</summary>
    public HandOverTo? HandOver { get; init; }

    /// <summary>With the message the assistant ends the case, in one commit, if this is still the newest message: number of the one that it answers. The message stands alone where somebody else has the case by then.</summary>
    public long? ResolvesAfter { get; init; }

    /// <summary>Whose words it is in, where they are a language model's; for the staff's eyes.</summary>
    public WordedBy? Worded { get; init; }

    /// <summary>The draft that an agent's reply began from, as <see cref="DraftMarks"/> knows it; it is kept with the message, in one row.</summary>
    public OfferedDraft? Began { get; init; }
}

/// <summary>A language model put a composed answer into these words.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Composed">The answer as our own code composed it: what it rests on, whatever the words.</param>
public sealed record WordedBy(string Model, string Composed);

/// <summary>A person is wanted.</summary>
/// <param name="Reason">customer_asked, topic or another word of the timeline.</param>
/// <param name="Queue">One of <see cref="CaseQueues.All"/>.</param>
/// <param name="Priority">Never lowers the one that the case has.</param>
public sealed record HandOverTo(string Reason, string Queue, CasePriority Priority);

/// <summary>A stored message.</summary>
/// <param name="Seq">Its number in the staff timeline.</param>
/// <param name="PublicSeq">Its number in the customer's.</param>
public sealed record PostedMessage(long Seq, long PublicSeq, bool Repeated);

/// <summary>The only writer of messages, whoever the author and whatever the channel.</summary>
public sealed class PostMessage(IEnumerable<IMessageGate> gates, ChangeCase changeCase, ReadFiles readFiles, CaseWatchers watchers, Secrets secrets)
{
    /// <summary>Length of the author's mark before a stored client key.</summary>
    internal const int KeyPrefixLength = 2;

    /// <returns>The stored message, or a refusal of <see cref="CaseRefusals"/> or of a message gate.</returns>
    public async Task<Outcome<PostedMessage>> HandleAsync(MessagePost post, CancellationToken cancellationToken)
    {
        // A client that sends files alone may leave the text out.
        var text = post.Text ?? "";
        if (((post.FileIds.Count > 0 ? MessageText.CheckForm(text) : MessageText.Check(text)) ?? MessageText.CheckKey(post.ClientKey)) is { } malformed)
        {
            return malformed;
        }

        // The assistant says only what records and articles hold.
        (text, var parts) = post.Author.Kind is AuthorKind.Assistant ? (text, post.Parts) : HideSecrets.In(text, post.Parts);
        foreach (var gate in gates)
        {
            if (await gate.CheckAsync(post.CaseId, post.Author, text, cancellationToken) is { } stopped)
            {
                return stopped;
            }
        }

        var files = post.FileIds.Count == 0 ? new Outcome<IReadOnlyList<Attachment>>([], null) : await readFiles.ForMessageAsync(post.Author, post.FileIds, cancellationToken);
        if (files.Refusal is { } noFiles)
        {
            return noFiles;
        }

        // Keys of different authors must not meet: an answer's key is not for a customer to take.
        // Assistant and agent begin alike, so the agent's mark is the second letter.
        var key = $"{EnumCode.Of(post.Author.Kind)[post.Author.Kind is AuthorKind.Agent ? 1 : 0]}:{post.ClientKey}";
        var digest = await MessageText.DigestAsync(secrets, Sent(text, files.Value!), cancellationToken);
        var byCustomer = post.Author.Kind is AuthorKind.Customer;
        var by = byCustomer && post.Author.Id is { } customer ? new CustomerId(customer) : (CustomerId?)null;
        var posting = new Posting(post.Author, text, parts, key, digest)
        {
            Files = files.Value!,
            Worded = post.Worded,
            Began = post.Began is { } began ? began with { Text = HideSecrets.In(began.Text) } : null,
            IsThanks = () => byCustomer ? files.Value!.Count == 0 && Thanks.IsAll(text) : post.ToThanks,
            Urgent = byCustomer && (HideSecrets.IsDangerous(parts?.Hidden) || UrgencyReader.IsUrgent(text)),
            IsWatching = reader => watchers.IsWatching(reader, post.CaseId),
        };
        try
        {
            var result = await changeCase.CommitAsync(new CaseCommand(post.CaseId, key, digest, null, Decide, by));
            if (result.Refusal is { } refusal)
            {
                return refusal;
            }

            var entry = result.Entries.Single(e => e.Kind is EntryKind.Message);
            return new PostedMessage(entry.Seq, entry.PublicSeq!.Value, result.Repeated);
        }
        catch (FileTakenException)
        {
            // Of two messages with one file, this one came second: nothing of it is stored.
            return CaseRefusals.FileSent;
        }

        Refusal? Decide(CaseChange change)
        {
            // Something said meanwhile is not to lie unanswered in a case that is over.
            var ends = post.ResolvesAfter is { } seq && change.Case.LastMessageSeq == seq;
            return change.Post(posting) ?? (post.HandOver is { } to ? change.HandOver(post.Author, to.Reason, to.Queue, to.Priority) : ends ? change.ResolveByAssistant() : null);
        }
    }

    // A repeat has the same text and the same files. U+0000 stands in no text.
    private static string Sent(string text, IReadOnlyList<Attachment> files) => files.Count == 0 ? text : $"{text}\0{string.Join(',', files.Select(f => f.Id))}";
}
