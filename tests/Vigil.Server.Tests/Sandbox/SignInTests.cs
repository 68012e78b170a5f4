using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Tests.Sandbox;

/// <summary>Sign-ins to Meridian: each has a name of its own in its identity tokens, and the end of one is told by it.</summary>
public sealed class SignInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_sign_in_names_itself_in_its_tokens_and_a_page_names_its_own_each_time()
    {
        using var meridian = new Meridian();
        var (one, two) = (await Sid(meridian.Http, "/demo/personas/wang/identity-token"), await Sid(meridian.Http, "/demo/personas/wang/identity-token"));
        two.ShouldNotBe(one);

        using var browser = meridian.Client(null);
        (await browser.PostAsync("/identity-token", content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await browser.PostAsync("/session/wang", content: null, Stop);
        var page = await Sid(browser, "/identity-token");
        (await Sid(browser, "/identity-token")).ShouldBe(page);
        new[] { one, two }.ShouldNotContain(page);
        (await Sessions(meridian)).Select(s => s.GetProperty("id").GetString()).ShouldBe([page, two, one]);
    }

    [Fact]
    public async Task Who_is_signed_out_elsewhere_is_signed_out_here_and_others_stay()
    {
        using var meridian = new Meridian();
        using HttpClient phone = meridian.Client(null), desk = meridian.Client(null);
        await phone.PostAsync("/session/wang", content: null, Stop);
        await desk.PostAsync("/session/wang", content: null, Stop);
        var sid = await Sid(phone, "/identity-token");

        var page = await (await desk.PostAsync($"/security/sessions/{sid}/end", content: null, Stop)).Content.ReadAsStringAsync(Stop);

        page.ShouldNotContain(sid);
        (await phone.PostAsync("/identity-token", content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await phone.GetStringAsync("/", Stop)).ShouldContain("data-persona=\"\"");
        (await desk.GetStringAsync("/", Stop)).ShouldContain("data-persona=\"wang\"");

        // A freeze of one's own signs out every device but the one on which it was asked for; one that support asks for, all.
        await phone.PostAsync("/session/wang", content: null, Stop);
        await desk.PostAsync("/security/freeze", content: null, Stop);
        (await phone.PostAsync("/identity-token", content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var last = await Sid(desk, "/identity-token");
        (await meridian.Done(Meridian.Action("freeze-by-support", "freeze", "88310214", scope: "account"))).Effects.ShouldContain("session.ended:" + last);
        (await desk.PostAsync("/identity-token", content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_end_is_told_by_its_name_and_all_of_an_account_by_theirs()
    {
        var told = new ConcurrentQueue<ExchangeEvent>();
        await using var listener = await WebhookTests.Listen(async context =>
        {
            foreach (var happened in (await context.Request.ReadFromJsonAsync<ExchangeEventBatch>(JsonSerializerOptions.Web))!.Events.Where(e => e.Type == "session.ended"))
            {
                told.Enqueue(happened);
            }

            context.Response.StatusCode = 204;
        });
        using var meridian = new Meridian(("webhook-url", listener.Url + "/api/exchange/events"), ("webhook-secret", "webhook-secret-0123456789"));
        var (one, two, three) = (await Sid(meridian.Http, "/demo/personas/wang/identity-token"), await Sid(meridian.Http, "/demo/personas/wang/identity-token"), await Sid(meridian.Http, "/demo/personas/wang/identity-token"));

        // At once after the sign-in: an account that the stream has not met is no excuse.
        await meridian.Http.PostAsync($"/demo/personas/wang/sessions/{two}/end", content: null, Stop);
        await WebhookTests.Eventually(meridian, () => !told.IsEmpty);
        told.ShouldAllBe(e => e.Uid == "88310214" && e.ObjectId == two);

        await meridian.Http.PostAsync("/demo/personas/wang/sessions/end", content: null, Stop);
        await WebhookTests.Eventually(meridian, () => told.DistinctBy(e => e.Id).Count() == 3);
        told.Select(e => e.ObjectId).Distinct().ShouldBe([two, one, three], ignoreOrder: true);
        (await meridian.Http.PostAsync("/demo/personas/wang/sessions/SI-unknown/end", content: null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_program_that_signs_in_again_and_again_pushes_out_the_oldest()
    {
        using var meridian = new Meridian();
        for (var i = 0; i < 45; i++)
        {
            await meridian.IdentityToken("wang");
        }

        var sessions = await Sessions(meridian);
        sessions.Count.ShouldBe(40);
        sessions.Take(20).ShouldAllBe(s => s.GetProperty("endedAt").ValueKind == JsonValueKind.Null);
        sessions.Skip(20).ShouldAllBe(s => s.GetProperty("endedAt").ValueKind == JsonValueKind.String);
    }

    private static async Task<List<JsonElement>> Sessions(Meridian meridian) => (await meridian.Http.GetFromJsonAsync<List<JsonElement>>("/demo/personas/wang/sessions", Stop))!;

    private static async Task<string> Sid(HttpClient http, string path)
    {
        using var answer = await http.PostAsync(path, content: null, Stop);
        answer.EnsureSuccessStatusCode();
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var sid = new JsonWebToken(view.GetProperty("identityToken").GetString()).GetClaim("sid").Value;
        sid.ShouldBe(view.GetProperty("sessionId").GetString());
        return sid;
    }
}
