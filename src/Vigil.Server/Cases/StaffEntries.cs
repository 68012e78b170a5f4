using System.Text.Json;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Entries as staff see them.</summary>
internal static class StaffEntries
{
    public static StaffEntryView ToView(Entry entry) => ToView(entry, entry.Kind is EntryKind.Message ? Read<MessageData>(entry) : null);

    private static StaffEntryView ToView(Entry entry, MessageData? said) => new(
        entry.Seq, entry.At, KindOf(entry.Kind), entry.PublicSeq is not null, new StaffAuthorView(EnumCode.Of(entry.AuthorKind), entry.AuthorId, entry.AuthorName),
        entry.Text, entry.Kind is EntryKind.Message or EntryKind.Note ? entry.ClientKey?[PostMessage.KeyPrefixLength..] : null,
        FullSight.Cover(said?.ToParts()),
        entry.Kind is EntryKind.Queued && Read<QueuedData>(entry) is { } queued ? new QueuedView(queued.Reason, queued.Queue, EnumCode.Of(queued.Priority)) : null,
        entry.Kind is EntryKind.Understood && Read<UnderstoodData>(entry) is { } made ? new UnderstoodView(made.OfSeq, made.Language, made.Topic, made.Probability, made.Signals, made.Records, made.Others, IdentityTopics.Shipped.Has(made)) : null,
        entry.Kind is EntryKind.Rated ? Read<RatingView>(entry) : null,
        entry.Kind is EntryKind.SignedIn && Read<SignedInData>(entry) is { } signedIn ? new SignedInView(signedIn.Account) : null,
        said?.Files, said?.Worded?.Model, entry.Kind is EntryKind.Freeze ? Read<FreezeData>(entry)?.ToView(forStaff: true) : null,
        entry.Kind is EntryKind.Erased && Read<ErasedData>(entry) is { } erased ? EnumCode.Of(erased.Why) : null,
        entry.Kind is EntryKind.Check ? Read<CheckData>(entry)?.ToView() : null);

    private static string KindOf(EntryKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static T? Read<T>(Entry entry)
        where T : class => entry.Data is { } data ? JsonSerializer.Deserialize<T>(data, CaseChange.Json) : null;
}
