using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Protection;

/// <summary>
/// How often one source may ask for codes and try them. Nothing here is counted by account: whoever wants to keep somebody from freezing would only have to use that up.
/// </summary>
internal sealed class FreezeLimits(IOptions<ProtectionOptions> options) : IDisposable
{
    // The limiters forget whoever has all of their amount again.
    private readonly PartitionedRateLimiter<string> _asking = PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetTokenBucketLimiter(source, _ => Bucket(options.Value.FreezesPerHour, TimeSpan.FromHours(1))), StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<string> _trying = PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetTokenBucketLimiter(source, _ => Bucket(options.Value.ChecksPerMinute, TimeSpan.FromMinutes(1))), StringComparer.Ordinal);

    /// <summary>A code is to be sent, or a link to be used, from there.</summary>
    public Refusal? CheckAsking(IPAddress? source) => Take(_asking, source);

    /// <summary>A code is to be tried from there, or how far it is to be asked.</summary>
    public Refusal? CheckTrying(IPAddress? source) => Take(_trying, source);

    /// <inheritdoc/>
    public void Dispose()
    {
        _asking.Dispose();
        _trying.Dispose();
    }

    private static Refusal? Take(PartitionedRateLimiter<string> limiter, IPAddress? source)
    {
        using var lease = limiter.AttemptAcquire(RequestSource.Of(source));
        return lease.IsAcquired ? null : ProtectionRefusals.TooManyFreezes(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    private static TokenBucketRateLimiterOptions Bucket(int amount, TimeSpan over) => new() { TokenLimit = amount, TokensPerPeriod = 1, ReplenishmentPeriod = over / amount, QueueLimit = 0 };
}
