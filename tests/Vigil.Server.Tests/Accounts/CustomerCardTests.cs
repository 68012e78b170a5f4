using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts;

/// <summary>Who the customer is, as the agent finds it on arrival.</summary>
public abstract class CustomerCardTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task The_card_shows_who_writes_their_last_trades_freezes_and_other_cases()
    {
        var scene = await SceneAsync();
        scene.Exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile("""{"code":"new_device","since":"2026-11-20T00:00:00Z","disclosure":"full"}""");
        scene.Exchange.Answers[ConsoleScene.At("fills")] = ConsoleScene.Page([.. Enumerable.Range(1, 9).OrderBy(minute => minute * 7 % 10).Select(ConsoleScene.Fill)]);
        scene.Exchange.Answers[ConsoleScene.At("freezes")] = ConsoleScene.Page("""{"id":"F1","uid":"88310214","version":1,"kind":"withdrawal","reason":"security_change","disclosure":"full","since":"2026-11-21T00:00:00Z","documents":["id_document"],"active":true}""");
        var other = await ConsoleScene.QueuedAsync(scene.Customer);
        await scene.Customer.OpenCaseAsync("the assistant's, in no queue yet");

        var card = await CardAsync(scene);

        Assert.False(card.Visitor);
        Assert.Equal(("王**", "w***@example.com", "138****0214"), (card.Profile!.DisplayName, card.Profile.MaskedEmail, card.Profile.MaskedPhone));
        Assert.Equal("new_device", Assert.Single(card.Profile.RiskFlags).Code);
        Assert.Equal(["T9", "T8", "T7", "T6", "T5"], card.RecentTrades!.Select(t => t.Id));
        Assert.Equal(("security_change", "id_document"), (Assert.Single(card.Freezes!).Reason, Assert.Single(card.Freezes![0].Documents)));
        Assert.Equal(other, Assert.Single(card.RecentCases).CaseId);
        Assert.True(card.HiddenCases);
        Assert.Equal(("zh-CN", "Asia/Shanghai"), (card.Language, card.TimeZone));
        Assert.Null(card.UnavailableSince);

        // Whoever leads a shift sees all cases.
        var lead = await LookingAsync(scene);
        var all = await Customer.ReadAsync<CustomerCardView>(await lead.GetAsync(scene.CardPath), HttpStatusCode.OK);
        Assert.Equal((2, false), (all.RecentCases.Count, all.HiddenCases));
    }

    [Fact]
    public async Task An_exchange_that_does_not_answer_leaves_parts_out_and_tells_since_when()
    {
        var scene = await SceneAsync();
        scene.Exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        scene.Exchange.Answers[ConsoleScene.At("freezes")] = ConsoleScene.Page();
        var broken = Clock.Now;
        scene.Exchange.Refused[ConsoleScene.At("fills")] = 503;

        var half = await CardAsync(scene);
        Assert.NotNull(half.Profile);
        Assert.Empty(half.Freezes!);
        Assert.Null(half.RecentTrades);
        Assert.Equal(broken, half.UnavailableSince);

        Clock.Advance(TimeSpan.FromMinutes(4));
        scene.Exchange.Refuse(HttpStatusCode.ServiceUnavailable);
        var none = await CardAsync(scene);
        Assert.Null(none.Profile);
        Assert.Null(none.Freezes);
        Assert.Equal(broken, none.UnavailableSince);
        Assert.Equal(Clock.Now, none.ReadAt);

        scene.Exchange.Refuse(null);
        scene.Exchange.Refused.Clear();
        scene.Exchange.Answers[ConsoleScene.At("fills")] = ConsoleScene.Page();
        Assert.Null((await CardAsync(scene)).UnavailableSince);
    }

    [Fact]
    public async Task The_parts_are_read_at_the_same_time()
    {
        var scene = await SceneAsync();
        scene.Exchange.Hold();
        var reading = scene.Agent.GetAsync(scene.CardPath);

        await Eventually.HoldsAsync(() => scene.Exchange.Requests.Count(p => p.StartsWith(ConsoleScene.At(""), StringComparison.Ordinal)) == 3, "three reads at once");

        scene.Exchange.Release();
        Assert.Equal(HttpStatusCode.OK, (await reading).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_read_for_a_visitor()
    {
        var scene = await SceneAsync();
        var visitor = await ConsoleScene.QueuedAsync(await Customer.StartAsync(scene.Application, locale: "en"));
        await Shift.RowAsync(Shift.AssignAsync(scene.Agent, visitor));
        scene.Exchange.Requests.Clear();

        var card = await Customer.ReadAsync<CustomerCardView>(await scene.Agent.GetAsync($"/api/console/cases/{visitor}/customer"), HttpStatusCode.OK);
        var records = await Customer.ReadAsync<RecordsView>(await scene.Agent.GetAsync($"/api/console/cases/{visitor}/records/withdrawals"), HttpStatusCode.OK);

        Assert.True(card.Visitor);
        Assert.Null(card.Profile);
        Assert.Equal("en", card.Language);
        Assert.Empty(records.Items!);
        Assert.Empty(scene.Exchange.Requests);
    }

    [Fact]
    public async Task A_case_of_other_queues_answers_like_a_missing_one_and_nothing_is_read()
    {
        var scene = await SceneAsync();
        var security = await ConsoleScene.SignInAsync(scene.Application, "lan");
        scene.Exchange.Requests.Clear();

        foreach (var id in new[] { scene.Case, CaseId.New(Clock) })
        {
            await Customer.RefusedAsync(await security.GetAsync($"/api/console/cases/{id}/customer"), HttpStatusCode.NotFound, "case.not_found");
            await Customer.RefusedAsync(await security.GetAsync($"/api/console/cases/{id}/records/withdrawals"), HttpStatusCode.NotFound, "case.not_found");
            await Customer.RefusedAsync(await security.GetAsync($"/api/console/cases/{id}/records/nonsense"), HttpStatusCode.NotFound, "case.not_found");
        }

        await Customer.RefusedAsync(await StaffClient.Open(scene.Application).GetAsync(new Uri(scene.CardPath, UriKind.Relative), Ending), HttpStatusCode.Unauthorized, "session.required");
        Assert.Empty(scene.Exchange.Requests);
        Assert.Empty(await ConsoleScene.LooksAsync(scene.Application));
    }

    [Fact]
    public async Task Each_look_is_in_the_audit_trail_once_in_ten_minutes_by_ids_and_codes_alone()
    {
        var scene = await SceneAsync();
        scene.Exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        var lead = await LookingAsync(scene);
        for (var i = 0; i < 3; i++)
        {
            await scene.Agent.GetAsync(scene.CardPath);
            await scene.Agent.GetAsync(scene.RecordsPath("logs"));
        }

        await lead.GetAsync(scene.CardPath);
        var (agent, chief) = (Audited(scene.Agent), Audited(lead));
        string[] once = [$"{agent} customer.card_read case:{scene.Case} {{\"kind\":\"card\"}}", $"{agent} customer.records_read case:{scene.Case} {{\"kind\":\"logs\"}}", $"{chief} customer.card_read case:{scene.Case} {{\"kind\":\"card\"}}"];
        Assert.Equal(once.Order(StringComparer.Ordinal), await ConsoleScene.LooksAsync(scene.Application));

        Clock.Advance(TimeSpan.FromMinutes(10));
        await scene.Agent.GetAsync(scene.CardPath);
        Assert.Equal(once.Append(once[0]).Order(StringComparer.Ordinal), await ConsoleScene.LooksAsync(scene.Application));
    }

    // Whoever leads the shift, with a reason to read what an agent has.
    private static async Task<StaffClient> LookingAsync(ConsoleScene scene)
    {
        var lead = await ConsoleScene.SignInAsync(scene.Application, "jing");
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(lead, scene.Case)).StatusCode);
        return lead;
    }

    private static string Audited(StaffClient client) => $"staff:{client.Session.Staff.Id}";

    private static async Task<CustomerCardView> CardAsync(ConsoleScene scene) => await Customer.ReadAsync<CustomerCardView>(await scene.Agent.GetAsync(scene.CardPath), HttpStatusCode.OK);

    private async Task<ConsoleScene> SceneAsync()
    {
        var exchange = await StartExchangeAsync();
        // The agent has no console open: while the calendar goes on they must not count as absent and lose the case.
        var app = await StartAsync(exchange: exchange, settings: [.. ConsoleScene.DemoStaff, ("Desk:AbsentAfterMinutes", "60")]);
        var customer = await Customer.StartAsync(app, exchange.Identity.For(ConsoleScene.Uid));
        var scene = new ConsoleScene(app, exchange, customer, await ConsoleScene.QueuedAsync(customer), await ConsoleScene.SignInAsync(app, "lin"));
        await Shift.RowAsync(Shift.AssignAsync(scene.Agent, scene.Case));
        exchange.Requests.Clear();
        return scene;
    }
}

public sealed class CustomerCardTestsOnSqlite() : CustomerCardTests(TestDatabase.Sqlite);

public sealed class CustomerCardTestsOnPostgres(PostgresCluster cluster) : CustomerCardTests(TestDatabase.Postgres(cluster));
