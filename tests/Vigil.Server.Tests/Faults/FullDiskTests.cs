using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Faults;

/// <summary>A disk without room, a real one: the server refuses, keeps what it promised, lets everybody read, and goes on by itself when there is room.</summary>
public sealed class FullDiskTests() : SliceTest(TestDatabase.Sqlite)
{
    private const int Megabytes = 24;

    // What an empty cluster takes, and a little.
    private const int PostgresMegabytes = 160;

    [Fact]
    public async Task A_full_disk_is_told_keeps_what_was_acknowledged_and_is_over_when_there_is_room()
    {
        ExpectError("storage.full");
        var disk = Keep(await SmallDisk.MountAsync(Megabytes));
        var app = Keep(await StartAsync(on: new TestStorage("sqlite", disk.Folder, null), settings: Shift.Demo));
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var sender = new Sender(customer, id);
        await sender.SendAsync(20);
        var agent = await new Shift(app).AvailableAsync(Shift.Lin);
        var theirs = await Shift.WaitingAsync(await Customer.StartAsync(app));
        await new Shift(app).HasAsync(agent, theirs);
        await using var hub = await customer.ConnectAsync();

        disk.Fill();
        HttpResponseMessage answer;
        var stored = 0;
        while ((answer = await customer.SendAsync(id, new string('长', 5_000))).StatusCode is HttpStatusCode.Created)
        {
            // What the journal has room for is still taken.
            Assert.InRange(++stored, 1, 2_000);
        }

        await Customer.RefusedAsync(answer, HttpStatusCode.ServiceUnavailable, "storage.full");
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("storage.full", (await hub.CallAsync("Send", id, "kept", new string('长', 5_000), null)).Code);
        var http = app.CreateClient();
        await Customer.RefusedAsync(await app.Monitor().GetAsync(new Uri("/readyz", UriKind.Relative), Ending), HttpStatusCode.ServiceUnavailable, "storage.full");
        Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending));

        // Reading goes on, for customers and for agents.
        Assert.Equal(20, (await customer.EntriesAsync(id)).Entries.Count(e => e.Text!.StartsWith("message ", StringComparison.Ordinal)));
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single((await Shift.ListAsync(agent, "mine")).Items);
        Assert.NotEmpty((await Shift.EntriesAsync(agent, theirs)).Entries);
        await using (var desk = await agent.ConnectAsync(app))
        {
            Assert.Null((await desk.CallAsync("Watch", theirs, 0)).Error);
            Assert.Equal("storage.full", (await Customer.ReadAsync<System.Text.Json.JsonElement>(await Shift.SayAsync(agent, theirs, new string('长', 5_000)), HttpStatusCode.ServiceUnavailable)).GetProperty("code").GetString());
        }

        var many = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => customer.SendAsync(id, new string('长', 5_000), $"many {i}")));
        Assert.All(many, a => Assert.True(a.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Created, $"{a.StatusCode}"));
        Assert.InRange(app.Log.Lines.Count(l => l.Level >= LogLevel.Warning), 1, 3);

        disk.Free();

        await Eventually.HoldsAsync(async () => (await http.GetAsync(new Uri("/readyz", UriKind.Relative), Ending)).StatusCode is HttpStatusCode.OK, "it is ready again");
        Assert.Null((await hub.CallAsync("Send", id, "kept", "after it", null)).Error);
        Assert.Single((await Shift.ListAsync(agent, "mine")).Items);
        var waiting = await Shift.WaitingAsync(await Customer.StartAsync(app));
        await new Shift(app).HasAsync(agent, waiting);

        // A start afterwards finds the same.
        await app.DisposeAsync();
        var again = Keep(await StartAsync(on: new TestStorage("sqlite", disk.Folder, null)));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/messenger/cases/{id}/entries", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", customer.Session.SessionToken);
        var read = await Customer.ReadAsync<Vigil.Contracts.Messenger.EntriesView>(await again.CreateClient().SendAsync(request, Ending), HttpStatusCode.OK);
        Assert.Equal(Enumerable.Range(1, read.Entries.Count).Select(n => (long)n), read.Entries.Select(e => e.Seq));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"message {i}"), read.Entries.Take(20).Select(e => e.Text));
    }

    [Fact]
    public async Task A_full_disk_of_PostgreSQL_loses_nothing_either()
    {
        ExpectError("storage.full");
        ExpectError("database.unavailable");
        var disk = Keep(await SmallDisk.MountAsync(PostgresMegabytes));
        var cluster = Keep(new PostgresCluster(Directory.CreateDirectory(disk.Folder).FullName));
        var app = Keep(await StartAsync(on: await TestDatabase.Postgres(cluster).CreateAsync()));
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var sender = new Sender(customer, id);
        await sender.SendAsync(20);

        disk.Fill();
        var filling = await customer.OpenCaseAsync();
        HttpResponseMessage answer;
        var stored = 0;
        while ((answer = await customer.SendAsync(filling, new string('长', 10_000))).StatusCode is HttpStatusCode.Created)
        {
            Assert.InRange(++stored, 1, 5_000);
        }

        // The table's file or the write-ahead log, whichever has no room first; of the latter PostgreSQL stops.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        disk.Free();
        await cluster.EnsureStartedAsync();

        await sender.SendAsync(5);
        await sender.NothingIsLostAsync();
        var read = 0;
        for (var page = await customer.EntriesAsync(filling); page.Entries.Count > 0; page = await customer.EntriesAsync(filling, read))
        {
            read += page.Entries.Count;
        }

        Assert.InRange(read, stored, stored + 1);
    }

    [Fact]
    public async Task Work_that_meets_an_outage_is_done_after_it_however_often_it_was_tried()
    {
        ExpectError("storage.full");
        var disk = new Attempts();
        var app = await StartAsync(services: all => all.AddSingleton(disk).AddListener<MessagePosted, Writes>());
        var customer = await Customer.StartAsync(app);
        await customer.OpenCaseAsync("hello");

        await Eventually.HoldsAsync(
            () =>
            {
                // Time for the next try has come, and the worker looks at once.
                Clock.Advance(TimeSpan.FromMinutes(1));
                app.Get<OutboxSignal>().Wake();
                return disk.Done;
            },
            "it is done");
        Assert.True(disk.Count >= OutboxStore.MaxAttempts + 3);
    }

    /// <summary>How often it was tried.</summary>
    public sealed class Attempts
    {
        public int Count { get; set; }

        public bool Done { get; set; }
    }

    /// <summary>A listener that finds no room for long.</summary>
    public sealed class Writes(Attempts attempts) : IListener<MessagePosted>
    {
        public Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken)
        {
            // The clock jumps by a minute with each look, so that on a slow machine one try may overtake another.
            attempts.Done |= ++attempts.Count >= OutboxStore.MaxAttempts + 3;
            return attempts.Done ? Task.CompletedTask : throw new IOException("No space left on device", 28);
        }
    }
}
