using System.Net;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.BadInput;

/// <summary>A hub is opened by a session alone: no identity token, right or wrong, no token of the other side and nothing made up is one.</summary>
public sealed class HubTokenTests() : SliceTest(TestDatabase.Sqlite)
{
    [Fact]
    public async Task Nothing_but_a_session_of_its_own_kind_opens_a_hub()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, listens: true, settings: Shift.Demo);
        var customer = await Customer.StartAsync(app, exchange.Identity.For("10086"));
        var agent = await StaffClient.NamedAsync(app, Shift.Lin);
        (string Name, string Token)[] tokens =
        [
            .. IdentityTests.Wrong(exchange), ("a right identity token", exchange.Identity.For("10086")), ("of nobody", new string('A', 43)), ("one letter less", customer.Session.SessionToken[..42]),
            ("one letter more", customer.Session.SessionToken + "A"), ("another case", customer.Session.SessionToken.ToUpperInvariant()), ("no ASCII", new string('é', 43)), ("null", "null"), ("Bearer", $"Bearer {customer.Session.SessionToken}"),

            // Sessions that stand: an address is no place for them.
            ("a customer's session", customer.Session.SessionToken), ("a session of staff", agent.Session.Token),
        ];
        foreach (var hub in (string[])["messenger", "console"])
        {
            // A URL of more than 8 KiB is refused by the HTTP server before anybody looks at it (RFC 9110, section 15.5.15).
            foreach (var (name, token) in tokens.Where(t => Uri.EscapeDataString(t.Item2).Length < 7_000))
            {
                foreach (var step in (string[])["/negotiate?negotiateVersion=1&", "?"])
                {
                    using var http = new HttpClient { BaseAddress = app.Address };
                    using var request = new HttpRequestMessage(step == "?" ? HttpMethod.Get : HttpMethod.Post, new Uri($"/hubs/{hub}{step}access_token={Uri.EscapeDataString(token)}", UriKind.Relative));
                    await IsRefusedAsync(await http.SendAsync(request, Ending), $"{hub}{step}: {name}");
                }
            }

            using var nobody = new HttpClient { BaseAddress = app.Address };
            await IsRefusedAsync(await nobody.GetAsync(new Uri($"/hubs/{hub}", UriKind.Relative), Ending), hub);
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => app.OpenSocketAsync($"/hubs/{hub}?access_token={Uri.EscapeDataString(exchange.Identity.For("10086"))}"));
            Assert.Contains("401", refused.Message, StringComparison.Ordinal);

            // In the header, where a session belongs, that of the other side.
            var others = await Assert.ThrowsAnyAsync<Exception>(() => app.OpenSocketAsync($"/hubs/{hub}", hub == "messenger" ? agent.Session.Token : customer.Session.SessionToken));
            Assert.Contains("401", others.Message, StringComparison.Ordinal);
        }

        using var tooLong = new HttpClient { BaseAddress = app.Address };
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await tooLong.GetAsync(new Uri($"/hubs/messenger?access_token={new string('A', 20_000)}", UriKind.Relative), Ending)).StatusCode);
    }

    private static async Task IsRefusedAsync(HttpResponseMessage answer, string what)
    {
        var body = await answer.Content.ReadAsStringAsync(Ending);
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized && body.Contains("\"code\":\"session.required\"", StringComparison.Ordinal), $"{what}: {(int)answer.StatusCode} {body}");
    }
}
