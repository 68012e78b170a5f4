using System.Net.Http.Json;
using System.Net;
using Shouldly;
using Vigil.Contracts.Exchange;
using Xunit;

namespace Vigil.Server.Tests.Sandbox;

public sealed class ActionTests : IDisposable
{
    private readonly Meridian meridian = new();

    [Fact]
    public async Task The_same_key_acts_once_and_answers_the_same()
    {
        var (_, uid) = await meridian.Persona("novice");
        var before = await Usdt(uid);
        var first = await meridian.Done(Meridian.Action("comp-0001", "grant_compensation", uid, amount: "5.5", currency: "USDT"));
        var again = await meridian.Done(Meridian.Action("comp-0001", "grant_compensation", uid, amount: "5.5", currency: "USDT"));
        again.ShouldBeEquivalentTo(first);
        (await meridian.Get<ExchangeAction>("/v1/actions/comp-0001")).ShouldBeEquivalentTo(first);
        (await Usdt(uid)).ShouldBe(before + 5.5m);
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_a_conflict()
    {
        var (_, uid) = await meridian.Persona("novice");
        await meridian.Done(Meridian.Action("comp-0002", "grant_compensation", uid, amount: "5", currency: "USDT"));
        var other = await meridian.Act(Meridian.Action("comp-0002", "grant_compensation", uid, amount: "50", currency: "USDT"));
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Meridian.Code(other)).ShouldBe("action.key_reused");
    }

    [Fact]
    public async Task Freezing_an_account_stops_what_can_still_be_stopped()
    {
        var (_, uid) = await meridian.Persona("stolen");
        var pending = (await meridian.List<Withdrawal>(uid, "withdrawals"))[0];
        var action = await meridian.Done(Meridian.Action("freeze-01", "freeze", uid, scope: "account"));
        action.Effects.ShouldContain("withdrawal.cancelled:" + pending.Id);
        action.Effects.ShouldContain(e => e.StartsWith("session.ended:", StringComparison.Ordinal));
        action.Effects.ShouldContain(e => e.StartsWith("api_key.disabled:", StringComparison.Ordinal));
        (await meridian.List<Withdrawal>(uid, "withdrawals")).Select(w => w.State).Take(2).ShouldBe(["cancelled", "done"]);
        (await meridian.List<ApiKey>(uid, "api-keys")).ShouldAllBe(k => !k.Active);
        (await meridian.List<Device>(uid, "devices")).ShouldAllBe(d => !d.Active);
        (await meridian.Get<AccountProfile>($"/v1/accounts/{uid}")).State.ShouldBe("restricted");
        var lifted = await meridian.Done(Meridian.Action("unfreeze-01", "unfreeze", uid, scope: "account"));
        lifted.State.ShouldBe("done");
        (await meridian.List<Freeze>(uid, "freezes")).ShouldAllBe(f => !f.Active);
    }

    [Theory]
    [InlineData("withdrawal.confirming", "cancel_withdrawal", "withdrawal.already_broadcast")]
    [InlineData("withdrawal.confirming", "hold_withdrawal", "withdrawal.already_broadcast")]
    [InlineData("withdrawal.not_credited", "cancel_withdrawal", "withdrawal.already_broadcast")]
    [InlineData("freeze.confidential", "release_withdrawal", "withdrawal.not_releasable")]
    public async Task What_is_too_late_or_not_ours_is_refused(string situation, string kind, string code)
    {
        var (_, uid) = await meridian.Persona(situation);
        var withdrawal = (await meridian.List<Withdrawal>(uid, "withdrawals"))[0];
        var action = await meridian.Done(Meridian.Action("late-0001", kind, uid, withdrawal.Id));
        action.ShouldSatisfyAllConditions(a => a.State.ShouldBe("refused"), a => a.Code.ShouldBe(code), a => a.Effects.ShouldBeEmpty());
        (await meridian.List<Withdrawal>(uid, "withdrawals"))[0].ShouldBeEquivalentTo(withdrawal);
    }

