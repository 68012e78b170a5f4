using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Cases;

/// <summary>Shows stored entries to everyone on the case. Best effort: whoever misses one sees the gap in its number and reads again.</summary>
public sealed class CaseFeed(Push push)
{
    /// <summary>Name of the customers' hub among the push targets.</summary>
    public const string CustomerHub = "messenger";

    /// <summary>The customers' group of a case.</summary>
    public static string CustomerGroup(CaseId id) => $"case:{id}";

    internal async Task ShowAsync(CaseSnapshot @case, IReadOnlyList<Entry> entries, CaseStateView state)
    {
        var group = CustomerGroup(@case.Id);
        foreach (var entry in entries.Where(e => e.PublicSeq is not null))
        {
            await push.SendAsync(new PushMessage(CustomerHub, group, "entry", [@case.Id, ToCustomerView(entry)]));
        }

        await push.SendAsync(new PushMessage(CustomerHub, group, "caseChanged", [@case.Id, state]));
    }

    /// <summary>The entry as its customer sees it. Never call it for an entry without a public number.</summary>
    internal static EntryView ToCustomerView(Entry entry)
    {
        var kind = entry.Kind switch
        {
            EntryKind.Message => "message",
            EntryKind.Rated => "rating",
            _ => "state",
        };
        return new EntryView(
            entry.PublicSeq!.Value, entry.At, kind, new AuthorView(CodeOf(entry.AuthorKind), entry.AuthorKind is AuthorKind.Agent ? entry.AuthorName : null),
            entry.Body?.Text, entry.AuthorKind is AuthorKind.Customer ? entry.ClientKey?[PostMessage.KeyPrefixLength..] : null,
            kind == "state" ? new StateView(ChangeOf(entry.Kind), entry.Kind is EntryKind.Assigned ? entry.AuthorName : null) : null,
            kind == "message" ? Read<EntryParts>(entry) : null,
            kind == "rating" ? Read<RatingView>(entry) : null);
    }

    private static T? Read<T>(Entry entry)
        where T : class => entry.Body?.Data is { } data ? JsonSerializer.Deserialize<T>(data, CaseChange.Json) : null;

    private static string CodeOf(AuthorKind kind) => Platform.Data.EnumCode.Of(kind);

    private static string ChangeOf(EntryKind kind) => Platform.Data.EnumCode.Of(kind);
}
