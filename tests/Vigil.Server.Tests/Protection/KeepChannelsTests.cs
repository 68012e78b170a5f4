using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Public;
using Vigil.Server.Protection.Listing;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Protection;

/// <summary>The lists, kept while the server runs: each change counts with the next check and is in the audit trail.</summary>
public abstract class KeepChannelsTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task What_is_put_on_the_list_is_official_at_once_on_every_node_until_it_is_taken_off()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage, settings: Shift.Demo);
        var other = await StartAsync(on: storage);
        var admin = await StaffClient.DemoAsync(app, "admin");
        Assert.Equal("imitation", await VerdictAsync(other, "meridian.support"));

        var added = await AddedAsync(admin, new AddChannel("website", "https://Meridian.Support/", "landing page"));
        Assert.Equal(("website", "meridian.support", "landing page"), (added.Kind, added.Value, added.Note));
        Assert.Equal("official", await VerdictAsync(other, "meridian.support"));
        Assert.Contains(added, (await admin.ReadAsync<ChannelListView>(Channels)).Channels);

        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(admin, added.Id)).StatusCode);
        Assert.Equal("imitation", await VerdictAsync(other, "meridian.support"));
        await Customer.RefusedAsync(await RemoveAsync(admin, added.Id), HttpStatusCode.NotFound, "channel.not_found");
        Assert.Equal(
            [$"staff:{admin.Session.Staff.Id}|channel.added|channel:{added.Id}|{{\"kind\":\"website\",\"value\":\"meridian.support\"}}", $"staff:{admin.Session.Staff.Id}|channel.removed|channel:{added.Id}|{{\"kind\":\"website\",\"value\":\"meridian.support\"}}"],
            (await RowsAsync(app, "select actor || '|' || action || '|' || object || '|' || detail from audit_events where action like 'channel.%' and actor like 'staff:%' order by action")));
    }

    [Fact]
    public async Task One_thing_stands_on_the_list_once_and_may_come_again_after_it_was_taken_off()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var admin = await StaffClient.DemoAsync(app, "admin");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => admin.PostAsync(Channels, new AddChannel("phone", "+44 20 7946 0999"))));
        Assert.Equal(HttpStatusCode.Created, Assert.Single(answers, a => a.StatusCode is not HttpStatusCode.Conflict).StatusCode);
        await Customer.RefusedAsync(await admin.PostAsync(Channels, new AddChannel("phone", "0044 20-7946-0999")), HttpStatusCode.Conflict, "channel.listed");

        var listed = (await admin.ReadAsync<ChannelListView>(Channels)).Channels.Single(c => c.Value == "+442079460999");
        await RemoveAsync(admin, listed.Id);
        await AddedAsync(admin, new AddChannel("phone", "+44 20 7946 0999"));
    }

    [Theory]
    [InlineData("website", "https://meridian.example/path")]
    [InlineData("website", "https://a@meridian.example")]
    [InlineData("website", "127.0.0.1")]
    [InlineData("website", "meridian")]
    [InlineData("email", "meridian.example")]
    [InlineData("phone", "12")]
    [InlineData("handle", "@meridian")]
    [InlineData("brand", "two words")]
    [InlineData("wallet", "155dDX3rWoNsY4aiJFbsu6wLB91c2J2Ws5BgMfJKyM1eGnkS")]
    [InlineData("Website", "meridian.example")]
    public async Task What_could_not_be_compared_does_not_get_onto_the_list(string kind, string value)
    {
        var app = await StartAsync(settings: Shift.Demo);

        await Customer.RefusedAsync(await (await StaffClient.DemoAsync(app, "admin")).PostAsync(Channels, new AddChannel(kind, value)), HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Nobody_but_those_who_keep_the_list_sees_or_changes_it()
    {
        var app = await StartAsync(settings: Shift.Demo);
        foreach (var role in (string[])["agent", "supervisor"])
        {
            var person = await StaffClient.DemoAsync(app, role);
            await Customer.RefusedAsync(await person.GetAsync(Channels), HttpStatusCode.Forbidden, "request.forbidden");
            await Customer.RefusedAsync(await person.PostAsync(Channels, new AddChannel("website", "evil.test")), HttpStatusCode.Forbidden, "request.forbidden");
        }
    }

    [Fact]
    public async Task The_demonstration_has_its_channels_once_and_what_was_taken_off_stays_off()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage, settings: Shift.Demo);
        var admin = await StaffClient.DemoAsync(app, "admin");
        var before = (await admin.ReadAsync<ChannelListView>(Channels)).Channels;
        var mail = before.Single(c => c.Value == "no-reply@meridian.example");
        await RemoveAsync(admin, mail.Id);

        var again = await StartAsync(on: storage, settings: Shift.Demo);
        Assert.Equal(before.Where(c => c != mail), (await (await StaffClient.DemoAsync(again, "admin")).ReadAsync<ChannelListView>(Channels)).Channels);
    }

    [Fact]
    public async Task A_list_of_scams_is_exchanged_whole_while_the_server_runs()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var import = app.Get<ImportScams>();

        Assert.Null((await import.HandleAsync("all", """{"allow":["pages.dev","*.fleek.co"],"deny":["bad.test","a.pages.dev"," not a host "]}""", Ending)).Refusal);
        Assert.Equal(("scam", "scam", "unknown"), (await VerdictAsync(app, "x.bad.test"), await VerdictAsync(app, "a.pages.dev"), await VerdictAsync(app, "b.pages.dev")));

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await import.HandleAsync("address", """{"bad.test":["155dDX3rWoNsY4aiJFbsu6wLB91c2J2Ws5BgMfJKyM1eGnkS"]}""", Ending)).Refusal);
        Assert.Null((await import.HandleAsync("all", """{"deny":["worse.test"]}""", Ending)).Refusal);
        Assert.Equal(("unknown", "scam", "scam"), (await VerdictAsync(app, "bad.test"), await VerdictAsync(app, "worse.test"), await VerdictAsync(app, "155dDX3rWoNsY4aiJFbsu6wLB91c2J2Ws5BgMfJKyM1eGnkS")));
        Assert.Equal([("address", 0, 1), ("all", 1, 0)], (await (await StaffClient.DemoAsync(app, "admin")).ReadAsync<ChannelListView>(Channels)).Scams.Select(s => (s.Name, s.Hosts, s.Wallets)));
        Assert.Contains("terminal|scams.imported|scams:all|{\"hosts\":\"2\",\"wallets\":\"0\"}", await RowsAsync(app, "select actor || '|' || action || '|' || object || '|' || detail from audit_events where action = 'scams.imported'"));
    }

    [Theory]
    [InlineData("{", "line 1: not JSON.")]
    [InlineData("[]", "an object was expected, with deny, or with lists of addresses by name.")]
    [InlineData("{}", "neither deny nor any list of addresses is there.")]
    [InlineData("""{"deny":"x"}""", "deny: a list of at most 2000000 texts was expected.")]
    [InlineData("""{"deny":["a.test",7]}""", "deny[1]: a text of at most 300 characters was expected.")]
    [InlineData("""{"deny":["no host"]}""", "deny holds no host.")]
    [InlineData("""{"somebody":{"a":1}}""", "somebody: a list of at most 2000000 texts was expected.")]
    public void A_file_that_is_none_is_told_where(string json, string said) => Assert.Equal(said, ScamFile.Read(json).Refusal?.Detail);

    [Fact]
    public async Task The_real_list_is_taken_in_whole()
    {
        if (SharedData.Find(Path.Combine("data", "phishing", "all.json")) is not { } file)
        {
            Assert.Skip("data/phishing/all.json is not in the shared folder.");
            return;
        }

        var app = await StartAsync(settings: Shift.Demo);
        var imported = await app.Get<ImportScams>().HandleAsync("all", await File.ReadAllTextAsync(file, Ending), Ending);

        Assert.InRange(imported.Value!.Hosts.Count, 54_000, 55_000);
        Assert.Equal("scam", await VerdictAsync(app, "https://www.zzcoin.website/claim"));
        Assert.Equal("official", await VerdictAsync(app, "meridian.example"));
    }

    private const string Channels = "/api/console/channels";

    [Fact]
    public async Task Where_two_keep_the_list_one_asks_and_the_other_agrees_to_exactly_this()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var admin = await StaffClient.DemoAsync(app, "admin");
        Assert.Null((await app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Vera", "vera@example.com", "a long walk by the sea", StaffRole.Admin, "en", []), Audit.Terminal, Ending)).Refusal);
        var vera = await StaffClient.SignInAsync(app, "vera@example.com", "a long walk by the sea");

        var wish = await Customer.ReadAsync<ApprovalView>(await admin.PostAsync(Channels, new AddChannel("website", "https://Meridian.Support/", "landing page")), HttpStatusCode.Accepted);
        Assert.Equal(("channel.add", "website", "meridian.support", "landing page"), (wish.Kind, wish.Content["kind"], wish.Content["value"], wish.Content["note"]));
        Assert.Equal("imitation", await VerdictAsync(app, "meridian.support"));
        await Customer.RefusedAsync(await admin.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), HttpStatusCode.Conflict, "approval.own");

        await Customer.ReadAsync<ApprovalView>(await vera.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), HttpStatusCode.OK);
        Assert.Equal("official", await VerdictAsync(app, "meridian.support"));
        Assert.Contains($"\"approval\":\"{wish.Id}\"", Assert.Single(await RowsAsync(app, "select detail from audit_events where action = 'channel.added' and detail like '%meridian.support%'")), StringComparison.Ordinal);
        await Customer.RefusedAsync(await admin.PostAsync(Channels, new AddChannel("website", "meridian.support")), HttpStatusCode.Conflict, "channel.listed");
        await Customer.RefusedAsync(await admin.PostAsync(Channels, new AddChannel("website", "no site")), HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Ending_the_others_access_makes_nobody_alone_with_the_list()
    {
        var app = await StartAsync(settings: Shift.Demo);
        Assert.Null((await app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Vera", "vera@example.com", "a long walk by the sea", StaffRole.Admin, "en", []), Audit.Terminal, Ending)).Refusal);
        var vera = await StaffClient.SignInAsync(app, "vera@example.com", "a long walk by the sea");
        var admin = await StaffClient.DemoAsync(app, "admin");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/api/console/staff/{vera.Session.Staff.Id}/deactivate", "")).StatusCode);

        await Customer.ReadAsync<ApprovalView>(await admin.PostAsync(Channels, new AddChannel("website", "meridian.support", "landing page")), HttpStatusCode.Accepted);
        Assert.Equal("imitation", await VerdictAsync(app, "meridian.support"));

        Clock.Advance(TimeSpan.FromDays(8));
        await AddedAsync(await StaffClient.DemoAsync(app, "admin"), new AddChannel("website", "meridian.support", "landing page"));
        Assert.Equal("official", await VerdictAsync(app, "meridian.support"));
    }

    [Fact]
    public async Task What_is_taken_off_is_off_at_once_and_a_second_person_is_told_and_confirms_it_or_has_it_put_back()
    {
        var app = await StartAsync(settings: [Shift.Demo, ("Staff:ApprovalHours", "24")]);
        var admin = await StaffClient.DemoAsync(app, "admin");
        var added = await AddedAsync(admin, new AddChannel("website", "meridian.support", "landing page"));
        Assert.Null((await app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Vera", "vera@example.com", "a long walk by the sea", StaffRole.Admin, "en", []), Audit.Terminal, Ending)).Refusal);
        var vera = await StaffClient.SignInAsync(app, "vera@example.com", "a long walk by the sea");
        Clock.Advance(TimeSpan.FromSeconds(1));

        // At once, however much waits already, and whoever keeps the list is told.
        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(admin, added.Id)).StatusCode);
        Assert.Equal("imitation", await VerdictAsync(app, "meridian.support"));
        Assert.Equal(("channel.removed", "meridian.support"), Assert.Single((await vera.ReadAsync<AccessNoticesView>("/api/staff/notices")).Items.Select(n => (n.Kind, n.Value))));
        Assert.Empty((await admin.ReadAsync<AccessNoticesView>("/api/staff/notices")).Items);
        Assert.Empty((await (await StaffClient.DemoAsync(app, "supervisor")).ReadAsync<AccessNoticesView>("/api/staff/notices")).Items);

        var wish = Assert.Single((await vera.ReadAsync<ApprovalsPageView>("/api/console/approvals")).Items);
        Assert.Equal(("channel.remove", "waiting", "meridian.support", "landing page"), (wish.Kind, wish.State, wish.Content["value"], wish.Content["note"]));
        await Customer.RefusedAsync(await DecideAsync(admin, wish, "refused"), HttpStatusCode.Conflict, "approval.own");
        await Customer.RefusedAsync(await admin.PostAsync($"/api/console/approvals/{wish.Id}/withdraw", new { }), HttpStatusCode.Conflict, "approval.done_at_once");

        // A no puts it back as it was; once, and in the trail under both.
        await Customer.ReadAsync<ApprovalView>(await DecideAsync(vera, wish, "refused"), HttpStatusCode.OK);
        await Customer.ReadAsync<ApprovalView>(await DecideAsync(vera, wish, "refused"), HttpStatusCode.OK);
        Assert.Equal("official", await VerdictAsync(app, "meridian.support"));
        var back = Assert.Single((await admin.ReadAsync<ChannelListView>(Channels)).Channels, c => c.Value == "meridian.support");
        Assert.Equal("landing page", back.Note);
        Assert.Equal(2, (await RowsAsync(app, $"select action from audit_events where action like 'channel.%' and detail like '%{wish.Id}%'")).Count);

        // A yes leaves it off, and so does nobody's word.
        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(vera, back.Id)).StatusCode);
        await Customer.ReadAsync<ApprovalView>(await DecideAsync(admin, Assert.Single((await vera.ReadAsync<ApprovalsPageView>("/api/console/approvals")).Items, a => a.State == "waiting"), "approved"), HttpStatusCode.OK);
        Assert.Equal("imitation", await VerdictAsync(app, "meridian.support"));
    }

    [Fact]
    public async Task Many_are_taken_off_at_once_in_an_emergency_and_what_was_added_anew_meanwhile_stands_once()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var admin = await StaffClient.DemoAsync(app, "admin");
        var listed = new List<ChannelView>();
        for (var i = 0; i < 12; i++)
        {
            listed.Add(await AddedAsync(admin, new AddChannel("website", $"meridian{i}.support")));
        }

        Assert.Null((await app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Vera", "vera@example.com", "a long walk by the sea", StaffRole.Admin, "en", []), Audit.Terminal, Ending)).Refusal);
        var vera = await StaffClient.SignInAsync(app, "vera@example.com", "a long walk by the sea");
        foreach (var one in listed)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(admin, one.Id)).StatusCode);
        }

        var waiting = (await vera.ReadAsync<ApprovalsPageView>("/api/console/approvals?limit=100")).Items;
        Assert.Equal(12, waiting.Count);
        var first = waiting.Single(w => w.Content["value"] == "meridian0.support");
        var anew = await Customer.ReadAsync<ApprovalView>(await vera.PostAsync(Channels, new AddChannel("website", "meridian0.support")), HttpStatusCode.Accepted);
        await Customer.ReadAsync<ApprovalView>(await DecideAsync(admin, anew, "approved"), HttpStatusCode.OK);
        await Customer.RefusedAsync(await DecideAsync(vera, first, "refused"), HttpStatusCode.Conflict, "channel.listed");
        Assert.Single((await admin.ReadAsync<ChannelListView>(Channels)).Channels, c => c.Value == "meridian0.support");
    }

    private static Task<HttpResponseMessage> DecideAsync(StaffClient by, ApprovalView wish, string verdict) =>
        by.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval(verdict, wish.Hash));

    private static async Task<ChannelView> AddedAsync(StaffClient admin, AddChannel channel) => await Customer.ReadAsync<ChannelView>(await admin.PostAsync(Channels, channel), HttpStatusCode.Created);

    private static Task<HttpResponseMessage> RemoveAsync(StaffClient admin, ChannelId id) => admin.Http.DeleteAsync(new Uri($"{Channels}/{id}", UriKind.Relative), Ending);

    private static async Task<string> VerdictAsync(VigilApplication app, string value) =>
        (await Customer.ReadAsync<ChannelCheckView>(await Customer.PostAsync(app.CreateClient(), "/api/public/channel-check", new CheckChannelRequest(value)), HttpStatusCode.OK)).Verdict;
}

public sealed class KeepChannelsTestsOnSqlite() : KeepChannelsTests(TestDatabase.Sqlite);

public sealed class KeepChannelsTestsOnPostgres(PostgresCluster cluster) : KeepChannelsTests(TestDatabase.Postgres(cluster));
