using System.Net;
using System.Net.Http.Json;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>Who works here: sessions that are looked over and ended, access that ends and comes back, invitations.</summary>
public abstract class PeopleTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";
    private const string Chen = "chen@exchange.example";
    private static readonly (string, string?) AskAll = ("Staff:PasswordAlone", "");

    private VigilApplication _application = null!;

    [Fact]
    public async Task A_person_sees_their_sessions_and_ends_one_on_every_node()
    {
        var admin = await SetUpAsync();
        using var other = StaffClient.Open(_application, "203.0.113.9");
        other.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0");
        var session = await Customer.ReadAsync<StaffSessionView>(await StaffClient.TryAsync(other, Email, Password), HttpStatusCode.OK);
        other.DefaultRequestHeaders.Authorization = new("Bearer", session.Token);
        var node = await StartAsync(_application.Storage);
        using var there = StaffClient.Open(node);
        there.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization;
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync(new Uri("/api/staff/me", UriKind.Relative), Ending)).StatusCode);

        var rows = await admin.ReadAsync<List<StaffSessionRowView>>("/api/staff/sessions");
        var row = Assert.Single(rows, r => !r.Current);
        Assert.Equal(("203.0.113.9", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0", "password"), (row.Source, row.Device, row.Proof));
        Assert.Single(rows, r => r.Current);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/staff/sessions/{row.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(new Uri("/api/staff/me", UriKind.Relative), Ending)).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync(new Uri("/api/staff/me", UriKind.Relative), Ending)).StatusCode);
        await Customer.RefusedAsync(await admin.DeleteAsync($"/api/staff/sessions/{row.Id}"), HttpStatusCode.NotFound, "session.not_found");
        Assert.Single(await admin.ReadAsync<List<StaffSessionRowView>>("/api/staff/sessions"));
        Assert.Contains("staff.session_revoked", await ActionsAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Nobody_ends_a_colleagues_session_but_an_administrator_with_a_fresh_proof()
    {
        var admin = await SetUpAsync();
        var chen = await AddAsync(Chen, StaffRole.Supervisor);
        var mine = Assert.Single(await admin.ReadAsync<List<StaffSessionRowView>>("/api/staff/sessions"));
        var theirs = Assert.Single(await admin.ReadAsync<List<StaffSessionRowView>>($"/api/console/staff/{chen.Session.Staff.Id}/sessions"));
        Assert.False(theirs.Current);

        await Customer.RefusedAsync(await chen.DeleteAsync($"/api/staff/sessions/{mine.Id}"), HttpStatusCode.NotFound, "session.not_found");
        await Customer.RefusedAsync(await chen.GetAsync($"/api/console/staff/{admin.Session.Staff.Id}/sessions"), HttpStatusCode.Forbidden, "request.forbidden");
        Clock.Advance(FreshProof.Lifetime);
        await Customer.RefusedAsync(await admin.DeleteAsync($"/api/console/staff/{chen.Session.Staff.Id}/sessions/{theirs.Id}"), HttpStatusCode.Forbidden, "staff.step_up_required");
        await ProveAsync(admin);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/console/staff/{chen.Session.Staff.Id}/sessions/{theirs.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await chen.GetAsync("/api/staff/me")).StatusCode);
    }

    [Fact]
    public async Task Ended_access_ends_sessions_and_connections_and_comes_back_without_them()
    {
        var admin = await SetUpAsync();
        var chen = await AddAsync(Chen, StaffRole.Agent);
        await using var hub = await chen.ConnectAsync(_application);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/api/console/staff/{chen.Session.Staff.Id}/deactivate", "")).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.Unauthorized, (await chen.GetAsync("/api/console/queues")).StatusCode);
        await hub.Closed.WithinDeadlineAsync("the connection of who has left is closed");
        await Customer.RefusedAsync(await StaffClient.TryAsync(StaffClient.Open(_application), Chen, Password), HttpStatusCode.Unauthorized, "sign_in.refused");
        Assert.Equal([true, false], (await admin.ReadAsync<List<PersonView>>("/api/console/staff")).Select(p => p.Active));

        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/api/console/staff/{chen.Session.Staff.Id}/reactivate", "")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await chen.GetAsync("/api/console/queues")).StatusCode);
        Assert.NotEmpty((await StaffClient.SignInAsync(_application, Chen, Password)).Session.Token);
        Assert.Equal(["staff.deactivated", "staff.reactivated"], (await ActionsAsync()).Where(a => a.EndsWith("activated", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_ends_their_own_access_or_that_of_somebody_who_is_not_there()
    {
        var admin = await SetUpAsync();
        await Customer.RefusedAsync(await admin.PostAsync($"/api/console/staff/{admin.Session.Staff.Id}/deactivate", ""), HttpStatusCode.Conflict, "staff.own_access");
        await Customer.RefusedAsync(await admin.PostAsync($"/api/console/staff/{StaffId.New(Clock)}/deactivate", ""), HttpStatusCode.NotFound, "staff.not_found");
        await Customer.RefusedAsync(await admin.PostAsync($"/api/console/staff/{StaffId.New(Clock)}/reactivate", ""), HttpStatusCode.NotFound, "staff.not_found");
    }

    [Fact]
    public async Task Two_administrators_who_deactivate_each_other_at_once_leave_one()
    {
        var admin = await SetUpAsync();
        var other = await AddAsync(Chen, StaffRole.Admin);

        var answers = await Task.WhenAll(
            admin.PostAsync($"/api/console/staff/{other.Session.Staff.Id}/deactivate", ""), other.PostAsync($"/api/console/staff/{admin.Session.Staff.Id}/deactivate", ""));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.NoContent);
        Assert.Single(await RowsAsync(_application, $"select id from staff_accounts where active = {(Database.IsSqlite ? "1" : "true")}"));
    }

    [Fact]
    public async Task An_invitation_makes_one_account_and_leads_to_the_second_factor()
    {
        var admin = await SetUpAsync(AskAll);
        await AuthenticatorApp.SetUpAsync(admin, Clock);
        var (made, token) = await InviteAsync(admin);
        Assert.DoesNotContain(await RowsAsync(_application, "select token_hash from staff_invitations"), row => row.Contains(token, StringComparison.Ordinal));
        using var http = StaffClient.Open(_application);
        var invited = await Customer.ReadAsync<InvitedView>(await PostAsync(http, "check", new InvitationCheck(token)), HttpStatusCode.OK);
        Assert.Equal((Chen, "supervisor"), (invited.Email, invited.Role));
        await Customer.RefusedAsync(await PostAsync(http, "accept", new AcceptInvitation(token, "Chen", "short")), HttpStatusCode.BadRequest, "request.invalid");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(http, "accept", new AcceptInvitation(token, "Chen", Password))));

        var session = await Customer.ReadAsync<StaffSessionView>(Assert.Single(answers, a => a.IsSuccessStatusCode), HttpStatusCode.OK);
        Assert.Equal(("Chen", Chen, "supervisor", "en", true), (session.Staff.Name, session.Staff.Email, session.Staff.Role, session.Staff.Language, session.Staff.NeedsFactor));
        Assert.Equal(["security"], session.Staff.Queues);
        await Customer.RefusedAsync(await PostAsync(http, "check", new InvitationCheck(token)), HttpStatusCode.Forbidden, "invitation.over");
        Assert.Empty(await admin.ReadAsync<List<InvitationView>>("/api/console/invitations"));
        Assert.Equal(["staff.invitation_used", "staff.invited"], (await ActionsAsync()).Where(a => a.StartsWith("staff.invit", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("/console/join", new Uri(made.Link).AbsolutePath);
    }

    [Fact]
    public async Task Whom_one_has_just_invited_is_no_second_person()
    {
        await SetUpAsync();
        Clock.Advance(TimeSpan.FromDays(7));
        var admin = await StaffClient.SignInAsync(_application, Email, Password);
        var (_, token) = await InviteAsync(admin);
        using var http = StaffClient.Open(_application);
        await Customer.ReadAsync<StaffSessionView>(await PostAsync(http, "accept", new AcceptInvitation(token, "Chen", Password)), HttpStatusCode.OK);
        var chen = await StaffClient.SignInAsync(_application, Chen, Password);
        var customer = await Customer.StartAsync(_application);
        var id = await Desk.Shift.WaitingAsync(customer);

        var wish = await Customer.ReadAsync<ApprovalView>(await admin.PostAsync($"/api/console/cases/{id}/export", new AskForExport("a copy for the customer")), HttpStatusCode.Created);
        await Customer.RefusedAsync(await chen.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), HttpStatusCode.Conflict, "approval.newcomer");
        var theirs = await Customer.ReadAsync<ApprovalView>(await chen.PostAsync($"/api/console/cases/{id}/export", new AskForExport("a copy for the customer")), HttpStatusCode.Created);
        await Customer.RefusedAsync(await admin.PostAsync($"/api/console/approvals/{theirs.Id}/decision", new DecideApproval("approved", theirs.Hash)), HttpStatusCode.Conflict, "approval.newcomer");

        // Nor somebody else whom the same administrator has invited, and a newcomer invites nobody.
        var made = await Customer.ReadAsync<InvitationMadeView>(await PostInvitationAsync(admin, new InvitePerson("lee@exchange.example", "admin", ["general"], "en")), HttpStatusCode.Created);
        await Customer.ReadAsync<StaffSessionView>(await PostAsync(http, "accept", new AcceptInvitation(made.Link.Split('#')[1], "Lee", Password)), HttpStatusCode.OK);
        var lee = await StaffClient.SignInAsync(_application, "lee@exchange.example", Password);
        await Customer.RefusedAsync(await lee.PostAsync($"/api/console/approvals/{theirs.Id}/decision", new DecideApproval("approved", theirs.Hash)), HttpStatusCode.Conflict, "approval.newcomer");
        await Customer.RefusedAsync(await PostInvitationAsync(lee, new InvitePerson("kim@exchange.example", "admin", ["general"], "en")), HttpStatusCode.Conflict, "invitation.newcomer");

        Clock.Advance(TimeSpan.FromDays(7));
        chen = await StaffClient.SignInAsync(_application, Chen, Password);
        admin = await StaffClient.SignInAsync(_application, Email, Password);
        wish = await Customer.ReadAsync<ApprovalView>(await admin.PostAsync($"/api/console/cases/{id}/export", new AskForExport("a copy for the customer")), HttpStatusCode.Created);
        Assert.Equal("approved", (await Customer.ReadAsync<ApprovalView>(await chen.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), HttpStatusCode.OK)).State);
    }

    [Fact]
    public async Task In_an_installation_that_has_just_begun_nobody_is_a_newcomer()
    {
        var admin = await SetUpAsync();
        var (_, token) = await InviteAsync(admin);
        using var http = StaffClient.Open(_application);
        await Customer.ReadAsync<StaffSessionView>(await PostAsync(http, "accept", new AcceptInvitation(token, "Chen", Password)), HttpStatusCode.OK);
        var chen = await StaffClient.SignInAsync(_application, Chen, Password);
        var id = await Desk.Shift.WaitingAsync(await Customer.StartAsync(_application));
        var wish = await Customer.ReadAsync<ApprovalView>(await admin.PostAsync($"/api/console/cases/{id}/export", new AskForExport("a copy for the customer")), HttpStatusCode.Created);
        Assert.Equal("approved", (await Customer.ReadAsync<ApprovalView>(await chen.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), HttpStatusCode.OK)).State);
    }

    [Fact]
    public async Task An_invitation_ends_after_three_days_when_withdrawn_and_when_replaced()
    {
        var admin = await SetUpAsync();
        using var http = StaffClient.Open(_application);
        var (_, replaced) = await InviteAsync(admin);
        var (made, withdrawn) = await InviteAsync(admin);
        await Customer.RefusedAsync(await PostAsync(http, "check", new InvitationCheck(replaced)), HttpStatusCode.Forbidden, "invitation.over");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/console/invitations/{made.Invitation.Id}")).StatusCode);
        await Customer.RefusedAsync(await PostAsync(http, "accept", new AcceptInvitation(withdrawn, "Chen", Password)), HttpStatusCode.Forbidden, "invitation.over");
        await Customer.RefusedAsync(await admin.DeleteAsync($"/api/console/invitations/{made.Invitation.Id}"), HttpStatusCode.NotFound, "invitation.not_found");

        var (_, late) = await InviteAsync(admin);
        Clock.Advance(Invitations.Lifetime);
        await Customer.RefusedAsync(await PostAsync(http, "accept", new AcceptInvitation(late, "Chen", Password)), HttpStatusCode.Forbidden, "invitation.over");
    }

    [Fact]
    public async Task An_invitation_asks_for_a_fresh_proof_and_says_which_field_is_wrong()
    {
        var admin = await SetUpAsync();
        await Customer.RefusedAsync(await PostInvitationAsync(admin, new InvitePerson("chen", "agent", [], "zh")), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await PostInvitationAsync(admin, new InvitePerson(Chen, "boss", [], "zh")), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await PostInvitationAsync(admin, new InvitePerson(Chen, "agent", ["nowhere"], "zh")), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await PostInvitationAsync(admin, new InvitePerson(Chen, "agent", [], "fr")), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await PostInvitationAsync(admin, new InvitePerson(Email, "agent", [], "zh")), HttpStatusCode.Conflict, "staff.email_taken");

        Clock.Advance(FreshProof.Lifetime);
        await Customer.RefusedAsync(await PostInvitationAsync(admin, new InvitePerson(Chen, "agent", [], "zh")), HttpStatusCode.Forbidden, "staff.step_up_required");
    }

    private async Task<StaffClient> SetUpAsync(params (string Name, string? Value)[] settings)
    {
        _application = await StartAsync(services: StaffClient.SourcesFromHeader, settings: settings);
        return await StaffClient.SetUpAsync(_application, Email, Password);
    }

    private async Task<StaffClient> AddAsync(string email, StaffRole role)
    {
        Assert.Null((await _application.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Chen", email, Password, role, "zh", []), Audit.Terminal, Ending)).Refusal);
        return await StaffClient.SignInAsync(_application, email, Password);
    }

    private static async Task ProveAsync(StaffClient staff) => Assert.Equal(HttpStatusCode.NoContent, (await staff.PostAsync("/api/staff/step-up", new GiveProof("password", Password))).StatusCode);

    private static async Task<(InvitationMadeView Made, string Token)> InviteAsync(StaffClient admin)
    {
        var made = await Customer.ReadAsync<InvitationMadeView>(await PostInvitationAsync(admin, new InvitePerson(Chen, "supervisor", ["security"], "en")), HttpStatusCode.Created);
        return (made, made.Link.Split('#')[1]);
    }

    private static Task<HttpResponseMessage> PostInvitationAsync(StaffClient admin, InvitePerson request) => admin.PostAsync("/api/console/invitations", request);

    private static Task<HttpResponseMessage> PostAsync<T>(HttpClient http, string what, T body) => http.PostAsJsonAsync($"/api/staff/invitation/{what}", body, Ending);

    private Task<List<string>> ActionsAsync() => RowsAsync(_application, "select action from audit_events order by at, id");
}

public sealed class PeopleTestsOnSqlite() : PeopleTests(TestDatabase.Sqlite);

public sealed class PeopleTestsOnPostgres(PostgresCluster cluster) : PeopleTests(TestDatabase.Postgres(cluster));
