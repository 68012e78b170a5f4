using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Listing;

/// <summary>Takes in a list of scams, or takes a newer one in its place. A running server uses it with the next check.</summary>
internal sealed class ImportScams(WriteGate gate, Audit audit, TimeProvider clock)
{
    /// <param name="name">What the list is called: importing the same name again replaces it.</param>
    /// <param name="json">What <see cref="ScamFile"/> reads.</param>
    /// <returns>The entries; or what is wrong with the file.</returns>
    public async Task<Outcome<ScamEntries>> HandleAsync(string name, string json, CancellationToken cancellationToken)
    {
        var read = ScamFile.Read(json);
        if (read.Value is not { } entries)
        {
            return read;
        }

        var row = new ScamListRow { Name = name, Hosts = entries.Hosts.Count, Wallets = entries.Wallets.Count, ImportedAt = clock.GetUtcNow(), Content = ScamListRow.Pack(entries) };
        await gate.WriteAsync(async session =>
        {
            await session.Db.Set<ScamListRow>().Where(l => l.Name == name).ExecuteDeleteAsync(CancellationToken.None);
            session.Db.Add(row);
            await audit.AppendAsync(session, new AuditEvent(Audit.Terminal, "scams.imported", $"scams:{name}", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["hosts"] = $"{row.Hosts}",
                ["wallets"] = $"{row.Wallets}",
            }));
        }, cancellationToken);
        return read;
    }
}
