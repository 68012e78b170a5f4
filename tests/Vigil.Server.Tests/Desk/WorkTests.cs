using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>What staff do to a case, and what the customer sees of it.</summary>
public abstract class WorkTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_note_is_stored_once_and_leaves_no_trace_with_the_customer()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        await using var hub = await customer.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 0);
        await Shift.SayAsync(lin, id, "正在看");
        await HearsAsync(hub, "正在看");
        var before = await customer.EntriesAsync(id);
        var home = await (await customer.GetAsync("/api/messenger/home")).Content.ReadAsStringAsync(Ending);
        var key = Customer.NewKey();

        var first = await Customer.ReadAsync<WrittenEntry>(await Shift.NoteAsync(lin, id, "客户很着急", key), HttpStatusCode.Created);
        Assert.Equal(first, await Customer.ReadAsync<WrittenEntry>(await Shift.NoteAsync(lin, id, "客户很着急", key), HttpStatusCode.OK));
        await Customer.RefusedAsync(await Shift.NoteAsync(lin, id, "something else", key), HttpStatusCode.Conflict, "message.key_reused");

        // What comes after the note is the first that the customer's screen hears.
        Assert.Equal(home, await (await customer.GetAsync("/api/messenger/home")).Content.ReadAsStringAsync(Ending));
        Assert.Equivalent(before, await customer.EntriesAsync(id), strict: true);
        await Shift.SayAsync(lin, id, "已经在查");
        Assert.Equal(1, await HearsAsync(hub, "已经在查"));

        var note = (await Shift.EntriesAsync(lin, id)).Entries[^2];
        Assert.Equal((first.Seq, "note", false, "客户很着急", key, Shift.Lin), (note.Seq, note.Kind, note.Public, note.Text, note.ClientMessageId, note.Author.Name));
        var row = (await Shift.ListAsync(lin, "mine")).Items[0];
        Assert.Equal(("已经在查", lin.Session.Staff.Id), (row.LastText, row.LastBy!.Value));

        Assert.True(shift.Application.Log.Lines.All(l => !l.Text.Contains("着急", StringComparison.Ordinal)));
    }

    // Waits until the customer's screen has heard an agent's words and the state that came with them; says how many states came.
    private static async Task<int> HearsAsync(HubClient hub, string text)
    {
        var entry = await hub.NextAsync<EntryView>("entry", 1);
        while (entry.Text != text)
        {
            entry = await hub.NextAsync<EntryView>("entry", 1);
        }

        var states = 1;
        while ((await hub.NextAsync<CaseStateView>("caseChanged", 1)).ReadUpTo < entry.Seq)
        {
            states++;
        }

        return states;
    }

    [Fact]
    public async Task A_transfer_to_a_colleague_shows_the_customer_a_new_name_and_never_the_note()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        var lan = await shift.OnBreakAsync(Shift.Lan);
        await using var console = await lan.ConnectAsync(shift.Application);
        Assert.Equal(HttpStatusCode.NotFound, (await lan.GetAsync($"/api/console/cases/{id}")).StatusCode);

        var row = await Shift.RowAsync(Shift.TransferAsync(lin, id, to: lan, note: "可能是盗号,请接手"));

        Assert.Equal((lan.Session.Staff.Id, Shift.Lan, "withAgent"), (row.AgentId, row.AgentName, row.State));
        Assert.Equal(id, (await console.NextAsync<CaseRowView>("assigned", 0)).Id);
        var read = (await Shift.EntriesAsync(lan, id)).Entries;
        Assert.Equal(["opened", "message", "queued", "assigned", "transferred", "assigned"], read.Select(e => e.Kind));
        Assert.Equal(("可能是盗号,请接手", false, Shift.Lin), (read[4].Text, read[4].Public, read[4].Author.Name));
        var seen = (await customer.EntriesAsync(id)).Entries;
        Assert.Equal([null, "queued", "assigned", "assigned"], seen.Select(e => e.State?.Change));
        Assert.Equal([1, 2, 3, 4], seen.Select(e => e.Seq));
        Assert.Equal((Shift.Lan, null), (seen[3].State?.Agent, seen[3].Text));
        Assert.Equal((0, 1), ((await Shift.PresenceAsync(lin)).Active, (await Shift.PresenceAsync(lan)).Active));
        await Customer.RefusedAsync(await Shift.SayAsync(lin, id, "too late"), HttpStatusCode.Conflict, "case.owned_by_other");
        await Customer.RefusedAsync(await Shift.TransferAsync(lan, id, to: lan), HttpStatusCode.Conflict, "case.already_there");
    }

    [Fact]
    public async Task Nobody_is_given_a_case_who_is_not_at_work()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        var (lan, jing) = (await shift.SignInAsync(Shift.Lan), await shift.SignInAsync(Shift.Jing));
        await Customer.RefusedAsync(await Shift.TransferAsync(lin, id, to: lan, note: "接手"), HttpStatusCode.Conflict, "desk.colleague_offline");
        await Customer.RefusedAsync(await Shift.AssignAsync(jing, id, to: lan), HttpStatusCode.Conflict, "desk.colleague_offline");
        Assert.Equal((lin.Session.Staff.Id, 3), ((await shift.StoredAsync(id)).AgentId, (await customer.EntriesAsync(id)).Entries.Count));

        // At work, then silent for longer than a heartbeat: gone, whatever was said.
        await Shift.SetAsync(lan, "available");
        Clock.Advance(TimeSpan.FromSeconds(31));
        await Customer.RefusedAsync(await Shift.AssignAsync(jing, id, to: lan), HttpStatusCode.Conflict, "desk.colleague_offline");
        Assert.Equal(jing.Session.Staff.Id, (await Shift.RowAsync(Shift.AssignAsync(jing, id))).AgentId);
        await Shift.SetAsync(lan, "break");
        Assert.Equal(lan.Session.Staff.Id, (await Shift.RowAsync(Shift.TransferAsync(jing, id, to: lan))).AgentId);
    }

    [Fact]
    public async Task A_transfer_to_a_queue_takes_it_out_of_sight_of_those_who_lack_it()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        await using var console = await lin.ConnectAsync(shift.Application);
        await console.InvokeAsync<StaffEntriesView>("Watch", id, 0);

        var row = await Shift.RowAsync(Shift.TransferAsync(lin, id, queue: "security", note: "盗号"));

        Assert.Equal(("waiting", "security", null), (row.State, row.Queue, row.AgentId));
        CaseRowView told;
        do
        {
            told = (await console.NextAsync<CaseRowView[]>("casesChanged", 0))[^1];
        }
        while (told.Queue != "security");
        Assert.Equal((id, null, null, null), (told.Id, told.LastText, told.Title, told.Customer));
        Assert.Equal(HttpStatusCode.NotFound, (await lin.GetAsync($"/api/console/cases/{id}")).StatusCode);

        // What is said from now on does not reach the one who had the case open: the next they hear is of a case of their own.
        await customer.SendAsync(id, "secret");
        var own = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, own);
        await console.InvokeAsync<StaffEntriesView>("Watch", own, 0);
        await customer.SendAsync(own, "own");
        StaffEntryView entry;
        do
        {
            entry = await console.NextAsync<StaffEntryView>("entry", 1);
        }
        while (entry.Text is null);
        Assert.Equal("own", entry.Text);
        var seen = (await customer.EntriesAsync(id)).Entries;
        Assert.Equal([null, "queued", "assigned", "queued", null], seen.Select(e => e.State?.Change));
        Assert.DoesNotContain(seen, e => e.Text == "盗号");
    }

    [Fact]
    public async Task Of_many_who_take_a_case_at_once_one_has_it()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var people = new[] { await shift.SignInAsync(Shift.Lin), await shift.SignInAsync(Shift.Sofia), await shift.SignInAsync(Shift.Jing), await shift.SignInAsync("Admin") };
        for (var round = 0; round < 5; round++)
        {
            var id = await Shift.WaitingAsync(customer);

            var answers = await Task.WhenAll(people.Select(p => Shift.AssignAsync(p, id)));

            var owner = (await shift.StoredAsync(id)).AgentId!.Value;
            var winners = people.Where((_, i) => answers[i].StatusCode == HttpStatusCode.OK).ToList();
            foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
            {
                await Customer.RefusedAsync(refused, HttpStatusCode.Conflict, "case.owned_by_other");
            }

            // Whoever leads may take what they saw in another's hands; who saw the queue is refused after the first.
            Assert.Contains(winners, w => w.Session.Staff.Id == owner);
            Assert.InRange(winners.Count(w => w.Session.Staff.Role == "agent"), 0, 1);
            Assert.Equal(winners.Count, (await Shift.EntriesAsync(people[2], id)).Entries.Count(e => e.Kind == "assigned"));
        }
    }

    [Fact]
    public async Task Two_who_decide_on_the_same_sight_do_not_both_get_their_way()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var id = await Shift.WaitingAsync(customer);
        var (jing, lin) = (await shift.SignInAsync(Shift.Jing), await shift.SignInAsync(Shift.Lin));
        var directory = shift.Application.Get<Vigil.Server.Staff.StaffDirectory>();
        var (leads, agent) = ((await directory.FindAsync(jing.Session.Staff.Id, Ending))!, (await directory.FindAsync(lin.Session.Staff.Id, Ending))!);
        var caller = new Vigil.Server.Staff.StaffCaller(leads.Id, leads.Name, leads.Role, leads.Queues, "key");
        var seen = await shift.StoredAsync(id);
        var work = shift.Application.Get<WorkCase>();

        Assert.Null((await work.AssignAsync(caller, seen, agent)).Refusal);
        Assert.Equal(CaseRefusals.NotYourTurn, (await work.AssignAsync(caller, seen, leads)).Refusal);
        Assert.Null((await work.AssignAsync(caller, seen, agent)).Refusal);

        Assert.Equal(agent.Id, (await shift.StoredAsync(id)).AgentId);
        Assert.Equal(1, (await Shift.EntriesAsync(jing, id)).Entries.Count(e => e.Kind == "assigned"));
    }

    [Fact]
    public async Task A_colleague_of_the_queue_takes_over_from_an_agent_who_is_not_there()
    {
        var (shift, _, lin, id) = await OwnedAsync();
        var (sofia, lan) = (await shift.SignInAsync(Shift.Sofia), await shift.OnBreakAsync(Shift.Lan));
        Assert.False((await sofia.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).AgentAbsent);
        await Customer.RefusedAsync(await Shift.AssignAsync(sofia, id), HttpStatusCode.Conflict, "case.owned_by_other");

        Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.True((await sofia.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).AgentAbsent);
        Assert.Equal(HttpStatusCode.NotFound, (await Shift.AssignAsync(lan, id)).StatusCode);
        await Customer.RefusedAsync(await Shift.AssignAsync(sofia, id, to: lan), HttpStatusCode.Conflict, "case.owned_by_other");
        await Customer.RefusedAsync(await Shift.TransferAsync(sofia, id, queue: "security"), HttpStatusCode.Conflict, "case.owned_by_other");
        Assert.Equal(sofia.Session.Staff.Id, (await Shift.RowAsync(Shift.AssignAsync(sofia, id))).AgentId);
        await Customer.RefusedAsync(await Shift.AssignAsync(lin, id), HttpStatusCode.Conflict, "case.owned_by_other");
    }

    [Fact]
    public async Task Who_has_said_offline_can_be_relieved_unless_they_have_done_something_on_the_case_since()
    {
        var (shift, _, lin, id) = await OwnedAsync();
        var sofia = await shift.SignInAsync(Shift.Sofia);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.SetAsync(lin, "offline");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(sofia.Session.Staff.Id, (await Shift.RowAsync(Shift.TransferAsync(sofia, id, to: sofia, note: "我来"))).AgentId);

        // Sofia has said nothing, and counts as offline as everybody does at first: but she took it.
        Assert.False((await lin.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).AgentAbsent);
        await Customer.RefusedAsync(await Shift.AssignAsync(lin, id), HttpStatusCode.Conflict, "case.owned_by_other");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.SetAsync(sofia, "offline");
        Assert.True((await lin.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).AgentAbsent);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(sofia, id, "请稍等")).StatusCode);
        Assert.False((await lin.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).AgentAbsent);
    }

    [Fact]
    public async Task Only_the_owner_or_a_lead_resolves_and_a_resolved_case_is_not_moved()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        var (sofia, jing) = (await shift.SignInAsync(Shift.Sofia), await shift.SignInAsync(Shift.Jing));

        await Customer.RefusedAsync(await Shift.ResolveAsync(sofia, id), HttpStatusCode.Conflict, "case.owned_by_other");
        await Customer.RefusedAsync(await Shift.AssignAsync(sofia, id), HttpStatusCode.Conflict, "case.owned_by_other");
        await Customer.RefusedAsync(await Shift.TransferAsync(sofia, id, queue: "security"), HttpStatusCode.Conflict, "case.owned_by_other");
        await Customer.RefusedAsync(await Shift.SayAsync(jing, id, "not mine"), HttpStatusCode.Conflict, "case.owned_by_other");
        await Customer.RefusedAsync(await Shift.ReopenAsync(lin, id), HttpStatusCode.Conflict, "case.not_resolved");
        Assert.Equal("resolved", (await Shift.RowAsync(Shift.ResolveAsync(jing, id))).State);
        await Customer.RefusedAsync(await Shift.ResolveAsync(lin, id), HttpStatusCode.Conflict, "case.already_resolved");
        await Customer.RefusedAsync(await Shift.AssignAsync(jing, id), HttpStatusCode.Conflict, "case.already_resolved");
        await Customer.RefusedAsync(await Shift.TransferAsync(lin, id, queue: "security"), HttpStatusCode.Conflict, "case.already_resolved");
        Assert.Equal(HttpStatusCode.Created, (await Shift.NoteAsync(sofia, id, "for the record")).StatusCode);

        await Customer.RefusedAsync(await Shift.ReopenAsync(sofia, id), HttpStatusCode.Conflict, "case.not_yours_to_reopen");
        var row = await Shift.RowAsync(Shift.ReopenAsync(lin, id));
        Assert.Equal(("withAgent", lin.Session.Staff.Id), (row.State, row.AgentId));
        Assert.Equal(["queued", "assigned", "resolved", "reopened", "assigned"], (await customer.EntriesAsync(id)).Entries.Select(e => e.State?.Change).OfType<string>());
    }

    [Fact]
    public async Task An_article_goes_with_a_message_as_a_link()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        var slug = shift.Application.Get<Vigil.Server.Knowledge.ArticleLibrary>().Topics("zh")[0].Articles[0].Slug;

        await Customer.ReadAsync<WrittenEntry>(await lin.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry("k1", "请看这篇", slug)), HttpStatusCode.Created);

        Assert.Equal(slug, Assert.Single((await customer.EntriesAsync(id)).Entries[^1].Parts!.Articles).Slug);
        Assert.Equal(slug, Assert.Single((await Shift.EntriesAsync(lin, id)).Entries[^1].Parts!.Articles).Slug);
        await Customer.RefusedAsync(await lin.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry("k2", "请看这篇", "no-such-article")), HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Only_the_owners_look_makes_the_customers_words_read()
    {
        var (shift, customer, lin, id) = await OwnedAsync();
        await Shift.EntriesAsync(await shift.SignInAsync(Shift.Sofia), id);
        Assert.Equal(0, (await customer.StateAsync(id)).ReadUpTo);

        await Shift.EntriesAsync(lin, id);
        Assert.Equal(3, (await customer.StateAsync(id)).ReadUpTo);

        await using var console = await lin.ConnectAsync(shift.Application);
        await console.InvokeAsync<StaffEntriesView>("Watch", id, 0);
        await customer.SendAsync(id, "还在吗?");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).ReadUpTo == 4, "what comes while the case is open is read");
    }

    [Fact]
    public async Task Messages_and_notes_pass_the_same_gates_as_a_customers()
    {
        var shift = new Shift(await StartAsync(
            services: all => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IMessageGate, NoSeeds>(all), settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);

        await Customer.RefusedAsync(await Shift.SayAsync(lin, id, "a seed"), HttpStatusCode.UnprocessableEntity, "message.seed");
        await Customer.RefusedAsync(await Shift.NoteAsync(lin, id, "a seed"), HttpStatusCode.UnprocessableEntity, "message.seed");
        await Customer.RefusedAsync(await Shift.TransferAsync(lin, id, queue: "security", note: "a seed"), HttpStatusCode.UnprocessableEntity, "message.seed");
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(lin, id, "nothing")).StatusCode);
    }

    [Fact]
    public async Task Lists_page_without_a_gap_or_a_double()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var jing = await shift.SignInAsync(Shift.Jing);
        var ids = new List<CaseId>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(await shift.WaitingAsync(customer, i % 3 == 0 ? "security" : "general", (CasePriority)(i % 4)));
            Clock.Advance(TimeSpan.FromSeconds(i % 2));
        }

        foreach (var (view, expected) in new[] { ("queued", ids.OrderByDescending(id => (int)Priority(id)).ToList()), ("all", null), ("mine", null), ("resolved", null) })
        {
            if (view == "mine")
            {
                foreach (var id in ids)
                {
                    await Shift.RowAsync(Shift.AssignAsync(jing, id));
                }
            }
            else if (view == "resolved")
            {
                foreach (var id in ids)
                {
                    await Shift.RowAsync(Shift.ResolveAsync(jing, id));
                }
            }

            var rows = new List<CaseRowView>();
            string? next = null;
            do
            {
                var page = await Shift.ListAsync(jing, view, $"&limit=2{(next is null ? "" : $"&after={next}")}");
                Assert.InRange(page.Items.Count, 1, 2);
                rows.AddRange(page.Items);
                next = page.Next;
            }
            while (next is not null);
            Assert.Equal(ids.Order(Comparer<CaseId>.Create((a, b) => a.Value.CompareTo(b.Value))), rows.Select(r => r.Id).Order(Comparer<CaseId>.Create((a, b) => a.Value.CompareTo(b.Value))));
            Assert.True(expected is null || expected.Select(Priority).SequenceEqual(rows.Select(r => Enum.Parse<CasePriority>(r.Priority, ignoreCase: true))));
        }

        // A hand-over never lowers what a case was opened with.
        CasePriority Priority(CaseId id) => (CasePriority)Math.Max((int)CasePriority.Normal, ids.IndexOf(id) % 4);
    }

    [Fact]
    public async Task A_row_names_the_customer_masked_as_the_exchange_gave_it()
    {
        var exchange = await StartExchangeAsync();
        exchange.Accounts["88123214"] = new Vigil.Contracts.Exchange.AccountProfile(
            "88123214", 1, "王**", "王先生", "w***@example.com", null, "Lv2", "verified", 2, null, null, "CN", "zh-CN", "Asia/Shanghai", "regular", "active", null, [], Clock.Now);
        var shift = new Shift(await StartAsync(exchange: exchange, settings: Shift.Demo));
        var known = await Customer.StartAsync(shift.Application, exchange.Identity.For("88123214"));
        var unnamed = await Customer.StartAsync(shift.Application, exchange.Identity.For("77456789"));
        var visitor = await Customer.StartAsync(shift.Application);
        var jing = await shift.SignInAsync(Shift.Jing);

        foreach (var (who, name) in new[] { (known, "王**"), (unnamed, "77…789"), (visitor, null) })
        {
            var id = await Shift.WaitingAsync(who);
            Assert.Equal(name, (await jing.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).Customer);
        }
    }

    private async Task<(Shift Shift, Customer Customer, StaffClient Owner, CaseId Id)> OwnedAsync()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);
        return (shift, customer, lin, id);
    }

    private sealed class NoSeeds : IMessageGate
    {
        public ValueTask<Vigil.Server.Platform.Http.Refusal?> CheckAsync(CaseId caseId, Author author, string text, CancellationToken cancellationToken) =>
            ValueTask.FromResult(text.Contains("seed", StringComparison.Ordinal) ? new Vigil.Server.Platform.Http.Refusal(422, "message.seed", "No.") : null);
    }
}

public sealed class WorkTestsOnSqlite() : WorkTests(TestDatabase.Sqlite);

public sealed class WorkTestsOnPostgres(PostgresCluster cluster) : WorkTests(TestDatabase.Postgres(cluster));
