using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff;

/// <summary>What keeps one person's session from being used as a machine: requests and calls over all their connections, and what they upload. Far above what hands do.</summary>
public sealed class StaffLimits(IOptions<StaffOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<StaffId> _requests = PartitionedRateLimiter.Create<StaffId, StaffId>(person => RateLimitPartition.GetTokenBucketLimiter(
        person, _ => Bucket(options.Value.RequestBurst, options.Value.RequestsPerSecond, TimeSpan.FromSeconds(1))));

    private readonly PartitionedRateLimiter<StaffId> _files = PartitionedRateLimiter.Create<StaffId, StaffId>(person => RateLimitPartition.GetTokenBucketLimiter(
        person, _ => Bucket(options.Value.FilesPerHour, 1, TimeSpan.FromHours(1) / options.Value.FilesPerHour)));

    /// <summary>A request or a call on the hub is to be answered.</summary>
    public Refusal? CheckRequest(StaffId person) => Take(_requests, person, StaffRefusals.TooManyRequests);

    /// <summary>A file is to be taken.</summary>
    public Refusal? CheckFile(StaffId person) => Take(_files, person, StaffRefusals.TooManyFiles);

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.Dispose();
        _files.Dispose();
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int tokens, TimeSpan period) =>
        new() { TokenLimit = burst, TokensPerPeriod = tokens, ReplenishmentPeriod = period, QueueLimit = 0, AutoReplenishment = true };

    private static Refusal? Take(PartitionedRateLimiter<StaffId> limiter, StaffId person, Func<TimeSpan, Refusal> refuse)
    {
        using var lease = limiter.AttemptAcquire(person);
        return lease.IsAcquired ? null : refuse(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }
}
