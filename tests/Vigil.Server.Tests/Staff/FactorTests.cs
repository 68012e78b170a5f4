using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;
using Vigil.Server.Staff.Sessions;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>Second factors of staff: set up, asked for, used once, and not guessed.</summary>
public abstract class FactorTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";
    private static readonly (string, string?) AskAll = ("Staff:PasswordAlone", "");

    private VigilApplication _application = null!;

    [Fact]
    public async Task Without_a_factor_nothing_is_open_but_what_sets_one_up()
    {
        var staff = await SetUpAdminAsync();
        Assert.True(staff.Session.Staff.NeedsFactor);
        Assert.True((await staff.ReadAsync<StaffView>("/api/staff/me")).NeedsFactor);
        await Customer.RefusedAsync(await staff.GetAsync("/api/console/queues"), HttpStatusCode.Forbidden, "staff.factor_required");
        await Customer.RefusedAsync(await staff.GetAsync("/api/console/trail"), HttpStatusCode.Forbidden, "staff.factor_required");
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/factors/recovery-codes", new RenewRecoveryCodes()), HttpStatusCode.Forbidden, "staff.factor_required");
        await Assert.ThrowsAnyAsync<Exception>(() => staff.ConnectAsync(_application));

        var app = await AuthenticatorApp.SetUpAsync(staff, Clock);

        Assert.Equal(10, app.RecoveryCodes.Distinct(StringComparer.Ordinal).Count());
        Assert.False((await staff.ReadAsync<StaffView>("/api/staff/me")).NeedsFactor);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/api/console/queues")).StatusCode);
        await using var hub = await staff.ConnectAsync(_application);
        var factors = await staff.ReadAsync<FactorsView>("/api/staff/factors");
        Assert.Equal((true, 10, "authenticator", "Phone"), (factors.Required, factors.RecoveryCodes, Assert.Single(factors.Factors).Kind, factors.Factors[0].Name));
    }

    [Fact]
    public async Task The_password_opens_no_session_and_the_code_opens_one()
    {
        var (_, app) = await WithAppAsync();
        using var http = StaffClient.Open(_application);

        var first = await StaffClient.TryAsync(http, Email, Password);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        var due = await Customer.ReadAsync<StaffSignInView>(first, HttpStatusCode.OK);
        Assert.Equal((null, null), (due.Token, due.Staff));
        Assert.Equal(["authenticator", "recovery"], due.SecondFactor!.Kinds);
        http.DefaultRequestHeaders.Authorization = new("Bearer", due.SecondFactor.Token);
        await Customer.RefusedAsync(await http.GetAsync(new Uri("/api/staff/me", UriKind.Relative), Ending), HttpStatusCode.Unauthorized, "session.required");

        var second = await SecondAsync(http, due.SecondFactor.Token, app.NextCode());
        Assert.Single(second.Headers.GetValues("Set-Cookie"));
        var session = await Customer.ReadAsync<StaffSessionView>(second, HttpStatusCode.OK);
        Assert.False(session.Staff.NeedsFactor);

        // Worth nothing any more, with the next code as well.
        await Customer.RefusedAsync(await SecondAsync(http, due.SecondFactor.Token, app.NextCode()), HttpStatusCode.Unauthorized, "sign_in.over");
        Assert.Contains(await TrailAsync(), e => e.StartsWith("staff.signed_in {\"by\":\"authenticator\",", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_that_was_used_is_not_taken_again()
    {
        var (_, app) = await WithAppAsync();
        using var http = StaffClient.Open(_application);

        // The one that confirmed the app is used as well.
        await Customer.RefusedAsync(await SecondAsync(http, await HalfAsync(http), app.Code), HttpStatusCode.Unauthorized, "sign_in.code_refused");
        var code = app.NextCode();
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(http, await HalfAsync(http), code)).StatusCode);
        await Customer.RefusedAsync(await SecondAsync(http, await HalfAsync(http), code), HttpStatusCode.Unauthorized, "sign_in.code_refused");
    }

    [Fact]
    public async Task One_code_sent_many_times_at_once_lets_one_in()
    {
        var (_, app) = await WithAppAsync();
        using var http = StaffClient.Open(_application);
        var halves = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            halves.Add(await HalfAsync(http));
        }

        var code = app.NextCode();
        var answers = await Task.WhenAll(halves.Select(half => SecondAsync(http, half, code)));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
    }

    [Fact]
    public async Task Fifty_guesses_at_once_get_five_tries_and_the_sign_in_is_over()
    {
        var (_, app) = await WithAppAsync();
        using var http = StaffClient.Open(_application);
        var half = await HalfAsync(http);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SecondAsync(http, half, app.WrongCode)));

        // Of the rest some come while the throttle says no, and some when the sign-in is over already.
        var codes = await Task.WhenAll(answers.Select(async a => (await a.Content.ReadFromJsonAsync<JsonElement>(Ending)).GetProperty("code").GetString()));
        Assert.Equal(HalfSignIns.MaxTries, codes.Count(c => c == "sign_in.code_refused"));
        Assert.Equal(50 - HalfSignIns.MaxTries, codes.Count(c => c is "sign_in.throttled" or "sign_in.over"));
        Assert.Equal(HalfSignIns.MaxTries, (await TrailAsync()).Count(e => e.StartsWith("staff.factor_refused", StringComparison.Ordinal)));

        // The right code comes too late for this one; with the password again, and after the pause, it holds.
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Customer.RefusedAsync(await SecondAsync(http, half, app.NextCode()), HttpStatusCode.Unauthorized, "sign_in.over");
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(http, await HalfAsync(http), app.NextCode())).StatusCode);
    }

    [Fact]
    public async Task Guesses_over_many_sign_ins_are_slowed_and_never_keep_the_owner_out()
    {
        var (_, app) = await WithAppAsync(StaffClient.SourcesFromHeader);
        using var owner = StaffClient.Open(_application, "198.51.100.7");
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(owner, await HalfAsync(owner), app.NextCode())).StatusCode);
        using var guesser = StaffClient.Open(_application, "203.0.113.9");
        var half = await HalfAsync(guesser);
        for (var i = 0; i < 5; i++)
        {
            await Customer.RefusedAsync(await SecondAsync(guesser, half, app.WrongCode), HttpStatusCode.Unauthorized, "sign_in.code_refused");
        }

        var slowed = await SecondAsync(guesser, await HalfAsync(guesser), app.WrongCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(owner, await HalfAsync(owner), app.NextCode())).StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_in_any_spelling()
    {
        var (staff, app) = await WithAppAsync();
        using var http = StaffClient.Open(_application);
        var typed = app.RecoveryCodes[3].ToUpperInvariant().Replace('-', ' ');

        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(http, await HalfAsync(http), typed, "recovery")).StatusCode);
        await Customer.RefusedAsync(await SecondAsync(http, await HalfAsync(http), app.RecoveryCodes[3], "recovery"), HttpStatusCode.Unauthorized, "sign_in.code_refused");

        Assert.Equal(9, (await staff.ReadAsync<FactorsView>("/api/staff/factors")).RecoveryCodes);
        Assert.Contains("staff.recovery_code_used ", await TrailAsync(), StringComparer.Ordinal);
        Assert.DoesNotContain(await RowsAsync(_application, "select code_hash from staff_recovery_codes"), hash => app.RecoveryCodes.Any(code => hash.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_half_finished_sign_in_ends_after_five_minutes_and_with_its_account()
    {
        var (staff, app) = await WithAppAsync();
        using var http = StaffClient.Open(_application);
        var late = await HalfAsync(http);
        Clock.Advance(HalfSignIns.Lifetime);
        await Customer.RefusedAsync(await SecondAsync(http, late, app.NextCode()), HttpStatusCode.Unauthorized, "sign_in.over");
        await Customer.RefusedAsync(await SecondAsync(http, "made up", app.NextCode()), HttpStatusCode.Unauthorized, "sign_in.over");

        var left = await HalfAsync(http);
        await _application.Get<StaffAccess>().DeactivateAsync(staff.Session.Staff.Id, Audit.System, Ending);
        await Customer.RefusedAsync(await SecondAsync(http, left, app.NextCode()), HttpStatusCode.Unauthorized, "sign_in.over");
    }

    [Fact]
    public async Task A_half_finished_sign_in_takes_the_code_of_its_own_account_alone()
    {
        var (_, app) = await WithAppAsync();
        var other = await AddAsync("chen@exchange.example");
        await AuthenticatorApp.SetUpAsync(other, Clock);
        using var http = StaffClient.Open(_application);

        var half = await HalfAsync(http, "chen@exchange.example");

        await Customer.RefusedAsync(await SecondAsync(http, half, app.NextCode()), HttpStatusCode.Unauthorized, "sign_in.code_refused");
    }

    [Fact]
    public async Task The_first_factor_ends_every_other_session_of_the_password_and_nobody_adds_one_beside_it()
    {
        var staff = await SetUpAdminAsync();
        var thief = await StaffClient.SignInAsync(_application, Email, Password);
        Assert.True((await thief.ReadAsync<StaffView>("/api/staff/me")).NeedsFactor);

        await AuthenticatorApp.SetUpAsync(staff, Clock);

        // Before this node has asked the database anew, and after.
        await Customer.RefusedAsync(await thief.PostAsync("/api/staff/factors/authenticator", new AddAuthenticator("Mine")), HttpStatusCode.Unauthorized, "session.required");
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Customer.RefusedAsync(await thief.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task The_key_of_an_app_lies_sealed_in_the_database_and_another_node_opens_it()
    {
        var (_, app) = await WithAppAsync();

        var secret = Convert.FromBase64String(Assert.Single(await RowsAsync(_application, "select secret from staff_factors")));
        Assert.Equal(-1, secret.AsSpan().IndexOf(app.Key));

        var node = await StartAsync(_application.Storage, settings: AskAll);
        using var http = StaffClient.Open(node);
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(http, await HalfAsync(http), app.NextCode())).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_a_factor_changes_none_without_a_proof_by_one_however_fresh_the_session()
    {
        var (staff, app) = await WithAppAsync();
        var shown = await Customer.ReadAsync<AuthenticatorView>(await staff.PostAsync("/api/staff/factors/authenticator", new AddAuthenticator("Thief's")), HttpStatusCode.OK);
        var planted = new AuthenticatorApp(Clock, shown.Id, AuthenticatorApp.KeyOf(shown.Secret), []);
        await Customer.RefusedAsync(await ConfirmAsync(staff, planted), HttpStatusCode.Forbidden, "factor.proof_required");
        await Customer.RefusedAsync(await RenewAsync(staff), HttpStatusCode.Forbidden, "factor.proof_required");
        await Customer.RefusedAsync(await RemoveAsync(staff, app), HttpStatusCode.Forbidden, "factor.proof_required");

        // A wrong code, the password, the code that was used, and one of the app that is to come: none of them is a proof.
        foreach (var wrong in (FactorProof[])[new("authenticator", app.WrongCode), new("authenticator", app.Code), new("authenticator", planted.Code), new("recovery", "aaaa-bbbb-cccc-dddd")])
        {
            await Customer.RefusedAsync(await ConfirmAsync(staff, planted, wrong), HttpStatusCode.Forbidden, "factor.proof_refused");
        }

        foreach (var wrong in (FactorProof[])[new("password", Password), new("authenticator"), new("passkey"), new("")])
        {
            await Customer.RefusedAsync(await RenewAsync(staff, wrong), HttpStatusCode.BadRequest, "request.invalid");
        }

        Assert.Equal(app.Id, Assert.Single((await staff.ReadAsync<FactorsView>("/api/staff/factors")).Factors).Id);
        using var http = StaffClient.Open(_application);
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(http, await HalfAsync(http), app.RecoveryCodes[0], "recovery")).StatusCode);
    }

    [Fact]
    public async Task A_proof_is_good_for_one_act_and_used_up_by_it()
    {
        var (staff, app) = await WithAppAsync();
        var proof = app.NextProof();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RenewAsync(staff, proof)));
        var codes = await Customer.ReadAsync<RecoveryCodesView>(Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK), HttpStatusCode.OK);
        Assert.Empty(codes.Codes.Intersect(app.RecoveryCodes, StringComparer.Ordinal));

        // The old codes are worth nothing, not as a proof either; one of the new ones stands in for the app, once.
        Clock.Advance(TimeSpan.FromMinutes(16));
        await Customer.RefusedAsync(await RenewAsync(staff, new("recovery", app.RecoveryCodes[1])), HttpStatusCode.Forbidden, "factor.proof_refused");
        var second = await AuthenticatorApp.SetUpAsync(staff, Clock, new("recovery", codes.Codes[0]));
        Assert.Empty(second.RecoveryCodes);
        await Customer.RefusedAsync(await RemoveAsync(staff, app, new("recovery", codes.Codes[0])), HttpStatusCode.Forbidden, "factor.proof_refused");

        // The first app can go now that there is another; the last one stays.
        using var http = StaffClient.Open(_application);
        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(staff, app, second.NextProof())).StatusCode);
        await Customer.RefusedAsync(await RemoveAsync(staff, second, second.NextProof()), HttpStatusCode.Conflict, "factor.last");
        await Customer.RefusedAsync(await SecondAsync(http, await HalfAsync(http), app.NextCode()), HttpStatusCode.Unauthorized, "sign_in.code_refused");
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(http, await HalfAsync(http), second.NextCode())).StatusCode);
    }

    [Fact]
    public async Task Guesses_at_a_proof_are_slowed_under_the_count_of_the_second_step()
    {
        var (staff, app) = await WithAppAsync();
        for (var i = 0; i < 5; i++)
        {
            await Customer.RefusedAsync(await RenewAsync(staff, new("authenticator", app.WrongCode)), HttpStatusCode.Forbidden, "factor.proof_refused");
        }

        var slowed = await RenewAsync(staff, new("authenticator", app.Code));
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);
    }

    [Fact]
    public async Task Whoever_has_the_terminal_gives_a_session_that_sets_up_another_factor_within_five_minutes()
    {
        var (staff, _) = await WithAppAsync();
        var helped = await TerminalAsync(staff);
        var again = await AuthenticatorApp.SetUpAsync(helped, Clock);
        Assert.Equal(2, (await helped.ReadAsync<FactorsView>("/api/staff/factors")).Factors.Count);

        var late = await TerminalAsync(staff);
        Clock.Advance(FreshProof.Lifetime);
        await Customer.RefusedAsync(await RemoveAsync(late, again), HttpStatusCode.Forbidden, "factor.proof_required");
    }

    [Fact]
    public async Task The_first_factor_asks_for_a_fresh_session_of_whoever_may_do_without_one()
    {
        _application = await StartAsync();
        var staff = await StaffClient.SetUpAsync(_application, Email, Password);
        Clock.Advance(FreshProof.Lifetime);
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/factors/authenticator", new AddAuthenticator("Tablet")), HttpStatusCode.Forbidden, "staff.step_up_required");
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/factors/passkey/options", new { }), HttpStatusCode.Forbidden, "staff.step_up_required");
        Assert.Equal(HttpStatusCode.NoContent, (await staff.PostAsync("/api/staff/step-up", new GiveProof("password", Password))).StatusCode);
        await AuthenticatorApp.SetUpAsync(staff, Clock);
    }

    [Fact]
    public async Task Somebody_elses_factor_is_like_one_that_is_not_there()
    {
        var (_, app) = await WithAppAsync();
        var other = await AddAsync("chen@exchange.example");
        await AuthenticatorApp.SetUpAsync(other, Clock);

        await Customer.RefusedAsync(await RemoveAsync(other, app, app.NextProof()), HttpStatusCode.NotFound, "factor.not_found");
    }

    [Fact]
    public async Task Who_may_do_without_is_asked_once_they_have_one()
    {
        _application = await StartAsync();
        var staff = await StaffClient.SetUpAsync(_application, Email, Password);
        Assert.False(staff.Session.Staff.NeedsFactor);
        var app = await AuthenticatorApp.SetUpAsync(staff, Clock);
        using var http = StaffClient.Open(_application);
        Assert.Equal(HttpStatusCode.OK, (await SecondAsync(http, await HalfAsync(http), app.NextCode())).StatusCode);

        // And the password alone opens again once it is gone.
        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(staff, app, app.NextProof())).StatusCode);
        Assert.NotEmpty((await StaffClient.SignInAsync(_application, Email, Password)).Session.Token);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_stops_the_start_with_the_settings_name()
    {
        ExpectError("Staff:PasswordAlone");
        var storage = await CreateStorageAsync();
        var stopped = await Record.ExceptionAsync(() => StartAsync(storage, settings: ("Staff:PasswordAlone", "agent,boss")));
        Assert.Contains("Staff:PasswordAlone holds 'boss'", $"{stopped}", StringComparison.Ordinal);
    }

    private async Task<StaffClient> SetUpAdminAsync(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? services = null)
    {
        _application = await StartAsync(services: services, settings: AskAll);
        return await StaffClient.SetUpAsync(_application, Email, Password);
    }

    private async Task<(StaffClient Staff, AuthenticatorApp App)> WithAppAsync(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? services = null)
    {
        var staff = await SetUpAdminAsync(services);
        return (staff, await AuthenticatorApp.SetUpAsync(staff, Clock));
    }

    private async Task<StaffClient> AddAsync(string email)
    {
        Assert.Null((await _application.Get<Server.Staff.People.AddStaffMember>().HandleAsync(new("Chen", email, Password, StaffRole.Agent, "zh", []), Audit.Terminal, Ending)).Refusal);
        return await StaffClient.SignInAsync(_application, email, Password);
    }

    private static async Task<string> HalfAsync(HttpClient http, string email = Email) =>
        (await Customer.ReadAsync<StaffSignInView>(await StaffClient.TryAsync(http, email, Password), HttpStatusCode.OK)).SecondFactor!.Token;

    private static Task<HttpResponseMessage> SecondAsync(HttpClient http, string token, string code, string kind = "authenticator") =>
        http.PostAsJsonAsync("/api/staff/sign-in/second", new SecondStep(token, kind, code), Ending);

    private static Task<HttpResponseMessage> ConfirmAsync(StaffClient staff, AuthenticatorApp app, FactorProof? proof = null) =>
        staff.PostAsync("/api/staff/factors/authenticator/confirm", new ConfirmAuthenticator(app.Id, app.Code, proof));

    private static Task<HttpResponseMessage> RenewAsync(StaffClient staff, FactorProof? proof = null) => staff.PostAsync("/api/staff/factors/recovery-codes", new RenewRecoveryCodes(proof));

    private static Task<HttpResponseMessage> RemoveAsync(StaffClient staff, AuthenticatorApp app, FactorProof? proof = null) =>
        staff.PostAsync($"/api/staff/factors/{app.Id}/remove", new RemoveFactor(proof));

    private async Task<StaffClient> TerminalAsync(StaffClient staff)
    {
        var sessions = _application.Get<StaffSessions>();
        var (token, _) = await _application.Get<Server.Platform.Data.WriteGate>().WriteAsync(
            session => sessions.StartAsync(session, staff.Session.Staff.Id, StaffSessions.Lifetime, Proof.Terminal, SessionOrigin.Terminal), Ending);
        return StaffClient.With(_application, staff.Session with { Token = token });
    }

    private Task<List<string>> TrailAsync() => RowsAsync(_application, "select action || ' ' || coalesce(detail, '') from audit_events order by at, id");
}

public sealed class FactorTestsOnSqlite() : FactorTests(TestDatabase.Sqlite);

public sealed class FactorTestsOnPostgres(PostgresCluster cluster) : FactorTests(TestDatabase.Postgres(cluster));
