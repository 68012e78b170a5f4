using System.Net.Http.Json;
using System.Net;
using Microsoft.Extensions.Options;
using Shouldly;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Tests.Sandbox;

public sealed class ClockTests : IDisposable
{
    private readonly Meridian meridian = new();

    [Fact]
    public async Task Confirmations_follow_the_clock_block_by_block_until_the_withdrawal_is_done()
    {
        var (before, path) = await SignIn();
        for (var block = 28; block < 64; block++)
        {
            await meridian.Skip(TimeSpan.FromSeconds(12));
            var now = await meridian.Get<Withdrawal>(path);
            now.ShouldSatisfyAllConditions(w => w.Confirmations.ShouldBe(block), w => w.State.ShouldBe("confirming"), w => w.Version.ShouldBe(before.Version + block - 27));
        }

        await meridian.Skip(TimeSpan.FromSeconds(12));
        var done = await meridian.Get<Withdrawal>(path);
        done.ShouldSatisfyAllConditions(w => w.State.ShouldBe("done"), w => w.Confirmations.ShouldBe(64), w => w.DoneAt.ShouldBe(before.EstimatedDoneAt), w => w.EstimatedDoneAt.ShouldBeNull());
        await meridian.Skip(TimeSpan.FromDays(2));
        (await meridian.Get<Withdrawal>(path)).ShouldBeEquivalentTo(done);
    }

    [Fact]
    public async Task Renewing_a_token_changes_nothing_while_the_situation_lasts()
    {
        var (before, path) = await SignIn();
        await meridian.Skip(TimeSpan.FromSeconds(24));
        await meridian.IdentityToken("wang");
        (await meridian.List<Withdrawal>(before.Uid, "withdrawals"))[0].Id.ShouldBe(before.Id);
        (await meridian.Get<Withdrawal>(path)).Confirmations.ShouldBe(29);
    }

    [Fact]
    public async Task A_finished_situation_is_made_anew_at_the_next_sign_in_and_the_old_one_stays_in_the_history()
    {
        var (before, path) = await SignIn();
        await meridian.Skip(TimeSpan.FromMinutes(20));
        await meridian.IdentityToken("wang");
        var after = (await meridian.List<Withdrawal>(before.Uid, "withdrawals"))[0];
        after.ShouldSatisfyAllConditions(w => w.Id.ShouldNotBe(before.Id), w => w.Confirmations.ShouldBe(27), w => w.State.ShouldBe("confirming"));
        (await meridian.Get<Withdrawal>(path)).State.ShouldBe("done");
    }

    [Fact]
    public async Task At_a_slower_pace_the_same_transfer_takes_as_many_times_longer()
    {
        using var slow = new Meridian(("MERIDIAN_PACE", "5"));
        var (id, uid) = await slow.Persona("withdrawal.confirming");
        await slow.IdentityToken(id);
        var before = (await slow.List<Withdrawal>(uid, "withdrawals"))[0];
        await slow.Skip(TimeSpan.FromSeconds(120));
        var after = (await slow.List<Withdrawal>(uid, "withdrawals"))[0];
        (before.Confirmations, after.Confirmations).ShouldBe((27, 29));
        after.EstimatedDoneAt.ShouldBe(before.EstimatedDoneAt);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("21")]
    public void A_pace_outside_its_limits_is_refused_at_the_start(string pace) =>
        Should.Throw<OptionsValidationException>(() => new Meridian(("pace", pace))).Message.ShouldContain($"pace: from 1 to 20 (found: {pace})");

    [Fact]
    public async Task Locks_and_unpaid_orders_end_by_themselves()
    {
        var (_, uid) = await meridian.Persona("account.locked");
        var locked = await meridian.Get<AccountProfile>($"/v1/accounts/{uid}");
        await meridian.Skip(TimeSpan.FromHours(2));
        var free = await meridian.Get<AccountProfile>($"/v1/accounts/{uid}");
        free.ShouldSatisfyAllConditions(p => p.State.ShouldBe("active"), p => p.LockedUntil.ShouldBeNull(), p => p.Version.ShouldBeGreaterThan(locked.Version));
    }

    [Fact]
    public async Task The_clock_never_goes_back()
    {
        var answer = await meridian.Http.PostAsJsonAsync("/demo/clock", new { advanceSeconds = -1 }, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Meridian.Code(answer)).ShouldBe("clock.out_of_range");
    }

    public void Dispose() => meridian.Dispose();

    private async Task<(Withdrawal Withdrawal, string Path)> SignIn()
    {
        await meridian.IdentityToken("wang");
        var (_, uid) = await meridian.Persona("withdrawal.confirming");
        var withdrawal = (await meridian.List<Withdrawal>(uid, "withdrawals"))[0];
        return (withdrawal, $"/v1/accounts/{uid}/withdrawals/{withdrawal.Id}");
    }
}
