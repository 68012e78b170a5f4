using System.Collections.Concurrent;
using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

public abstract class TimelineTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task Internal_entries_leave_no_gap_in_the_customers_numbers()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync("one");
        await using var hub = await customer.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 0);

        await app.Get<ChangeCase>().UnderstandAsync(id, new UnderstoodData(2, "zh", "withdrawal.status", 0.9, [], []), CasePriority.Normal);
        await customer.SendAsync(id, "two");
        await app.Get<ChangeCase>().UnderstandAsync(id, new UnderstoodData(4, "zh", "withdrawal.status", 0.9, [], []), CasePriority.Normal);
        await customer.SendAsync(id, "three");

        var read = await customer.EntriesAsync(id);
        Assert.Equal([(1L, "one"), (2L, "two"), (3L, "three")], read.Entries.Select(e => (e.Seq, e.Text)));
        Assert.Equal(3, read.UpTo);
        Assert.Equal((2, "two"), Told(await hub.NextEntryAsync<EntryView>(1, e => e.Seq)));
        Assert.Equal((3, "three"), Told(await hub.NextAsync<EntryView>("entry", 1)));
        var stored = await app.Get<ReadCases>().FindAsync(id, Ending);
        Assert.Equal((6L, 3L), (stored!.LastSeq, stored.LastPublicSeq));
    }

    [Fact]
    public async Task Two_hundred_sends_at_once_get_the_numbers_1_to_200_and_everybody_hears_all_of_them()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        var hubs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => customer.ConnectAsync()));
        foreach (var hub in hubs)
        {
            Keep(hub);
            await hub.InvokeAsync<EntriesView>("Resume", id, 0);
        }

        var sent = await Task.WhenAll(hubs.SelectMany((hub, h) => Enumerable.Range(0, 10).Select(i => hub.InvokeAsync<SentMessage>("Send", id, $"k{h}-{i}", $"text {h}-{i}", null))));

        var all = Enumerable.Range(1, 200).Select(i => (long)i).ToList();
        Assert.Equal(all, sent.Select(s => s.Seq).Order());
        foreach (var hub in hubs)
        {
            var heard = new List<long>();
            for (var i = 0; i < 200; i++)
            {
                heard.Add((await hub.NextAsync<EntryView>("entry", 1)).Seq);
            }

            Assert.Equal(all, heard.Order());
        }
    }

    [Fact]
    public async Task Resume_returns_exactly_what_follows_and_then_everything_new()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        for (var i = 1; i <= 5; i++)
        {
            await customer.SendAsync(id, $"text {i}");
        }

        await using var hub = await customer.ConnectAsync();
        var resumed = await hub.InvokeAsync<EntriesView>("Resume", id, 3);
        await customer.SendAsync(id, "text 6");

        Assert.Equal([4L, 5L], resumed.Entries.Select(e => e.Seq));
        Assert.Equal((5L, false), (resumed.UpTo, resumed.More));
        Assert.Equal((6, "text 6"), Told(await hub.NextEntryAsync<EntryView>(5, e => e.Seq)));
        var read = Assert.Single((await customer.EntriesAsync(id, 5)).Entries);
        Assert.Equal((6, "text 6"), Told(read));
        Assert.Empty((await hub.InvokeAsync<EntriesView>("Resume", id, 6)).Entries);
        Assert.Empty((await hub.InvokeAsync<EntriesView>("Resume", id, long.MaxValue)).Entries);
        Assert.Equal(6, (await hub.InvokeAsync<EntriesView>("Resume", id, -1)).Entries.Count);
    }

    [Fact]
    public async Task A_pushed_entry_equals_the_entry_read_later()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        await using var hub = await customer.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 0);
        Clock.Advance(TimeSpan.FromTicks(1234567));

        await customer.SendAsync(id, "hello");

        Assert.Equal(await hub.NextAsync<EntryView>("entry", 1), Assert.Single((await customer.EntriesAsync(id)).Entries));
    }

    [Fact]
    public async Task A_long_timeline_is_read_in_pages_of_200()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 401).Select(i => customer.SendAsync(id, $"text {i}")));

        var first = await customer.EntriesAsync(id);
        var second = await customer.EntriesAsync(id, first.Entries[^1].Seq);
        var third = await customer.EntriesAsync(id, second.Entries[^1].Seq);

        Assert.Equal([(200, 401L, true), (200, 401L, true), (1, 401L, false)], new[] { first, second, third }.Select(p => (p.Entries.Count, p.UpTo, p.More)));
        Assert.Equal(Enumerable.Range(1, 401).Select(i => (long)i), new[] { first, second, third }.SelectMany(p => p.Entries).Select(e => e.Seq));
        Assert.False((await customer.EntriesAsync(id, 201)).More);
        Assert.Equal(200, (await customer.EntriesAsync(id, 201)).Entries.Count);
    }

    [Fact]
    public async Task A_command_that_fails_harms_nobody_else_in_its_batch()
    {
        var app = await StartAsync(services: services => services.AddListener<MessagePosted, Trap>());
        var customer = await Customer.StartAsync(app);
        var (id, other) = (await customer.OpenCaseAsync(), await customer.OpenCaseAsync());
        var jam = Trap.Set(id);

        // While the first message is being decided, all the others wait, and form the next batch.
        var first = customer.SendAsync(id, "first");
        await jam.Reached.Task.WithinDeadlineAsync("the first message's decision");
        var failing = app.Get<PostMessage>().HandleAsync(new MessagePost(id, Author.Assistant, "fails", "a1"), Ending);
        var others = Enumerable.Range(0, 10).Select(i => customer.SendAsync(i % 2 == 0 ? id : other, $"text {i}")).ToList();
        jam.Go.Set();

        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
        Assert.All(await Task.WhenAll(others), answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal("A planted failure.", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        Assert.Equal(Enumerable.Range(1, 6).Select(i => (long)i), (await customer.EntriesAsync(id)).Entries.Select(e => e.Seq));
        Assert.Equal(5, (await customer.EntriesAsync(other)).UpTo);
        Assert.DoesNotContain((await customer.EntriesAsync(id)).Entries, e => e.Text == "fails");
    }

    private static (long Seq, string? Text) Told(EntryView entry) => (entry.Seq, entry.Text);

    /// <summary>Fails while a batch is written: the assistant's messages of a chosen case. Also holds up that case's first message.</summary>
    private sealed class Trap : IListener<MessagePosted>
    {
        private static readonly ConcurrentDictionary<CaseId, Jam> Jams = [];

        public static Jam Set(CaseId id) => Jams.GetOrAdd(id, new Jam());

        public static bool Wants(MessagePosted happened)
        {
            if (!Jams.TryGetValue(happened.CaseId, out var jam))
            {
                return false;
            }

            if (happened.Author is AuthorKind.Assistant)
            {
                throw new InvalidOperationException("A planted failure.");
            }

            jam.Reached.TrySetResult(true);
            jam.Go.Wait(Eventually.Deadline);
            return false;
        }

        public Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken) => Task.CompletedTask;

        public sealed record Jam
        {
            public TaskCompletionSource<bool> Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

            public ManualResetEventSlim Go { get; } = new();
        }
    }
}

public sealed class TimelineTestsOnSqlite() : TimelineTests(TestDatabase.Sqlite);

public sealed class TimelineTestsOnPostgres(PostgresCluster cluster) : TimelineTests(TestDatabase.Postgres(cluster));
