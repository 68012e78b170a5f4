using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Channels.Messenger;

/// <summary>The messenger sessions of a person, in their copy: when each began and until when it is or was good. Nothing that a session could be opened or recognised by.</summary>
internal sealed class CopyOfSessions(IDbContextFactory<VigilDb> databases) : IPersonalCopy
{
    /// <inheritdoc/>
    public string Name => "sessions";

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables { get; } = ["messenger_sessions"];

    /// <inheritdoc/>
    public async Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = person.Ids;
        var rows = await db.Set<MessengerSessions.Session>().Where(s => ids.Contains(s.CustomerId)).OrderBy(s => s.CreatedAt)
            .Select(s => new { s.Locale, s.TimeZone, s.CreatedAt, s.ExpiresAt, s.EndedAt, AskedForFreeze = s.HasFrozen }).ToListAsync(cancellationToken);
        JsonSerializer.Serialize(json, rows, JsonSerializerOptions.Web);
    }
}
