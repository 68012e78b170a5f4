using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>Who gets which case, when, and who does not.</summary>
public abstract class RoutingTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_case_goes_to_whoever_has_most_free_capacity_and_then_to_whoever_got_one_longest_ago()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var (lin, sofia) = (await shift.AvailableAsync(Shift.Lin, 2), await shift.AvailableAsync(Shift.Sofia, 3));

        var first = await Shift.WaitingAsync(customer);
        await shift.HasAsync(sofia, first);
        Clock.Advance(TimeSpan.FromSeconds(1));

        // Two free places each now, and 小林 has never been given one.
        var second = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, second);
        await shift.HasAsync(sofia, await Shift.WaitingAsync(customer));
    }

    [Fact]
    public async Task With_nobody_available_it_waits_and_goes_to_the_first_who_is()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.SignInAsync(Shift.Lin);
        foreach (var state in (string[])["break", "training", "wrapUp", "offline"])
        {
            Assert.Equal(state, (await Shift.SetAsync(lin, state)).State);
            var id = await Shift.WaitingAsync(customer);
            await QuietAsync(shift.Application);
            Assert.Equal("waiting", (await customer.StateAsync(id)).State);
            await Shift.SetAsync(lin, "available");
            await shift.HasAsync(lin, id);
        }
    }

    [Fact]
    public async Task The_urgent_passes_everybody_and_a_resolved_case_makes_room()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var early = await shift.WaitingAsync(customer, CaseQueues.General, CasePriority.Normal);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var later = await shift.WaitingAsync(customer, CaseQueues.General, CasePriority.Normal);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var urgent = await shift.WaitingAsync(customer, CaseQueues.General, CasePriority.Urgent);

        var lin = await shift.AvailableAsync(Shift.Lin, 1);

        foreach (var next in (CaseId[])[urgent, early, later])
        {
            await shift.HasAsync(lin, next);
            Assert.Equal(1, (await Shift.PresenceAsync(lin)).Active);
            await Shift.RowAsync(Shift.ResolveAsync(lin, next));
        }
    }

    [Fact]
    public async Task Those_who_wait_hear_that_they_come_nearer()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var first = await Shift.WaitingAsync(customer);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await Shift.WaitingAsync(customer);
        await using var phone = await customer.ConnectAsync();
        await phone.InvokeAsync<EntriesView>("Resume", second, 0);
        Assert.Equal(1, (await customer.StateAsync(second)).Ahead);

        var lin = await shift.AvailableAsync(Shift.Lin, 1);
        await shift.HasAsync(lin, first);

        // What was on its way when the phone came may arrive first.
        var state = await phone.NextAsync<CaseStateView>("caseChanged", 1);
        while (state.Ahead is 1)
        {
            state = await phone.NextAsync<CaseStateView>("caseChanged", 1);
        }

        Assert.Equal((second, "waiting", 0), (state.CaseId, state.State, state.Ahead!.Value));
    }

    [Fact]
    public async Task Whoever_waits_hears_that_nobody_is_at_work_and_that_somebody_is_again()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        Assert.Null((await customer.StateAsync(await customer.OpenCaseAsync())).Staffed);
        var id = await Shift.WaitingAsync(customer);
        await using var phone = await customer.ConnectAsync();
        await phone.InvokeAsync<EntriesView>("Resume", id, 0);
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).Staffed is false, "nobody is at work");

        // The security team does not serve this line; whoever is on a break serves it soon.
        await shift.AvailableAsync(Shift.Lan);
        await Shift.SetAsync(await shift.SignInAsync(Shift.Lin), "break");
        await HearsAsync(true);

        Clock.Advance(TimeSpan.FromMinutes(5));
        await HearsAsync(false);

        async Task HearsAsync(bool staffed)
        {
            var state = await phone.NextAsync<CaseStateView>("caseChanged", 1);
            while (state.Staffed != staffed)
            {
                state = await phone.NextAsync<CaseStateView>("caseChanged", 1);
            }

            Assert.Equal((id, "waiting"), (state.CaseId, state.State));
        }
    }

    [Fact]
    public async Task Twenty_at_once_fill_two_agents_and_no_more()
    {
        var shift = await BeginAsync();
        var (lin, sofia) = (await shift.AvailableAsync(Shift.Lin, 3), await shift.AvailableAsync(Shift.Sofia, 3));
        await FillsAsync(shift, [shift.Application], lin, sofia);
    }

    [Fact]
    public async Task Who_lacks_the_queue_gets_none_of_it()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var theft = await shift.WaitingAsync(customer, CaseQueues.Security, CasePriority.Urgent);
        var general = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, general);
        await QuietAsync(shift.Application);
        Assert.Equal("waiting", (await customer.StateAsync(theft)).State);

        await shift.HasAsync(await shift.AvailableAsync(Shift.Lan), theft);
    }

    [Fact]
    public async Task Who_has_been_silent_for_half_a_minute_gets_none_until_they_are_back()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var (lin, jing) = (await shift.AvailableAsync(Shift.Lin), await shift.SignInAsync(Shift.Jing));
        await using (await lin.ConnectAsync(shift.Application))
        {
            // The connection is the sign of life, whatever the calendar says.
            Clock.Advance(TimeSpan.FromSeconds(31));
            await Eventually.HoldsAsync(async () => await StateOfAsync(jing, lin) == "available", "the connection counts");
        }

        await Eventually.HoldsAsync(() => !Connected(shift), "the connection is gone");
        Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("offline", await StateOfAsync(jing, lin));
        var id = await Shift.WaitingAsync(customer);
        await QuietAsync(shift.Application);
        Assert.Equal("waiting", (await customer.StateAsync(id)).State);

        await using var back = await lin.ConnectAsync(shift.Application);
        await shift.HasAsync(lin, id);
        Assert.Equal("available", await StateOfAsync(jing, lin));
    }

    [Fact]
    public async Task A_gone_agents_customer_goes_back_to_the_queue_before_the_others()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var before = await Shift.WaitingAsync(customer);
        var lin = await shift.AvailableAsync(Shift.Lin, 2);
        await shift.HasAsync(lin, before);
        var answered = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, answered);
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(lin, answered, "请稍等")).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await Shift.WaitingAsync(customer);

        Clock.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(before)).State == "waiting", "the case went back");

        Assert.Equal((0, 1), ((await customer.StateAsync(before)).Ahead, (await customer.StateAsync(waiting)).Ahead));
        Assert.Equal("withAgent", (await customer.StateAsync(answered)).State);
        Assert.Equal(["queued", "assigned", "queued"], (await customer.EntriesAsync(before)).Entries.Select(e => e.State?.Change).OfType<string>());
        var sofia = await shift.AvailableAsync(Shift.Sofia, 1);
        await shift.HasAsync(sofia, before);

        // A later word of the customer who was answered finds the agent gone too.
        await customer.SendAsync(answered, "还在吗?");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(answered)).State == "waiting", "nobody waits for somebody who is not there");
    }

    [Fact]
    public async Task Who_has_said_offline_and_takes_a_case_keeps_it_while_they_are_connected()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var (jing, lin) = (await shift.OnBreakAsync(Shift.Jing), await shift.OnBreakAsync(Shift.Lin));
        await using var console = await jing.ConnectAsync(shift.Application);
        var (taken, given, left) = (await Shift.WaitingAsync(customer), await Shift.WaitingAsync(customer), await Shift.WaitingAsync(customer));
        await Shift.RowAsync(Shift.AssignAsync(await shift.SignInAsync("Admin"), given, to: jing));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.SetAsync(jing, "offline");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.RowAsync(Shift.AssignAsync(jing, taken));
        await Shift.RowAsync(Shift.AssignAsync(jing, left, to: lin));

        // In two steps: the sign of life that the connection gives each second of real time is surely there in the middle.
        Clock.Advance(TimeSpan.FromMinutes(2));
        await jing.ReadAsync<IReadOnlyList<QueueView>>("/api/console/queues");
        Clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));

        // The first of them has waited longest: whoever returns the last has looked at it.
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(left)).State == "waiting", "the case of who is gone went back");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(given)).State == "waiting", "so did what was given to somebody offline, who did nothing with it");
        Assert.Equal("withAgent", (await customer.StateAsync(taken)).State);

        // Said anew, it is a word about this case too.
        await Shift.SetAsync(jing, "offline");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(taken)).State == "waiting", "who says that they go gives the case back");
    }

    [Fact]
    public async Task Who_has_said_offline_and_taken_a_case_loses_it_when_they_are_gone()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var jing = await shift.SignInAsync(Shift.Jing);
        await Shift.SetAsync(jing, "offline");
        var id = await Shift.WaitingAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(jing, id));

        Clock.Advance(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(1));

        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "nobody waits for somebody who is not there");
    }

    [Fact]
    public async Task A_queue_tells_how_long_its_customers_have_waited_also_after_a_case_came_back()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var (lin, jing) = (await shift.AvailableAsync(Shift.Lin), await shift.SignInAsync(Shift.Jing));
        var began = Clock.GetUtcNow();
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);

        Clock.Advance(TimeSpan.FromMinutes(10));
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case went back");

        var general = (await jing.ReadAsync<IReadOnlyList<QueueView>>("/api/console/queues")).Single(q => q.Name == CaseQueues.General);
        Assert.Equal((1, began), (general.Waiting, general.OldestSince!.Value));
    }

    [Fact]
    public async Task Presence_outlives_a_restart_and_ends_with_signing_out()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin, 7);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);

        var again = new Shift(await StartAsync(shift.Application.Storage, settings: Shift.Demo));
        var jing = await again.SignInAsync(Shift.Jing);
        var colleagues = await jing.ReadAsync<IReadOnlyList<ColleagueView>>("/api/console/colleagues");
        Assert.Equal(new PresenceView("available", 7, 1), colleagues.Single(c => c.Name == Shift.Lin).Presence);

        Assert.Equal(HttpStatusCode.NoContent, (await lin.PostAsync("/api/staff/sign-out", "")).StatusCode);
        Assert.Equal("offline", await StateOfAsync(jing, lin));
    }

    [Fact]
    public async Task A_case_given_back_to_the_queue_does_not_come_back_to_the_giver()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);

        Assert.Equal("waiting", (await Shift.RowAsync(Shift.TransferAsync(lin, id, queue: "general"))).State);
        await QuietAsync(shift.Application);
        Assert.Equal("waiting", (await customer.StateAsync(id)).State);
        await shift.HasAsync(await shift.AvailableAsync(Shift.Sofia), id);
    }

    [Fact]
    public async Task With_nobody_else_there_the_giver_gets_it_again_after_a_minute()
    {
        var shift = await BeginAsync();
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);
        await Shift.RowAsync(Shift.TransferAsync(lin, id, queue: "general"));
        await QuietAsync(shift.Application);

        Clock.Advance(TimeSpan.FromMinutes(1));
        await Shift.SetAsync(lin, "available");

        await shift.HasAsync(lin, id);
    }

    /// <summary>Hands 20 cases over at once, to all these nodes in turn.</summary>
    protected static async Task FillsAsync(object begun, IReadOnlyList<VigilApplication> nodes, StaffClient one, StaffClient other)
    {
        var shift = (Shift)begun;
        var customers = new List<Customer>();
        foreach (var node in nodes)
        {
            customers.Add(await Customer.StartAsync(node));
        }

        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Shift.WaitingAsync(customers[n % customers.Count])));
        await Eventually.HoldsAsync(async () => (await Shift.PresenceAsync(one)).Active + (await Shift.PresenceAsync(other)).Active >= 6, "six have an agent");
        await QuietAsync(shift.Application);

        Assert.Equal((3, 3), ((await Shift.PresenceAsync(one)).Active, (await Shift.PresenceAsync(other)).Active));
        var states = await Task.WhenAll(ids.Select(shift.StoredAsync));
        Assert.Equal(14, states.Count(c => c.Owner is CaseOwner.Queue));
        foreach (var id in ids)
        {
            Assert.InRange((await shift.Application.Get<StaffLists>().EntriesAsync(id, 0, Ending)).Entries.Count(e => e.Kind == "assigned"), 0, 1);
        }
    }

    private protected async Task<Shift> BeginAsync() => new(await StartAsync(settings: Shift.Demo));

    private static bool Connected(Shift shift) => shift.Application.Get<Vigil.Server.Platform.Telemetry.VigilMetrics>().ToPrometheus().Split('\n').Any(l => l.StartsWith("vigil_hub_connections", StringComparison.Ordinal) && l.Contains("console", StringComparison.Ordinal) && !l.EndsWith(" 0", StringComparison.Ordinal));

    private static async Task<string> StateOfAsync(StaffClient asking, StaffClient of) =>
        (await asking.ReadAsync<IReadOnlyList<ColleagueView>>("/api/console/colleagues")).Single(c => c.Id == of.Session.Staff.Id).Presence.State;
}

public sealed class RoutingTestsOnSqlite() : RoutingTests(TestDatabase.Sqlite);

public sealed class RoutingTestsOnPostgres(PostgresCluster cluster) : RoutingTests(TestDatabase.Postgres(cluster))
{
    [Fact]
    public async Task Two_nodes_together_fill_two_agents_and_no_more()
    {
        var shift = await BeginAsync();
        var node = await StartAsync(shift.Application.Storage, settings: Shift.Demo);
        var (lin, sofia) = (await shift.AvailableAsync(Shift.Lin, 3), await shift.AvailableAsync(Shift.Sofia, 3));
        await FillsAsync(shift, [shift.Application, node], lin, sofia);
    }
}
