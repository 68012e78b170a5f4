using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>A visitor who signs in keeps the conversation; nobody else gets it.</summary>
public abstract class VisitorSignInTests(TestDatabase database) : SliceTest(database)
{
    private const string Other = "88310777";
    private const string Question = "我昨晚的提币为什么还没到账?";

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;

    [Fact]
    public async Task The_conversation_goes_on_with_its_id_number_and_entries()
    {
        await BeginAsync();
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("hello");
        var before = await visitor.StateAsync(id);

        var customer = await SignInAsync(visitor);

        Assert.Equal(Meridians.Uid, customer.Session.Customer!.Uid);
        Assert.Equal(before, await customer.StateAsync(id));
        Assert.Equal(["hello"], (await customer.EntriesAsync(id)).Entries.Select(e => e.Text));
        Assert.Equal(id, Assert.Single((await HomeAsync(customer)).Cases).CaseId);
        await customer.SendAsync(id, "still here");
        Assert.Equal([1, 2], (await customer.EntriesAsync(id)).Entries.Select(e => e.Seq));
        await Customer.RefusedAsync(await visitor.GetAsync($"/api/messenger/cases/{id}"), HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task The_question_that_needed_a_sign_in_is_answered_from_the_records_without_being_asked_again()
    {
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        await BeginAsync(assistant: true);
        _exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(Question);
        Assert.Contains("请先登录", (await Meridians.AnswersAsync(visitor, id, 1))[0].Text, StringComparison.Ordinal);
        await visitor.SendAsync(id, "好的谢谢");
        await Meridians.AnswersAsync(visitor, id, 2);

        var customer = await SignInAsync(visitor);

        var answer = (await Meridians.AnswersAsync(customer, id, 3))[2];
        Assert.Contains("27/64", answer.Text, StringComparison.Ordinal);
        Assert.Equal("W1", Assert.Single(answer.Parts!.Cards).Id);
        Assert.DoesNotContain(answer.Parts.Replies, r => r.Kind == "signIn");

        // Signing in again answers nothing twice.
        var again = await SignInAsync(visitor);
        await again.SendAsync(id, "谢谢");
        Assert.Equal(4, (await Meridians.AnswersAsync(again, id, 4)).Count);
        Assert.Equal(["withdrawal:W1"], await _app.Get<ReadFocus>().HandleAsync(id, Ending));
    }

    [Fact]
    public async Task An_open_connection_ends_with_the_visitors_session_and_hears_nothing_more()
    {
        await BeginAsync();
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("hello");
        await using var hub = await visitor.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 0);

        var customer = await SignInAsync(visitor);

        await hub.Closed.WithinDeadlineAsync("the visitor's connection is closed");
        await using var theirs = await customer.ConnectAsync();
        Assert.Equal("hello", Assert.Single((await theirs.InvokeAsync<EntriesView>("Resume", id, 0)).Entries).Text);
        await customer.SendAsync(id, "mine now");
        Assert.Equal("mine now", (await theirs.NextAsync<EntryView>("entry", 1)).Text);
        Assert.False(hub.HasCall("entry"));
    }

    [Fact]
    public async Task The_agent_on_the_case_sees_the_account_at_once_and_the_customer_sees_nothing_of_it()
    {
        await BeginAsync();
        _exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        var shift = new Shift(_app);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var visitor = await Customer.StartAsync(_app);
        var id = await Shift.WaitingAsync(visitor);
        await shift.HasAsync(lin, id);
        Assert.True((await lin.ReadAsync<CustomerCardView>($"/api/console/cases/{id}/customer")).Visitor);
        await using var console = await lin.ConnectAsync(_app);
        var seen = (await console.InvokeAsync<StaffEntriesView>("Watch", id, 0)).UpTo;
        var shown = (await visitor.EntriesAsync(id)).UpTo;

        var customer = await SignInAsync(visitor);

        var entry = await console.NextEntryAsync<StaffEntryView>(seen, e => e.Seq);
        Assert.Equal(("signedIn", false, "88…214", "customer"), (entry.Kind, entry.Public, entry.SignedIn?.Account, entry.Author.Kind));
        await Eventually.HoldsAsync(async () => (await console.NextAsync<CaseRowView[]>("casesChanged", 0)).Any(r => r.Customer == "王**"), "the row bears the customer's name");
        var card = await lin.ReadAsync<CustomerCardView>($"/api/console/cases/{id}/customer");
        Assert.Equal((false, Meridians.Uid), (card.Visitor, card.Profile?.Uid));
        Assert.Equal(shown, (await customer.EntriesAsync(id)).UpTo);
        Assert.Equal("withAgent", (await customer.StateAsync(id)).State);
    }

    [Fact]
    public async Task A_customers_token_never_merges_two_customers()
    {
        await BeginAsync();
        var first = await Customer.StartAsync(_app, _exchange.Identity.For(Other));
        var id = await first.OpenCaseAsync("mine");

        var second = await SignInAsync(first);

        Assert.Empty((await HomeAsync(second)).Cases);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"/api/messenger/cases/{id}")).StatusCode);
        Assert.Equal("mine", Assert.Single((await first.EntriesAsync(id)).Entries).Text);
    }

    [Fact]
    public async Task One_visitors_token_brings_nothing_of_another_visitors()
    {
        await BeginAsync();
        var (visitor, stranger) = (await Customer.StartAsync(_app), await Customer.StartAsync(_app));
        var (mine, theirs) = (await visitor.OpenCaseAsync("mine"), await stranger.OpenCaseAsync("theirs"));

        var customer = await SignInAsync(visitor);

        Assert.Equal(mine, Assert.Single((await HomeAsync(customer)).Cases).CaseId);
        Assert.Equal("theirs", Assert.Single((await stranger.EntriesAsync(theirs)).Entries).Text);

        // Nor does a token that is none, or one that has the form of one.
        foreach (var token in (string[])["x", new string('A', 43)])
        {
            Assert.Single((await HomeAsync(await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid), presented: token))).Cases);
        }
    }

    [Fact]
    public async Task The_same_visitors_token_carries_once_and_a_repeat_by_the_same_customer_finds_everything()
    {
        await BeginAsync();
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("hello");
        await SignInAsync(visitor);

        // The answer was lost; and somebody else tries the same token.
        var repeated = await SignInAsync(visitor);
        var other = await SignInAsync(visitor, Other);

        Assert.Equal("hello", Assert.Single((await repeated.EntriesAsync(id)).Entries).Text);
        Assert.Empty((await HomeAsync(other)).Cases);
        Assert.Single(await SignedInAsync(id));
    }

    [Fact]
    public async Task Of_two_sign_ins_at_once_one_takes_everything()
    {
        await BeginAsync();
        for (var round = 0; round < 5; round++)
        {
            var visitor = await Customer.StartAsync(_app);
            CaseId[] ids = [await visitor.OpenCaseAsync("one"), await visitor.OpenCaseAsync("two")];
            string[] uids = [$"9{round}1", $"9{round}2"];

            // Words that are on their way meanwhile are kept too, whoever gets the case.
            var said = visitor.SendAsync(ids[0], "on its way");
            var customers = await Task.WhenAll(uids.Select(uid => Task.Run(() => SignInAsync(visitor, uid))));
            var kept = (await said).StatusCode is HttpStatusCode.Created;

            var counts = await Task.WhenAll(customers.Select(async c => (await HomeAsync(c)).Cases.Count));
            Assert.Equal([0, 2], counts.Order());
            var owner = customers[Array.IndexOf(counts, 2)];
            Assert.Equal(kept ? ["one", "on its way"] : ["one"], (await owner.EntriesAsync(ids[0])).Entries.Select(e => e.Text));
            foreach (var id in ids)
            {
                Assert.Single(await SignedInAsync(id));
            }
        }
    }

    [Fact]
    public async Task A_resolved_conversation_is_carried_as_it_is()
    {
        await BeginAsync();
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("hello");
        await _app.Get<WorkCase>().ResolveAsync(id, StaffClient.Lead);
        var before = await visitor.StateAsync(id);

        var customer = await SignInAsync(visitor);

        Assert.Equal(("resolved", true), (before.State, before.MayRate));
        Assert.Equal(before, await customer.StateAsync(id));
        Assert.Single(await SignedInAsync(id));
        Assert.Equal(HttpStatusCode.OK, (await customer.PostRawAsync($"/api/messenger/cases/{id}/rating", """{"stars":5}""")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_both_had_chosen_stops_nothing()
    {
        await BeginAsync();
        var before = await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));
        var visitor = await Customer.StartAsync(_app);
        var opening = new OpenCase("the same", "hello", "m1", null, null);
        var (theirs, carried) = (await OpenedAsync(before, opening, HttpStatusCode.Created), await OpenedAsync(visitor, opening, HttpStatusCode.Created));

        var customer = await SignInAsync(visitor);

        Assert.Equal(2, (await HomeAsync(customer)).Cases.Count);
        Assert.Equal("hello", Assert.Single((await customer.EntriesAsync(carried)).Entries).Text);
        Assert.Equal(theirs, await OpenedAsync(customer, opening, HttpStatusCode.OK));
    }

    [Fact]
    public async Task An_opening_whose_answer_was_lost_is_found_again_after_the_sign_in()
    {
        await BeginAsync();
        var visitor = await Customer.StartAsync(_app);
        var opening = new OpenCase("c1", "hello", "m1", null, null);
        var id = await OpenedAsync(visitor, opening, HttpStatusCode.Created);

        var customer = await SignInAsync(visitor);

        Assert.Equal(id, await OpenedAsync(customer, opening, HttpStatusCode.OK));
        Assert.Single((await customer.EntriesAsync(id)).Entries);
    }

    [Fact]
    public async Task A_refused_sign_in_leaves_the_visitor_as_they_were()
    {
        await BeginAsync();
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("hello");
        using var http = _app.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", visitor.Session.SessionToken);

        await Customer.RefusedAsync(await Customer.PostAsync(http, "/api/messenger/session", new StartSession("not a token", "zh-CN", null)), HttpStatusCode.Unauthorized, "identity.invalid");

        Assert.Equal("hello", Assert.Single((await visitor.EntriesAsync(id)).Entries).Text);
    }

    [Fact]
    public async Task Stopped_right_after_the_sign_in_the_server_still_answers_once_when_it_is_back()
    {
        await BeginAsync(assistant: true);
        _exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(Question);
        await Meridians.AnswersAsync(visitor, id, 1);
        await SignInAsync(visitor);
        await _app.DisposeAsync();

        // The work's claim of the stopped server runs out.
        Clock.Advance(TimeSpan.FromMinutes(1));
        _app = await StartAsync(_app.Storage, _exchange, assistant: true, settings: Shift.Demo);

        var customer = await SignInAsync(visitor);
        Assert.Contains("27/64", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
        await customer.SendAsync(id, "谢谢");
        Assert.Equal(3, (await Meridians.AnswersAsync(customer, id, 3)).Count);
        Assert.Single(await SignedInAsync(id));
    }

    [Fact]
    public async Task An_answer_that_fails_after_the_question_was_read_again_is_given_by_the_next_try()
    {
        var gate = new FailingGate();
        await BeginAsync(assistant: true, services => services.AddSingleton<IMessageGate>(gate));
        _exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(Question);
        await Meridians.AnswersAsync(visitor, id, 1);
        gate.Failures = 1;

        var customer = await SignInAsync(visitor);
        await Eventually.HoldsAsync(() => IsPutBackAsync(_app, nameof(Vigil.Server.Assistant.Dialogue.AnswerSignedIn)), "the answer is put back");
        Clock.Advance(TimeSpan.FromSeconds(1));
        _app.Get<OutboxSignal>().Wake();

        Assert.Contains("27/64", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_fails_midway_moves_nothing()
    {
        await BeginAsync();
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("hello");
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));
        var (from, to) = ((await new Shift(_app).StoredAsync(id)).CustomerId, (await new Shift(_app).StoredAsync(await customer.OpenCaseAsync("mine"))).CustomerId);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _app.Get<WriteGate>().WriteAsync<int>(
            async session =>
            {
                Assert.Single((await _app.Get<CarryCases>().WriteAsync(session, from, to, "…")).Told);
                throw new InvalidOperationException("as if the power went");
            },
            Ending));

        Assert.Equal("hello", Assert.Single((await visitor.EntriesAsync(id)).Entries).Text);
        Assert.Single((await HomeAsync(customer)).Cases);
        Assert.Empty(await SignedInAsync(id));
        Assert.True((await new Shift(_app).StoredAsync(id)).Visitor);
    }

    [Fact]
    public async Task A_customers_emergency_is_served_before_the_emergencies_of_any_number_of_visitors()
    {
        await BeginAsync();
        var shift = new Shift(_app);
        var visitor = await Customer.StartAsync(_app);
        var madeUp = await shift.WaitingAsync(visitor, CaseQueues.Security, CasePriority.Urgent);
        Clock.Advance(TimeSpan.FromSeconds(5));
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Other));
        var real = await shift.WaitingAsync(customer, CaseQueues.Security, CasePriority.Urgent);
        Assert.Equal((0, 1), ((await customer.StateAsync(real)).Ahead, (await visitor.StateAsync(madeUp)).Ahead));
        var lead = await shift.SignInAsync(Shift.Jing);
        Assert.Equal([real, madeUp], (await Shift.ListAsync(lead, "queued")).Items.Select(r => r.Id));
        Assert.Equal([madeUp], (await Shift.ListAsync(lead, "queued", $"&limit=1&after={(await Shift.ListAsync(lead, "queued", "&limit=1")).Next}")).Items.Select(r => r.Id));

        // Signed in, it keeps its time in line.
        var known = await SignInAsync(visitor);
        Assert.Equal((1, 0), ((await customer.StateAsync(real)).Ahead, (await known.StateAsync(madeUp)).Ahead));
    }

    [Fact]
    public async Task Emergencies_of_visitors_leave_each_agent_a_place_for_a_customers()
    {
        await BeginAsync();
        var shift = new Shift(_app);
        var visitor = await Customer.StartAsync(_app);
        var lan = await shift.AvailableAsync(Shift.Lan, 2);
        await shift.HasAsync(lan, await shift.WaitingAsync(visitor, CaseQueues.Security, CasePriority.Urgent));
        var second = await shift.WaitingAsync(visitor, CaseQueues.Security, CasePriority.Urgent);

        var real = await shift.WaitingAsync(await Customer.StartAsync(_app, _exchange.Identity.For(Other)), CaseQueues.Security, CasePriority.Urgent);

        await shift.HasAsync(lan, real);
        Assert.Equal("waiting", (await visitor.StateAsync(second)).State);
    }

    // Fails the assistant's next messages, as a database does that goes away between two writes.
    private sealed class FailingGate : IMessageGate
    {
        private int _failures;

        public int Failures { set => Volatile.Write(ref _failures, value); }

        public ValueTask<Refusal?> CheckAsync(CaseId caseId, Author author, string text, CancellationToken cancellationToken) =>
            author.Kind is AuthorKind.Assistant && Interlocked.Decrement(ref _failures) >= 0 ? throw new TimeoutException("The database went away.") : ValueTask.FromResult<Refusal?>(null);
    }

    private async Task BeginAsync(bool assistant = false, Action<IServiceCollection>? services = null)
    {
        _exchange = await StartExchangeAsync();
        _exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: _exchange, services: services, assistant: assistant, settings: Shift.Demo);
    }

    private Task<Customer> SignInAsync(Customer visitor, string uid = Meridians.Uid) => Customer.StartAsync(_app, _exchange.Identity.For(uid), presented: visitor.Session.SessionToken);

    private static async Task<HomeView> HomeAsync(Customer customer) => await Customer.ReadAsync<HomeView>(await customer.GetAsync("/api/messenger/home"), HttpStatusCode.OK);

    private static async Task<CaseId> OpenedAsync(Customer customer, OpenCase opening, HttpStatusCode expected) =>
        (await Customer.ReadAsync<OpenedCase>(await customer.PostAsync("/api/messenger/cases", opening), expected)).CaseId;

    private async Task<IReadOnlyList<long>> SignedInAsync(CaseId id)
    {
        await using var db = await _app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Set<Vigil.Server.Cases.Model.Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.SignedIn).Select(e => e.Seq).ToListAsync(Ending);
    }
}

public sealed class VisitorSignInTestsOnSqlite() : VisitorSignInTests(TestDatabase.Sqlite);

public sealed class VisitorSignInTestsOnPostgres(PostgresCluster cluster) : VisitorSignInTests(TestDatabase.Postgres(cluster));
