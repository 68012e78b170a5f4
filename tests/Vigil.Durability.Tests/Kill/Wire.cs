using System.Text.Json;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Durability.Tests.History;

namespace Vigil.Durability.Tests.Kill;

/// <summary>What comes over the wire, as the record has it.</summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Seen Entry(JsonElement entry, Side side) => side is Side.Customer ? Of(entry.Deserialize<EntryView>(Json)!) : Of(entry.Deserialize<StaffEntryView>(Json)!);

    /// <summary>A stretch of a timeline, the last number, and whether more follows.</summary>
    public static (IReadOnlyList<Seen> Entries, long UpTo, bool More) Page(JsonElement page, Side side) =>
        ([.. page.GetProperty("entries").EnumerateArray().Select(e => Entry(e, side))], page.GetProperty("upTo").GetInt64(), page.GetProperty("more").GetBoolean());

    private static Seen Of(EntryView entry) => new(
        entry.Seq, entry.State is { } state ? $"state:{state.Change}" : entry.Kind, Author(entry.Author.Kind, entry.Author.Name), entry.Text, entry.ClientMessageId);

    private static Seen Of(StaffEntryView entry) => new(entry.Seq, entry.Kind, Author(entry.Author.Kind, entry.Author.Name), entry.Text, entry.ClientMessageId, entry.Public, entry.Understood?.OfSeq);

    private static string Author(string kind, string? name) => kind == "agent" ? $"agent:{name}" : kind;
}
