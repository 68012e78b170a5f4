using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Cases;

/// <summary>
/// The conversations of a person's copy: each case with its fields, and every entry as its customer was shown it. Values of cards are covered as in everything that passes through staff's
/// hands (<see cref="FullSight"/>); the whole ones stand in the person's account at the exchange.
/// </summary>
internal sealed class CopyOfCases(ReadCases cases, IDbContextFactory<VigilDb> databases) : IPersonalCopy
{
    /// <inheritdoc/>
    public string Name => "cases";

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables { get; } = ["cases", "entries"];

    /// <inheritdoc/>
    public async Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken)
    {
        json.WriteStartArray();
        foreach (var copied in person.Cases)
        {
            await WriteAsync(json, copied, cancellationToken);
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
    }

    private async Task WriteAsync(Utf8JsonWriter json, CopiedCase copied, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().FirstAsync(c => c.Id == copied.Id, cancellationToken);
        json.WriteStartObject();
        json.WriteString("number", @case.Number);
        json.WriteString("channel", EnumCode.Of(@case.Channel));
        json.WriteString("status", EnumCode.Of(@case.Status));
        json.WriteString("title", @case.Title);
        json.WriteBoolean("askedForPerson", @case.HumanRequested);
        json.WriteString("agent", @case.AgentName);
        json.WriteString("language", @case.Language);
        json.WriteString("timeZone", @case.TimeZone);
        json.WriteString("openedAt", @case.OpenedAt);
        json.WriteString("updatedAt", @case.UpdatedAt);
        Write(json, "queuedAt", @case.QueuedAt);
        Write(json, "assignedAt", @case.AssignedAt);
        Write(json, "resolvedAt", @case.ResolvedAt);
        json.WritePropertyName("stars");
        JsonSerializer.Serialize(json, @case.RatedStars);
        Write(json, "erasedAt", @case.ErasedAt);
        json.WritePropertyName("fields");
        JsonSerializer.Serialize(json, await FieldsAsync(db, copied.Id, cancellationToken));
        json.WriteStartArray("entries");
        await WriteEntriesAsync(json, copied, cancellationToken);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What the page around the messenger told of the case when it was opened, such as an order's number.
    private static async Task<IReadOnlyDictionary<string, string>> FieldsAsync(VigilDb db, CaseId id, CancellationToken cancellationToken)
    {
        var data = await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Opened).OrderBy(e => e.Seq).Select(e => e.Data).FirstOrDefaultAsync(cancellationToken);
        return (data is null ? null : JsonSerializer.Deserialize<OpenedData>(data, CaseChange.Json)?.Fields) ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private async Task WriteEntriesAsync(Utf8JsonWriter json, CopiedCase copied, CancellationToken cancellationToken)
    {
        await foreach (var page in cases.CustomerPagesAsync(copied.Id, copied.Entries, cancellationToken))
        {
            foreach (var entry in page)
            {
                JsonSerializer.Serialize(json, entry with { Parts = FullSight.Cover(entry.Parts) }, JsonSerializerOptions.Web);
            }

            await json.FlushAsync(cancellationToken);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, DateTimeOffset? at)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, at);
    }
}
