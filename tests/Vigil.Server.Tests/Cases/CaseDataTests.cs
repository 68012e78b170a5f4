using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>A customer's data is open to whoever has the case, while they have it, and to nobody who pages through the others.</summary>
public abstract class CaseDataTests(TestDatabase database) : SliceTest(database)
{
    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private Customer _customer = null!;
    private StaffClient _lin = null!;
    private StaffClient _sofia = null!;
    private StaffClient _jing = null!;

    [Fact]
    public async Task A_case_that_waits_shows_the_conversation_and_nothing_of_the_customer()
    {
        var (id, parts) = await WaitingAsync();

        var sent = (await Shift.EntriesAsync(_lin, id)).Entries.Single(e => e.Files is not null);
        Assert.Equal("withdrawal.png", Assert.Single(sent.Files!).Name);
        Assert.Equal(HttpStatusCode.Created, (await Shift.NoteAsync(_lin, id, "who takes this one?")).StatusCode);
        _exchange.Requests.Clear();
        foreach (var part in parts)
        {
            await RefusedAsync(_lin, part);
            await RefusedAsync(_jing, part);
        }

        Assert.Empty(_exchange.Requests);
        Assert.Empty(await ConsoleScene.LooksAsync(_app));
    }

    [Fact]
    public async Task The_agent_who_has_the_case_reads_it_until_the_next_request_after_it_is_gone()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        foreach (var part in parts)
        {
            Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(part)).StatusCode);
            await RefusedAsync(_sofia, part);
        }

        await Shift.RowAsync(Shift.TransferAsync(_lin, id, _sofia));
        foreach (var part in parts)
        {
            await RefusedAsync(_lin, part);
            Assert.Equal(HttpStatusCode.OK, (await _sofia.GetAsync(part)).StatusCode);
        }

        await Shift.RowAsync(Shift.TransferAsync(_sofia, id, queue: "general"));
        foreach (var part in parts)
        {
            await RefusedAsync(_sofia, part);
        }

        // Theirs again, and done.
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(parts[0])).StatusCode);
        await Shift.RowAsync(Shift.ResolveAsync(_lin, id));
        foreach (var part in parts)
        {
            await RefusedAsync(_lin, part);
        }

        await Shift.RowAsync(Shift.ReopenAsync(_lin, id));
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(parts[0])).StatusCode);
    }

    [Fact]
    public async Task Whoever_takes_what_an_absent_colleague_had_has_the_data_with_it_and_the_colleague_has_not()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.SetAsync(_lin, "offline");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.RowAsync(Shift.AssignAsync(_sofia, id));

        Assert.Equal(HttpStatusCode.OK, (await _sofia.GetAsync(parts[0])).StatusCode);
        await RefusedAsync(_lin, parts[0]);
    }

    [Fact]
    public async Task A_lead_who_pulls_a_case_from_a_colleague_gives_a_reason_for_its_data_whichever_way_it_is_pulled()
    {
        foreach (var way in (Func<CaseId, Task>[])
            [
                async id => await Shift.RowAsync(Shift.AssignAsync(_jing, id)),
                async id => await Shift.RowAsync(Shift.TransferAsync(_jing, id, _jing)),
                async id =>
                {
                    await Shift.RowAsync(Shift.TransferAsync(_jing, id, queue: "general"));
                    await Shift.RowAsync(Shift.AssignAsync(_jing, id));
                },
                async id =>
                {
                    await Shift.RowAsync(Shift.ResolveAsync(_jing, id));
                    Clock.Advance(TimeSpan.FromMinutes(2));
                    await Shift.RowAsync(Shift.ReopenAsync(_jing, id));
                },
            ])
        {
            var (id, parts) = await WaitingAsync();
            await Shift.RowAsync(Shift.AssignAsync(_lin, id));
            await way(id);
            var row = await _jing.ReadAsync<CaseRowView>($"/api/console/cases/{id}");
            Assert.Equal((_jing.Session.Staff.Id, true), (row.AgentId!.Value, row.Pulled));
            foreach (var part in parts)
            {
                await RefusedAsync(_jing, part);
            }

            Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(_jing, id, "我来继续")).StatusCode);
            Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(_jing, id)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(parts[0])).StatusCode);
        }
    }

    [Fact]
    public async Task A_lead_whom_nobody_asked_takes_what_the_assistant_answers_without_its_data()
    {
        var id = await _customer.OpenCaseAsync("提币手续费是多少？");
        await Shift.RowAsync(Shift.AssignAsync(_jing, id));
        await RefusedAsync(_jing, $"/api/console/cases/{id}/customer");
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(_jing, id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync($"/api/console/cases/{id}/customer")).StatusCode);
    }

    [Fact]
    public async Task What_a_customer_has_reopened_opens_to_no_agent_of_its_queue_whom_nobody_asked_and_to_all_once_a_person_is_wanted()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        await Shift.RowAsync(Shift.ResolveAsync(_lin, id));
        Assert.Equal(HttpStatusCode.Created, (await _customer.SendAsync(id, "还有一个问题")).StatusCode);

        await Shift.RowAsync(Shift.AssignAsync(_sofia, id));
        await RefusedAsync(_sofia, parts[0]);
        await Shift.RowAsync(Shift.TransferAsync(_sofia, id, queue: "general"));
        Assert.Equal(HttpStatusCode.OK, (await _customer.PostAsync($"/api/messenger/cases/{id}/human", new { })).StatusCode);
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(parts[0])).StatusCode);
    }

    [Fact]
    public async Task What_an_absent_colleague_has_is_taken_only_while_its_customer_waits()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(_lin, id, "请稍等")).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.SetAsync(_lin, "offline");
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False((await _sofia.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).AgentAbsent);
        await Customer.RefusedAsync(await Shift.AssignAsync(_sofia, id), HttpStatusCode.Conflict, "case.owned_by_other");
        await Shift.RowAsync(Shift.AssignAsync(_jing, id));
        await RefusedAsync(_jing, parts[0]);
    }

    [Fact]
    public async Task What_a_lead_pulls_opens_to_no_second_account_of_theirs()
    {
        var (id, parts) = await WaitingAsync();
        Assert.Null((await _app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("J.", "j@example.com", "a long walk by the sea", StaffRole.Agent, "en", [], _jing.Session.Staff.Id), Audit.Terminal, Ending)).Refusal);
        var second = await StaffClient.SignInAsync(_app, "j@example.com", "a long walk by the sea");
        await Shift.SetAsync(second, "break");
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        await Shift.RowAsync(Shift.AssignAsync(_jing, id, second));
        await RefusedAsync(second, parts[0]);

        // Nor does the second one hand it back to them.
        await Shift.RowAsync(Shift.AssignAsync(second, id, _jing));
        await RefusedAsync(_jing, parts[0]);
    }

    [Fact]
    public async Task Each_file_that_is_opened_is_in_the_trail_whosever_the_case_is()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(parts[3])).StatusCode);
        Assert.Single(await RowsAsync(_app, $"select id from audit_events where action = 'case.file_read' and actor = 'staff:{_lin.Session.Staff.Id}' and object = 'case:{id}'"));
    }

    [Fact]
    public async Task A_resolution_that_a_lead_takes_back_at_once_gives_the_case_back_to_whoever_had_it()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        await Shift.RowAsync(Shift.ResolveAsync(_jing, id));
        Assert.Equal((_lin.Session.Staff.Id, false), await Shift.RowAsync(Shift.ReopenAsync(_jing, id)) is var row ? (row.AgentId!.Value, row.Pulled) : default);
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(parts[0])).StatusCode);
        await RefusedAsync(_jing, parts[0]);
    }

    [Fact]
    public async Task What_an_absent_colleague_had_is_put_into_the_line_by_a_lead_and_opens_to_them_when_it_comes_to_them()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.SetAsync(_lin, "offline");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.RowAsync(Shift.TransferAsync(_jing, id, queue: "general"));
        await Shift.RowAsync(Shift.AssignAsync(_jing, id));
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(parts[0])).StatusCode);
    }

    [Fact]
    public async Task What_a_colleague_hands_to_a_lead_is_theirs_whole_also_after_they_had_pulled_it()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        await Shift.RowAsync(Shift.AssignAsync(_jing, id));
        await Shift.RowAsync(Shift.TransferAsync(_jing, id, _sofia));
        Assert.Equal(HttpStatusCode.OK, (await _sofia.GetAsync(parts[0])).StatusCode);

        var row = await Shift.RowAsync(Shift.TransferAsync(_sofia, id, _jing));
        Assert.False(row.Pulled);
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(parts[0])).StatusCode);
    }

    [Fact]
    public async Task Routing_opens_nothing_to_whoever_pulled_a_case_that_another_pulled_from_them()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        await Shift.RowAsync(Shift.AssignAsync(_jing, id));

        // Taken away by a second lead, who puts it into the line, from which it comes back to the first.
        const string Password = "a long walk by the sea";
        Assert.Null((await _app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("陈涛", "chen@example.com", Password, StaffRole.Supervisor, "zh", ["general"]), Audit.Terminal, Ending)).Refusal);
        var chen = await StaffClient.SignInAsync(_app, "chen@example.com", Password);
        await Shift.RowAsync(Shift.AssignAsync(chen, id));
        await Shift.RowAsync(Shift.TransferAsync(chen, id, queue: "general"));
        var routed = await _app.Get<WorkCase>().RouteAsync(id, "general", _jing.Session.Staff.Id, _jing.Session.Staff.Name);
        Assert.Null(routed.Refusal);
        Assert.True((await _jing.ReadAsync<CaseRowView>($"/api/console/cases/{id}")).Pulled);
        foreach (var part in parts)
        {
            await RefusedAsync(_jing, part);
        }

        // Resolved by the other and taken back at once, it is given back and not handed.
        await Shift.RowAsync(Shift.ResolveAsync(chen, id));
        await Shift.RowAsync(Shift.ReopenAsync(chen, id));
        await RefusedAsync(_jing, parts[0]);

        // A reason opens it, and so does a colleague who hands it over.
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(_jing, id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(parts[0])).StatusCode);
        Clock.Advance(TimeSpan.FromHours(1));
        (_jing, chen) = (await new Shift(_app).OnBreakAsync(Shift.Jing), await StaffClient.SignInAsync(_app, "chen@example.com", Password));
        await RefusedAsync(_jing, parts[0]);
        await Shift.RowAsync(Shift.AssignAsync(chen, id));
        await Shift.RowAsync(Shift.AssignAsync(chen, id, _jing));
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(parts[0])).StatusCode);
    }

    [Fact]
    public async Task What_is_over_is_reopened_by_whoever_had_it_last_for_a_week_and_by_no_other_agent()
    {
        var (id, parts) = await WaitingAsync();
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        await Shift.RowAsync(Shift.ResolveAsync(_lin, id));
        await Customer.RefusedAsync(await Shift.ReopenAsync(_sofia, id), HttpStatusCode.Conflict, "case.not_yours_to_reopen");

        await Shift.RowAsync(Shift.ReopenAsync(_lin, id));
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(parts[0])).StatusCode);
        await Shift.RowAsync(Shift.ResolveAsync(_lin, id));
        Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        var shift = new Shift(_app);
        (_lin, _sofia) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Sofia));
        foreach (var agent in (StaffClient[])[_lin, _sofia])
        {
            await Customer.RefusedAsync(await Shift.ReopenAsync(agent, id), HttpStatusCode.Conflict, "case.not_yours_to_reopen");
        }
    }

    [Fact]
    public async Task A_case_that_may_not_be_seen_answers_like_a_missing_one_and_is_no_try()
    {
        var (_, parts) = await WaitingAsync();
        var lan = await ConsoleScene.SignInAsync(_app, "lan");
        foreach (var part in parts)
        {
            await Customer.RefusedAsync(await lan.GetAsync(part), HttpStatusCode.NotFound, "case.not_found");
        }

        Assert.Empty(await TriesAsync());
    }

    [Fact]
    public async Task What_is_closed_is_refused_before_it_is_looked_for()
    {
        var (id, _) = await WaitingAsync();
        await RefusedAsync(_lin, $"/api/console/cases/{id}/files/{FileId.New(Clock)}");
        await RefusedAsync(_lin, $"/api/console/cases/{id}/records/balances");
    }

    [Fact]
    public async Task A_refusal_says_what_to_do()
    {
        var (id, _) = await WaitingAsync();
        var said = await (await _lin.GetAsync($"/api/console/cases/{id}/customer")).Content.ReadAsStringAsync(Ending);
        Assert.Contains("Take it from its line, or open it with a reason", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_try_is_in_the_trail_once_a_minute_for_each_person_case_and_part_however_often_it_is_made()
    {
        var (id, parts) = await WaitingAsync();
        var (other, _) = await WaitingAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => parts).Select(part => RefusedAsync(_lin, part)));

        // A kind of records that nobody knows is no part of its own.
        for (var i = 0; i < 20; i++)
        {
            await RefusedAsync(_lin, $"/api/console/cases/{id}/records/made-up-{i}");
        }

        var mine = $"staff:{_lin.Session.Staff.Id} case:{id}";
        string[] once = [$"{mine} {{\"part\":\"card\"}}", $"{mine} {{\"part\":\"files\"}}", $"{mine} {{\"part\":\"records\"}}"];
        Assert.Equal(once, await TriesAsync());

        await RefusedAsync(_lin, $"/api/console/cases/{other}/customer");
        await RefusedAsync(_sofia, parts[0]);
        Assert.Equal(5, (await TriesAsync()).Count);

        Clock.Advance(TimeSpan.FromMinutes(1));
        await RefusedAsync(_lin, parts[0]);
        Assert.Equal(6, (await TriesAsync()).Count);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        _app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        _customer = await Customer.StartAsync(_app, _exchange.Identity.For(ConsoleScene.Uid));
        var shift = new Shift(_app);
        (_lin, _sofia, _jing) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Sofia), await shift.OnBreakAsync(Shift.Jing));
    }

    private static Task RefusedAsync(StaffClient staff, string path) => ClosedAsync(staff.GetAsync(path));

    private static async Task ClosedAsync(Task<HttpResponseMessage> answer) => await Customer.RefusedAsync(await answer, HttpStatusCode.Forbidden, "case.data_closed");

    private async Task<List<string>> TriesAsync() =>
        [.. (await RowsAsync(_app, "select actor || ' ' || object || ' ' || detail from audit_events where action = 'case.data_refused'")).Order(StringComparer.Ordinal)];

    // A case in the general queue with a picture in it, and the ways to the customer's data.
    private async Task<(CaseId Id, string[] Parts)> WaitingAsync()
    {
        var id = await ConsoleScene.QueuedAsync(_customer);
        using var body = new ByteArrayContent(Pictures.Screenshot);
        var file = await Customer.ReadAsync<FileView>(await _customer.Http.PostAsync(new Uri("/api/messenger/files?name=withdrawal.png", UriKind.Relative), body, Ending), HttpStatusCode.Created);
        using var small = new ByteArrayContent(Pictures.Png);
        await Customer.ReadAsync<FileView>(await _customer.Http.PutAsync(new Uri($"/api/messenger/files/{file.FileId}/thumbnail", UriKind.Relative), small, Ending), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Created, (await _customer.PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage(Customer.NewKey(), "", [file.FileId.ToString()]))).StatusCode);
        var path = $"/api/console/cases/{id}";
        return (id, [$"{path}/customer", $"{path}/records/withdrawals", $"{path}/records/logs", $"{path}/files/{file.FileId}", $"{path}/files/{file.FileId}/thumbnail"]);
    }
}

public sealed class CaseDataTestsOnSqlite() : CaseDataTests(TestDatabase.Sqlite);

public sealed class CaseDataTestsOnPostgres(PostgresCluster cluster) : CaseDataTests(TestDatabase.Postgres(cluster));
