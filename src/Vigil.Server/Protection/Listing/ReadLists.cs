using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection.Listing;

/// <summary>Both lists as they stand now, on every node: the official one is short and read each time, the scam lists are kept until another import shows.</summary>
internal sealed class ReadLists(IDbContextFactory<VigilDb> databases) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private (string Mark, ScamList List) _kept = ("", ScamList.Empty);

    /// <summary>The lists.</summary>
    public async Task<ChannelLists> NowAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var official = await db.Set<OfficialChannel>().Where(c => c.RemovedAt == null).Select(c => new ListedChannel(c.Kind, c.Value)).ToListAsync(cancellationToken);
        var imports = await db.Set<ScamListRow>().OrderBy(l => l.Name).Select(l => new { l.Name, l.ImportedAt, l.Hosts, l.Wallets }).ToListAsync(cancellationToken);
        return new ChannelLists(official, await ScamsAsync(db, string.Join('\n', imports), cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<ScamList> ScamsAsync(VigilDb db, string mark, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_kept.Mark != mark)
            {
                var entries = (await db.Set<ScamListRow>().Select(l => l.Content).ToListAsync(cancellationToken)).ConvertAll(ScamListRow.Unpack);
                _kept = (mark, new ScamList(entries.SelectMany(e => e.Hosts), entries.SelectMany(e => e.Shared), entries.SelectMany(e => e.Wallets)));
            }

            return _kept.List;
        }
        finally
        {
            _reading.Release();
        }
    }
}
