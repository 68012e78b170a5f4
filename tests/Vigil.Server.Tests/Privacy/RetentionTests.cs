using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Privacy.Retention;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Privacy;

/// <summary>What has been kept for long enough goes, each kind by its own rule, and nothing goes for a clock that jumps.</summary>
public abstract class RetentionTests(TestDatabase database) : SliceTest(database)
{
    private static readonly string[] Said = ["quokkavisitor", "quokkafield", "quokkamessage", "quokkareply", "quokkadraft", "quokkanote", "quokkatransfer", "quokkafile", "quokkacontent", "quokkarating", "quokkalook", "quokkahold", "quokkakey"];

    private FakeExchange _exchange = null!;

    [Fact]
    public async Task By_default_conversations_stay_and_drafts_and_notes_go_by_their_time()
    {
        var planted = await PlantedAsync();
        var (alert, by, at) = (Guid.CreateVersion7(Clock.Now), planted.Jing.Session.Staff.Id.Value, Clock.Now.ToMicroseconds());
        await planted.SqlAsync($"insert into reading_alerts (id, person_id, rule, found, at, cleared_by_id, cleared_at, note) values ({alert}, {by}, 'many_profiles', 41, {at}, {by}, {at}, 'quokkacleared it')");
        var reads = (await RowsAsync(planted.Application, "select id from data_reads")).Count;
        Assert.NotEqual(0, reads);
        await LaterAsync(planted, TimeSpan.FromDays(366));
        await RunAsync(planted);
        Assert.Empty(await Everywhere.FindAsync(planted.Application, "quokkadraft"));
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkareply"));
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkalook"));

        await LaterAsync(planted, TimeSpan.FromDays(366));
        await RunAsync(planted);
        foreach (var word in (string[])["quokkalook", "quokkaexport", "quokkahold", "quokkalift", "quokkareveal", "quokkacleared"])
        {
            Assert.Empty(await Everywhere.FindAsync(planted.Application, word));
        }

        Assert.Empty(await RowsAsync(planted.Application, "select id from data_reads"));
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkamessage"));

        // The note of the first run is a request to freeze that had run out.
        Assert.Equal(
            ["retention {\"drafts\":\"1\",\"notes\":\"1\"}", $"retention {{\"notes\":\"{6 + reads}\"}}"],
            await RowsAsync(planted.Application, "select object || ' ' || detail from audit_events where action = 'retention.erased' order by at"));
    }

    [Fact]
    public async Task Words_of_a_resolved_case_go_after_their_days_and_those_of_one_that_goes_on_do_not()
    {
        var planted = await PlantedAsync(("Privacy:ConversationDays", "30"));
        var other = await Customer.StartAsync(planted.Application);
        await other.OpenCaseAsync("platypus goes on");
        await LaterAsync(planted, TimeSpan.FromDays(29));
        await RunAsync(planted);
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkamessage"));

        await LaterAsync(planted, TimeSpan.FromDays(2));
        await RunAsync(planted);

        foreach (var word in Said)
        {
            Assert.True((await Everywhere.FindAsync(planted.Application, word)).Count == 0, word);
        }

        // The person is not forgotten, and nothing of anybody else's goes.
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, Planted.Uid));
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "platypus"));
        Assert.Equal(["{\"why\":\"retention\"}"], await RowsAsync(planted.Application, "select data from entries where kind = 'erased'"));
    }

    [Fact]
    public async Task Files_may_go_before_the_words()
    {
        var planted = await PlantedAsync(("Privacy:FileDays", "60"));
        await LaterAsync(planted, TimeSpan.FromDays(61));
        await RunAsync(planted);

        Assert.Empty(await Everywhere.FindAsync(planted.Application, "quokkacontent"));
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkamessage"));
    }

    [Theory]
    [InlineData("case")]
    [InlineData("person")]
    public async Task What_a_legal_hold_covers_stays_until_it_is_lifted(string scope)
    {
        var planted = await PlantedAsync(("Privacy:ConversationDays", "30"), ("Privacy:FileDays", "30"), ("Privacy:DraftDays", "30"), ("Privacy:NoteDays", "30"));
        var hold = await Customer.ReadAsync<HoldView>(await planted.HoldAsync("quokkahold stands", scope), System.Net.HttpStatusCode.Created);
        await LaterAsync(planted, TimeSpan.FromDays(100));
        await RunAsync(planted);
        foreach (var word in Said)
        {
            Assert.True((await Everywhere.FindAsync(planted.Application, word)).Count > 0, word);
        }

        var jing = await StaffClient.NamedAsync(planted.Application, Shift.Jing);
        await planted.LiftAsync(hold.Id, jing, await StaffClient.NamedAsync(planted.Application, "Admin"));
        await RunAsync(planted);
        Assert.Empty(await Everywhere.FindAsync(planted.Application, "quokkamessage"));
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_deletes_nothing_and_one_that_was_set_back_keeps_what_is_not_due()
    {
        var planted = await PlantedAsync(("Privacy:ConversationDays", "30"));
        await RunAsync(planted);
        Clock.Advance(TimeSpan.FromDays(3_650));
        for (var hour = 0; hour < 5; hour++)
        {
            await RunAsync(planted);
        }

        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkadraft"));
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkamessage"));

        Clock.Advance(TimeSpan.FromDays(-7_300));
        await RunAsync(planted);
        Assert.NotEmpty(await Everywhere.FindAsync(planted.Application, "quokkamessage"));
    }

    [Theory]
    [InlineData("ConversationDays", "29")]
    [InlineData("NoteDays", "-1")]
    [InlineData("FileDays", "36501")]
    public async Task A_wrong_number_of_days_stops_the_start_with_the_settings_name(string setting, string value)
    {
        var stopped = await Record.ExceptionAsync(() => StartAsync(settings: ($"Privacy:{setting}", value)));

        Assert.Contains($"Privacy:{setting} must be 0 or a number of days from 30 to 36500.", $"{stopped}", StringComparison.Ordinal);
    }

    // With what goes each hour anyway: uploads of yesterday.
    private static async Task RunAsync(Planted planted)
    {
        await planted.Application.Get<SweepFiles>().RunAsync(Ending);
        await planted.Application.Get<RunRetention>().RunAsync(Ending);
    }

    // As a server that has run all the while comes to believe it.
    private async Task LaterAsync(Planted planted, TimeSpan later)
    {
        Clock.Advance(later);
        var now = Clock.Now.ToMicroseconds();
        await planted.SqlAsync($"insert into retention_clock (id, at) values (1, {now}) on conflict (id) do update set at = excluded.at");
    }

    private async Task<Planted> PlantedAsync(params (string, string?)[] settings)
    {
        _exchange = await StartExchangeAsync();
        return await Planted.StartAsync(await StartAsync(exchange: _exchange, settings: [Shift.Demo, .. settings]), _exchange, Clock.Now);
    }
}

public sealed class RetentionTestsOnSqlite() : RetentionTests(TestDatabase.Sqlite);

public sealed class RetentionTestsOnPostgres(PostgresCluster cluster) : RetentionTests(TestDatabase.Postgres(cluster));
