using System.Net;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>Sign-in services of the house name people: by issuer and subject, and never in place of a second factor.</summary>
public abstract class SingleSignOnTests(TestDatabase database) : SingleSignOnScene(database)
{
    [Fact]
    public async Task Nobody_comes_in_by_an_address_that_is_the_same()
    {
        await SetUpAsync();
        var browser = new Browser(Application);

        // The service says wang@exchange.example and that the address was verified.
        await Customer.RefusedAsync(await SignOnAsync(browser), HttpStatusCode.Forbidden, "sign_on.not_linked");

        Assert.False(browser.HasSession);
        Assert.Empty(await RowsAsync(Application, "select id from staff_identities"));
        Assert.Contains("""nobody staff.sign_on_refused {"provider":"house","reason":"not_linked"}""", await TrailAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_linked_account_lets_in_and_only_it()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        var browser = new Browser(Application);

        var finished = await Customer.ReadAsync<SignOnFinishedView>(await SignOnAsync(browser), HttpStatusCode.OK);
        Assert.Equal(("signIn", Email, null), (finished.Purpose, finished.Staff!.Email, finished.SecondFactor));
        Assert.Equal(Email, (await Customer.ReadAsync<StaffView>(await browser.GetAsync("/api/staff/me"), HttpStatusCode.OK)).Email);
        var listed = await staff.ReadAsync<LinkedIdentitiesView>("/api/staff/identities");
        Assert.Equal(("The house", Provider.Issuer, true, Clock.Now), (Assert.Single(listed.Identities).Name, listed.Identities[0].Issuer, listed.Identities[0].Usable, listed.Identities[0].UsedAt));
        Assert.Empty(listed.Providers);

        // Another account of the service with the very same address.
        Provider.Subject = "subject-of-somebody-else";
        await Customer.RefusedAsync(await SignOnAsync(new Browser(Application)), HttpStatusCode.Forbidden, "sign_on.not_linked");
        var trail = await TrailAsync();
        Assert.Contains(trail, e => e.Contains("staff.identity_linked", StringComparison.Ordinal));
        Assert.Contains(trail, e => e.Contains("staff.identity_used", StringComparison.Ordinal));
        Assert.Contains(trail, e => e.Contains("""staff.signed_in {"by":"service",""", StringComparison.Ordinal));
        Assert.DoesNotContain(trail, e => e.Contains("subject-of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_a_factor_is_asked_for_it_and_whoever_has_none_sets_one_up()
    {
        var staff = await SetUpAsync(("Staff:PasswordAlone", ""));
        var app = await AuthenticatorApp.SetUpAsync(staff, Clock);
        await LinkAsync(staff);
        var browser = new Browser(Application);
        var finished = await Customer.ReadAsync<SignOnFinishedView>(await SignOnAsync(browser), HttpStatusCode.OK);
        Assert.Null(finished.Staff);
        Assert.False(browser.HasSession);
        Assert.Equal(["authenticator", "recovery"], finished.SecondFactor!.Kinds);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/api/staff/sign-in/second", new SecondStep(finished.SecondFactor.Token, "authenticator", app.NextCode()))).StatusCode);
        Assert.True(browser.HasSession);

        // Two administrators have taken the factors away: the service lets in to set up new ones, and to nothing else.
        await Application.Get<Server.Platform.Data.WriteGate>().WriteAsync(async session =>
        {
            using var command = session.Statement("delete from staff_factors", 0);
            return await command.ExecuteNonQueryAsync(Ending);
        }, Ending);
        var bare = new Browser(Application);
        finished = await Customer.ReadAsync<SignOnFinishedView>(await SignOnAsync(bare), HttpStatusCode.OK);
        Assert.True(finished.Staff!.NeedsFactor);
        await Customer.RefusedAsync(await bare.GetAsync("/api/console/queues"), HttpStatusCode.Forbidden, "staff.factor_required");
        await Customer.RefusedAsync(await bare.PostAsync("/api/staff/identities", new BeginSignOn(House)), HttpStatusCode.Forbidden, "staff.factor_required");
    }

    [Fact]
    public async Task The_services_word_is_no_fresh_proof()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        var browser = new Browser(Application);
        await Customer.ReadAsync<SignOnFinishedView>(await SignOnAsync(browser), HttpStatusCode.OK);

        var id = (await staff.ReadAsync<LinkedIdentitiesView>("/api/staff/identities")).Identities[0].Id;
        await Customer.RefusedAsync(await browser.DeleteAsync($"/api/staff/identities/{id}"), HttpStatusCode.Forbidden, "staff.step_up_required");
        await Customer.RefusedAsync(await browser.PostAsync("/api/staff/factors/authenticator", new AddAuthenticator("Thief's")), HttpStatusCode.Forbidden, "staff.step_up_required");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/api/staff/step-up", new GiveProof("password", Password))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync($"/api/staff/identities/{id}")).StatusCode);
    }

    [Fact]
    public async Task Linking_asks_for_a_fresh_proof_and_for_the_very_session_that_has_begun_it()
    {
        var staff = await SetUpAsync();
        Clock.Advance(FreshProof.Lifetime);
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/identities", new BeginSignOn(House)), HttpStatusCode.Forbidden, "staff.step_up_required");
        await staff.PostAsync("/api/staff/step-up", new GiveProof("password", Password));

        // Brought back by a browser that has no session, or another one.
        var browser = new Browser(Application) { Session = staff.Session.Token };
        var back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/identities", new BeginSignOn(House)));
        browser.Session = null;
        await Customer.RefusedAsync(await browser.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        browser.Session = staff.Session.Token;
        back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/identities", new BeginSignOn(House)));
        browser.Session = (await StaffClient.SignInAsync(Application, Email, Password)).Session.Token;
        await Customer.RefusedAsync(await browser.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        Assert.Empty(await RowsAsync(Application, "select id from staff_identities"));

        await LinkAsync(staff);
        Assert.Single(await RowsAsync(Application, "select id from staff_identities"));
    }

    [Fact]
    public async Task One_account_of_a_service_belongs_to_one_person_and_one_person_links_one_of_each()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        Assert.Null((await Application.Get<Server.Staff.People.AddStaffMember>().HandleAsync(new("Chen", "chen@exchange.example", Password, StaffRole.Agent, "zh", []), Audit.Terminal, Ending)).Refusal);
        var chen = await StaffClient.SignInAsync(Application, "chen@exchange.example", Password);

        await Customer.RefusedAsync(await TryLinkAsync(chen), HttpStatusCode.Conflict, "identity.taken");
        Provider.Subject = "another-of-wang";
        await Customer.RefusedAsync(await TryLinkAsync(staff), HttpStatusCode.Conflict, "identity.one_each");
        Assert.Single(await RowsAsync(Application, "select id from staff_identities"));
        var id = (await staff.ReadAsync<LinkedIdentitiesView>("/api/staff/identities")).Identities[0].Id;
        await Customer.RefusedAsync(await chen.DeleteAsync($"/api/staff/identities/{id}"), HttpStatusCode.NotFound, "identity.not_found");
    }

    [Fact]
    public async Task Unlinked_it_lets_nobody_in_and_ends_what_it_had_opened()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        var browser = new Browser(Application);
        await Customer.ReadAsync<SignOnFinishedView>(await SignOnAsync(browser), HttpStatusCode.OK);
        var id = (await staff.ReadAsync<LinkedIdentitiesView>("/api/staff/identities")).Identities[0].Id;

        Assert.Equal(HttpStatusCode.NoContent, (await staff.DeleteAsync($"/api/staff/identities/{id}")).StatusCode);

        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/staff/me")).StatusCode);
        await Customer.RefusedAsync(await SignOnAsync(browser), HttpStatusCode.Forbidden, "sign_on.not_linked");
        Assert.Contains(await TrailAsync(), e => e.Contains("staff.identity_unlinked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_left_stays_out_and_looks_like_nobody()
    {
        var admin = await SetUpAsync();
        Assert.Null((await Application.Get<Server.Staff.People.AddStaffMember>().HandleAsync(new("Chen", "chen@exchange.example", Password, StaffRole.Agent, "zh", []), Audit.Terminal, Ending)).Refusal);
        var chen = await StaffClient.SignInAsync(Application, "chen@exchange.example", Password);
        await LinkAsync(chen);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/api/console/staff/{chen.Session.Staff.Id}/deactivate", "")).StatusCode);

        await Customer.RefusedAsync(await SignOnAsync(new Browser(Application)), HttpStatusCode.Forbidden, "sign_on.not_linked");
        Assert.Contains(await TrailAsync(), e => e.EndsWith("""{"provider":"house","reason":"left"}""", StringComparison.Ordinal));
        await admin.PostAsync($"/api/console/staff/{chen.Session.Staff.Id}/reactivate", "");
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(Application))).StatusCode);
    }

    [Fact]
    public async Task An_invitation_is_accepted_without_a_password_and_leads_to_the_second_factor_in_any_role()
    {
        var admin = await SetUpAsync();
        var made = await Customer.ReadAsync<InvitationMadeView>(await admin.PostAsync("/api/console/invitations", new InvitePerson("chen@exchange.example", "agent", [], "zh")), HttpStatusCode.Created);
        var token = made.Link.Split('#')[1];
        var browser = new Browser(Application);
        await Customer.RefusedAsync(await browser.PostAsync("/api/staff/sign-on/join", new AcceptInvitationBySignOn(token, "", House)), HttpStatusCode.BadRequest, "staff.name");
        await Customer.RefusedAsync(await browser.PostAsync("/api/staff/sign-on/join", new AcceptInvitationBySignOn("made up", "Chen", House)), HttpStatusCode.Forbidden, "invitation.over");

        // An account of the service that is linked already uses no invitation up.
        Provider.Subject = "subject-of-wang";
        await LinkAsync(admin);
        await Customer.RefusedAsync(await JoinAsync(browser, token), HttpStatusCode.Conflict, "identity.taken");
        Provider.Subject = "subject-of-chen";
        var joined = await Customer.ReadAsync<SignOnFinishedView>(await JoinAsync(browser, token), HttpStatusCode.OK);

        Assert.Equal(("join", "Chen", true), (joined.Purpose, joined.Staff!.Name, joined.Staff.NeedsFactor));
        await Customer.RefusedAsync(await JoinAsync(new Browser(Application), token, begins: false), HttpStatusCode.Forbidden, "invitation.over");
        using var guesser = StaffClient.Open(Application);
        foreach (var guess in (string[])["", Password])
        {
            await Customer.RefusedAsync(await StaffClient.TryAsync(guesser, "chen@exchange.example", guess), HttpStatusCode.Unauthorized, "sign_in.refused");
        }

        // With a factor everything opens; without password or passkey the link has to stay.
        var shown = await Customer.ReadAsync<AuthenticatorView>(await browser.PostAsync("/api/staff/factors/authenticator", new AddAuthenticator("Phone")), HttpStatusCode.OK);
        var app = new AuthenticatorApp(Clock, shown.Id, AuthenticatorApp.KeyOf(shown.Secret), []);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/api/staff/factors/authenticator/confirm", new ConfirmAuthenticator(shown.Id, app.Code))).StatusCode);
        var id = (await Customer.ReadAsync<LinkedIdentitiesView>(await browser.GetAsync("/api/staff/identities"), HttpStatusCode.OK)).Identities[0].Id;
        await Customer.RefusedAsync(await browser.DeleteAsync($"/api/staff/identities/{id}"), HttpStatusCode.Conflict, "identity.last");
    }
}

public sealed class SingleSignOnTestsOnSqlite() : SingleSignOnTests(TestDatabase.Sqlite);

public sealed class SingleSignOnTestsOnPostgres(PostgresCluster cluster) : SingleSignOnTests(TestDatabase.Postgres(cluster));
