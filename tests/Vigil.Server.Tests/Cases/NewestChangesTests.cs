using Microsoft.Extensions.Logging.Abstractions;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Of a lively case only the newest state is shown, never an older one after it.</summary>
public sealed class NewestChangesTests
{
    private readonly Stopwatch _clock = new();
    private readonly List<long> _shown = [];

    [Fact]
    public async Task Of_a_burst_the_first_is_shown_at_once_and_the_last_when_the_pause_is_over()
    {
        using var stop = new CancellationTokenSource();
        using var newest = Make();
        var running = newest.RunAsync(stop.Token);

        await newest.OfferAsync(Talk(1), mayWait: true);
        await newest.OfferAsync(Talk(2), mayWait: true);
        await newest.OfferAsync(Talk(3), mayWait: true);
        Assert.Equal([1], Shown());

        _clock.Ticks += NewestChanges.Pause.Ticks;
        await Eventually.HoldsAsync(() => Shown().Count == 2, "the newest of the burst");
        Assert.Equal([1, 3], Shown());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task What_must_not_wait_is_shown_at_once_and_what_waited_before_it_never()
    {
        using var stop = new CancellationTokenSource();
        using var newest = Make();
        var running = newest.RunAsync(stop.Token);

        await newest.OfferAsync(Talk(1), mayWait: true);
        await newest.OfferAsync(Talk(2), mayWait: true);
        await newest.OfferAsync(Talk(3), mayWait: false);
        Assert.Equal([1, 3], Shown());

        await newest.OfferAsync(Talk(4), mayWait: true);
        _clock.Ticks += NewestChanges.Pause.Ticks;
        await Eventually.HoldsAsync(() => Shown().Count == 3, "what came after it");
        Assert.Equal([1, 3, 4], Shown());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_change_that_cannot_be_shown_keeps_no_later_one_back()
    {
        using var stop = new CancellationTokenSource();
        using var newest = new NewestChanges(told => told.Case.LastSeq == 2 ? throw new InvalidOperationException("broken") : Show(told), _clock, NullLogger.Instance);
        var running = newest.RunAsync(stop.Token);

        await newest.OfferAsync(Talk(1), mayWait: true);
        await newest.OfferAsync(Talk(2), mayWait: true);
        _clock.Ticks += NewestChanges.Pause.Ticks;
        await Eventually.HoldsAsync(
            async () =>
            {
                await newest.OfferAsync(Talk(3), mayWait: true);
                _clock.Ticks += NewestChanges.Pause.Ticks;
                return Shown().Contains(3);
            }, "the change after the broken one");

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private NewestChanges Make() => new(Show, _clock, NullLogger.Instance);

    private Task Show(CaseTold told)
    {
        lock (_shown)
        {
            _shown.Add(told.Case.LastSeq);
        }

        return Task.CompletedTask;
    }

    private List<long> Shown()
    {
        lock (_shown)
        {
            return [.. _shown];
        }
    }

    private static CaseTold Talk(long seq)
    {
        var at = DateTimeOffset.UnixEpoch;
        var @case = new CaseSnapshot(
            CaseId.From(Guid.Empty), "7KQ-4MX", CustomerId.From(Guid.Empty), false, CaseStatus.Open, CaseOwner.Agent, null, null, null, null, CasePriority.Normal, true, null, "zh", "UTC",
            seq, seq, 0, at, at, null, null, null, null, null, null, null, null);
        return new CaseTold(@case, @case, [], []);
    }

    /// <summary>Stands still until it is told; what waits on it waits in real time.</summary>
    private sealed class Stopwatch : TimeProvider
    {
        private long _ticks;

        public long Ticks
        {
            get => Volatile.Read(ref _ticks);
            set => Volatile.Write(ref _ticks, value);
        }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
