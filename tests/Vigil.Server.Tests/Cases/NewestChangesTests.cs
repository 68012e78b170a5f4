using Microsoft.Extensions.Logging.Abstractions;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Of a lively case only the newest state is shown, never an older one after it, and what comes meanwhile of many cases is shown together.</summary>
public sealed class NewestChangesTests : IDisposable
{
    private static readonly CaseId One = CaseId.New(TimeProvider.System), Other = CaseId.New(TimeProvider.System);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<(CaseId Id, long Seq)[]> _shown = [];
    private Task _going = Task.CompletedTask;
    private Func<IReadOnlyList<CaseTold>, Task> _beforeShown = _ => Task.CompletedTask;

    [Fact]
    public async Task The_first_is_shown_at_once_and_of_what_came_meanwhile_the_newest_of_each_case_together()
    {
        using var newest = Make();
        var (begun, go) = HoldShowing();
        Run(newest);

        await newest.OfferAsync(Talk(One, 1), mayWait: true);
        await begun.Task;
        await newest.OfferAsync(Talk(One, 2), mayWait: true);
        await newest.OfferAsync(Talk(Other, 7), mayWait: true);
        await newest.OfferAsync(Talk(One, 3), mayWait: true);
        go.SetResult();

        await Eventually.HoldsAsync(() => Shown().Count == 2, "what came meanwhile");
        Assert.Equal([(One, 1L)], Shown()[0]);
        Assert.Equal([(One, 3L), (Other, 7L)], Shown()[1].OrderBy(s => s.Seq));
        await StopAsync();
    }

    [Fact]
    public async Task What_must_not_wait_is_shown_at_once_and_what_waited_before_it_never()
    {
        using var newest = Make();
        await newest.OfferAsync(Talk(One, 1), mayWait: true);
        await newest.OfferAsync(Talk(One, 2), mayWait: false);
        Assert.Equal([(One, 2L)], Assert.Single(Shown()));

        Run(newest);
        await newest.OfferAsync(Talk(One, 3), mayWait: true);
        await Eventually.HoldsAsync(() => Shown().Count == 2, "what came after it");
        Assert.Equal([(One, 3L)], Shown()[1]);
        await StopAsync();
    }

    [Fact]
    public async Task What_waits_to_be_shown_keeps_nobody_waiting_who_offers()
    {
        using var newest = Make();
        var (begun, go) = HoldShowing();
        Run(newest);

        await newest.OfferAsync(Talk(One, 1), mayWait: true);
        await begun.Task;
        Assert.True(newest.OfferAsync(Talk(Other, 1), mayWait: true).IsCompletedSuccessfully);
        go.SetResult();
        await StopAsync();
    }

    [Fact]
    public async Task A_change_that_cannot_be_shown_keeps_no_other_back()
    {
        using var newest = Make();
        _beforeShown = changes => changes.Any(c => c.Case.LastSeq == 2) ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        await newest.OfferAsync(Talk(One, 2), mayWait: true);
        await newest.OfferAsync(Talk(Other, 1), mayWait: true);
        Run(newest);

        await Eventually.HoldsAsync(() => Shown().Count == 1, "the one beside it");
        Assert.Equal([(Other, 1L)], Shown()[0]);
        await newest.OfferAsync(Talk(One, 3), mayWait: true);
        await Eventually.HoldsAsync(() => Shown().Count == 2, "the one after it");
        Assert.Equal([(One, 3L)], Shown()[1]);
        await StopAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    // The first showing tells that it has begun, and goes on when it may.
    private (TaskCompletionSource Begun, TaskCompletionSource Go) HoldShowing()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _beforeShown = _ =>
        {
            begun.TrySetResult();
            return go.Task;
        };
        return (begun, go);
    }

    private NewestChanges Make() => new(ShowAsync, TimeProvider.System, NullLogger.Instance);

    private void Run(NewestChanges newest) => _going = newest.RunAsync(_stop.Token);

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _going);
    }

    private async Task ShowAsync(IReadOnlyList<CaseTold> changes)
    {
        await _beforeShown(changes);
        lock (_shown)
        {
            _shown.Add([.. changes.Select(c => (c.Case.Id, c.Case.LastSeq))]);
        }
    }

    private List<(CaseId Id, long Seq)[]> Shown()
    {
        lock (_shown)
        {
            return [.. _shown];
        }
    }

    private static CaseTold Talk(CaseId id, long seq)
    {
        var at = DateTimeOffset.UnixEpoch;
        var @case = new CaseSnapshot(
            id, "7KQ-4MX", CustomerId.From(Guid.Empty), false, CaseStatus.Open, CaseOwner.Agent, null, null, null, null, CasePriority.Normal, true, null, "zh", "UTC",
            seq, seq, 0, at, at, null, null, null, null, null, null, null, null);
        return new CaseTold(@case, @case, [], []);
    }
}
