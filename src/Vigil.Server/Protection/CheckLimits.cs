using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Protection;

/// <summary>How often one source may ask, and how often anybody may try codes of one customer.</summary>
internal sealed class CheckLimits(IOptions<ProtectionOptions> options) : IDisposable
{
    // The limiters forget whoever has all of their amount again.
    private readonly PartitionedRateLimiter<string> _checks = PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetTokenBucketLimiter(source, _ => Bucket(options.Value.ChecksPerMinute, TimeSpan.FromMinutes(1))), StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<string> _codes = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => Bucket(options.Value.AgentChecksPerHour, TimeSpan.FromHours(1))), StringComparer.Ordinal);

    /// <summary>Something is to be checked from there.</summary>
    public Refusal? Check(IPAddress? source) => Take(_checks, RequestSource.Of(source));

    /// <summary>A code is to be tried from there, of the customer with this account number, whether there is one or not.</summary>
    public Refusal? CheckCode(IPAddress? source, string uid) => Take(_codes, $"from {RequestSource.Of(source)}") ?? Take(_codes, $"of {uid.Trim()}");

    /// <inheritdoc/>
    public void Dispose()
    {
        _checks.Dispose();
        _codes.Dispose();
    }

    private static Refusal? Take(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired ? null : ProtectionRefusals.TooManyChecks(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    private static TokenBucketRateLimiterOptions Bucket(int amount, TimeSpan over) => new() { TokenLimit = amount, TokensPerPeriod = 1, ReplenishmentPeriod = over / amount, QueueLimit = 0 };
}
