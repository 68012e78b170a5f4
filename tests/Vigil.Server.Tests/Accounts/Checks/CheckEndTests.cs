using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts.Checks;

/// <summary>What ends a check that waits or counts, for good.</summary>
public abstract class CheckEndTests(TestDatabase database) : SliceTest(database)
{
    private const string EventSecret = "event-secret-of-the-tests";

    private FakeExchange _exchange = null!;
    private VigilApplication _app = null!;
    private CheckScene _scene = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        CheckScene.SetUp(_exchange, Clock.Now);
        _app = await StartAsync(exchange: _exchange, settings: [Shift.Demo, ("Exchange:EventSecret", EventSecret)]);
        _scene = await CheckScene.StartAsync(_app, _exchange);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("account.unknown_state")]
    public async Task A_freeze_ends_what_was_passed_and_one_that_is_refused_gives_nothing_back(string? refusal)
    {
        _exchange.RefusesToAct = refusal;
        await _scene.PassAsync(await _scene.AskAsync());
        var waiting = await _scene.AskAsync("lift_freeze");
        var code = await _scene.SentAsync(waiting, "sms");
        _exchange.Hold();
        var asked = await Customer.ReadAsync<FreezeView>(await _scene.Customer.PostRawAsync("/api/messenger/freeze", ""), HttpStatusCode.OK);
        Assert.Equal(["ended frozen", "ended frozen"], await EndsAsync());

        _exchange.Release();
        await Eventually.HoldsAsync(async () => (await _scene.Customer.EntriesAsync(asked.CaseId)).Entries.Any(e => e.Freeze?.Step == (refusal is null ? "done" : "refused")), "the exchange has answered");

        Assert.Equal(["ended frozen", "ended frozen"], await EndsAsync());
        Assert.False(await _scene.IsMetAsync());
        await Customer.RefusedAsync(await _scene.EnterAsync(waiting, code, "sms"), HttpStatusCode.Gone, "check.over");
        Assert.Equal(["asked", "passed", "asked"], CheckScene.StepsIn((await _scene.Customer.EntriesAsync(_scene.Case)).Entries));

        // What is asked for since is another one: a freeze is lifted with it.
        await _scene.PassAsync(await _scene.AskAsync("lift_freeze"));
        Assert.True(await _scene.IsMetAsync("lift_freeze"));
    }

    [Fact]
    public async Task A_right_code_and_a_freeze_at_once_leave_nothing_that_counts()
    {
        var check = await _scene.AskAsync();
        await Task.WhenAll(_scene.EnterAsync(check, CheckScene.Shown), _scene.Customer.PostRawAsync("/api/messenger/freeze", ""));
        Assert.False(await _scene.IsMetAsync());
        Assert.Equal("ended", (await _scene.NewestAsync()).State);
    }

    [Fact]
    public async Task A_restriction_that_the_exchange_tells_of_ends_what_was_asked_for_before()
    {
        await _scene.PassAsync(await _scene.AskAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));
        var happened = Clock.Now;
        Clock.Advance(TimeSpan.FromMinutes(1));
        var since = await _scene.AskAsync("lift_freeze");

        await TellAsync("E1", "withdrawal.changed", happened);
        Assert.True(await _scene.IsMetAsync());
        await TellAsync("E2", "freeze.changed", happened);

        Assert.False(await _scene.IsMetAsync());
        Assert.Equal(["ended restricted"], await EndsAsync());
        Assert.Equal("waiting", (await _scene.ReadAsync(since)).State);
    }

    [Fact]
    public async Task Signing_out_ends_them()
    {
        await _scene.PassAsync(await _scene.AskAsync());
        var waiting = await _scene.AskAsync("lift_freeze");
        Assert.Equal(HttpStatusCode.NoContent, (await _scene.Customer.PostRawAsync("/api/messenger/sign-out", "")).StatusCode);

        Assert.Equal(["ended signedout", "ended signedout"], await EndsAsync());
        Assert.False(await _scene.IsMetAsync());
        var again = _scene with { Customer = await Customer.StartAsync(_app, _exchange.Identity.For(CheckScene.Uid)) };
        await Customer.RefusedAsync(await again.EnterAsync(waiting, CheckScene.Shown), HttpStatusCode.Gone, "check.over");
    }

    [Fact]
    public async Task It_counts_no_longer_than_the_session_it_was_passed_in()
    {
        Clock.Advance(TimeSpan.FromHours(23) + TimeSpan.FromMinutes(50));
        var scene = _scene with { Lin = await new Shift(_app).OnBreakAsync(Shift.Lin) };
        Assert.Equal(Clock.Now.AddMinutes(10), (await scene.PassAsync(await scene.AskAsync())).GrantedUntil);
    }

    [Fact]
    public async Task A_case_that_is_resolved_ends_them_and_opened_again_gives_none_back()
    {
        await _scene.PassAsync(await _scene.AskAsync());
        var waiting = await _scene.AskAsync("lift_freeze");
        await Shift.RowAsync(Shift.ResolveAsync(_scene.Lin, _scene.Case));
        await Customer.RefusedAsync(await _scene.EnterAsync(waiting, CheckScene.Shown), HttpStatusCode.Gone, "check.over");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Shift.RowAsync(Shift.ReopenAsync(_scene.Lin, _scene.Case));
        await Shift.AssignAsync(_scene.Lin, _scene.Case);

        Assert.False(await _scene.IsMetAsync());
        await Customer.RefusedAsync(await _scene.EnterAsync(waiting, CheckScene.Shown), HttpStatusCode.Gone, "check.over");
        Assert.All((await _scene.ConsoleAsync()).Checks, c => Assert.Equal(("ended", "resolved"), (c.State, c.Why)));
        Assert.NotEqual(waiting, await _scene.AskAsync("lift_freeze"));
        await Eventually.HoldsAsync(async () => (await EndsAsync()).Count == 2, "it is written down");
    }

    [Fact]
    public async Task A_colleague_who_takes_the_case_over_need_not_ask_again()
    {
        await _scene.PassAsync(await _scene.AskAsync());
        var sofia = await new Shift(_app).OnBreakAsync(Shift.Sofia);
        await Shift.RowAsync(Shift.TransferAsync(_scene.Lin, _scene.Case, to: sofia));
        Assert.True(await (_scene with { Lin = sofia }).IsMetAsync());
    }

    [Fact]
    public async Task Erased_with_the_person_nothing_of_it_is_left()
    {
        var check = await _scene.AskAsync();
        await _scene.SentAsync(check, "sms");
        var customer = (await new Shift(_app).StoredAsync(_scene.Case)).CustomerId;
        await _app.Get<Vigil.Server.Platform.Data.WriteGate>().WriteAsync(
            async session =>
            {
                var rows = 0;
                foreach (var data in _app.Get<IEnumerable<Vigil.Server.Platform.Erasure.IPersonalData>>().Where(d => d.GetType().Name == "ChecksOfPerson"))
                {
                    rows += await data.EraseAsync(session, new([customer], [_scene.Case], Vigil.Server.Platform.Erasure.ErasureReason.Request, Clock.Now));
                }

                return rows;
            },
            Ending);
        Assert.Empty(await RowsAsync(_app, "select id from identity_checks"));
        Assert.Empty(await RowsAsync(_app, "select owner from sent_codes"));
    }

    private async Task<List<string>> EndsAsync() => [.. (await Shift.EntriesAsync(_scene.Lin, _scene.Case)).Entries.Where(e => e.Check is { Why: not null }).Select(e => $"{e.Check!.Step} {e.Check.Why}")];

    private async Task TellAsync(string id, string type, DateTimeOffset at)
    {
        var (body, stamp) = ($$"""{"events":[{"id":"{{id}}","type":"{{type}}","uid":"{{CheckScene.Uid}}","objectId":"F1","version":1,"at":"{{at:O}}"}]}""", Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var http = _app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/exchange/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Meridian-Timestamp", stamp);
        request.Headers.Add("X-Meridian-Signature", $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(EventSecret), Encoding.UTF8.GetBytes($"{stamp}.{body}")))}");
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request, Ending)).StatusCode);
    }
}

public sealed class CheckEndTestsOnSqlite() : CheckEndTests(TestDatabase.Sqlite);

public sealed class CheckEndTestsOnPostgres(PostgresCluster cluster) : CheckEndTests(TestDatabase.Postgres(cluster));
