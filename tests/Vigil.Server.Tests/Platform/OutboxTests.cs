using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

public abstract class OutboxTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_listener_hears_every_event_of_a_stream_in_order()
    {
        var script = new Script();
        var customer = await Customer.StartAsync(await StartAsync(services: script.Register));
        var ids = new[] { await customer.OpenCaseAsync(), await customer.OpenCaseAsync(), await customer.OpenCaseAsync() };

        await Task.WhenAll(ids.SelectMany(id => Enumerable.Range(0, 20).Select(i => customer.SendAsync(id, $"text {i}"))));

        await Eventually.HoldsAsync(() => script.Heard.Count >= 60, "all events heard");
        Assert.All(ids, id => Assert.Equal(Enumerable.Range(2, 20).Select(i => (long)i), script.HeardOf(id)));
    }

    [Fact]
    public async Task A_failing_listener_is_tried_again_after_growing_pauses_and_holds_up_only_its_own_stream()
    {
        var script = new Script();
        var app = await StartAsync(services: script.Register);
        var customer = await Customer.StartAsync(app);
        var (failing, other) = (await customer.OpenCaseAsync(), await customer.OpenCaseAsync());
        script.FailuresLeft[failing] = 3;

        await customer.SendAsync(failing, "one");
        await customer.SendAsync(failing, "two");
        await customer.SendAsync(other, "elsewhere");

        await Eventually.HoldsAsync(() => script.HeardOf(other).Count == 1, "the other stream goes on");
        foreach (var pause in (double[])[0.5, 1, 2])
        {
            // Until the failure is stored with its pause the calendar stands still; then just too little, then enough.
            await Eventually.HoldsAsync(() => IsPutBackAsync(app, nameof(Script.Listen)), "the failure is stored");
            var tries = script.Tries(failing);
            Clock.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            Assert.Empty(await app.Get<OutboxStore>().ClaimAsync(32, Ending));
            Assert.Equal(tries, script.Tries(failing));
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            app.Get<OutboxSignal>().Wake();
            await Eventually.HoldsAsync(() => script.Tries(failing) > tries, "the next try");
        }

        await Eventually.HoldsAsync(() => script.HeardOf(failing).Count == 2, "the failed event and the one behind it");
        Assert.Equal([2L, 3L], script.HeardOf(failing));
        await Eventually.HoldsAsync(async () => (await RowsAsync(app, "select id from outbox")).Count == 0, "nothing left over");
    }

    [Fact]
    public async Task After_the_last_try_the_work_lies_among_the_dead_letters_and_the_stream_goes_on()
    {
        var script = new Script();
        var app = await StartAsync(services: script.Register);
        ExpectError("its work lies among the dead letters");
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        script.AlwaysFails = (id, 2);
        await customer.SendAsync(id, "one");
        await customer.SendAsync(id, "two");

        await Eventually.HoldsAsync(async () =>
        {
            // On with the calendar only between tries. A worker that begins one just then is one try more, whose lease has run out under its hands.
            if (await IsPutBackAsync(app, nameof(Script.Listen)))
            {
                Clock.Advance(TimeSpan.FromMinutes(10));
                app.Get<OutboxSignal>().Wake();
            }

            return script.HeardOf(id).Count == 1;
        }, "the event behind the dead one");

        Assert.Equal([3L], script.HeardOf(id));
        Assert.Equal([$"{nameof(Script.Listen)} {id} {nameof(MessagePosted)} {OutboxStore.MaxAttempts} {nameof(InvalidDataException)}"], await RowsAsync(app, "select listener, stream, type, attempts, last_error from dead_letters"));
        Assert.True(script.Tries(id) > OutboxStore.MaxAttempts);
    }

    [Fact]
    public async Task Work_of_a_server_that_went_down_is_done_by_the_next_once_the_lease_is_over()
    {
        var (storage, script) = (await CreateStorageAsync(), new Script { Blocks = true });
        var first = await StartAsync(on: storage, services: script.Register);
        var customer = await Customer.StartAsync(first);
        var id = await customer.OpenCaseAsync();
        await customer.SendAsync(id, "one");
        await Eventually.HoldsAsync(() => script.Tries(id) == 1, "the first try");
        await first.DisposeAsync();

        script.Blocks = false;
        var second = await StartAsync(on: storage, services: script.Register);
        Assert.Empty(await second.Get<OutboxStore>().ClaimAsync(1, Ending));
        Clock.Advance(OutboxStore.Lease);
        second.Get<OutboxSignal>().Wake();

        await Eventually.HoldsAsync(() => script.HeardOf(id).Count == 1, "the second try");
    }

    [Fact]
    public async Task Who_lost_the_lease_can_no_longer_finish_renew_or_fail_the_work()
    {
        var app = await StartAsync(services: services =>
        {
            new Script().Register(services);
            services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(OutboxWorker)));
        });
        var customer = await Customer.StartAsync(app);
        await customer.OpenCaseAsync("one");
        var store = app.Get<OutboxStore>();

        var dead = Assert.Single(await store.ClaimAsync(10, Ending));
        Assert.Empty(await store.ClaimAsync(10, Ending));
        await store.RenewAsync(dead);
        Clock.Advance(OutboxStore.Lease);
        var taken = Assert.Single(await store.ClaimAsync(10, Ending));
        await store.FinishAsync([dead]);
        await store.RenewAsync(dead);
        await store.FailAsync(dead, "late");

        Assert.Equal((dead.Id, 1, 2), (taken.Id, dead.Attempt, taken.Attempt));
        Assert.Equal(["2 "], await RowsAsync(app, "select attempts, last_error from outbox"));
        await store.FinishAsync([taken]);
        Assert.Empty(await RowsAsync(app, "select id from outbox"));
    }

    [Fact]
    public async Task What_was_refused_or_rolled_back_leaves_no_work()
    {
        var app = await StartAsync(services: new Script().Register);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        await app.Get<PostMessage>().HandleAsync(new MessagePost(id, Author.System, "refused", "k"), Ending);
        var failed = await Record.ExceptionAsync(() => app.Get<WriteGate>().WriteAsync<int>(async session =>
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = "update cases set title = 'rolled back'";
            await command.ExecuteNonQueryAsync(Ending);
            throw new InvalidDataException("planted");
        }, Ending));

        Assert.IsType<InvalidDataException>(failed);
        Assert.Empty(await RowsAsync(app, "select id from outbox"));
        Assert.Equal([""], await RowsAsync(app, "select title from cases"));
    }

    /// <summary>What the listener is to do, and what it heard.</summary>
    /// <summary>Leaves claimed work behind as a killed server does, and starts another on the same data.</summary>
    protected async Task<bool> IsDoneAtOnceByTheNextAsync(bool alone)
    {
        var (storage, script) = (await CreateStorageAsync(), new Script { Blocks = true });
        var first = await StartAsync(on: storage, services: script.Register);
        var customer = await Customer.StartAsync(first);
        var id = await customer.OpenCaseAsync();
        await customer.SendAsync(id, "one");
        await Eventually.HoldsAsync(() => script.Tries(id) == 1, "the first try");
        await first.DisposeAsync();

        script.Blocks = false;
        var second = await StartAsync(on: storage, services: script.Register, settings: ("Database:Exclusive", alone ? "true" : "false"));
        var after = await Customer.StartAsync(second);
        var other = await after.OpenCaseAsync();
        await after.SendAsync(other, "later");
        await Eventually.HoldsAsync(() => script.HeardOf(other).Count == 1, "what came later");
        if (alone)
        {
            await Eventually.HoldsAsync(() => script.HeardOf(id).Count == 1, "what the first left behind");
        }

        return script.HeardOf(id).Count == 1;
    }

    private sealed class Script
    {
        private readonly ConcurrentQueue<CaseId> _tries = [];

        public ConcurrentQueue<MessagePosted> Heard { get; } = [];

        public ConcurrentDictionary<CaseId, int> FailuresLeft { get; } = [];

        public bool Blocks { get; set; }

        public (CaseId Id, long Seq)? AlwaysFails { get; set; }

        public List<long> HeardOf(CaseId id) => [.. Heard.Where(h => h.CaseId == id).Select(h => h.Seq)];

        public int Tries(CaseId id) => _tries.Count(t => t == id);

        public void Register(IServiceCollection services)
        {
            services.AddListener<MessagePosted, Listen>();
            services.TryAddSingleton(this);
        }

        public sealed class Listen(Script script) : IListener<MessagePosted>
        {
            public async Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken)
            {
                script._tries.Enqueue(happened.CaseId);
                if (script.Blocks)
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }

                if (script.AlwaysFails == (happened.CaseId, happened.Seq))
                {
                    throw new InvalidDataException("planted");
                }

                if (script.FailuresLeft.TryGetValue(happened.CaseId, out var left) && left > 0)
                {
                    script.FailuresLeft[happened.CaseId] = left - 1;
                    throw new InvalidDataException("planted");
                }

                script.Heard.Enqueue(happened);
            }
        }
    }
}

public sealed class OutboxTestsOnSqlite() : OutboxTests(TestDatabase.Sqlite)
{
    [Fact]
    public async Task Where_one_server_has_the_data_for_itself_it_waits_for_no_lease_of_a_dead_one() => Assert.True(await IsDoneAtOnceByTheNextAsync(alone: true));

    [Fact]
    public async Task Where_there_may_be_others_their_leases_stand() => Assert.False(await IsDoneAtOnceByTheNextAsync(alone: false));
}

public sealed class OutboxTestsOnPostgres(PostgresCluster cluster) : OutboxTests(TestDatabase.Postgres(cluster))
{
    [Fact]
    public async Task The_claims_of_others_stand() => Assert.False(await IsDoneAtOnceByTheNextAsync(alone: false));
}
