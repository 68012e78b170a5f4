using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Privacy.Erasing;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Privacy;

/// <summary>A person is erased by two people, everywhere, and stays erased.</summary>
public abstract class ErasureTests(TestDatabase database) : SliceTest(database)
{
    private FakeExchange _exchange = null!;
    private Planted _planted = null!;

    private VigilApplication App => _planted.Application;

    [Fact]
    public async Task Nothing_that_was_said_by_or_about_a_person_is_found_anywhere_afterwards()
    {
        foreach (var word in (string[])[.. Planted.Words, Planted.Zone])
        {
            Assert.True((await Everywhere.FindAsync(App, word)).Count > 0, $"{word} was planted");
        }

        await _planted.EraseAsync();
        await CleanedAsync(App);

        Assert.Empty(await Everywhere.FindAsync(App, Planted.Mark));
        Assert.Empty(await Everywhere.FindAsync(App, Planted.Zone));
    }

    [Fact]
    public async Task The_conversation_keeps_its_shape_and_says_that_it_is_gone()
    {
        var before = (await Shift.EntriesAsync(_planted.Jing, _planted.Case)).Entries;
        await using var customer = await _planted.Customer.ConnectAsync();

        var wish = await _planted.EraseAsync();
        await CleanedAsync(App);

        Assert.Equal(("approved", ""), (wish.State, wish.Note));
        var entries = (await Shift.EntriesAsync(_planted.Jing, _planted.Case)).Entries;
        Assert.Equal(before.Select(e => (e.Seq, e.At, e.Kind, e.Public, e.Author)), entries.SkipLast(1).Select(e => (e.Seq, e.At, e.Kind, e.Public, e.Author)));
        Assert.All(entries, e => Assert.Equal((null, null, null, null), (e.Text, e.Parts, e.Files, e.Rating)));
        Assert.Equal((before.Count + 1, "erased", "request", false), (entries.Count, entries[^1].Kind, entries[^1].Erased, entries[^1].Public));
        var row = Assert.Single((await Shift.ListAsync(_planted.Jing, "resolved")).Items);
        Assert.Equal((true, null, null, null, "resolved", 4), (row.Erased, row.Title, row.LastText, row.Customer, row.State, row.RatedStars));

        // Nothing is added to it any more, and the person's connection has ended.
        await Customer.RefusedAsync(await Shift.ReopenAsync(_planted.Jing, _planted.Case), HttpStatusCode.Conflict, "case.erased");
        await customer.Closed.WithinDeadlineAsync("the end of the connection");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _planted.Customer.GetAsync("/api/messenger/home")).StatusCode);

        // Who signs in with the same account begins anew.
        var again = await Customer.StartAsync(App, _exchange.Identity.For(Planted.Uid));
        Assert.Empty((await Customer.ReadAsync<HomeView>(await again.GetAsync("/api/messenger/home"), HttpStatusCode.OK)).Cases);
        Assert.Equal(
            [$"staff:{_planted.Admin.Session.Staff.Id} customer:{wish.Content["customer"]} {{\"approval\":\"{wish.Id}\",\"cases\":\"1\",\"files\":\"2\"}}"],
            await RowsAsync(App, "select actor || ' ' || object || ' ' || detail from audit_events where action = 'customer.erased'"));
    }

    [Fact]
    public async Task What_is_in_the_way_is_told_before_anybody_is_asked()
    {
        var read = await _planted.Jing.ReadAsync<ErasureView>($"/api/console/cases/{_planted.Case}/erasure");
        Assert.Equal((1, 2, false), (read.Cases, read.Files, read.Erased));
        Assert.Empty(read.Holds);
        Assert.Empty(read.OpenCases);
        await Customer.RefusedAsync(await _planted.AskAsync("four"), HttpStatusCode.BadRequest, "request.invalid");

        await Shift.RowAsync(Shift.ReopenAsync(_planted.Jing, _planted.Case));
        read = await _planted.Jing.ReadAsync<ErasureView>($"/api/console/cases/{_planted.Case}/erasure");
        Assert.Equal([(await Shift.ListAsync(_planted.Jing, "all")).Items.Single().Number], read.OpenCases);
        await Customer.RefusedAsync(await _planted.AskAsync(), HttpStatusCode.Conflict, "erasure.cases_open");
    }

    [Fact]
    public async Task A_legal_hold_forbids_it_until_it_is_lifted()
    {
        var wish = await _planted.AskedAsync();
        var hold = await Customer.ReadAsync<HoldView>(await _planted.HoldAsync("keep for the court", scope: "case", reason: "authority"), HttpStatusCode.Created);
        Assert.Equal(("case", "authority", "keep for the court", Shift.Jing), (hold.Scope, hold.Reason, hold.Note, hold.By));

        await Customer.RefusedAsync(await _planted.DecideAsync(wish), HttpStatusCode.Conflict, "erasure.held");
        await Customer.RefusedAsync(await _planted.AskAsync(), HttpStatusCode.Conflict, "erasure.held");
        Assert.Equal([hold], (await _planted.Admin.ReadAsync<ErasureView>($"/api/console/cases/{_planted.Case}/erasure")).Holds);
        Assert.NotEmpty(await Everywhere.FindAsync(App, "quokkamessage"));

        // One person alone lifts nothing: it stands until a second one has agreed to exactly this.
        await Customer.RefusedAsync(await _planted.Admin.PostAsync($"/api/console/holds/{hold.Id}/lift", new LiftHold("four")), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await _planted.Lin.PostAsync($"/api/console/holds/{hold.Id}/lift", new LiftHold("it is over")), HttpStatusCode.Forbidden, "request.forbidden");
        var lift = await Customer.ReadAsync<ApprovalView>(await _planted.AskToLiftAsync(hold.Id, _planted.Admin), HttpStatusCode.Accepted);
        Assert.Equal(("hold.lift", "authority", "case", hold.Id.ToString()), (lift.Kind, lift.Content["reason"], lift.Content["scope"], lift.Content["hold"]));
        await Customer.RefusedAsync(await _planted.DecideAsync(lift, _planted.Admin), HttpStatusCode.Conflict, "approval.own");
        await Customer.RefusedAsync(await _planted.DecideAsync(wish), HttpStatusCode.Conflict, "erasure.held");
        var twice = await Customer.ReadAsync<ApprovalView>(await _planted.AskToLiftAsync(hold.Id, _planted.Admin), HttpStatusCode.Accepted);
        await Customer.ReadAsync<ApprovalView>(await _planted.DecideAsync(lift, _planted.Jing), HttpStatusCode.OK);
        await Customer.RefusedAsync(await _planted.DecideAsync(twice, _planted.Jing), HttpStatusCode.Conflict, "hold.lifted");
        await Customer.RefusedAsync(await _planted.AskToLiftAsync(hold.Id, _planted.Admin), HttpStatusCode.Conflict, "hold.lifted");
        await Customer.RefusedAsync(await _planted.AskToLiftAsync(HoldId.New(Clock)), HttpStatusCode.NotFound, "hold.not_found");
        Assert.Contains($"{{\"approval\":\"{lift.Id}\"}}", await RowsAsync(App, $"select detail from audit_events where action = 'hold.lifted' and object = 'hold:{hold.Id}'"));
        await Customer.ReadAsync<ApprovalView>(await _planted.DecideAsync(wish), HttpStatusCode.OK);
        await Customer.RefusedAsync(await _planted.HoldAsync(), HttpStatusCode.Conflict, "erasure.done");
        Assert.Equal(["hold.lifted", "hold.lifted", "hold.placed", "hold.placed"], await RowsAsync(App, "select action from audit_events where action like 'hold.%' order by action"));
    }

    [Theory]
    [InlineData("all", "litigation", "a long note", "scope must be person or case.")]
    [InlineData("person", "because", "a long note", "reason must be one of litigation, authority, investigation, dispute.")]
    [InlineData("person", "dispute", "four", "note must have 5 to 300 characters, letters or digits among them, and no U+0000.")]
    [InlineData("person", "dispute", "\u200B\u200B\u200B\u200B\u200B\u200B", "note must have 5 to 300 characters, letters or digits among them, and no U+0000.")]
    [InlineData("person", "dispute", ". . . . .", "note must have 5 to 300 characters, letters or digits among them, and no U+0000.")]
    public async Task A_wrong_hold_is_refused_by_its_field(string scope, string reason, string note, string why)
    {
        var answer = await _planted.HoldAsync(note, scope, reason);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        await Customer.RefusedAsync(answer, HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Only_what_was_read_is_erased()
    {
        var wish = await _planted.AskedAsync();
        Assert.Equal(("customer.erase", "1", "2", "0"), (wish.Kind, wish.Content["cases"], wish.Content["files"], wish.Content["holds"]));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await _planted.Customer.OpenCaseAsync("one more question");
        await Shift.RowAsync(Shift.ResolveAsync(_planted.Jing, second));

        await Customer.RefusedAsync(await _planted.DecideAsync(wish), HttpStatusCode.Conflict, "erasure.changed");
        Assert.NotEmpty(await Everywhere.FindAsync(App, "quokkamessage"));

        Assert.Equal("2", (await _planted.EraseAsync()).Content["cases"]);
        await Customer.RefusedAsync(await _planted.AskAsync(), HttpStatusCode.Conflict, "erasure.done");
    }

    [Fact]
    public async Task One_person_alone_erases_nobody()
    {
        var wish = await _planted.AskedAsync();

        await Customer.RefusedAsync(await _planted.DecideAsync(wish, _planted.Jing), HttpStatusCode.Conflict, "approval.own");
        await Customer.RefusedAsync(await _planted.DecideAsync(wish, _planted.Lin), HttpStatusCode.Forbidden, "request.forbidden");
        Assert.NotEmpty(await Everywhere.FindAsync(App, "quokkamessage"));
    }

    [Fact]
    public async Task A_server_that_dies_right_after_the_decision_goes_on_with_it_at_the_next_start()
    {
        // The same data under a server that never comes to what follows the commit.
        var dying = await StartAsync(App.Storage, _exchange, services: WithoutWhatFollows, settings: Shift.Demo);
        await App.DisposeAsync();
        var jing = await StaffClient.NamedAsync(dying, Shift.Jing);
        var wish = await Customer.ReadAsync<ApprovalView>(await jing.PostAsync($"/api/console/cases/{_planted.Case}/erasure", new AskForErasure(Planted.Note)), HttpStatusCode.Created);
        var admin = await StaffClient.NamedAsync(dying, "Admin");
        await Customer.ReadAsync<ApprovalView>(await admin.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), HttpStatusCode.OK);
        Assert.Equal(["1"], await RowsAsync(dying, "select count(*) from erasures where cleaned_at is null and recorded_at is null"));
        Assert.NotEmpty(await Everywhere.FindAsync(dying, "quokkapiece"));
        await dying.DisposeAsync();

        var next = await StartAsync(App.Storage, _exchange, settings: Shift.Demo);
        await CleanedAsync(next);
        Assert.Empty(await Everywhere.FindAsync(next, Planted.Mark));
    }

    [Fact]
    public async Task What_was_under_way_at_the_time_goes_a_little_later()
    {
        var wish = await _planted.EraseAsync();
        await CleanedAsync(App);
        Assert.True(CustomerId.TryParse(wish.Content["customer"], out var customer));
        var late = new CaseOpeningRequest(customer, false, "quokkalate", "en", "UTC", null, "quokkalate words", "quokkalatekey", null);
        Assert.Null((await App.Get<OpenNewCase>().HandleAsync(late, Ending)).Refusal);

        Clock.Advance(TimeSpan.FromMinutes(11));
        await Eventually.HoldsAsync(async () => (await RowsAsync(App, "select count(*) from erasures where finished_at is not null"))[0] == "1", "the erasure is finished");

        Assert.Empty(await Everywhere.FindAsync(App, Planted.Mark));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_brings_nobody_back_and_loses_nothing_of_what_is_still_to_be_done()
    {
        await _planted.EraseAsync();
        await CleanedAsync(App);
        Clock.Advance(TimeSpan.FromDays(-1));

        await App.Get<FinishErasures>().RunAsync(Ending);

        Assert.Equal(["1"], await RowsAsync(App, "select count(*) from erasures where finished_at is null"));
        Clock.Advance(TimeSpan.FromDays(2));
        await Eventually.HoldsAsync(async () => (await RowsAsync(App, "select count(*) from erasures where finished_at is not null"))[0] == "1", "the erasure is finished");
    }

    [Fact]
    public async Task Nobody_else_loses_a_word()
    {
        var other = await Customer.StartAsync(App);
        var id = await other.OpenCaseAsync("platypus");
        await _planted.EraseAsync();
        await CleanedAsync(App);

        Assert.Equal("platypus", (await other.EntriesAsync(id)).Entries[0].Text);
        Assert.Equal(HttpStatusCode.Created, (await other.SendAsync(id, "and goes on")).StatusCode);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _planted = await Planted.StartAsync(await StartAsync(exchange: _exchange, settings: Shift.Demo), _exchange, Clock.Now);
    }

    private static void WithoutWhatFollows(IServiceCollection services)
    {
        foreach (var part in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory?.Method.DeclaringType?.FullName?.Contains("PrivacyModule", StringComparison.Ordinal) == true).ToList())
        {
            services.Remove(part);
        }
    }

    private static Task CleanedAsync(VigilApplication app) =>
        Eventually.HoldsAsync(async () => (await RowsAsync(app, "select count(*) from erasures where cleaned_at is null or recorded_at is null"))[0] == "0", "the erasure is cleaned up");
}

public sealed class ErasureTestsOnSqlite() : ErasureTests(TestDatabase.Sqlite);

public sealed class ErasureTestsOnPostgres(PostgresCluster cluster) : ErasureTests(TestDatabase.Postgres(cluster));
