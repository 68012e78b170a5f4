using System.Net;
using Vigil.Contracts.Console;
using Vigil.Server.Staff.Sessions;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>What happens to somebody's access is told in their other sessions, and a password is changed by its owner alone.</summary>
public abstract class AccessNoticeTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";
    private const string Next = "a lantern above the harbour";

    private VigilApplication _application = null!;
    private AuthenticatorApp _app = null!;

    [Fact]
    public async Task A_new_factor_and_one_that_went_are_told_in_every_other_session_and_at_the_next_sign_in()
    {
        var (thief, owner) = (await SetUpAsync(), await SignInAsync());
        await ReadAllAsync(owner);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var planted = await AuthenticatorApp.SetUpAsync(thief, Clock, _app.NextProof());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NoContent, (await thief.PostAsync($"/api/staff/factors/{planted.Id}/remove", new RemoveFactor(planted.NextProof()))).StatusCode);

        // Not where it was done, but wherever else the person is; with where it was done from.
        Assert.DoesNotContain(await NoticesAsync(thief), n => n.Kind is "factor_added" or "factor_removed");
        var told = await NoticesAsync(owner);
        Assert.Equal([("factor_removed", "authenticator"), ("factor_added", "authenticator")], told.Select(n => (n.Kind, n.Factor)));
        Assert.NotNull(told[0].Source);

        // Read here, it is not read elsewhere: whoever came in with what they planted takes nothing away from the owner.
        await ReadAllAsync(owner);
        Assert.Empty(await NoticesAsync(owner));
        Clock.Advance(TimeSpan.FromDays(1));
        var morning = await SignInAsync();
        Assert.Contains(await NoticesAsync(morning), n => n.Kind == "factor_added");
        await ReadAllAsync(morning);
        Clock.Advance(AccessNotices.Told);
        Assert.DoesNotContain(await NoticesAsync(await SignInAsync()), n => n.Kind == "factor_added");
    }

    [Fact]
    public async Task Hundreds_of_sign_ins_do_not_push_out_what_they_were_made_with()
    {
        var (thief, owner) = (await SetUpAsync(), await SignInAsync());
        await ReadAllAsync(owner);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await AuthenticatorApp.SetUpAsync(thief, Clock, _app.NextProof());
        for (var i = 0; i < 250; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            var me = Server.Staff.Audit.Staff(owner.Session.Staff.Id);
            await _application.Get<Server.Staff.Audit>().AppendAsync(new Server.Staff.AuditEvent(me, "staff.signed_in", me), Ending);
        }

        var told = await NoticesAsync(owner);
        Assert.Contains(told, n => n.Kind == "factor_added");
        Assert.Equal(AccessNotices.MaxSignIns, told.Count(n => n.Kind == "signed_in"));
    }

    [Fact]
    public async Task A_sign_in_is_told_in_the_sessions_that_stand_and_ends_them_or_is_ended_by_them()
    {
        var owner = await SetUpAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        var thief = await SignInAsync();
        Assert.Equal(("signed_in", "authenticator"), Assert.Single((await NoticesAsync(owner)).Select(n => (n.Kind, n.By))));

        Assert.Equal(HttpStatusCode.NoContent, (await owner.PostAsync("/api/staff/sessions/end-others", new { })).StatusCode);

        await Customer.RefusedAsync(await thief.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/api/staff/me")).StatusCode);
        Assert.Null(Assert.Single(await NoticesAsync(owner)).Device);
    }

    [Fact]
    public async Task Nobody_reads_ahead_and_nobody_is_told_of_others()
    {
        var staff = await SetUpAsync();
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/notices/read", new AccessNoticesRead(Clock.GetUtcNow().AddHours(1))), HttpStatusCode.BadRequest, "request.invalid");
        Assert.Null((await _application.Get<Server.Staff.People.AddStaffMember>().HandleAsync(new("Chen", "chen@exchange.example", Password, Server.Staff.StaffRole.Agent, "zh", []), Server.Staff.Audit.Terminal, Ending)).Refusal);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await AuthenticatorApp.SetUpAsync(await StaffClient.SignInAsync(_application, "chen@exchange.example", Password), Clock);

        Assert.Empty(await NoticesAsync(staff));
    }

    [Fact]
    public async Task Where_a_password_alone_lets_in_sign_ins_are_not_told()
    {
        _application = await StartAsync();
        var staff = await StaffClient.SetUpAsync(_application, Email, Password);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await StaffClient.SignInAsync(_application, Email, Password);

        Assert.Empty(await NoticesAsync(staff));
    }

    [Fact]
    public async Task A_password_is_changed_with_the_one_of_now_and_a_factor_and_ends_every_other_session()
    {
        var (staff, other) = (await SetUpAsync(), await SignInAsync());
        await Customer.RefusedAsync(await ChangeAsync(staff, Password, Next), HttpStatusCode.Forbidden, "factor.proof_required");
        await Customer.RefusedAsync(await ChangeAsync(staff, Password, Next, new("authenticator", _app.WrongCode)), HttpStatusCode.Forbidden, "factor.proof_refused");
        await Customer.RefusedAsync(await ChangeAsync(staff, "another one altogether", Next, _app.NextProof()), HttpStatusCode.Forbidden, "password.refused");
        foreach (var weak in (string[])["short", "aaaaaaaaaaaaaaaa", Email, Password, new('x', 129)])
        {
            await Customer.RefusedAsync(await ChangeAsync(staff, Password, weak, new("authenticator", _app.Code)), HttpStatusCode.BadRequest, "request.invalid");
        }

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/staff/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(staff, Password, Next, _app.NextProof())).StatusCode);

        await Customer.RefusedAsync(await other.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/api/staff/me")).StatusCode);
        using var http = StaffClient.Open(_application);
        await Customer.RefusedAsync(await StaffClient.TryAsync(http, Email, Password), HttpStatusCode.Unauthorized, "sign_in.refused");
        Assert.Equal(HttpStatusCode.OK, (await StaffClient.TryAsync(http, Email, Next)).StatusCode);
        var trail = await RowsAsync(_application, "select action from audit_events where action like 'staff.password%' order by at, id");
        Assert.Equal(["staff.password_refused", "staff.password_changed"], trail);
    }

    [Fact]
    public async Task Guesses_at_the_password_of_now_are_slowed_as_at_the_door()
    {
        var staff = await SetUpAsync();
        for (var i = 0; i < 5; i++)
        {
            await Customer.RefusedAsync(await ChangeAsync(staff, $"guess number {i} of many", Next, new("authenticator", "000000")), HttpStatusCode.Forbidden, "password.refused");
        }

        var slowed = await ChangeAsync(staff, Password, Next, new("authenticator", "000000"));
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);

        // One count for both doors.
        using var http = StaffClient.Open(_application);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StaffClient.TryAsync(http, Email, Password)).StatusCode);
    }

    private async Task<StaffClient> SetUpAsync()
    {
        _application = await StartAsync(settings: ("Staff:PasswordAlone", ""));
        var staff = await StaffClient.SetUpAsync(_application, Email, Password);
        _app = await AuthenticatorApp.SetUpAsync(staff, Clock);
        return staff;
    }

    private async Task<StaffClient> SignInAsync()
    {
        using var http = StaffClient.Open(_application);
        var half = await Customer.ReadAsync<StaffSignInView>(await StaffClient.TryAsync(http, Email, Password), HttpStatusCode.OK);
        var second = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, "/api/staff/sign-in/second", new SecondStep(half.SecondFactor!.Token, "authenticator", _app.NextCode()), Ending);
        return StaffClient.With(_application, await Customer.ReadAsync<StaffSessionView>(second, HttpStatusCode.OK));
    }

    private static async Task<IReadOnlyList<AccessNoticeView>> NoticesAsync(StaffClient staff) => (await staff.ReadAsync<AccessNoticesView>("/api/staff/notices")).Items;

    private static async Task ReadAllAsync(StaffClient staff)
    {
        var read = await staff.ReadAsync<AccessNoticesView>("/api/staff/notices");
        Assert.Equal(HttpStatusCode.NoContent, (await staff.PostAsync("/api/staff/notices/read", new AccessNoticesRead(read.ReadAt))).StatusCode);
    }

    private static Task<HttpResponseMessage> ChangeAsync(StaffClient staff, string current, string next, FactorProof? proof = null) =>
        staff.PostAsync("/api/staff/password", new ChangePassword(current, next, proof));
}

public sealed class AccessNoticeTestsOnSqlite() : AccessNoticeTests(TestDatabase.Sqlite);

public sealed class AccessNoticeTestsOnPostgres(PostgresCluster cluster) : AccessNoticeTests(TestDatabase.Postgres(cluster));
