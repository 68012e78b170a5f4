using System.Net;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>Auditors read the trail, change nothing, and are read themselves.</summary>
public abstract class TrailSearchTests(TestDatabase database) : SliceTest(database)
{
    private const string Password = "a long walk by the sea";

    [Fact]
    public async Task An_auditor_finds_who_did_what_and_the_search_is_in_the_trail_before_its_answer()
    {
        var (app, auditor) = await StartedAsync();
        var shift = new Shift(app);
        var customer = await Customer.StartAsync(app);
        var (lin, jing) = (await shift.SignInAsync(Shift.Lin), await shift.SignInAsync(Shift.Jing));
        var id = await Shift.WaitingAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(lin, id));
        await Shift.EntriesAsync(jing, id);

        var looked = Assert.Single((await ReadAsync(auditor, $"object=case:{id}&action=case.read")).Items);
        Assert.Equal(($"staff:{jing.Session.Staff.Id}", Shift.Jing, "case.read", $"case:{id}"), (looked.Actor, looked.ActorName, looked.Action, looked.Object));

        var searched = Assert.Single((await ReadAsync(auditor, "action=trail.searched&object=trail")).Items, e => e.Detail.GetValueOrDefault("action") == "case.read");
        Assert.Equal(("Vera", $"case:{id}"), (searched.ActorName, searched.Detail["object"]));
        Assert.Contains((await ReadAsync(auditor, $"actor=staff:{auditor.Session.Staff.Id}")).Items, e => e.Action == "staff.signed_in");
        Assert.Empty((await ReadAsync(auditor, "action=cas")).Items);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_also_while_the_trail_grows()
    {
        var (app, auditor) = await StartedAsync();
        for (var i = 0; i < 25; i++)
        {
            await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, "test.page", $"n:{i}"), Ending);
            Clock.Advance(TimeSpan.FromSeconds(i % 3));
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await ReadAsync(auditor, $"action=test&object=&limit=10{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            seen.AddRange(page.Items.Select(e => e.Object));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"n:{i}").Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));

        var (from, to) = (Clock.Now.AddSeconds(-3), Clock.Now);
        var within = (await ReadAsync(auditor, $"action=test&from={Uri.EscapeDataString(from.ToString("O"))}&to={Uri.EscapeDataString(to.ToString("O"))}")).Items;
        Assert.NotEmpty(within);
        Assert.All(within, e => Assert.InRange(e.At, from, to));
    }

    [Theory]
    [InlineData("limit=0", "limit must be")]
    [InlineData("limit=201", "limit must be")]
    [InlineData("after=x", "after must be")]
    [InlineData("after=MXwy", "after must be")]
    [InlineData("actor=a%00b", "actor must be")]
    [InlineData("actor=小林", "actor must be")]
    [InlineData("actor=staff:x' or '1'='1", "actor must be")]
    [InlineData("action=wang@mail.example", "action must be")]
    [InlineData("object=case:王先生", "object must be")]
    [InlineData("from=yesterday", "")]
    public async Task What_cannot_be_meant_is_refused_and_named(string query, string said)
    {
        var (_, auditor) = await StartedAsync();
        var answer = await auditor.GetAsync($"/api/console/trail?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_sees_no_case_and_no_customer()
    {
        var (app, auditor) = await StartedAsync();
        var id = await (await Customer.StartAsync(app)).OpenCaseAsync();
        foreach (var path in new[] { "cases?view=all", $"cases/{id}", $"cases/{id}/entries", $"cases/{id}/customer", $"cases/{id}/records/withdrawals", "colleagues", "learning" })
        {
            await Customer.RefusedAsync(await auditor.GetAsync($"/api/console/{path}"), HttpStatusCode.Forbidden, "request.forbidden");
        }

        await Assert.ThrowsAnyAsync<Exception>(() => auditor.ConnectAsync(app));
    }

    private async Task<(VigilApplication App, StaffClient Auditor)> StartedAsync()
    {
        var app = await StartAsync(settings: Shift.Demo);
        Assert.Null((await app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Vera", "vera@example.com", Password, StaffRole.Auditor, "en", []), Audit.Terminal, Ending)).Refusal);
        return (app, await StaffClient.SignInAsync(app, "vera@example.com", Password));
    }

    private static Task<TrailPageView> ReadAsync(StaffClient auditor, string query) => auditor.ReadAsync<TrailPageView>($"/api/console/trail?{query}");
}

public sealed class TrailSearchTestsOnSqlite() : TrailSearchTests(TestDatabase.Sqlite);

public sealed class TrailSearchTestsOnPostgres(PostgresCluster cluster) : TrailSearchTests(TestDatabase.Postgres(cluster));
