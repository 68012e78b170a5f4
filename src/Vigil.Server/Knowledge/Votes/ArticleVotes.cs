using System.Net;
using System.Threading.RateLimiting;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Knowledge.Votes;

/// <summary>Answers to 'did this solve it?'. Nothing about the reader is stored.</summary>
internal sealed class ArticleVotes(WriteGate gate, TimeProvider clock) : IDisposable
{
    // A reader votes now and then; a household or office behind one address a little more often.
    private const int PerMinute = 10;

    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true }));

    /// <returns>False when this address has voted too often; nothing is stored then.</returns>
    public async Task<bool> CountAsync(Article article, bool helpful, IPAddress? from, CancellationToken cancellationToken)
    {
        using var lease = _limits.AttemptAcquire(from?.ToString() ?? "");
        if (!lease.IsAcquired)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await gate.WriteAsync(
            session =>
            {
                session.Db.Add(new Vote { Id = Guid.CreateVersion7(now), Slug = article.Slug, Language = article.Language, Helpful = helpful, At = now });
                return session.Db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _limits.Dispose();
}
