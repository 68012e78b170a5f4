using Vigil.Server.Accounts;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts;

/// <summary>A reading that everybody shares.</summary>
public sealed class SharedReadingTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly TestClock _clock = new();
    private int _readings;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_ask_it_is_read_once_in_half_a_minute()
    {
        var held = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = Shared(() => held.Task, Long);

        var asked = Enumerable.Range(0, 20).Select(_ => shared.NowAsync(Ending)).ToList();
        held.SetResult("open");

        Assert.All(await Task.WhenAll(asked), value => Assert.Equal("open", value));
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("open", await shared.NowAsync(Ending));
        Assert.Equal(1, _readings);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("open", await shared.NowAsync(Ending));
        Assert.Equal(2, _readings);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_patience_allows_and_what_comes_late_serves_the_next()
    {
        var held = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = Shared(() => held.Task, TimeSpan.FromMilliseconds(20));

        Assert.Null(await shared.NowAsync(Ending));
        Assert.Null(await shared.NowAsync(Ending));
        held.SetResult("late");
        await Eventually.HoldsAsync(async () => await shared.NowAsync(Ending) == "late", "the late reading is known");
        Assert.Equal(1, _readings);
    }

    [Fact]
    public async Task Without_an_answer_the_last_one_counts_for_two_minutes_and_a_clock_set_back_makes_it_old()
    {
        string? answer = "closed";
        var shared = Shared(() => Task.FromResult<string?>(answer), Long);
        Assert.Equal("closed", await shared.NowAsync(Ending));

        answer = null;
        _clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal("closed", await shared.NowAsync(Ending));
        Assert.Equal("closed", await shared.NowAsync(Ending));
        Assert.Equal(2, _readings);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await shared.NowAsync(Ending));

        answer = "open";
        _clock.Advance(TimeSpan.FromHours(-1));
        Assert.Equal("open", await shared.NowAsync(Ending));
    }

    private SharedReading<string> Shared(Func<Task<string?>> read, TimeSpan patience) => new(
        () =>
        {
            Interlocked.Increment(ref _readings);
            return read();
        },
        patience,
        _clock);
}
