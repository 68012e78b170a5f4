using Vigil.Contracts.Messenger;

namespace Vigil.Server.Cases.Model;

/// <summary>Stored with a message: what stands under its text. Messages of before there were files hold the first three alone.</summary>
internal sealed record MessageData(IReadOnlyList<RecordCard>? Cards, IReadOnlyList<ArticleLink>? Articles, IReadOnlyList<QuickReply>? Replies, IReadOnlyList<FileView>? Files, IReadOnlyList<string>? Hidden = null, WordedBy? Worded = null, OfferedDraft? Began = null)
{
    /// <summary>Null where there is nothing to store.</summary>
    public static MessageData? Of(EntryParts? parts, IReadOnlyList<FileView> files, WordedBy? worded, OfferedDraft? began) =>
        parts is null && files.Count == 0 && worded is null && began is null ? null : new MessageData(parts?.Cards, parts?.Articles, parts?.Replies, files.Count == 0 ? null : files, parts?.Hidden, worded, began);

    /// <summary>As it is shown.</summary>
    public EntryParts? ToParts() => Cards is null && Articles is null && Replies is null ? null : new EntryParts(Cards ?? [], Articles ?? [], Replies ?? [], Hidden);
}
