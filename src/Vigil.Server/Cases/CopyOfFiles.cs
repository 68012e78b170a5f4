using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Cases;

/// <summary>The files of a person's copy: what is known of each, where its bytes lie in the archive, and uploads that did not come whole, of which there is the name.</summary>
internal sealed class CopyOfFiles(IDbContextFactory<VigilDb> databases) : IPersonalCopy
{
    // How many rows one query names.
    private const int AtOnce = 200;

    /// <inheritdoc/>
    public string Name => "files";

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables { get; } = ["files", "uploads"];

    /// <inheritdoc/>
    public async Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var numbers = person.Cases.ToDictionary(c => c.Id, c => c.Number);
        json.WriteStartObject();
        json.WriteStartArray("kept");
        foreach (var some in person.Files.Keys.Chunk(AtOnce))
        {
            var ids = some.ToList();
            foreach (var file in await db.Set<Attachment>().AsNoTracking().Where(f => ids.Contains(f.Id)).OrderBy(f => f.CreatedAt).ThenBy(f => f.Id).ToListAsync(cancellationToken))
            {
                JsonSerializer.Serialize(
                    json,
                    new
                    {
                        fileId = file.Id,
                        path = person.Files[file.Id],
                        name = file.Name,
                        type = file.Type,
                        size = file.Size,
                        width = file.Width,
                        height = file.Height,
                        from = EnumCode.Of(file.OwnerKind),
                        @case = file.CaseId is { } sent ? numbers.GetValueOrDefault(sent) : null,
                        uploadedAt = file.CreatedAt,
                    },
                    JsonSerializerOptions.Web);
            }

            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteStartArray("unfinished");
        var owners = person.Ids.Select(id => id.Value).ToList();
        foreach (var upload in await db.Set<Upload>().AsNoTracking().Where(u => u.OwnerKind == AuthorKind.Customer && owners.Contains(u.OwnerId) && u.FileId == null).OrderBy(u => u.CreatedAt).ToListAsync(cancellationToken))
        {
            JsonSerializer.Serialize(json, new { name = upload.Name, size = upload.Size, received = upload.Received, beganAt = upload.CreatedAt }, JsonSerializerOptions.Web);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
