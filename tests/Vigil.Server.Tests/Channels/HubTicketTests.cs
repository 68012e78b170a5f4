using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Http;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>What stands in the address of a hub opens it once, for half a minute, and names no session that could be used elsewhere.</summary>
public abstract class HubTicketTests(TestDatabase database) : SliceTest(database)
{
    private const string Hub = "messenger";
    private readonly bool _severalNodes = database != TestDatabase.Sqlite;

    [Fact]
    public async Task A_ticket_opens_the_hub_for_its_customer_and_once()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync("hello");
        var ticket = await TicketAsync(customer);
        await using (var hub = await HubClient.ConnectAsync(await OpenAsync(app, ticket), Ending))
        {
            Assert.Null((await hub.CallAsync("Resume", id, 0)).Code);
        }

        await IsRefusedAsync(app, ticket);
        Assert.NotEqual(ticket, await TicketAsync(customer));
    }

    [Fact]
    public async Task Of_many_that_come_with_one_ticket_one_gets_in_over_all_nodes()
    {
        var app = await StartAsync();
        var nodes = _severalNodes ? [app, await StartAsync(app.Storage)] : new[] { app };
        var customer = await Customer.StartAsync(app);
        var ticket = await TicketAsync(customer);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => await Record.ExceptionAsync(async () => (await OpenAsync(nodes[i % nodes.Length], ticket)).Dispose())));

        Assert.Single(opened, failure => failure is null);
        foreach (var node in nodes)
        {
            await IsRefusedAsync(node, ticket);
        }
    }

    [Fact]
    public async Task A_ticket_is_over_after_half_a_minute_and_with_its_session()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var late = await TicketAsync(customer);
        Clock.Advance(OnceTickets.Lifetime);
        await IsRefusedAsync(app, late);

        var ended = await TicketAsync(customer);
        Assert.Equal(HttpStatusCode.NoContent, (await customer.PostAsync("/api/messenger/sign-out", new { })).StatusCode);
        await IsRefusedAsync(app, ended);
    }

    [Fact]
    public async Task A_ticket_opens_nothing_but_its_hub()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var ticket = await TicketAsync(customer);

        await Customer.RefusedAsync(await customer.Http.SendAsync(Asking(HttpMethod.Get, $"/api/messenger/home?access_token={Uri.EscapeDataString(ticket)}", null), Ending), HttpStatusCode.Unauthorized, "session.required");
        await Customer.RefusedAsync(await customer.Http.SendAsync(Asking(HttpMethod.Get, "/api/messenger/home", ticket), Ending), HttpStatusCode.Unauthorized, "session.required");
        await Customer.RefusedAsync(await customer.Http.SendAsync(Asking(HttpMethod.Post, $"/hubs/messenger/negotiate?negotiateVersion=1&access_token={Uri.EscapeDataString(ticket)}", null), Ending), HttpStatusCode.Unauthorized, "session.required");
        await Assert.ThrowsAnyAsync<Exception>(() => app.OpenSocketAsync($"/hubs/console?access_token={Uri.EscapeDataString(ticket)}"));
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(customer.Session.SessionToken)));
        await IsRefusedAsync(app, app.Get<OnceTickets>().Make("console", key).Ticket);
        await IsRefusedAsync(app, ticket[..^2] + "AA");

        // None of these has used it up.
        (await OpenAsync(app, ticket)).Dispose();
    }

    [Fact]
    public async Task A_connection_is_no_door_to_whoever_knows_its_id()
    {
        var app = await StartAsync();
        var (customer, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        using var opened = JsonDocument.Parse(await (await customer.Http.SendAsync(Asking(HttpMethod.Post, "/hubs/messenger/negotiate?negotiateVersion=1", customer.Session.SessionToken), Ending)).EnsureSuccessStatusCode().Content.ReadAsStringAsync(Ending));

        // Other transports send what belongs to a connection by its id, and would go on under whoever sends it.
        Assert.Equal(["WebSockets"], opened.RootElement.GetProperty("availableTransports").EnumerateArray().Select(t => t.GetProperty("transport").GetString()));
        var path = $"/hubs/messenger?id={Uri.EscapeDataString(opened.RootElement.GetProperty("connectionToken").GetString()!)}";
        foreach (var who in (Customer[])[customer, stranger])
        {
            Assert.False((await who.Http.SendAsync(Asking(HttpMethod.Get, path, who.Session.SessionToken), Ending)).IsSuccessStatusCode);
            Assert.False((await who.Http.SendAsync(Asking(HttpMethod.Post, path, who.Session.SessionToken), Ending)).IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Tickets_are_made_for_a_session_alone_and_no_faster_than_messages()
    {
        var app = await StartAsync(settings: [("Channels:MessageBurst", "3"), ("Channels:MessagesPerSecond", "1")]);
        var customer = await Customer.StartAsync(app);
        await Customer.RefusedAsync(await app.CreateClient().PostAsync(new Uri("/api/messenger/hub-ticket", UriKind.Relative), null, Ending), HttpStatusCode.Unauthorized, "session.required");
        for (var i = 0; i < 3; i++)
        {
            await TicketAsync(customer);
        }

        var tooMany = await customer.PostAsync("/api/messenger/hub-ticket", new { });
        await Customer.RefusedAsync(tooMany, HttpStatusCode.TooManyRequests, "limit.connections");
        Assert.NotNull(tooMany.Headers.RetryAfter);
    }

    private static HttpRequestMessage Asking(HttpMethod method, string path, string? bearer)
    {
        var request = new HttpRequestMessage(method, path);

        // In place of the client's own: a header that is there already is not added again.
        request.Headers.TryAddWithoutValidation("Authorization", bearer is null ? "None" : $"Bearer {bearer}");
        return request;
    }

    private static async Task<string> TicketAsync(Customer customer) =>
        (await Customer.ReadAsync<HubTicketView>(await customer.PostAsync("/api/messenger/hub-ticket", new { }), HttpStatusCode.OK)).Ticket;

    private static Task<WebSocket> OpenAsync(VigilApplication app, string ticket) => app.OpenSocketAsync($"/hubs/{Hub}?access_token={Uri.EscapeDataString(ticket)}");

    private static async Task IsRefusedAsync(VigilApplication app, string ticket) =>
        Assert.Contains("401", (await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(app, ticket))).Message, StringComparison.Ordinal);
}

public sealed class HubTicketTestsOnSqlite() : HubTicketTests(TestDatabase.Sqlite);

public sealed class HubTicketTestsOnPostgres(PostgresCluster cluster) : HubTicketTests(TestDatabase.Postgres(cluster));
