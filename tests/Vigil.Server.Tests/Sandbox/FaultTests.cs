using System.Net;
using Shouldly;
using Vigil.Contracts.Exchange;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Sandbox;

public sealed class FaultTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly Meridian meridian = new();

    [Fact]
    public async Task Refusing_answers_503_on_the_connector_only()
    {
        await meridian.Fault("refuse");
        var answer = await meridian.Http.GetAsync("/v1/platform", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Meridian.Code(answer)).ShouldBe("exchange.unavailable");
        (await meridian.IdentityToken("wang")).ShouldNotBeEmpty();
        await meridian.Fault("none");
        (await meridian.Http.GetAsync("/v1/platform", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Slow_answers_after_five_seconds()
    {
        await meridian.Fault("slow");
        var started = meridian.Clock.GetUtcNow();
        var call = meridian.Http.GetAsync("/v1/platform", TestContext.Current.CancellationToken);
        using var deadline = new CancellationTokenSource(Deadline);
        while (!call.IsCompleted)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
            meridian.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await call).StatusCode.ShouldBe(HttpStatusCode.OK);
        (meridian.Clock.GetUtcNow() - started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Down_breaks_the_connection()
    {
        await meridian.Fault("down");
        await Should.ThrowAsync<Exception>(() => meridian.Http.GetAsync("/v1/platform", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_action_whose_answer_is_lost_was_carried_out_once_and_can_be_asked_for()
    {
        var (_, uid) = await meridian.Persona("withdrawal.review");
        var withdrawal = (await meridian.List<Withdrawal>(uid, "withdrawals"))[0];
        await meridian.Fault("timeoutAfterActing");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var request = Meridian.Action("lost-0001", "cancel_withdrawal", uid, withdrawal.Id);
        var call = System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(meridian.Http, "/v1/actions", request, patience.Token);
        await Eventually.HoldsAsync(async () => (await meridian.Http.GetAsync("/v1/actions/lost-0001", TestContext.Current.CancellationToken)).IsSuccessStatusCode, "the action is carried out");
        call.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        (await meridian.Get<ExchangeAction>("/v1/actions/lost-0001")).ShouldSatisfyAllConditions(a => a.State.ShouldBe("done"), a => a.Effects.ShouldBe(["withdrawal.cancelled:" + withdrawal.Id]));
        await meridian.Fault("none");
        (await meridian.Done(request)).State.ShouldBe("done");
        (await meridian.Get<Withdrawal>($"/v1/accounts/{uid}/withdrawals/{withdrawal.Id}")).ShouldSatisfyAllConditions(w => w.State.ShouldBe("cancelled"), w => w.Steps.Count(s => s.State == "cancelled").ShouldBe(1));
    }

    public void Dispose() => meridian.Dispose();
}
