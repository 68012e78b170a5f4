using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>Persons are found by exactly one identifier, within what one may see anyway, and who tries many is stopped.</summary>
public abstract class FindPersonTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = "88001214";

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private StaffClient _lin = null!;
    private StaffClient _lan = null!;
    private StaffClient _jing = null!;
    private CaseId _general;
    private CaseId _security;

    [Fact]
    public async Task Each_finds_the_cases_of_the_person_that_they_may_see_anyway()
    {
        Assert.Equal([_general], await FoundAsync(_lin, Uid));
        Assert.Equal([_security], await FoundAsync(_lan, Uid));
        Assert.Equal([_security, _general], await FoundAsync(_jing, Uid));
        Assert.Equal([_general], await FoundAsync(_lin, await NumberAsync(_general)));

        // As the lists show it: covered.
        var row = Assert.Single((await FindAsync(_lin, Uid)).Items);
        Assert.DoesNotContain(Uid, System.Text.Json.JsonSerializer.Serialize(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_for_these_eyes_is_answered_to_the_byte_like_what_is_not_there()
    {
        var other = await Customer.StartAsync(_app, _exchange.Identity.For("77000001"));
        await new Shift(_app).WaitingAsync(other, CaseQueues.Security, CasePriority.Urgent);
        var nobody = await AnswerAsync(_lin, "99999999");

        Assert.Equal(nobody, await AnswerAsync(_lin, "77000001"));
        Assert.Equal(nobody, await AnswerAsync(_lin, await NumberAsync(_security)));
        Assert.Equal("""{"items":[]}""", nobody);
    }

    [Theory]
    [InlineData("8800121")]
    [InlineData("880012140")]
    [InlineData("88001%")]
    [InlineData("88001_14")]
    [InlineData("*")]
    [InlineData("８８００１２１４")]
    [InlineData("' or '1'='1")]
    public async Task A_part_or_anything_like_it_finds_nobody(string identifier)
    {
        if (identifier.Contains(' ', StringComparison.Ordinal))
        {
            await Customer.RefusedAsync(await PostAsync(_jing, identifier), HttpStatusCode.BadRequest, "request.invalid");
        }
        else
        {
            Assert.Empty(await FoundAsync(_jing, identifier));
        }
    }

    [Fact]
    public async Task A_number_of_a_case_in_other_letters_is_another_number()
    {
        var number = await NumberAsync(_general);
        Assert.Empty(await FoundAsync(_jing, number.ToLowerInvariant()));
        Assert.Empty(await FoundAsync(_jing, number[..^1]));
        Assert.Empty(await FoundAsync(_jing, $"#{number}"));
    }

    [Fact]
    public async Task What_cannot_be_an_identifier_is_named_and_costs_nothing()
    {
        foreach (var wrong in (string?[])[null, "", new string('8', 65), "88 001", "88\t001", "88\0001", " 88001214"])
        {
            await Customer.RefusedAsync(await PostAsync(_jing, wrong!), HttpStatusCode.BadRequest, "request.invalid");
        }

        Assert.Empty(await RowsAsync(_app, "select id from person_searches"));
    }

    [Fact]
    public async Task Each_search_is_in_the_trail_by_id_or_hash_and_what_was_typed_is_kept_nowhere()
    {
        await FindAsync(_lin, Uid);
        await FindAsync(_lin, "quokka99");
        await FindAsync(_lin, await NumberAsync(_security));

        var customer = await RowsAsync(_app, $"select id from customers where uid = '{Uid}'");
        var trail = await RowsAsync(_app, "select object from audit_events where action = 'customer.searched' order by at, id");
        Assert.Equal([$"case:{_security}", $"customer:{customer[0].ToLowerInvariant()}", "search:none"], trail.Select(o => o.ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.Empty(await Privacy.Everywhere.FindAsync(_app, "quokka99"));
        Assert.Equal(3, (await RowsAsync(_app, "select distinct digest from person_searches")).Count);
    }

    [Fact]
    public async Task Account_numbers_in_a_row_pause_reading_whether_or_not_they_exist()
    {
        foreach (var number in (string[])["500", "502", "88001214", "501"])
        {
            await FindAsync(_lin, number);
        }

        // 499 to 502 are four; the next makes five.
        await FindAsync(_lin, "499");
        await Customer.RefusedAsync(await PostAsync(_lin, "503"), HttpStatusCode.Forbidden, "reading.paused");

        var alert = Assert.Single((await _jing.ReadAsync<ReadingAlertsView>("/api/console/reading-alerts")).Items);
        Assert.Equal((Shift.Lin, "sequential_accounts", 5), (alert.Person, alert.Rule, alert.Found));
        await Customer.RefusedAsync(await PostAsync(_lin, Uid), HttpStatusCode.Forbidden, "reading.paused");
        Assert.Equal([_security, _general], await FoundAsync(_jing, Uid));
    }

    [Fact]
    public async Task More_than_the_budget_is_refused_and_an_alert_even_of_fifty_at_once()
    {
        var app = await StartAsync(_app.Storage, _exchange, settings: [Shift.Demo, ("CustomerData:SearchesPerHour", "4")]);
        var lin = await StaffClient.NamedAsync(app, Shift.Lin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => PostAsync(lin, $"{(i * 7) + 1000}")));

        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Contains(a.StatusCode, (HttpStatusCode[])[HttpStatusCode.Conflict, HttpStatusCode.Forbidden]));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.Conflict);
        var alert = Assert.Single((await _jing.ReadAsync<ReadingAlertsView>("/api/console/reading-alerts")).Items);
        Assert.Equal(("many_searches", 5), (alert.Rule, alert.Found));

        // A colleague has looked at it: it begins anew.
        Assert.Equal(HttpStatusCode.NoContent, (await _jing.PostAsync($"/api/console/reading-alerts/{alert.Id}/clear", new ClearAlert("she looked up a list of a colleague"))).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(lin, Uid)).StatusCode);
    }

    [Fact]
    public async Task Searches_of_before_go_with_the_first_one_after_a_day()
    {
        await FindAsync(_lin, Uid);
        Clock.Advance(TimeSpan.FromHours(25));
        var shift = new Shift(_app);
        await FindAsync(await shift.OnBreakAsync(Shift.Lan), Uid);

        Assert.Single(await RowsAsync(_app, "select id from person_searches"));
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        var shift = new Shift(_app);
        (_lin, _lan, _jing) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Lan), await shift.OnBreakAsync(Shift.Jing));
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Uid));
        _general = await shift.WaitingAsync(customer, CaseQueues.General, CasePriority.Normal);
        Clock.Advance(TimeSpan.FromMinutes(1));
        _security = await shift.WaitingAsync(customer, CaseQueues.Security, CasePriority.Urgent);
    }

    private static Task<HttpResponseMessage> PostAsync(StaffClient staff, string identifier) => staff.PostAsync("/api/console/persons/find", new FindPersonBy(identifier));

    private static async Task<FoundPersonView> FindAsync(StaffClient staff, string identifier) => await Customer.ReadAsync<FoundPersonView>(await PostAsync(staff, identifier), HttpStatusCode.OK, identifier);

    private static async Task<IReadOnlyList<CaseId>> FoundAsync(StaffClient staff, string identifier) => [.. (await FindAsync(staff, identifier)).Items.Select(r => r.Id)];

    private static async Task<string> AnswerAsync(StaffClient staff, string identifier) => await (await PostAsync(staff, identifier)).Content.ReadAsStringAsync(Ending);

    private async Task<string> NumberAsync(CaseId id) => (await new Shift(_app).StoredAsync(id)).Number;
}

public sealed class FindPersonTestsOnSqlite() : FindPersonTests(TestDatabase.Sqlite);

public sealed class FindPersonTestsOnPostgres(PostgresCluster cluster) : FindPersonTests(TestDatabase.Postgres(cluster));
