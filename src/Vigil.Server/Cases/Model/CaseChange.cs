using System.Text.Json;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Model;

/// <summary>What one command adds to a case: entries in order, and the events that follow from them.</summary>
public sealed class CaseChange(Case @case, DateTimeOffset now)
{
    // Tolerant on purpose: while nodes of two versions run, the older one reads what the newer one stored.
    internal static readonly JsonSerializerOptions Json = CreateJson();

    private readonly List<Entry> _entries = [];
    private readonly List<object> _events = [];

    /// <summary>The case as it stands with this change.</summary>
    public Case Case => @case;

    /// <summary>When the change happens.</summary>
    // Cut to what is stored, so that a pushed entry and the same entry read later are equal.
    public DateTimeOffset Now { get; } = Microseconds.ToTime(now.ToMicroseconds());

    /// <summary>Entries added, in order.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Events with the number of the entry they belong to.</summary>
    public IReadOnlyList<object> Events => _events;

    /// <summary>Appends an entry, giving it the next number and, if public, the next public number.</summary>
    public Entry Append(EntryKind kind, Author author, bool isPublic, string? text = null, object? data = null, string? clientKey = null, string? digest = null, IReadOnlyList<FileId>? files = null)
    {
        @case.LastSeq++;
        if (isPublic)
        {
            @case.LastPublicSeq++;
        }

        // A note must not move the time that customers see.
        @case.UpdatedAt = isPublic ? Now : @case.UpdatedAt;
        var entry = new Entry
        {
            CaseId = @case.Id,
            Seq = @case.LastSeq,
            PublicSeq = isPublic ? @case.LastPublicSeq : null,
            Kind = kind,
            AuthorKind = author.Kind,
            AuthorId = author.Id,
            AuthorName = author.Name,
            ClientKey = clientKey,
            Digest = digest,
            At = Now,
            Files = files ?? [],
            Text = text,
            Data = data is null ? null : JsonSerializer.Serialize(data, data.GetType(), Json),
        };
        _entries.Add(entry);
        return entry;
    }

    /// <summary>Records an event for the outbox.</summary>
    public void Raise(object happened) => _events.Add(happened);

    private static JsonSerializerOptions CreateJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Platform.Http.HttpDefaults.ConfigureJson(options);
        options.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;
        return options;
    }
}
