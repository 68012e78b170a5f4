using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>What somebody is to be called for reaches the receiver that the operator has named: once it is stored, signed, again where it was not taken, and nothing else does.</summary>
public abstract class AlertTests(TestDatabase database) : SliceTest(database)
{
    private const string Secret = "a-secret-of-the-receiver";

    [Fact]
    public async Task An_alert_is_posted_with_what_the_trail_says_and_signed()
    {
        await using var receiver = await Receiver.StartAsync();
        var app = await StartAsync(to: receiver, ("Alerts:Secret", Secret));
        await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "case.read", "case:1"), Ending);
        await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "reading.paused", "staff:1", new Dictionary<string, string> { ["rule"] = "canary" }), Ending);
        await QuietAsync(app);

        var post = Assert.Single(receiver.Posts);
        var told = JsonDocument.Parse(post.Body).RootElement;
        Assert.Equal(await RowsAsync(app, "select id from audit_events where action = 'reading.paused'"), [told.GetProperty("id").GetGuid().ToString("D").ToUpperInvariant()], StringComparer.OrdinalIgnoreCase);
        Assert.Equal("reading.paused", told.GetProperty("action").GetString());
        Assert.Equal("system", told.GetProperty("actor").GetString());
        Assert.Equal("staff:1", told.GetProperty("object").GetString());
        Assert.Equal("canary", told.GetProperty("detail").GetProperty("rule").GetString());
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeSeconds(), long.Parse(post.Timestamp!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{post.Timestamp}.{post.Body}")))}", post.Signature);
    }

    [Fact]
    public async Task What_the_receiver_does_not_take_is_sent_again_and_holds_back_no_other_action()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Refuses = body => body.Contains("staff:first", StringComparison.Ordinal);
        var app = await StartAsync(to: receiver);
        await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "staff.factors_reset", "staff:first"), Ending);
        await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "staff.invited", "staff:second"), Ending);
        await Eventually.HoldsAsync(() => receiver.Posts.Any(p => p.Body.Contains("staff:first", StringComparison.Ordinal)) && receiver.Posts.Any(p => p.Body.Contains("staff:second", StringComparison.Ordinal)), "both were sent");

        receiver.Refuses = _ => false;
        await Eventually.HoldsAsync(
            async () =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                return (await RowsAsync(app, "select id from outbox")).Count == 0;
            }, "what was refused has been sent again");
        Assert.True(receiver.Posts.Count(p => p.Body.Contains("staff:first", StringComparison.Ordinal)) >= 2);
        Assert.Single(receiver.Posts, p => p.Body.Contains("staff:second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_act_that_is_rolled_back_is_told_to_nobody_and_the_actions_are_the_operators_to_choose()
    {
        await using var receiver = await Receiver.StartAsync();
        var app = await StartAsync(to: receiver, ("Alerts:Actions:0", "case.read"));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => app.Get<WriteGate>().WriteAsync<int>(
            async session =>
            {
                await app.Get<Audit>().AppendAsync(session, new AuditEvent(Audit.System, "case.read", "case:rolled-back"));
                throw new InvalidTimeZoneException();
            }, Ending));
        await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "reading.paused", "staff:1"), Ending);
        await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "case.read", "case:kept"), Ending);
        await QuietAsync(app);

        Assert.Contains("case:kept", Assert.Single(receiver.Posts).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_in_one_instant_are_all_stored_and_told_once()
    {
        await using var receiver = await Receiver.StartAsync();
        var app = await StartAsync(to: receiver);
        await app.Get<WriteGate>().WriteAsync(
            async session =>
            {
                for (var i = 0; i < 50; i++)
                {
                    await app.Get<Audit>().AppendAsync(session, new AuditEvent(Audit.System, "staff.invited", $"invitation:{i}"));
                }

                return 0;
            }, Ending);
        await QuietAsync(app);

        Assert.Equal(50, receiver.Posts.Select(p => JsonDocument.Parse(p.Body).RootElement.GetProperty("object").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(50, receiver.Posts.Count);
    }

    [Fact]
    public async Task Without_a_receiver_nothing_waits_to_be_told()
    {
        var app = await StartAsync();
        await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "reading.paused", "staff:1"), Ending);
        Assert.Empty(await RowsAsync(app, "select id from outbox"));
    }

    [Theory]
    [InlineData("Alerts:Url", "pager", "Alerts:Url must be an absolute")]
    [InlineData("Alerts:Url", "https://somebody:word@pager.example.com/", "Alerts:Url must be an absolute")]
    [InlineData("Alerts:Url", "http://pager.example.com/", "Alerts:Url must be https")]
    [InlineData("Alerts:Secret", "short", "Alerts:Secret must have at least 16")]
    [InlineData("Alerts:TimeoutSeconds", "0", "TimeoutSeconds")]
    public async Task A_setting_that_cannot_be_meant_stops_the_start(string name, string value, string said)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(settings: (name, value)));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private async Task<VigilApplication> StartAsync(Receiver to, params (string Name, string? Value)[] settings)
    {
        var app = await StartAsync(settings: [("Alerts:Url", to.Address.ToString()), .. settings]);
        app.Outgoing.Allow(to.Address);
        return app;
    }

    /// <summary>A service that calls people: a real listener on loopback.</summary>
    private sealed class Receiver(WebApplication server) : IAsyncDisposable
    {
        public ConcurrentQueue<(string Body, string? Timestamp, string? Signature)> Posts { get; } = [];

        public Func<string, bool> Refuses { get; set; } = _ => false;

        public Uri Address => new(server.Urls.First().TrimEnd('/') + "/alerts");

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var receiver = new Receiver(builder.Build());
            receiver.Map();
            await receiver.RunAsync();
            return receiver;
        }

        public ValueTask DisposeAsync() => server.DisposeAsync();

        private Task RunAsync() => server.StartAsync(Ending);

        private void Map() => server.MapPost("/alerts", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync(Ending);
            Posts.Enqueue((body, request.Headers["X-Vigil-Timestamp"], request.Headers["X-Vigil-Signature"]));
            return Refuses(body) ? Results.StatusCode(503) : Results.NoContent();
        });
    }
}

/// <summary>On SQLite.</summary>
public sealed class AlertTestsOnSqlite() : AlertTests(TestDatabase.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class AlertTestsOnPostgres(PostgresCluster cluster) : AlertTests(TestDatabase.Postgres(cluster));
