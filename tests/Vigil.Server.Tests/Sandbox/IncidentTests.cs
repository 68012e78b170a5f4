using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Tests.Sandbox;

public sealed class IncidentTests : IDisposable
{
    private readonly Meridian meridian = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_incident_is_opened_told_and_resolved()
    {
        (await State()).State.ShouldBe("normal");
        var opened = await Open(new { component = "withdrawals", title = "Withdrawals are slow", titleZh = "提币变慢" });
        opened.StatusCode.ShouldBe(HttpStatusCode.OK);
        var incident = (await opened.Content.ReadFromJsonAsync<Incident>(JsonSerializerOptions.Web, Stop))!;
        var state = await State();
        state.State.ShouldBe("degraded");
        state.Incidents.ShouldContain(incident);
        incident.Since.ShouldBe(meridian.Clock.GetUtcNow());

        (await meridian.Http.PostAsync($"/demo/incidents/{incident.Id}/resolve", content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        state = await State();
        state.State.ShouldBe("normal");
        state.Incidents.Single(i => i.Id == incident.Id).ShouldSatisfyAllConditions(i => i.State.ShouldBe("resolved"), i => i.ResolvedAt.ShouldNotBeNull());
        (await meridian.Http.PostAsync("/demo/incidents/I-1/resolve", content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_incident_is_refused_and_so_is_the_twenty_first()
    {
        foreach (var wrong in new object[] { new { component = "with drawals", title = "a", titleZh = "b" }, new { component = "c2c", title = "", titleZh = "b" }, new { component = "c2c", title = new string('a', 121), titleZh = "b" }, new { component = "c2c" } })
        {
            (await Open(wrong)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        for (var i = 0; i < 20; i++)
        {
            (await Open(new { component = "c2c", title = "a", titleZh = "b" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await Meridian.Code(await Open(new { component = "c2c", title = "a", titleZh = "b" }))).ShouldBe("incident.too_many");
    }

    public void Dispose() => meridian.Dispose();

    private Task<PlatformState> State() => meridian.Get<PlatformState>("/v1/platform");

    private Task<HttpResponseMessage> Open(object incident) => meridian.Http.PostAsJsonAsync("/demo/incidents", incident, Stop);
}
