using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>Passkeys of staff, with a key that answers as a browser would.</summary>
public abstract class PasskeyTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";

    private VigilApplication _application = null!;

    [Fact]
    public async Task A_passkey_is_a_first_factor_and_signs_in_without_a_password()
    {
        using var key = new SoftKey();
        var staff = await SetUpAsync();

        var added = await Customer.ReadAsync<FactorAddedView>(await AddAsync(staff, key), HttpStatusCode.OK);
        Assert.Equal(("passkey", "Laptop", 10), (added.Factor.Kind, added.Factor.Name, added.RecoveryCodes.Count));
        Assert.False((await staff.ReadAsync<StaffView>("/api/staff/me")).NeedsFactor);

        using var http = Browser();
        var session = await Customer.ReadAsync<StaffSessionView>(await SignInAsync(http, key), HttpStatusCode.OK);
        Assert.Equal((Email, false), (session.Staff.Email, session.Staff.NeedsFactor));
        Assert.Contains(await RowsAsync(_application, "select action || ' ' || coalesce(detail, '') from audit_events"), e => e.StartsWith("staff.signed_in {\"by\":\"passkey\",", StringComparison.Ordinal));

        // The password alone leads to the second step from now on.
        var due = await Customer.ReadAsync<StaffSignInView>(await StaffClient.TryAsync(http, Email, Password), HttpStatusCode.OK);
        Assert.Equal(["passkey", "recovery"], due.SecondFactor!.Kinds);
    }

    [Fact]
    public async Task A_challenge_names_nobody_and_is_answered_once()
    {
        using var key = new SoftKey();
        await AddAsync(await SetUpAsync(), key);
        using var http = Browser();
        var asked = await OptionsAsync(http, "/api/staff/sign-in/passkey");
        using (var options = JsonDocument.Parse(asked.Options))
        {
            Assert.False(options.RootElement.TryGetProperty("allowCredentials", out var allowed) && allowed.ValueKind is JsonValueKind.Array && allowed.GetArrayLength() > 0);
        }

        var shown = new ShowPasskey(asked.Token, key.Show(asked.Options));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(http, "/api/staff/sign-in/passkey", shown)));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        await Customer.RefusedAsync(await PostAsync(http, "/api/staff/sign-in/passkey", shown), HttpStatusCode.Unauthorized, "sign_in.refused");
    }

    [Fact]
    public async Task A_challenge_ends_after_five_minutes_and_serves_only_what_it_was_made_for()
    {
        using var key = new SoftKey();
        var staff = await SetUpAsync();
        await AddAsync(staff, key);
        using var http = Browser();

        var forStepUp = await OptionsAsync(staff.Http, "/api/staff/step-up/passkey");
        await Customer.RefusedAsync(await PostAsync(http, "/api/staff/sign-in/passkey", new ShowPasskey(forStepUp.Token, key.Show(forStepUp.Options))), HttpStatusCode.Unauthorized, "sign_in.refused");
        var late = await OptionsAsync(http, "/api/staff/sign-in/passkey");
        var shown = new ShowPasskey(late.Token, key.Show(late.Options));
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Customer.RefusedAsync(await PostAsync(http, "/api/staff/sign-in/passkey", shown), HttpStatusCode.Unauthorized, "sign_in.refused");
    }

    [Theory]
    [InlineData("https://evil.example", true)]
    [InlineData("https://localhost", false)]
    public async Task Another_page_or_an_unasked_person_makes_no_passkey(string at, bool verifies)
    {
        using var key = new SoftKey { At = at, Verifies = verifies };
        await Customer.RefusedAsync(await AddAsync(await SetUpAsync(), key), HttpStatusCode.Forbidden, "factor.refused");
    }

    [Fact]
    public async Task A_passkey_steps_up_its_owner_and_nobody_else()
    {
        using var key = new SoftKey();
        using var others = new SoftKey();
        var staff = await SetUpAsync();
        await AddAsync(staff, key);
        Assert.Null((await _application.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Chen", "chen@exchange.example", Password, StaffRole.Agent, "zh", []), Audit.Terminal, Ending)).Refusal);
        await AddAsync(await StaffClient.SignInAsync(_application, "chen@exchange.example", Password), others);
        Clock.Advance(FreshProof.Lifetime);
        await Customer.RefusedAsync(await InviteAsync(staff), HttpStatusCode.Forbidden, "staff.step_up_required");

        var asked = await OptionsAsync(staff.Http, "/api/staff/step-up/passkey");
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/step-up/passkey", new ShowPasskey(asked.Token, others.Show(asked.Options))), HttpStatusCode.Forbidden, "factor.refused");
        Assert.Equal(HttpStatusCode.NoContent, (await staff.PostAsync("/api/staff/step-up/passkey", new ShowPasskey(asked.Token, key.Show(asked.Options)))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await InviteAsync(staff)).StatusCode);
    }

    [Fact]
    public async Task A_passkey_that_is_shown_for_one_act_is_good_for_no_other_and_once()
    {
        using var key = new SoftKey();
        using var another = new SoftKey();
        var staff = await SetUpAsync();
        var first = await Customer.ReadAsync<FactorAddedView>(await AddAsync(staff, key), HttpStatusCode.OK);
        await Customer.RefusedAsync(await AddAsync(staff, another), HttpStatusCode.Forbidden, "factor.proof_required");

        // Stepping up is no proof for an act, and one act none for another.
        var stepping = await OptionsAsync(staff.Http, "/api/staff/step-up/passkey");
        await Customer.RefusedAsync(await RenewAsync(staff, new("passkey", Passkey: new(stepping.Token, key.Show(stepping.Options)))), HttpStatusCode.Forbidden, "factor.proof_refused");
        await Customer.RefusedAsync(await RenewAsync(staff, await ShownAsync(staff, key, "remove_factor", first.Factor.Id.ToString())), HttpStatusCode.Forbidden, "factor.proof_refused");
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/factors/proof/passkey/options", new ProveAct("everything")), HttpStatusCode.BadRequest, "request.invalid");

        var shown = await ShownAsync(staff, key, "renew_codes");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RenewAsync(staff, shown)));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        await Customer.RefusedAsync(await RenewAsync(staff, shown), HttpStatusCode.Forbidden, "factor.proof_refused");

        // For one new passkey, and not for the one that somebody else has begun meanwhile.
        var (mine, theirs) = (await OptionsAsync(staff.Http, "/api/staff/factors/passkey"), await OptionsAsync(staff.Http, "/api/staff/factors/passkey"));
        var proof = await ShownAsync(staff, key, "add_passkey", mine.Token);
        await Customer.RefusedAsync(await staff.PostAsync("/api/staff/factors/passkey", new AddPasskey(theirs.Token, "Thief's", another.Make(theirs.Options), proof)), HttpStatusCode.Forbidden, "factor.proof_refused");
        Assert.Equal(HttpStatusCode.OK, (await staff.PostAsync("/api/staff/factors/passkey", new AddPasskey(mine.Token, "Tablet", another.Make(mine.Options), proof))).StatusCode);

        var gone = await ShownAsync(staff, another, "remove_factor", first.Factor.Id.ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await staff.PostAsync($"/api/staff/factors/{first.Factor.Id}/remove", new RemoveFactor(gone))).StatusCode);
    }

    [Fact]
    public async Task A_proof_of_another_session_is_none_in_this_one()
    {
        using var key = new SoftKey();
        var staff = await SetUpAsync();
        await AddAsync(staff, key);
        using var http = Browser();
        var other = StaffClient.With(_application, await Customer.ReadAsync<StaffSessionView>(await SignInAsync(http, key), HttpStatusCode.OK));
        other.Http.DefaultRequestHeaders.Add("Origin", "https://localhost");

        await Customer.RefusedAsync(await RenewAsync(staff, await ShownAsync(other, key, "renew_codes")), HttpStatusCode.Forbidden, "factor.proof_refused");
    }

    [Fact]
    public async Task A_passkey_of_somebody_who_has_left_opens_nothing()
    {
        using var key = new SoftKey();
        var staff = await SetUpAsync();
        await AddAsync(staff, key);
        await _application.Get<StaffAccess>().DeactivateAsync(staff.Session.Staff.Id, Audit.System, Ending);
        using var http = Browser();

        await Customer.RefusedAsync(await SignInAsync(http, key), HttpStatusCode.Unauthorized, "sign_in.refused");
    }

    private async Task<StaffClient> SetUpAsync()
    {
        _application = await StartAsync(settings: ("Staff:PasswordAlone", ""));
        return await StaffClient.SetUpAsync(_application, Email, Password);
    }

    private HttpClient Browser()
    {
        var http = StaffClient.Open(_application);
        http.DefaultRequestHeaders.Add("Origin", "https://localhost");
        return http;
    }

    private static async Task<HttpResponseMessage> AddAsync(StaffClient staff, SoftKey key)
    {
        if (!staff.Http.DefaultRequestHeaders.Contains("Origin"))
        {
            staff.Http.DefaultRequestHeaders.Add("Origin", "https://localhost");
        }

        var asked = await OptionsAsync(staff.Http, "/api/staff/factors/passkey");
        return await staff.PostAsync("/api/staff/factors/passkey", new AddPasskey(asked.Token, "Laptop", key.Make(asked.Options)));
    }

    private static Task<HttpResponseMessage> InviteAsync(StaffClient staff) =>
        staff.PostAsync("/api/console/invitations", new InvitePerson("zhao@exchange.example", "agent", [], "zh"));

    private static Task<HttpResponseMessage> RenewAsync(StaffClient staff, FactorProof proof) => staff.PostAsync("/api/staff/factors/recovery-codes", new RenewRecoveryCodes(proof));

    private static async Task<FactorProof> ShownAsync(StaffClient staff, SoftKey key, string act, string? of = null)
    {
        var asked = await Customer.ReadAsync<PasskeyOptionsView>(await staff.PostAsync("/api/staff/factors/proof/passkey/options", new ProveAct(act, of)), HttpStatusCode.OK);
        return new("passkey", Passkey: new(asked.Token, key.Show(asked.Options)));
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient http, SoftKey key)
    {
        var asked = await OptionsAsync(http, "/api/staff/sign-in/passkey");
        return await PostAsync(http, "/api/staff/sign-in/passkey", new ShowPasskey(asked.Token, key.Show(asked.Options)));
    }

    private static async Task<PasskeyOptionsView> OptionsAsync(HttpClient http, string path) =>
        await Customer.ReadAsync<PasskeyOptionsView>(await PostAsync(http, $"{path}/options", new { }), HttpStatusCode.OK);

    private static Task<HttpResponseMessage> PostAsync<T>(HttpClient http, string path, T body) => http.PostAsJsonAsync(path, body, Ending);
}

public sealed class PasskeyTestsOnSqlite() : PasskeyTests(TestDatabase.Sqlite);

public sealed class PasskeyTestsOnPostgres(PostgresCluster cluster) : PasskeyTests(TestDatabase.Postgres(cluster));
