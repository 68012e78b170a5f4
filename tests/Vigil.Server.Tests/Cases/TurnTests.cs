using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Whose turn it is: hand-over, the queue, resolving, rating, and who may not speak.</summary>
public abstract class TurnTests(TestDatabase database) : SliceTest(database)
{
    private static readonly Guid Agent = new("00000000-0000-7000-8000-00000000000a");

    [Fact]
    public async Task Asking_for_a_person_twice_queues_once()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync("转人工");

        var first = await Customer.ReadAsync<CaseStateView>(await customer.PostRawAsync($"/api/messenger/cases/{id}/human", ""), HttpStatusCode.OK);
        var second = await Customer.ReadAsync<CaseStateView>(await customer.PostRawAsync($"/api/messenger/cases/{id}/human", ""), HttpStatusCode.OK);

        Assert.Equal("waiting", first.State);
        Assert.Equal(first, second with { Staffed = first.Staffed });
        Assert.Equal(["message", "state"], (await customer.EntriesAsync(id)).Entries.Select(e => e.Kind));
        Assert.Equal("queued", (await customer.EntriesAsync(id)).Entries[1].State?.Change);
    }

    [Fact]
    public async Task Of_two_states_the_older_one_has_the_smaller_number()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync("hello");
        var before = await customer.StateAsync(id);

        var after = await Customer.ReadAsync<CaseStateView>(await customer.PostRawAsync($"/api/messenger/cases/{id}/human", ""), HttpStatusCode.OK);

        Assert.Equal(("waiting", (await customer.EntriesAsync(id)).UpTo), (after.State, after.UpTo));
        Assert.True(before.UpTo < after.UpTo);
    }

    [Fact]
    public async Task The_place_in_line_is_by_priority_and_then_by_time()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var ids = new List<CaseId>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await customer.OpenCaseAsync("hello"));
            await customer.PostRawAsync($"/api/messenger/cases/{ids[i]}/human", "");
            Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal([0, 1, 2], await AheadAsync());
        await app.Get<ChangeCase>().HandOverAsync(ids[2], Author.System, "loss", CaseQueues.General, CasePriority.Urgent);
        Assert.Equal([1, 2, 0], await AheadAsync());

        async Task<List<int?>> AheadAsync()
        {
            var ahead = new List<int?>();
            foreach (var id in ids)
            {
                ahead.Add((await customer.StateAsync(id)).Ahead);
            }

            return ahead;
        }
    }

    [Fact]
    public async Task The_security_queue_is_a_line_of_its_own()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var general = await customer.OpenCaseAsync("hello");
        var theft = await customer.OpenCaseAsync("我的账号被盗了", "security.stolen_account");
        await customer.PostRawAsync($"/api/messenger/cases/{general}/human", "");
        Clock.Advance(TimeSpan.FromSeconds(5));
        await customer.PostRawAsync($"/api/messenger/cases/{theft}/human", "");

        Assert.Equal(0, (await customer.StateAsync(theft)).Ahead);
    }

    [Fact]
    public async Task No_wait_is_promised_before_20_have_been_measured()
    {
        // Its agent is never there.
        var app = await StartAsync(settings: ("Desk:AbsentAfterMinutes", "120"));
        var customer = await Customer.StartAsync(app);
        var waiting = await WaitingAsync(customer);
        for (var i = 0; i < 20; i++)
        {
            Assert.Null((await customer.StateAsync(waiting)).ExpectedSeconds);
            var id = await WaitingAsync(customer);
            Clock.Advance(TimeSpan.FromSeconds(40 + i));
            await AssignAsync(app, id);
        }

        // The middle of 40 … 59.
        Assert.Equal(50, (await customer.StateAsync(waiting)).ExpectedSeconds);
    }

    [Fact]
    public async Task A_case_is_rated_after_it_is_resolved_and_once()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync("hello");

        await Customer.RefusedAsync(await RateAsync(5, "好"), HttpStatusCode.Conflict, "case.not_resolved");
        await app.Get<WorkCase>().ResolveAsync(id, StaffClient.Lead);
        Assert.Equal(("resolved", true), State(await customer.StateAsync(id)));
        foreach (var stars in (int[])[0, 6, -1, int.MaxValue])
        {
            await Customer.RefusedAsync(await RateAsync(stars, null), HttpStatusCode.BadRequest, "request.invalid");
        }

        await Customer.RefusedAsync(await RateAsync(5, new string('好', 1001)), HttpStatusCode.BadRequest, "request.invalid");
        Assert.Equal(("resolved", false), State(await Customer.ReadAsync<CaseStateView>(await RateAsync(4, "谢谢"), HttpStatusCode.OK)));
        await Customer.RefusedAsync(await RateAsync(5, "谢谢"), HttpStatusCode.Conflict, "case.already_rated");
        Assert.Equal(new RatingView(4, "谢谢"), (await customer.EntriesAsync(id)).Entries[^1].Rating);

        Task<HttpResponseMessage> RateAsync(int stars, string? comment) => customer.PostAsync($"/api/messenger/cases/{id}/rating", new RateCase(stars, comment));
        static (string, bool) State(CaseStateView view) => (view.State, view.MayRate);
    }

    [Fact]
    public async Task A_customers_message_opens_a_resolved_case_again()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync("hello");
        await app.Get<WorkCase>().ResolveAsync(id, StaffClient.Lead);

        var sent = await Customer.ReadAsync<SentMessage>(await customer.SendAsync(id, "again"), HttpStatusCode.Created);

        Assert.Equal(4, sent.Seq);
        Assert.Equal("open", (await customer.StateAsync(id)).State);
        Assert.Equal([null, "resolved", "reopened", null], (await customer.EntriesAsync(id)).Entries.Select(e => e.State?.Change));
    }

    [Fact]
    public async Task A_late_answer_of_the_assistant_never_lands_on_a_persons_case()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await WaitingAsync(customer);
        var post = app.Get<PostMessage>();

        Assert.Null((await post.HandleAsync(new MessagePost(id, Author.Assistant, "while you wait", "m1"), Ending)).Refusal);
        await AssignAsync(app, id);
        Assert.Equal(CaseRefusals.NotYourTurn, (await post.HandleAsync(new MessagePost(id, Author.Assistant, "too late", "m2"), Ending)).Refusal);
        await app.Get<WorkCase>().ResolveAsync(id, StaffClient.Lead);
        Assert.Equal(CaseRefusals.NotYourTurn, (await post.HandleAsync(new MessagePost(id, Author.Assistant, "too late", "m3"), Ending)).Refusal);

        Assert.DoesNotContain((await customer.EntriesAsync(id)).Entries, e => e.Text == "too late");
    }

    [Fact]
    public async Task An_agent_speaks_only_on_a_case_of_their_own_and_under_their_name()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await WaitingAsync(customer);
        var post = app.Get<PostMessage>();
        var mine = new Author(AuthorKind.Agent, Agent, "小林");
        var another = new Author(AuthorKind.Agent, new Guid("00000000-0000-7000-8000-00000000000b"), "小周");

        Assert.Equal(CaseRefusals.NotYourTurn, (await post.HandleAsync(new MessagePost(id, mine, "not yet", "m1"), Ending)).Refusal);
        await AssignAsync(app, id);
        Assert.Equal(CaseRefusals.NotYourTurn, (await post.HandleAsync(new MessagePost(id, another, "not mine", "m1"), Ending)).Refusal);
        Assert.Null((await post.HandleAsync(new MessagePost(id, mine, "您好", "m1"), Ending)).Refusal);
        Assert.Equal(CaseRefusals.NotYourTurn, (await post.HandleAsync(new MessagePost(id, Author.System, "nobody", "m1"), Ending)).Refusal);

        var last = (await customer.EntriesAsync(id)).Entries[^1];
        Assert.Equal(("您好", new AuthorView("agent", "小林"), null), (last.Text, last.Author, last.ClientMessageId));
    }

    [Fact]
    public async Task Keys_of_different_authors_do_not_meet()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await WaitingAsync(customer);
        var post = app.Get<PostMessage>();

        Assert.False((await post.HandleAsync(new MessagePost(id, Author.Assistant, "from the assistant", "k"), Ending)).Value!.Repeated);
        await AssignAsync(app, id);
        var agents = await post.HandleAsync(new MessagePost(id, new Author(AuthorKind.Agent, Agent, "小林"), "from the agent", "k"), Ending);
        Assert.Null(agents.Refusal);
        Assert.False(agents.Value!.Repeated);
        await Customer.ReadAsync<SentMessage>(await customer.SendAsync(id, "from the customer", "k"), HttpStatusCode.Created);
    }

    private static async Task<CaseId> WaitingAsync(Customer customer)
    {
        var id = await customer.OpenCaseAsync("hello");
        await customer.PostRawAsync($"/api/messenger/cases/{id}/human", "");
        return id;
    }

    // By hand: this agent has no desk.
    private Task<int> AssignAsync(VigilApplication app, CaseId id) => app.Get<WriteGate>().WriteAsync(
        session => session.Db.Set<Case>().Where(c => c.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Owner, CaseOwner.Agent).SetProperty(c => c.AgentId, new StaffId(Agent)).SetProperty(c => c.AgentName, "小林").SetProperty(c => c.AssignedAt, Clock.Now), Ending),
        Ending);
}

public sealed class TurnTestsOnSqlite() : TurnTests(TestDatabase.Sqlite);

public sealed class TurnTestsOnPostgres(PostgresCluster cluster) : TurnTests(TestDatabase.Postgres(cluster));
