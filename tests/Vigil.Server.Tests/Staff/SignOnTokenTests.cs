using System.Net;
using Vigil.Contracts.Console;
using Vigil.Server.Staff.SingleSignOn;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>What comes back from a sign-in service is checked whole, and taken once, in the browser that has begun it.</summary>
public abstract class SignOnTokenTests(TestDatabase database) : SingleSignOnScene(database)
{
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
        Provider.Claims = claims =>
        {
            switch (wrong)
            {
                case "nonce": claims["nonce"] = "of another browser"; break;
                case "no nonce": claims.Remove("nonce"); break;
                case "audience": claims["aud"] = "another client"; break;
                case "second audience": claims["aud"] = new[] { FakeProvider.ClientId, "another client" }; break;
                case "authorized_party": claims["azp"] = "another client"; break;
                case "issuer": claims["iss"] = Provider.Issuer + "/"; break;
                case "expired": claims["exp"] = now - 61; break;
                case "no end": claims.Remove("exp"); break;
                case "issued before": claims["iat"] = now - 61; break;
                case "issued later": claims["iat"] = now + 61; break;
                case "no subject": claims.Remove("sub"); break;
                default: break;
            }
        };
        Provider.Sign = (header, claims) =>
        {
            switch (wrong)
            {
                case "none": return FakeProvider.Unsigned(header, claims);
                case "HS256": return FakeProvider.SignedBySecret(Provider.PublicPem, header, claims);
                case "no token": return attacker;
                case "unknown key": header["kid"] = "key-99"; break;
                case "critical": header["crit"] = new[] { "exp" }; break;
                default: break;
            }

            var token = Provider.Signed(header, claims);
            return wrong == "signature" ? token[..^8] + (token.EndsWith("AAAAAAAA", StringComparison.Ordinal) ? "BBBBBBBB" : "AAAAAAAA") : token;
        };
        var browser = new Browser(Application);

        await Customer.RefusedAsync(await SignOnAsync(browser), HttpStatusCode.Forbidden, "sign_on.refused");

        Assert.False(browser.HasSession);
        Assert.Contains(await TrailAsync(), e => e.Contains("staff.sign_on_refused", StringComparison.Ordinal));
        Assert.DoesNotContain(await TrailAsync(), e => e.Contains("staff.signed_in {\"by\":\"service\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clocks_may_lie_a_minute_apart()
    {
        await LinkAsync(await SetUpAsync());
        Provider.Claims = claims => (claims["iat"], claims["exp"]) = (Clock.Now.ToUnixTimeSeconds() + 59, Clock.Now.ToUnixTimeSeconds() + 359);
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(Application))).StatusCode);
        Provider.Claims = claims => (claims["iat"], claims["exp"]) = (Clock.Now.ToUnixTimeSeconds() - 59, Clock.Now.ToUnixTimeSeconds() - 59);
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(Application))).StatusCode);
    }

    [Fact]
    public async Task What_came_back_is_taken_once_and_in_the_browser_that_has_begun_it()
    {
        await LinkAsync(await SetUpAsync());
        Provider.Careless = true;
        var browser = new Browser(Application);
        var back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        var copy = new Browser(Application) { Pending = browser.Pending };

        // Another browser, with no cookie and with one of its own; a state that was made up.
        await Customer.RefusedAsync(await new Browser(Application).FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        var other = new Browser(Application);
        await other.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House));
        await Customer.RefusedAsync(await other.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        await Customer.RefusedAsync(await browser.FinishAsync(House, back with { State = "made up" }), HttpStatusCode.Forbidden, "sign_on.over");

        Assert.Equal(HttpStatusCode.OK, (await browser.FinishAsync(House, back)).StatusCode);
        Assert.Null(browser.Pending);

        // The same once more, by whoever kept a copy of everything, and at once from many.
        await Customer.RefusedAsync(await copy.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
        back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        var pending = browser.Pending;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => new Browser(Application) { Pending = pending }.FinishAsync(House, back)));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_that_was_used_and_a_code_of_another_sign_in_are_refused()
    {
        await LinkAsync(await SetUpAsync());
        var (browser, second) = (new Browser(Application), new Browser(Application));
        var back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        Assert.Equal(HttpStatusCode.OK, (await browser.FinishAsync(House, back)).StatusCode);

        // The service itself refuses the first, and the hash of the verifier the second.
        var fresh = await Provider.AuthorizeAsync(await second.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await second.FinishAsync(House, fresh with { Code = back.Code }), HttpStatusCode.Forbidden, "sign_on.failed");
        var stolen = await Provider.AuthorizeAsync(await new Browser(Application).BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        fresh = await Provider.AuthorizeAsync(await second.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await second.FinishAsync(House, fresh with { Code = stolen.Code }), HttpStatusCode.Forbidden, "sign_on.failed");

        // A careless service takes it: the nonce then says that it is another's.
        Provider.Careless = true;
        stolen = await Provider.AuthorizeAsync(await new Browser(Application).BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        fresh = await Provider.AuthorizeAsync(await second.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await second.FinishAsync(House, fresh with { Code = stolen.Code }), HttpStatusCode.Forbidden, "sign_on.refused");
    }

    [Fact]
    public async Task What_was_begun_ends_after_ten_minutes()
    {
        await LinkAsync(await SetUpAsync());
        var browser = new Browser(Application);
        var back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        Clock.Advance(PendingSignOns.Lifetime);
        await Customer.RefusedAsync(await browser.FinishAsync(House, back), HttpStatusCode.Forbidden, "sign_on.over");
    }

    [Fact]
    public async Task The_answer_of_another_service_is_none()
    {
        await using var other = await FakeProvider.StartAsync(Clock);
        Provider = Keep(await FakeProvider.StartAsync(Clock));
        Application = await StartAsync(settings: [.. Settings(House, Provider), .. Settings(Other, other).Skip(1)]);
        Application.Outgoing.Allow(new Uri(Provider.Issuer));
        Application.Outgoing.Allow(new Uri(other.Issuer));
        await LinkAsync(await StaffClient.SetUpAsync(Application, Email, Password));

        // Begun at one, brought to the address of the other.
        var browser = new Browser(Application);
        var back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await browser.FinishAsync(Other, back), HttpStatusCode.Forbidden, "sign_on.over");

        // An answer that says that it is from the other; and none where the service promises to say it.
        await Customer.RefusedAsync(await browser.FinishAsync(House, back with { Issuer = other.Issuer }), HttpStatusCode.Forbidden, "sign_on.mixed_up");
        Provider.NamesIssuer = true;
        Clock.Advance(TimeSpan.FromMinutes(11));
        back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        await Customer.RefusedAsync(await browser.FinishAsync(House, back with { Issuer = null }), HttpStatusCode.Forbidden, "sign_on.mixed_up");
        back = await Provider.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        Assert.Equal(HttpStatusCode.OK, (await browser.FinishAsync(House, back)).StatusCode);

        // The same subject at the other is somebody else.
        await Customer.RefusedAsync(await browser.FinishAsync(Other, await other.AuthorizeAsync(await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(Other)))), HttpStatusCode.Forbidden, "sign_on.not_linked");
    }
}

public sealed class SignOnTokenTestsOnSqlite() : SignOnTokenTests(TestDatabase.Sqlite);

public sealed class SignOnTokenTestsOnPostgres(PostgresCluster cluster) : SignOnTokenTests(TestDatabase.Postgres(cluster));
