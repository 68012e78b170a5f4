using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>What keeps one source, visitor or customer from flooding the desk. Asked before anything is written, so that a refusal costs next to nothing and nobody else notices.</summary>
internal sealed class MessengerLimits(IOptions<ChannelsOptions> options) : IDisposable
{
    // What a form may add around the largest file.
    private const int FormOverhead = 64 * 1024;

    // The limiters forget whoever has all of their amount again.
    private readonly PartitionedRateLimiter<string> _sessions =
        PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetTokenBucketLimiter(source, _ => PerHour(options.Value.VisitorSessionsPerHour)), StringComparer.Ordinal);

    private readonly PartitionedRateLimiter<MessengerCaller> _cases =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(
            caller.CustomerId, _ => PerHour(caller.Uid is null ? options.Value.VisitorCasesPerHour : options.Value.CustomerCasesPerHour)));

    private readonly PartitionedRateLimiter<MessengerCaller> _messages =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(
            caller.CustomerId, _ => Bucket(options.Value.MessageBurst, options.Value.MessagesPerSecond, TimeSpan.FromSeconds(1))));

    private readonly PartitionedRateLimiter<MessengerCaller> _files =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(
            caller.CustomerId, _ => PerHour(caller.Uid is null ? options.Value.VisitorFilesPerHour : options.Value.CustomerFilesPerHour)));

    // In kilobytes, so that a small file takes next to nothing.
    private readonly PartitionedRateLimiter<MessengerCaller> _fileBytes =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(
            caller.CustomerId, _ => KilobytesPerHour(1024 * (caller.Uid is null ? options.Value.VisitorFileMegabytesPerHour : options.Value.CustomerFileMegabytesPerHour))));

    // Whoever makes a visitor of themselves again and again is still where they are.
    private readonly PartitionedRateLimiter<string> _sourceBytes =
        PartitionedRateLimiter.Create<string, string>(source => RateLimitPartition.GetTokenBucketLimiter(source, _ => KilobytesPerHour(1024 * options.Value.SourceFileMegabytesPerHour)), StringComparer.Ordinal);

    private readonly PartitionedRateLimiter<MessengerCaller> _pieces =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(
            caller.CustomerId, _ => Bucket(options.Value.MessageBurst, options.Value.MessagesPerSecond, TimeSpan.FromSeconds(1))));

    // Apart from messages: whoever floods a stolen session with them does not keep its owner from freezing.
    private readonly PartitionedRateLimiter<MessengerCaller> _freezes =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(
            caller.CustomerId, _ => Bucket(options.Value.MessageBurst, options.Value.MessagesPerSecond, TimeSpan.FromSeconds(1))));

    // Each becomes a row where there may be several nodes. Apart from messages: a line that flickers must not keep anybody from writing.
    private readonly PartitionedRateLimiter<MessengerCaller> _tickets =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(
            caller.CustomerId, _ => Bucket(options.Value.MessageBurst, options.Value.MessagesPerSecond, TimeSpan.FromSeconds(1))));

    // Apart from messages too: each asks the exchange.
    private readonly PartitionedRateLimiter<MessengerCaller> _proofs =
        PartitionedRateLimiter.Create<MessengerCaller, CustomerId>(caller => RateLimitPartition.GetTokenBucketLimiter(caller.CustomerId, _ => PerHour(options.Value.CheckRequestsPerHour)));

    /// <summary>A visitor's session is to be started from there.</summary>
    public Refusal? CheckSession(IPAddress? source) => Take(_sessions, RequestSource.Of(source), ChannelRefusals.TooManySessions);

    /// <summary>A message is to be sent.</summary>
    public Refusal? CheckMessage(MessengerCaller caller) => Take(_messages, caller, ChannelRefusals.TooManyMessages);

    /// <summary>The account is to be frozen: a wish that the exchange refuses may be made again, and each is stored.</summary>
    public Refusal? CheckFreeze(MessengerCaller caller) => Take(_freezes, caller, ChannelRefusals.TooManyFreezes);

    /// <summary>A connection to the hub is to be opened.</summary>
    public Refusal? CheckTicket(MessengerCaller caller) => Take(_tickets, caller, ChannelRefusals.TooManyConnections);

    /// <summary>A code for a check is to be sent or tried.</summary>
    public Refusal? CheckProof(MessengerCaller caller) => Take(_proofs, caller, ChannelRefusals.TooManyProofs);

    /// <summary>A file of so many bytes is to be uploaded from there. One that is too large to be taken costs nothing.</summary>
    public Refusal? CheckFile(MessengerCaller caller, IPAddress? source, long size)
    {
        if (size is <= 0 or > FileContent.MaxBytes + FormOverhead)
        {
            return null;
        }

        var kilobytes = (int)Math.Min(size + 1023, FileContent.MaxBytes) / 1024;
        return Take(_files, caller, ChannelRefusals.TooManyFiles) ?? Take(_fileBytes, caller, ChannelRefusals.TooManyFiles, kilobytes)
            ?? (caller.Uid is null ? Take(_sourceBytes, RequestSource.Of(source), ChannelRefusals.TooManyFiles, kilobytes) : null);
    }

    /// <summary>A part of a file is to be stored, which is a write of its own however small it is.</summary>
    public Refusal? CheckPiece(MessengerCaller caller) => Take(_pieces, caller, ChannelRefusals.TooManyFiles);

    /// <summary>A new case is to be opened beside so many open ones.</summary>
    public Refusal? CheckCase(MessengerCaller caller, int open) =>
        open >= (caller.Uid is null ? options.Value.VisitorOpenCases : options.Value.CustomerOpenCases) ? ChannelRefusals.TooManyOpenCases
            : Take(_cases, caller, ChannelRefusals.TooManyCases);

    /// <inheritdoc/>
    public void Dispose()
    {
        _sessions.Dispose();
        _cases.Dispose();
        _messages.Dispose();
        _files.Dispose();
        _fileBytes.Dispose();
        _sourceBytes.Dispose();
        _pieces.Dispose();
        _freezes.Dispose();
        _proofs.Dispose();
        _tickets.Dispose();
    }

    private static Refusal? Take<T>(PartitionedRateLimiter<T> limiter, T who, Func<TimeSpan, Refusal> refusal, int amount = 1)
    {
        using var lease = limiter.AttemptAcquire(who, amount);
        return lease.IsAcquired ? null : refusal(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    private static TokenBucketRateLimiterOptions PerHour(int amount) => Bucket(amount, 1, TimeSpan.FromHours(1) / amount);

    private static TokenBucketRateLimiterOptions KilobytesPerHour(int amount) => Bucket(amount, Math.Max(1, amount / 3600), TimeSpan.FromSeconds(1));

    private static TokenBucketRateLimiterOptions Bucket(int atOnce, int each, TimeSpan period) => new() { TokenLimit = atOnce, TokensPerPeriod = each, ReplenishmentPeriod = period, QueueLimit = 0 };
}
