using System.Net;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Privacy;

namespace Vigil.Server.Tests.Accounts.Checks;

/// <summary>A customer is asked to show anew who they are, and what it takes to pass.</summary>
public abstract class CheckTests(TestDatabase database) : SliceTest(database)
{
    private FakeExchange _exchange = null!;
    private VigilApplication _app = null!;
    private CheckScene _scene = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        CheckScene.SetUp(_exchange, Clock.Now);
        _exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: _exchange, settings: [Shift.Demo, ("Web:Brand", "Meridian")]);
        _scene = await CheckScene.StartAsync(_app, _exchange);
    }

    [Fact]
    public async Task An_authenticator_code_passes_it_for_half_an_hour_and_both_sides_are_told()
    {
        await using var hub = await _scene.Customer.ConnectAsync();
        var upTo = (await hub.InvokeAsync<EntriesView>("Resume", _scene.Case, 0)).UpTo;

        var check = await _scene.AskAsync();
        var pushed = (await hub.NextAsync<EntryView>("entry", 1));
        Assert.Equal(("check", "asked", check, upTo + 1), (pushed.Kind, pushed.Check!.Step, pushed.Check.CheckId, pushed.Seq));
        var waiting = await _scene.ReadAsync(check);
        Assert.Equal(("waiting", 5, Clock.Now.AddMinutes(10), "check"), (waiting.State, waiting.TriesLeft, waiting.Until, waiting.Level));
        Assert.Equal(["authenticator ", "email w•••@m•••.example", "sms •••14"], waiting.Ways.Select(w => $"{w.Way} {w.MaskedTo}"));
        var before = await _scene.NewestAsync();
        Assert.Equal(("waiting", Shift.Lin, 5), (before.State, before.AskedBy, before.TriesLeft));
        Assert.False(await _scene.IsMetAsync());

        Clock.Advance(TimeSpan.FromMinutes(3));
        var passed = await _scene.PassAsync(check);

        Assert.Equal(Clock.Now.AddMinutes(30), passed.GrantedUntil);
        var seen = await _scene.NewestAsync();
        Assert.Equal(("passed", "authenticator", Clock.Now, Clock.Now.AddMinutes(30)), (seen.State, Assert.Single(seen.Ways), seen.PassedAt!.Value, seen.GrantedUntil!.Value));
        Assert.True(await _scene.IsMetAsync());
        Assert.Equal(["asked", "passed"], CheckScene.StepsIn((await _scene.Customer.EntriesAsync(_scene.Case)).Entries));
        Assert.Equal("passed", (await hub.NextAsync<EntryView>("entry", 1)).Check!.Step);

        Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("over", (await _scene.NewestAsync()).State);
        Assert.False(await _scene.IsMetAsync());
    }

    [Theory]
    [InlineData("sms", "c-phone", null)]
    [InlineData("email", "c-mail", "Meridian：身份核验的验证码")]
    public async Task A_code_goes_to_the_contact_on_file_alone_and_passes_it(string way, string contact, string? subject)
    {
        var check = await _scene.AskAsync();
        var code = await _scene.SentAsync(check, way);

        var message = Assert.Single(_exchange.Delivered);
        Assert.Equal((contact, way, subject), (message.ContactId, message.Channel, message.Subject));
        Assert.StartsWith($"【Meridian】身份核验的验证码：{code}", message.Text, StringComparison.Ordinal);
        Assert.Contains("用途：查看姓名、联系方式、登录和API密钥信息", message.Text, StringComparison.Ordinal);
        Assert.EndsWith($"您的防钓鱼码：{DeliveryRequest.PhraseMark}", message.Text, StringComparison.Ordinal);
        Assert.Equal("passed", (await Customer.ReadAsync<CheckView>(await _scene.EnterAsync(check, $" {code[..3]} {code[3..]} ", way), HttpStatusCode.OK)).State);

        // Once.
        await Customer.RefusedAsync(await _scene.EnterAsync(await _scene.AskAsync("lift_freeze"), code, way), HttpStatusCode.Forbidden, "check.code_wrong");
    }

    [Fact]
    public async Task The_message_is_in_the_language_of_the_account()
    {
        _exchange.Contacts[CheckScene.Uid] = _exchange.Contacts[CheckScene.Uid] with { Language = "en" };
        var code = await _scene.SentAsync(await _scene.AskAsync(), "email");
        var message = Assert.Single(_exchange.Delivered);
        Assert.Equal("Meridian: your code to verify your identity", message.Subject);
        Assert.StartsWith($"Meridian: {code} is your code to verify your identity.", message.Text, StringComparison.Ordinal);
        Assert.Contains("It is for: reading name, contacts, sign-in places and API keys.", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_code_is_sent_after_five_minutes_and_both_are_good_while_they_last()
    {
        var check = await _scene.AskAsync();
        var first = await _scene.SentAsync(check, "sms");
        var told = Assert.Single((await _scene.ReadAsync(check)).Ways, w => w.Way == "sms");
        Assert.Equal((Clock.Now, Clock.Now.AddMinutes(5)), (told.SentAt!.Value, told.SendAgainAt!.Value));

        Assert.Equal(first, await _scene.SentAsync(check, "sms"));
        Assert.Single(_exchange.Delivered);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await _scene.SentAsync(check, "sms");

        Assert.Equal(2, _exchange.Delivered.Count);
        Assert.Equal("passed", (await Customer.ReadAsync<CheckView>(await _scene.EnterAsync(check, first, "sms"), HttpStatusCode.OK)).State);
    }

    [Fact]
    public async Task No_code_goes_to_a_contact_that_was_changed_within_the_exchanges_hold()
    {
        var contacts = _exchange.Contacts[CheckScene.Uid];
        _exchange.Contacts[CheckScene.Uid] = contacts with { Contacts = [.. contacts.Contacts, new ContactPoint("c-was", "email", "o•••@m•••.example", Clock.Now.AddHours(-23)), new ContactPoint("c-new", "sms", "•••20", null, Clock.Now.AddDays(-2))] };
        var check = await _scene.AskAsync();

        Assert.Equal(["authenticator ", "email changed_lately", "sms "], (await _scene.ReadAsync(check)).Ways.Select(w => $"{w.Way} {w.WhyNot}"));
        await Customer.RefusedAsync(await _scene.TrySendAsync(check, "email"), HttpStatusCode.Conflict, "check.way_not_offered");
        _exchange.Contacts[CheckScene.Uid] = contacts with { Contacts = [new ContactPoint("c-new", "sms", "•••20", null, Clock.Now.AddHours(-1))] };
        Assert.Equal(["authenticator ", "sms changed_lately"], (await _scene.ReadAsync(check)).Ways.Select(w => $"{w.Way} {w.WhyNot}"));
        foreach (var way in (string[])["sms", "email", "passkey", "video", "authenticator", ""])
        {
            await Customer.RefusedAsync(await _scene.TrySendAsync(check, way), HttpStatusCode.Conflict, "check.way_not_offered");
        }

        Assert.Empty(_exchange.Delivered);
    }

    [Fact]
    public async Task Five_tries_are_counted_and_then_it_has_failed()
    {
        var check = await _scene.AskAsync();
        var code = await _scene.SentAsync(check, "sms");
        for (var left = 4; left >= 1; left--)
        {
            await Customer.RefusedAsync(await _scene.EnterAsync(check, CheckScene.Other(code), "sms"), HttpStatusCode.Forbidden, "check.code_wrong");
            Assert.Equal(left, (await _scene.ReadAsync(check)).TriesLeft);
        }

        // What is no code of six digits costs nothing, and the last of another way counts as well.
        Assert.Equal(HttpStatusCode.BadRequest, (await _scene.EnterAsync(check, "12345", "sms")).StatusCode);
        await Customer.RefusedAsync(await _scene.EnterAsync(check, CheckScene.Other(CheckScene.Shown)), HttpStatusCode.TooManyRequests, "check.tries_used");

        await Customer.RefusedAsync(await _scene.EnterAsync(check, code, "sms"), HttpStatusCode.TooManyRequests, "check.tries_used");
        await Customer.RefusedAsync(await _scene.TrySendAsync(check, "email"), HttpStatusCode.Gone, "check.over");
        Assert.Equal("failed", (await _scene.NewestAsync()).State);
        Assert.Equal(["asked", "failed"], CheckScene.StepsIn((await _scene.Customer.EntriesAsync(_scene.Case)).Entries));
        Assert.Equal(["4", "3", "2", "1", "0"], (await RowsAsync(_app, "select detail from audit_events where action = 'check.tried'")).Select(d => d.Split("\"left\":\"")[1][..1]).OrderDescending(StringComparer.Ordinal));
        Assert.Contains("\"why\":\"tries\"", Assert.Single(await RowsAsync(_app, "select detail from audit_events where action = 'check.ended'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_fifty_right_codes_at_once_one_passes_it_and_five_are_compared()
    {
        var check = await _scene.AskAsync();
        var code = await _scene.SentAsync(check, "sms");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _scene.EnterAsync(check, code, "sms")));

        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests }));
        Assert.Contains(answers, a => a.StatusCode is HttpStatusCode.OK);
        Assert.Equal(["asked", "passed"], CheckScene.StepsIn((await _scene.Customer.EntriesAsync(_scene.Case)).Entries));
        Assert.Single(await RowsAsync(_app, "select id from audit_events where action = 'check.passed'"));
        Assert.Equal("passed", (await _scene.ReadAsync(check)).State);
    }

    [Fact]
    public async Task Of_fifty_guesses_at_once_the_exchange_compares_five()
    {
        var check = await _scene.AskAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _scene.EnterAsync(check, CheckScene.Other(CheckScene.Shown))));

        Assert.DoesNotContain(answers, a => a.StatusCode is HttpStatusCode.OK);
        Assert.Equal(5, _exchange.Compared);
        Assert.Equal("failed", (await _scene.NewestAsync()).State);
        Assert.Equal(["asked", "failed"], CheckScene.StepsIn((await _scene.Customer.EntriesAsync(_scene.Case)).Entries));
    }

    [Fact]
    public async Task A_strong_check_takes_an_authenticator_code_or_two_different_ways()
    {
        var check = await _scene.AskAsync("change_contact");
        var (mail, text) = (await _scene.SentAsync(check, "email"), await _scene.SentAsync(check, "sms"));

        var half = await Customer.ReadAsync<CheckView>(await _scene.EnterAsync(check, mail, "email"), HttpStatusCode.OK);
        Assert.Equal(("waiting", "email", "authenticator sms"), (half.State, Assert.Single(half.Passed), string.Join(' ', half.Ways.Select(w => w.Way))));
        Assert.False(await _scene.IsMetAsync("change_contact"));
        await Customer.RefusedAsync(await _scene.EnterAsync(check, mail, "email"), HttpStatusCode.Conflict, "check.way_not_offered");
        var whole = await Customer.ReadAsync<CheckView>(await _scene.EnterAsync(check, text, "sms"), HttpStatusCode.OK);

        Assert.Equal(("passed", "email sms"), (whole.State, string.Join(' ', whole.Passed)));
        Assert.True(await _scene.IsMetAsync("change_contact"));

        // The half of it is nobody's business but the staff's.
        Assert.Equal(["asked", "passed"], CheckScene.StepsIn((await _scene.Customer.EntriesAsync(_scene.Case)).Entries));
        Assert.Equal(["asked", "half", "passed"], (await Shift.EntriesAsync(_scene.Lin, _scene.Case)).Entries.Select(e => e.Check?.Step).OfType<string>());
        Assert.Equal(["authenticator"], (await _scene.PassAsync(await _scene.AskAsync("lift_freeze"))).Passed);
    }

    [Fact]
    public async Task A_grant_is_one_cases_and_one_purposes()
    {
        var check = await _scene.AskAsync();
        await _scene.PassAsync(check);
        var other = _scene with { Case = await CheckScene.TakenAsync(_scene.Customer, _scene.Lin) };

        Assert.True(await _scene.IsMetAsync());
        Assert.False(await _scene.IsMetAsync("lift_freeze"));
        Assert.False(await other.IsMetAsync());
        await Customer.RefusedAsync(await _scene.Customer.GetAsync(other.At(check)), HttpStatusCode.NotFound, "check.not_found");

        // Nor does a code of one check pass another of the same case, or of the same purpose elsewhere.
        var (strong, elsewhere) = (await _scene.AskAsync("lift_freeze"), await other.AskAsync());
        var code = await _scene.SentAsync(strong, "sms");
        await Customer.RefusedAsync(await other.EnterAsync(elsewhere, code, "sms"), HttpStatusCode.Forbidden, "check.code_wrong");
        await Customer.RefusedAsync(await _scene.EnterAsync(strong, code, "email"), HttpStatusCode.Forbidden, "check.code_wrong");
    }

    [Fact]
    public async Task Asking_again_finds_the_one_that_waits_or_counts_and_an_hour_has_six()
    {
        var check = await _scene.AskAsync();
        Assert.Equal(check, (await Customer.ReadAsync<AskedCheckView>(await _scene.TryAskAsync("reveal_identity"), HttpStatusCode.OK)).Id);
        await _scene.PassAsync(check);
        Assert.Equal(check, (await Customer.ReadAsync<AskedCheckView>(await _scene.TryAskAsync("reveal_identity"), HttpStatusCode.OK)).Id);
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _scene.TryAskAsync("lift_freeze")));
        Assert.Single(asked, a => a.StatusCode is HttpStatusCode.Created);
        for (var i = 0; i < 4; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(10));
            await _scene.AskAsync("change_contact");
        }

        await Customer.RefusedAsync(await (_scene with { Case = await CheckScene.TakenAsync(_scene.Customer, _scene.Lin) }).TryAskAsync("lift_freeze"), HttpStatusCode.TooManyRequests, "check.too_many");
    }

    [Fact]
    public async Task Nobody_passes_it_in_time_and_it_is_told_as_over()
    {
        var check = await _scene.AskAsync();
        var code = await _scene.SentAsync(check, "sms");
        Clock.Advance(TimeSpan.FromMinutes(10));

        await Customer.RefusedAsync(await _scene.EnterAsync(check, code, "sms"), HttpStatusCode.Gone, "check.over");
        Assert.Equal("expired", (await _scene.NewestAsync()).State);
        Assert.Equal("expired", (await _scene.ReadAsync(check)).State);
        await Eventually.HoldsAsync(async () => (await _scene.Customer.EntriesAsync(_scene.Case)).Entries.Any(e => e.Check?.Step == "expired"), "the timeline says so");
        Assert.Single(await RowsAsync(_app, "select id from audit_events where action = 'check.expired'"));
        Assert.NotEqual(check, await _scene.AskAsync());
    }

    [Fact]
    public async Task An_exchange_that_does_not_answer_costs_no_try_and_one_that_pauses_says_until_when()
    {
        var check = await _scene.AskAsync();
        _exchange.Refused["/v1/verify/authenticator"] = 503;
        await Customer.RefusedAsync(await _scene.EnterAsync(check, CheckScene.Shown), HttpStatusCode.ServiceUnavailable, "exchange.unavailable");
        _exchange.Refused["/v1/deliver"] = 503;
        await Customer.RefusedAsync(await _scene.TrySendAsync(check, "sms"), HttpStatusCode.ServiceUnavailable, "check.not_sent");
        Assert.Equal(5, (await _scene.ReadAsync(check)).TriesLeft);
        _exchange.Refused[ConsoleScene.At("contacts")] = 503;
        Assert.Equal(["authenticator ", "email unknown", "sms unknown"], (await _scene.ReadAsync(check)).Ways.Select(w => $"{w.Way} {w.WhyNot}"));
        _exchange.Refused.Clear();

        // A lost answer is asked for once: a right code that counted is not made a wrong one.
        _exchange.LosesAnswers = true;
        var compared = _exchange.Compared;
        await Customer.RefusedAsync(await _scene.EnterAsync(check, CheckScene.Other(CheckScene.Shown)), HttpStatusCode.ServiceUnavailable, "exchange.unavailable");
        _exchange.LosesAnswers = false;
        Assert.Equal((compared + 1, 5), (_exchange.Compared, (await _scene.ReadAsync(check)).TriesLeft));

        _exchange.Pauses = Clock.Now.AddMinutes(60);
        await Customer.RefusedAsync(await _scene.EnterAsync(check, CheckScene.Shown), HttpStatusCode.Forbidden, "check.code_wrong");
        var paused = await _scene.ReadAsync(check);
        Assert.Equal((Clock.Now.AddMinutes(60), 4), (paused.PausedUntil!.Value, paused.TriesLeft));
        var sent = await _scene.SentAsync(check, "sms");
        Assert.Equal("passed", (await Customer.ReadAsync<CheckView>(await _scene.EnterAsync(check, sent, "sms"), HttpStatusCode.OK)).State);
    }

    [Fact]
    public async Task Codes_stand_nowhere_and_reach_nobody_but_their_customer()
    {
        await using var hub = await _scene.Lin.ConnectAsync(_app);
        var upTo = (await hub.InvokeAsync<StaffEntriesView>("Watch", _scene.Case, 0)).UpTo;
        var check = await _scene.AskAsync("change_contact");
        var (mail, text) = (await _scene.SentAsync(check, "email"), await _scene.SentAsync(check, "sms"));
        await _scene.EnterAsync(check, CheckScene.Other(text), "sms");
        await _scene.EnterAsync(check, CheckScene.Shown.Replace('3', '4'));
        await Customer.ReadAsync<CheckView>(await _scene.EnterAsync(check, mail, "email"), HttpStatusCode.OK);
        await Customer.ReadAsync<CheckView>(await _scene.EnterAsync(check, text, "sms"), HttpStatusCode.OK);
        await _scene.PassAsync(await _scene.AskAsync());
        await QuietAsync(_app);

        // What the staff are pushed is what they read.
        Assert.Equal(["asked", "half", "passed", "asked", "passed"], (await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => hub.NextAsync<StaffEntryView>("entry", 1)))).OrderBy(e => e.Seq).Where(e => e.Seq > upTo).Select(e => e.Check!.Step));
        var answers = await Task.WhenAll(_scene.Lin.GetAsync($"/api/console/cases/{_scene.Case}/entries?after=0"), _scene.Lin.GetAsync(_scene.Path), _scene.Customer.GetAsync($"/api/messenger/cases/{_scene.Case}/transcript"));
        var told = string.Join('\n', (await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync(Ending)))).Concat(_app.Log.Lines.Select(l => $"{l.Text} {l.Exception}")));
        Assert.Contains("身份核验已通过", told, StringComparison.Ordinal);
        foreach (var code in (string[])[mail, text, CheckScene.Other(text), CheckScene.Shown, CheckScene.Shown.Replace('3', '4')])
        {
            // Six digits stand in times and hashes by chance: only a number of its own would be the code.
            var found = (await Everywhere.FindAsync(_app, $"\"{code}\"")).Concat(await RowsAsync(_app, $"select 'a column' from sent_codes where digest like '%{code}' or owner like '%{code}%'")).Concat(await RowsAsync(_app, $"select detail from audit_events where detail like '%\"{code}%'"));
            Assert.Empty(found);
            Assert.DoesNotMatch($@"(?<![0-9a-f]){code}(?![0-9a-f])", told);
        }
    }

    [Fact]
    public async Task Only_the_customer_of_the_case_passes_it()
    {
        var check = await _scene.AskAsync();
        _exchange.Accounts["90210"] = Meridians.Account(Clock.Now) with { Uid = "90210" };
        var (stranger, visitor) = (await Customer.StartAsync(_app, _exchange.Identity.For("90210")), await Customer.StartAsync(_app));
        foreach (var other in (Customer[])[stranger, visitor])
        {
            await Customer.RefusedAsync(await other.GetAsync(_scene.At(check)), HttpStatusCode.NotFound, "case.not_found");
            await Customer.RefusedAsync(await other.PostAsync(_scene.At(check, "code"), new SendCheckCodeTo("sms")), HttpStatusCode.NotFound, "case.not_found");
            await Customer.RefusedAsync(await other.PostAsync(_scene.At(check, "try"), new TryCheckCode("authenticator", CheckScene.Shown)), HttpStatusCode.NotFound, "case.not_found");

            // In a case of their own there is no such check.
            var own = await other.OpenCaseAsync("hello");
            await Customer.RefusedAsync(await other.PostAsync($"/api/messenger/cases/{own}/checks/{check}/try", new TryCheckCode("authenticator", CheckScene.Shown)), HttpStatusCode.NotFound, "check.not_found");
        }

        // The customer's routes know nothing of staff.
        Assert.Equal(HttpStatusCode.Unauthorized, (await _scene.Lin.PostAsync(_scene.At(check, "try"), new TryCheckCode("authenticator", CheckScene.Shown))).StatusCode);
        Assert.Equal((0, 5), (_exchange.Compared, (await _scene.ReadAsync(check)).TriesLeft));
        Assert.Empty(_exchange.Delivered);
    }

    [Fact]
    public async Task The_assistant_may_ask_as_well_and_nobody_asks_in_a_case_that_is_over()
    {
        var ask = _app.Get<AskForCheck>();
        var check = (await ask.HandleAsync(_scene.Case, "reveal_identity", Author.Assistant, Ending)).Value!;
        Assert.True(check.IsNew);
        Assert.Equal(("waiting", null), ((await _scene.NewestAsync()).State, (await _scene.NewestAsync()).AskedBy));
        await _scene.PassAsync(check.Id);
        Assert.True(await _scene.IsMetAsync());
        await Shift.RowAsync(Shift.ResolveAsync(_scene.Lin, _scene.Case));
        Assert.Equal("case.already_resolved", (await ask.HandleAsync(_scene.Case, "lift_freeze", Author.Assistant, Ending)).Refusal!.Code);
    }

    [Fact]
    public async Task Whoever_has_the_case_asks_and_nothing_is_asked_of_a_visitor()
    {
        await Customer.RefusedAsync(await (await new Shift(_app).OnBreakAsync(Shift.Sofia)).PostAsync(_scene.Path, new RequestCheck("reveal_identity")), HttpStatusCode.Forbidden, "case.data_closed");
        var jing = await new Shift(_app).OnBreakAsync(Shift.Jing);
        await Shift.LookAsync(jing, _scene.Case);
        await Customer.RefusedAsync(await jing.PostAsync(_scene.Path, new RequestCheck("reveal_identity")), HttpStatusCode.Conflict, "case.owned_by_other");
        Assert.Equal("not_yours", (await jing.ReadAsync<ChecksView>(_scene.Path)).WhyNot);

        await Customer.RefusedAsync(await _scene.TryAskAsync("cancel_withdrawal"), HttpStatusCode.Conflict, "check.not_needed");
        await Customer.RefusedAsync(await _scene.TryAskAsync("reset_factor"), HttpStatusCode.Conflict, "check.not_available");
        Assert.Equal(HttpStatusCode.BadRequest, (await _scene.TryAskAsync("mother's name")).StatusCode);
        var visitor = await Customer.StartAsync(_app);
        var theirs = _scene with { Customer = visitor, Case = await CheckScene.TakenAsync(visitor, _scene.Lin) };
        await Customer.RefusedAsync(await theirs.TryAskAsync("reveal_identity"), HttpStatusCode.Conflict, "check.sign_in_first");
        Assert.Equal("visitor", (await theirs.ConsoleAsync()).WhyNot);
        await Shift.RowAsync(Shift.ResolveAsync(_scene.Lin, _scene.Case));
        await Customer.RefusedAsync(await _scene.TryAskAsync("reveal_identity"), HttpStatusCode.Forbidden, "case.data_closed");
        Assert.Empty(await RowsAsync(_app, "select id from identity_checks"));
    }
}

public sealed class CheckTestsOnSqlite() : CheckTests(TestDatabase.Sqlite);

public sealed class CheckTestsOnPostgres(PostgresCluster cluster) : CheckTests(TestDatabase.Postgres(cluster));
