using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Vigil.Contracts.Exchange;
using Xunit;

namespace Vigil.Server.Tests.Sandbox;

/// <summary>What may never be told leaves the exchange only towards a caller with clearance.</summary>
public sealed class DisclosureTests : IDisposable
{
    private static readonly string[] Lists =
        ["", "/balances", "/withdrawals", "/deposits", "/orders", "/fills", "/positions", "/liquidations", "/c2c-orders", "/transfers", "/sign-ins", "/devices", "/logs", "/api-keys", "/freezes"];

    private readonly Meridian meridian = new();

    [Fact]
    public async Task The_confidential_reason_is_in_no_answer_to_an_uncleared_caller()
    {
        var (id, uid) = await meridian.Persona("freeze.confidential");
        var stop = TestContext.Current.CancellationToken;
        using var cleared = meridian.Client(Meridian.ClearedToken);
        var freezes = await cleared.GetFromJsonAsync<ExchangePage<Freeze>>($"/v1/accounts/{uid}/freezes", JsonSerializerOptions.Web, stop);
        var reason = freezes!.Items[0].Reason.ShouldNotBeNull();
        (await cleared.GetStringAsync($"/v1/accounts/{uid}", stop)).ShouldContain(reason);
        (await cleared.GetStringAsync($"/v1/accounts/{uid}/withdrawals", stop)).ShouldContain(reason);

        foreach (var list in Lists)
        {
            (await meridian.Http.GetStringAsync($"/v1/accounts/{uid}{list}", stop)).ShouldNotContain(reason, customMessage: list);
        }

        var refused = await meridian.Act(Meridian.Action("unfreeze-conf", "unfreeze", uid, scope: "withdrawals"));
        var answer = await refused.Content.ReadAsStringAsync(stop);
        answer.ShouldContain("freeze.not_liftable");
        answer.ShouldNotContain(reason);

        await meridian.Http.PostAsync($"/session/{id}", content: null, stop);
        string[] open = ["/", "/overview", "/security", "/demo/personas", "/openapi/v1.json", $"/demo/personas/{id}/inbox"];
        foreach (var path in open)
        {
            (await meridian.Http.GetStringAsync(path, stop)).ShouldNotContain(reason, customMessage: path);
        }
    }

    public void Dispose() => meridian.Dispose();
}
