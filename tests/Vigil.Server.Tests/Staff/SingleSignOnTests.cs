using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;
using Vigil.Server.Staff.SingleSignOn;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>Sign-in services of the house: linked by issuer and subject, checked whole, and never in place of a second factor.</summary>
public abstract class SingleSignOnTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";
    private const string House = "house";
    private const string Other = "other";

    private FakeProvider _provider = null!;
    private VigilApplication _application = null!;

    [Fact]
    public async Task Nobody_comes_in_by_an_address_that_is_the_same()
    {
        await SetUpAsync();
        var browser = new Browser(_application);

        // The service says wang@exchange.example and that the address was verified.
        await Customer.RefusedAsync(await SignOnAsync(browser), HttpStatusCode.Forbidden, "sign_on.not_linked");

        Assert.False(browser.HasSession);
        Assert.Empty(await RowsAsync(_application, "select id from staff_identities"));
        Assert.Contains("""nobody staff.sign_on_refused {"provider":"house","reason":"not_linked"}""", await TrailAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_linked_account_lets_in_and_only_it()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        var browser = new Browser(_application);

        var finished = await Customer.ReadAsync<SignOnFinishedView>(await SignOnAsync(browser), HttpStatusCode.OK);
        Assert.Equal(("signIn", Email, null), (finished.Purpose, finished.Staff!.Email, finished.SecondFactor));
        Assert.Equal(Email, (await Customer.ReadAsync<StaffView>(await browser.GetAsync("/api/staff/me"), HttpStatusCode.OK)).Email);
        var listed = await staff.ReadAsync<LinkedIdentitiesView>("/api/staff/identities");
        Assert.Equal(("The house", _provider.Issuer, true, Clock.Now), (Assert.Single(listed.Identities).Name, listed.Identities[0].Issuer, listed.Identities[0].Usable, listed.Identities[0].UsedAt));
        Assert.Empty(listed.Providers);

        // Another account of the service with the very same address.
        _provider.Subject = "subject-of-somebody-else";
        await Customer.RefusedAsync(await SignOnAsync(new Browser(_application)), HttpStatusCode.Forbidden, "sign_on.not_linked");
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
        var browser = new Browser(_application);
        var finished = await Customer.ReadAsync<SignOnFinishedView>(await SignOnAsync(browser), HttpStatusCode.OK);
        Assert.Null(finished.Staff);
        Assert.False(browser.HasSession);
        Assert.Equal(["authenticator", "recovery"], finished.SecondFactor!.Kinds);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/api/staff/sign-in/second", new SecondStep(finished.SecondFactor.Token, "authenticator", app.NextCode()))).StatusCode);
        Assert.True(browser.HasSession);

        // Two administrators have taken the factors away: the service lets in to set up new ones, and to nothing else.
        await _application.Get<Server.Platform.Data.WriteGate>().WriteAsync(async session =>
        {
            using var command = session.Statement("delete from staff_factors", 0);
            return await command.ExecuteNonQueryAsync(Ending);
        }, Ending);
        var bare = new Browser(_application);
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
        var browser = new Browser(_application);
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
        var browser = new Browser(_application) { Session = staff.Session.Token };
        var back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/identities", new BeginSignOn(House)));
        browser.Session = null;
        await Customer.RefusedAsync(await browser.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        browser.Session = staff.Session.Token;
        back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/identities", new BeginSignOn(House)));
        browser.Session = (await StaffClient.SignInAsync(_application, Email, Password)).Session.Token;
        await Customer.RefusedAsync(await browser.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        Assert.Empty(await RowsAsync(_application, "select id from staff_identities"));

        await LinkAsync(staff);
        Assert.Single(await RowsAsync(_application, "select id from staff_identities"));
    }

    [Fact]
    public async Task One_account_of_a_service_belongs_to_one_person_and_one_person_links_one_of_each()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        Assert.Null((await _application.Get<Server.Staff.People.AddStaffMember>().HandleAsync(new("Chen", "chen@exchange.example", Password, StaffRole.Agent, "zh", []), Audit.Terminal, Ending)).Refusal);
        var chen = await StaffClient.SignInAsync(_application, "chen@exchange.example", Password);

        await Customer.RefusedAsync(await TryLinkAsync(chen), HttpStatusCode.Conflict, "identity.taken");
        _provider.Subject = "another-of-wang";
        await Customer.RefusedAsync(await TryLinkAsync(staff), HttpStatusCode.Conflict, "identity.one_each");
        Assert.Single(await RowsAsync(_application, "select id from staff_identities"));
        var id = (await staff.ReadAsync<LinkedIdentitiesView>("/api/staff/identities")).Identities[0].Id;
        await Customer.RefusedAsync(await chen.DeleteAsync($"/api/staff/identities/{id}"), HttpStatusCode.NotFound, "identity.not_found");
    }

    [Fact]
    public async Task Unlinked_it_lets_nobody_in_and_ends_what_it_had_opened()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        var browser = new Browser(_application);
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
        Assert.Null((await _application.Get<Server.Staff.People.AddStaffMember>().HandleAsync(new("Chen", "chen@exchange.example", Password, StaffRole.Agent, "zh", []), Audit.Terminal, Ending)).Refusal);
        var chen = await StaffClient.SignInAsync(_application, "chen@exchange.example", Password);
        await LinkAsync(chen);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/api/console/staff/{chen.Session.Staff.Id}/deactivate", "")).StatusCode);

        await Customer.RefusedAsync(await SignOnAsync(new Browser(_application)), HttpStatusCode.Forbidden, "sign_on.not_linked");
        Assert.Contains(await TrailAsync(), e => e.EndsWith("""{"provider":"house","reason":"left"}""", StringComparison.Ordinal));
        await admin.PostAsync($"/api/console/staff/{chen.Session.Staff.Id}/reactivate", "");
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(_application))).StatusCode);
    }

    [Fact]
    public async Task An_invitation_is_accepted_without_a_password_and_leads_to_the_second_factor_in_any_role()
    {
        var admin = await SetUpAsync();
        var made = await Customer.ReadAsync<InvitationMadeView>(await admin.PostAsync("/api/console/invitations", new InvitePerson("chen@exchange.example", "agent", [], "zh")), HttpStatusCode.Created);
        var token = made.Link.Split('#')[1];
        var browser = new Browser(_application);
        await Customer.RefusedAsync(await browser.PostAsync("/api/staff/sign-on/join", new AcceptInvitationBySignOn(token, "", House)), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await browser.PostAsync("/api/staff/sign-on/join", new AcceptInvitationBySignOn("made up", "Chen", House)), HttpStatusCode.Forbidden, "invitation.over");

        // An account of the service that is linked already uses no invitation up.
        _provider.Subject = "subject-of-wang";
        await LinkAsync(admin);
        await Customer.RefusedAsync(await JoinAsync(browser, token), HttpStatusCode.Conflict, "identity.taken");
        _provider.Subject = "subject-of-chen";
        var joined = await Customer.ReadAsync<SignOnFinishedView>(await JoinAsync(browser, token), HttpStatusCode.OK);

        Assert.Equal(("join", "Chen", true), (joined.Purpose, joined.Staff!.Name, joined.Staff.NeedsFactor));
        await Customer.RefusedAsync(await JoinAsync(new Browser(_application), token, begins: false), HttpStatusCode.Forbidden, "invitation.over");
        using var guesser = StaffClient.Open(_application);
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

    [Theory]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("audience")]
    [InlineData("second audience")]
    [InlineData("authorized_party")]
    [InlineData("issuer")]
    [InlineData("expired")]
    [InlineData("no end")]
    [InlineData("issued before")]
    [InlineData("issued later")]
    [InlineData("no subject")]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("signature")]
    [InlineData("unknown key")]
    [InlineData("critical")]
    [InlineData("no token")]
    public async Task A_token_that_does_not_hold_lets_nobody_in(string wrong)
    {
        await LinkAsync(await SetUpAsync());
        var (now, attacker) = (Clock.Now.ToUnixTimeSeconds(), "");
        _provider.Claims = claims =>
        {
            switch (wrong)
            {
                case "nonce": claims["nonce"] = "of another browser"; break;
                case "no nonce": claims.Remove("nonce"); break;
                case "audience": claims["aud"] = "another client"; break;
                case "second audience": claims["aud"] = new[] { FakeProvider.ClientId, "another client" }; break;
                case "authorized_party": claims["azp"] = "another client"; break;
                case "issuer": claims["iss"] = _provider.Issuer + "/"; break;
                case "expired": claims["exp"] = now - 61; break;
                case "no end": claims.Remove("exp"); break;
                case "issued before": claims["iat"] = now - 61; break;
                case "issued later": claims["iat"] = now + 61; break;
                case "no subject": claims.Remove("sub"); break;
                default: break;
            }
        };
        _provider.Sign = (header, claims) =>
        {
            switch (wrong)
            {
                case "none": return FakeProvider.Unsigned(header, claims);
                case "HS256": return FakeProvider.SignedBySecret(_provider.PublicPem, header, claims);
                case "no token": return attacker;
                case "unknown key": header["kid"] = "key-99"; break;
                case "critical": header["crit"] = new[] { "exp" }; break;
                default: break;
            }

            var token = _provider.Signed(header, claims);
            return wrong == "signature" ? token[..^8] + (token.EndsWith("AAAAAAAA", StringComparison.Ordinal) ? "BBBBBBBB" : "AAAAAAAA") : token;
        };
        var browser = new Browser(_application);

        await Customer.RefusedAsync(await SignOnAsync(browser), HttpStatusCode.Forbidden, "sign_on.refused");

        Assert.False(browser.HasSession);
        Assert.Contains(await TrailAsync(), e => e.Contains("staff.sign_on_refused", StringComparison.Ordinal));
        Assert.DoesNotContain(await TrailAsync(), e => e.Contains("staff.signed_in {\"by\":\"service\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clocks_may_lie_a_minute_apart()
    {
        await LinkAsync(await SetUpAsync());
        _provider.Claims = claims => (claims["iat"], claims["exp"]) = (Clock.Now.ToUnixTimeSeconds() + 59, Clock.Now.ToUnixTimeSeconds() + 359);
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(_application))).StatusCode);
        _provider.Claims = claims => (claims["iat"], claims["exp"]) = (Clock.Now.ToUnixTimeSeconds() - 59, Clock.Now.ToUnixTimeSeconds() - 59);
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(_application))).StatusCode);
    }

    [Fact]
    public async Task What_came_back_is_taken_once_and_in_the_browser_that_has_begun_it()
    {
        await LinkAsync(await SetUpAsync());
        _provider.Careless = true;
        var browser = new Browser(_application);
        var back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        var copy = new Browser(_application) { Pending = browser.Pending };

        // Another browser, with no cookie and with one of its own; a state that was made up.
        await Customer.RefusedAsync(await new Browser(_application).FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        var other = new Browser(_application);
        await other.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House));
        await Customer.RefusedAsync(await other.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        await Customer.RefusedAsync(await browser.FinishAsync(House, back with { State = "made up" }), HttpStatusCode.Forbidden, "sign_on.over");

        Assert.Equal(HttpStatusCode.OK, (await browser.FinishAsync(House, back)).StatusCode);
        Assert.Null(browser.Pending);

        // The same once more, by whoever kept a copy of everything, and at once from many.
        await Customer.RefusedAsync(await copy.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        var pending = browser.Pending;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => new Browser(_application) { Pending = pending }.FinishAsync(House, back)));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_that_was_used_and_a_code_of_another_sign_in_are_refused()
    {
        await LinkAsync(await SetUpAsync());
        var (browser, second) = (new Browser(_application), new Browser(_application));
        var back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        Assert.Equal(HttpStatusCode.OK, (await browser.FinishAsync(House, back)).StatusCode);

        // The service itself refuses the first, and the hash of the verifier the second.
        var fresh = await _provider.AuthorizeAsync(await second.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await second.FinishAsync(House, fresh with { Code = back.Code }), HttpStatusCode.Forbidden, "sign_on.failed");
        var stolen = await _provider.AuthorizeAsync(await new Browser(_application).BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        fresh = await _provider.AuthorizeAsync(await second.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await second.FinishAsync(House, fresh with { Code = stolen.Code }), HttpStatusCode.Forbidden, "sign_on.failed");

        // A careless service takes it: the nonce then says that it is another's.
        _provider.Careless = true;
        stolen = await _provider.AuthorizeAsync(await new Browser(_application).BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        fresh = await _provider.AuthorizeAsync(await second.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await second.FinishAsync(House, fresh with { Code = stolen.Code }), HttpStatusCode.Forbidden, "sign_on.refused");
    }

    [Fact]
    public async Task What_was_begun_ends_after_ten_minutes()
    {
        await LinkAsync(await SetUpAsync());
        var browser = new Browser(_application);
        var back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        Clock.Advance(PendingSignOns.Lifetime);
        await Customer.RefusedAsync(await browser.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
    }

    [Fact]
    public async Task The_answer_of_another_service_is_none()
    {
        await using var other = await FakeProvider.StartAsync(Clock);
        _provider = Keep(await FakeProvider.StartAsync(Clock));
        _application = await StartAsync(settings: [.. Settings(House, _provider), .. Settings(Other, other).Skip(1)]);
        _application.Outgoing.Allow(new Uri(_provider.Issuer));
        _application.Outgoing.Allow(new Uri(other.Issuer));
        await LinkAsync(await StaffClient.SetUpAsync(_application, Email, Password));

        // Begun at one, brought to the address of the other.
        var browser = new Browser(_application);
        var back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await browser.FinishAsync(Other, back), HttpStatusCode.Forbidden, "sign_on.over");

        // An answer that says that it is from the other; and none where the service promises to say it.
        await Customer.RefusedAsync(await browser.FinishAsync(House, back with { Issuer = other.Issuer }), HttpStatusCode.Forbidden, "sign_on.mixed_up");
        _provider.NamesIssuer = true;
        Clock.Advance(TimeSpan.FromMinutes(11));
        back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await browser.FinishAsync(House, back with { Issuer = null }), HttpStatusCode.Forbidden, "sign_on.mixed_up");
        back = await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        Assert.Equal(HttpStatusCode.OK, (await browser.FinishAsync(House, back)).StatusCode);

        // The same subject at the other is somebody else.
        await Customer.RefusedAsync(await browser.FinishAsync(Other, await other.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(Other)))), HttpStatusCode.Forbidden, "sign_on.not_linked");
    }

    [Fact]
    public async Task Keys_may_change_at_any_time_and_a_withdrawn_one_signs_no_more()
    {
        await LinkAsync(await SetUpAsync());
        _provider.RotateKeys();

        // Asked again at most every ten seconds.
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(_application))).StatusCode);
        _provider.Sign = (header, claims) =>
        {
            header["kid"] = "key-1";
            return _provider.Signed(header, claims);
        };
        await Customer.RefusedAsync(await SignOnAsync(new Browser(_application)), HttpStatusCode.Forbidden, "sign_on.refused");
    }

    [Fact]
    public async Task What_the_service_reports_is_told_without_its_words()
    {
        await LinkAsync(await SetUpAsync());
        var browser = new Browser(_application);
        _provider.Error = "access_denied";
        var declined = await SignOnAsync(browser);
        await Customer.RefusedAsync(declined, HttpStatusCode.Forbidden, "sign_on.declined");
        _provider.Error = "server_error";
        var failed = await SignOnAsync(browser);
        await Customer.RefusedAsync(failed, HttpStatusCode.Forbidden, "sign_on.failed");
        Assert.DoesNotContain("script", await failed.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("plain")]
    [InlineData("missing")]
    [InlineData("no PKCE")]
    [InlineData("no JSON")]
    public async Task A_document_that_does_not_fit_is_not_used(string wrong)
    {
        await SetUpAsync();
        _provider.Document = document =>
        {
            switch (wrong)
            {
                case "issuer": document["issuer"] = "https://login.evil.example"; break;
                case "plain": document["token_endpoint"] = "http://login.evil.example/token"; break;
                case "missing": document.Remove("jwks_uri"); break;
                case "no PKCE": document["code_challenge_methods_supported"] = new[] { "plain" }; break;
                default: break;
            }
        };
        if (wrong == "no JSON")
        {
            _provider.Answers["/.well-known/openid-configuration"] = (context, ending) => context.Response.WriteAsync("<html>", ending);
        }

        await Customer.RefusedAsync(await new Browser(_application).PostAsync("/api/staff/sign-on/start", new BeginSignOn(House)), HttpStatusCode.FailedDependency, "sign_on.unusable");
        Assert.DoesNotContain("/token", _provider.Requests, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_or_talks_without_end_is_told_and_found_again()
    {
        await LinkAsync(await SetUpAsync());
        var browser = new Browser(_application);
        Func<HttpContext, CancellationToken, Task>[] troubles =
        [
            static (context, _) => Task.FromResult(context.Response.StatusCode = 503),
            static async (context, ending) =>
            {
                var much = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
                for (var i = 0; i < 64; i++)
                {
                    await context.Response.Body.WriteAsync(much, ending);
                }
            },
        ];
        foreach (var trouble in troubles)
        {
            _provider.Answers["/token"] = trouble;
            await Customer.RefusedAsync(await SignOnAsync(browser), HttpStatusCode.FailedDependency, "sign_on.unreachable");
            _provider.Answers.Clear();
            Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(browser)).StatusCode);
        }

        // Its document is known for ten minutes; then it is asked anew, and while it does not answer the old one goes on.
        Clock.Advance(TimeSpan.FromMinutes(11));
        _provider.Answers["/.well-known/openid-configuration"] = troubles[0];
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(browser)).StatusCode);
        var node = await NodeAsync();
        await Customer.RefusedAsync(await new Browser(node).PostAsync("/api/staff/sign-on/start", new BeginSignOn(House)), HttpStatusCode.FailedDependency, "sign_on.unreachable");
        _provider.Answers.Clear();
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(node))).StatusCode);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_given_up()
    {
        await LinkAsync(await SetUpAsync());
        var impatient = await NodeAsync("1");

        // Begun at one node and brought back to another, which shares its keys.
        var begun = new Browser(_application);
        var back = await _provider.AuthorizeAsync(await begun.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        _provider.Answers["/token"] = static (_, ending) => Task.Delay(Timeout.Infinite, ending);
        await Customer.RefusedAsync(await new Browser(impatient) { Pending = begun.Pending }.FinishAsync(House, back), HttpStatusCode.FailedDependency, "sign_on.unreachable");
        Assert.Contains("/token", _provider.Requests);
    }

    [Fact]
    public async Task The_secret_is_sent_as_the_service_wants_it_and_stands_nowhere()
    {
        var staff = await SetUpAsync();
        _provider.Document = document => document["token_endpoint_auth_methods_supported"] = new[] { "client_secret_post" };
        await LinkAsync(staff);
        var browser = new Browser(_application);
        await SignOnAsync(browser);

        Assert.DoesNotContain(_application.Log.Lines, line => $"{line.Text} {line.Exception}".Contains("s3cret", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", await (await browser.GetAsync("/api/staff/sign-on")).Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        Assert.Equal([new SignOnProviderView(House, "The house")], await staff.ReadAsync<List<SignOnProviderView>>("/api/staff/sign-on"));
        Assert.Equal("openid", QueryHelpers.ParseQuery((await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House))).Query)["scope"]);
    }

    [Fact]
    public async Task A_service_that_is_not_set_up_any_more_lets_nobody_in_and_can_be_unlinked()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        var node = await StartAsync(_application.Storage);
        using var http = StaffClient.Open(node);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", staff.Session.Token);

        var listed = await http.GetFromJsonAsync<LinkedIdentitiesView>("/api/staff/identities", Ending);
        Assert.Equal((_provider.Issuer, false), (Assert.Single(listed!.Identities).Name, listed.Identities[0].Usable));
        await Customer.RefusedAsync(await new Browser(node).PostAsync("/api/staff/sign-on/start", new BeginSignOn(House)), HttpStatusCode.NotFound, "sign_on.not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync(new Uri($"/api/staff/identities/{listed.Identities[0].Id}", UriKind.Relative), Ending)).StatusCode);
    }

    [Theory]
    [InlineData("Issuer", "http://login.exchange.example", "Staff:SingleSignOn:house:Issuer must be")]
    [InlineData("Issuer", "https://login.exchange.example?tenant=1", "Staff:SingleSignOn:house:Issuer must be")]
    [InlineData("ClientId", "", "Staff:SingleSignOn:house:ClientId must be set")]
    [InlineData("Name", "", "Staff:SingleSignOn:house:Name must have")]
    [InlineData("TimeoutSeconds", "0", "Staff:SingleSignOn:house:TimeoutSeconds must be")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value, string said)
    {
        ExpectError("Staff:SingleSignOn");
        var storage = await CreateStorageAsync();
        (string, string?)[] settings = [("Staff:PublicUrl", "https://support.exchange.example"), (Setting(House, "Issuer"), "https://login.exchange.example"), (Setting(House, "ClientId"), "vigil"), (Setting(House, "Name"), "The house")];
        var stopped = await Record.ExceptionAsync(() => StartAsync(storage, settings: [.. settings.Where(s => s.Item1 != Setting(House, setting)), (Setting(House, setting), value)]));
        Assert.Contains(said, $"{stopped}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_own_address_no_service_is_taken()
    {
        ExpectError("Staff:PublicUrl");
        var storage = await CreateStorageAsync();
        var stopped = await Record.ExceptionAsync(() => StartAsync(storage, settings: [(Setting(House, "Issuer"), "https://login.exchange.example"), (Setting(House, "ClientId"), "vigil"), (Setting(House, "Name"), "The house")]));
        Assert.Contains("Staff:PublicUrl must be set with Staff:SingleSignOn", $"{stopped}", StringComparison.Ordinal);
    }

    private static string Setting(string key, string name) => $"Staff:SingleSignOn:{key}:{name}";

    private static (string, string?)[] Settings(string key, FakeProvider provider) =>
    [
        ("Staff:PublicUrl", "https://localhost"), (Setting(key, "Name"), $"The {key}"), (Setting(key, "Issuer"), provider.Issuer),
        (Setting(key, "ClientId"), FakeProvider.ClientId), (Setting(key, "ClientSecret"), FakeProvider.ClientSecret),

        // To all but the test of impatience a crowded machine is no service that is away.
        (Setting(key, "TimeoutSeconds"), "60"),
    ];

    private async Task<VigilApplication> NodeAsync(string timeout = "60")
    {
        var node = await StartAsync(_application.Storage, settings: [.. Settings(House, _provider).SkipLast(1), (Setting(House, "TimeoutSeconds"), timeout)]);
        node.Outgoing.Allow(new Uri(_provider.Issuer));
        return node;
    }

    private async Task<StaffClient> SetUpAsync(params (string, string?)[] more)
    {
        _provider = Keep(await FakeProvider.StartAsync(Clock));
        _application = await StartAsync(settings: [.. Settings(House, _provider), .. more]);
        _application.Outgoing.Allow(new Uri(_provider.Issuer));
        return await StaffClient.SetUpAsync(_application, Email, Password);
    }

    private async Task<HttpResponseMessage> SignOnAsync(Browser browser) =>
        await browser.FinishAsync(House, await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House))));

    private async Task<HttpResponseMessage> JoinAsync(Browser browser, string token, bool begins = true)
    {
        var begun = await browser.PostAsync("/api/staff/sign-on/join", new AcceptInvitationBySignOn(token, "Chen", House));
        return begins ? await browser.FinishAsync(House, await _provider.AuthorizeAsync(await Browser.AddressOf(begun))) : begun;
    }

    private async Task<HttpResponseMessage> TryLinkAsync(StaffClient staff)
    {
        var browser = new Browser(_application) { Session = staff.Session.Token };
        return await browser.FinishAsync(House, await _provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/identities", new BeginSignOn(House))));
    }

    private async Task LinkAsync(StaffClient staff)
    {
        var finished = await Customer.ReadAsync<SignOnFinishedView>(await TryLinkAsync(staff), HttpStatusCode.OK);
        Assert.Equal(("link", null, null), (finished.Purpose, finished.Staff, finished.SecondFactor));
    }

    private Task<List<string>> TrailAsync() => RowsAsync(_application, "select actor || ' ' || action || ' ' || coalesce(detail, '') from audit_events order by at, id");

    /// <summary>A browser at the console: it keeps the two cookies, and goes where it is sent.</summary>
    private sealed class Browser(VigilApplication application)
    {
        private const string SessionCookie = "__Host-vigil-staff";

        private readonly HttpClient _http = StaffClient.Open(application);

        public string? Pending { get; set; }

        public string? Session { get; set; }

        public bool HasSession => Session is not null;

        public static async Task<Uri> AddressOf(HttpResponseMessage begun) => new((await Customer.ReadAsync<SignOnStartedView>(begun, HttpStatusCode.OK)).Url);

        public async Task<Uri> BeginAsync(string path, BeginSignOn what) => await AddressOf(await PostAsync(path, what));

        public Task<HttpResponseMessage> FinishAsync(string provider, Vigil.Contracts.Console.FinishSignOn back) => PostAsync("/api/staff/sign-on/finish", back with { Provider = provider });

        public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

        public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

        public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            var cookies = new[] { (PendingSignOns.CookieName, Pending), (SessionCookie, Session) }.Where(c => c.Item2 is not null).Select(c => $"{c.Item1}={c.Item2}").ToList();
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies));
            }

            var answer = await _http.SendAsync(request, Ending);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                Assert.All((string[])["; path=/", "; secure", "; httponly", "; samesite=lax"], part => Assert.Contains(part, set, StringComparison.OrdinalIgnoreCase));
                var (name, value) = (set.Split('=')[0], set.Split(';')[0].Split('=', 2)[1]);
                Pending = name == PendingSignOns.CookieName ? (value.Length > 0 ? value : null) : Pending;
                Session = name == SessionCookie ? (value.Length > 0 ? value : null) : Session;
            }

            return answer;
        }
    }
}

/// <summary>A person at the sign-in service, who is sent back at once.</summary>
internal static class AtTheService
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static async Task<Vigil.Contracts.Console.FinishSignOn> AuthorizeAsync(this FakeProvider provider, Uri address)
    {
        Assert.StartsWith(provider.Issuer, address.AbsoluteUri, StringComparison.Ordinal);
        using var answer = await Http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var back = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.StartsWith("https://localhost/console/sso/", answer.Headers.Location.AbsoluteUri, StringComparison.Ordinal);
        return new(answer.Headers.Location.Segments[^1], back["state"].ToString(), Of("code"), Of("iss"), Of("error"));

        string? Of(string name) => back.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}

public sealed class SingleSignOnTestsOnSqlite() : SingleSignOnTests(TestDatabase.Sqlite);

public sealed class SingleSignOnTestsOnPostgres(PostgresCluster cluster) : SingleSignOnTests(TestDatabase.Postgres(cluster));