    [Fact]
    public async Task A_withdrawal_in_review_can_be_released_and_goes_out_or_cancelled_and_comes_back()
    {
        var (_, uid) = await meridian.Persona("withdrawal.review");
        var held = (await meridian.List<Withdrawal>(uid, "withdrawals"))[0];
        (await meridian.Done(Meridian.Action("release-1", "release_withdrawal", uid, held.Id))).State.ShouldBe("done");
        await meridian.Skip(TimeSpan.FromMinutes(5));
        var sent = await meridian.Get<Withdrawal>($"/v1/accounts/{uid}/withdrawals/{held.Id}");
        sent.ShouldSatisfyAllConditions(w => w.State.ShouldBe("done"), w => w.Review!.Outcome.ShouldBe("approved"), w => w.Version.ShouldBeGreaterThan(held.Version));
    }

    [Fact]
    public async Task Decisions_about_c2c_orders_move_the_coins()
    {
        var (_, uid) = await meridian.Persona("c2c.buyer_paid");
        var order = (await meridian.List<C2cOrder>(uid, "c2c-orders"))[0];
        var before = await Usdt(uid);
        await meridian.Done(Meridian.Action("c2c-more-1", "decide_c2c", uid, order.Id, "more_time"));
        (await meridian.Get<C2cOrder>($"/v1/accounts/{uid}/c2c-orders/{order.Id}")).ShouldSatisfyAllConditions(o => o.State.ShouldBe("appealing"), o => o.AppealState.ShouldBe("more_time"));
        await meridian.Done(Meridian.Action("c2c-done-1", "decide_c2c", uid, order.Id, "release_to_buyer"));
        (await meridian.Get<C2cOrder>($"/v1/accounts/{uid}/c2c-orders/{order.Id}")).State.ShouldBe("released");
        (await Usdt(uid)).ShouldBe(before + 2000);
        (await meridian.Done(Meridian.Action("c2c-late-1", "decide_c2c", uid, order.Id, "return_to_seller"))).Code.ShouldBe("c2c.not_open");
    }

    [Fact]
    public async Task A_factor_reset_is_pending_until_somebody_has_looked_and_stops_withdrawals()
    {
        var (_, uid) = await meridian.Persona("novice");
        (await meridian.Done(Meridian.Action("factor-01", "start_factor_reset", uid))).State.ShouldBe("pending");
        (await meridian.List<Freeze>(uid, "freezes")).ShouldHaveSingleItem().Reason.ShouldBe("factor_lost");
        await meridian.Skip(TimeSpan.FromDays(1));
        (await meridian.Get<ExchangeAction>("/v1/actions/factor-01")).State.ShouldBe("done");
    }

    [Fact]
    public async Task Someone_elses_record_answers_exactly_like_none()
    {
        var (_, owner) = await meridian.Persona("withdrawal.review");
        var (_, other) = await meridian.Persona("novice");
        var theirs = (await meridian.List<Withdrawal>(owner, "withdrawals"))[0].Id;
        var stop = TestContext.Current.CancellationToken;
        string[] paths = [$"/v1/accounts/{other}/withdrawals/{theirs}", $"/v1/accounts/{other}/withdrawals/W0", "/v1/accounts/1"];
        foreach (var path in paths)
        {
            var answer = await meridian.Http.GetAsync(path, stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await Meridian.Code(answer)).ShouldBe("not_found");
        }

        (await meridian.Act(Meridian.Action("other-001", "cancel_withdrawal", other, theirs))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await meridian.Http.GetAsync("/v1/actions/other-001", stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{", "request.invalid")]
    [InlineData("[]", "request.invalid")]
    [InlineData("{\"key\":\"short\"}", "action.invalid_key")]
    public async Task Nonsense_is_refused_with_a_code(string body, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await meridian.Http.PostAsync("/v1/actions", content, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Meridian.Code(answer)).ShouldBe(code);
    }

    [Fact]
    public async Task Scopes_are_kept()
    {
        var stop = TestContext.Current.CancellationToken;
        using var stranger = meridian.Client(null);
        (await stranger.GetAsync("/v1/platform", stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var reader = meridian.Client(Meridian.ClearedToken);
        (await reader.GetAsync("/v1/platform", stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await reader.PostAsJsonAsync("/v1/actions", Meridian.Action("scope-001", "unlock", "88310214"), stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Meridian.Code(answer)).ShouldBe("scope.missing");
    }

    public void Dispose() => meridian.Dispose();

    private async Task<decimal> Usdt(string uid) =>
        decimal.Parse((await meridian.List<Balance>(uid, "balances")).Single(b => b.Wallet == "funding" && b.Currency == "USDT").Available, System.Globalization.CultureInfo.InvariantCulture);
}
