using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Vigil.Contracts.Console;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>The sign-in service itself: its keys and documents, its failures, and how it is set up.</summary>
public abstract class SignInServiceTests(TestDatabase database) : SingleSignOnScene(database)
{
    [Fact]
    public async Task Keys_may_change_at_any_time_and_a_withdrawn_one_signs_no_more()
    {
        await LinkAsync(await SetUpAsync());
        Provider.RotateKeys();

        // Asked again at most every ten seconds.
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(Application))).StatusCode);
        Provider.Sign = (header, claims) =>
        {
            header["kid"] = "key-1";
            return Provider.Signed(header, claims);
        };
        await Customer.RefusedAsync(await SignOnAsync(new Browser(Application)), HttpStatusCode.Forbidden, "sign_on.refused");
    }

    [Fact]
    public async Task What_the_service_reports_is_told_without_its_words()
    {
        await LinkAsync(await SetUpAsync());
        var browser = new Browser(Application);
        Provider.Error = "access_denied";
        var declined = await SignOnAsync(browser);
        await Customer.RefusedAsync(declined, HttpStatusCode.Forbidden, "sign_on.declined");
        Provider.Error = "server_error";
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
        Provider.Document = document =>
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
            Provider.Answers["/.well-known/openid-configuration"] = (context, ending) => context.Response.WriteAsync("<html>", ending);
        }

        await Customer.RefusedAsync(await new Browser(Application).PostAsync("/api/staff/sign-on/start", new BeginSignOn(House)), HttpStatusCode.FailedDependency, "sign_on.unusable");
        Assert.DoesNotContain("/token", Provider.Requests, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_or_talks_without_end_is_told_and_found_again()
    {
        await LinkAsync(await SetUpAsync());
        var browser = new Browser(Application);
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
            Provider.Answers["/token"] = trouble;
            await Customer.RefusedAsync(await SignOnAsync(browser), HttpStatusCode.FailedDependency, "sign_on.unreachable");
            Provider.Answers.Clear();
            Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(browser)).StatusCode);
        }

        // Its document is known for ten minutes; then it is asked anew, and while it does not answer the old one goes on.
        Clock.Advance(TimeSpan.FromMinutes(11));
        Provider.Answers["/.well-known/openid-configuration"] = troubles[0];
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(browser)).StatusCode);
        var node = await NodeAsync();
        await Customer.RefusedAsync(await new Browser(node).PostAsync("/api/staff/sign-on/start", new BeginSignOn(House)), HttpStatusCode.FailedDependency, "sign_on.unreachable");
        Provider.Answers.Clear();
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await SignOnAsync(new Browser(node))).StatusCode);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_given_up()
    {
        await LinkAsync(await SetUpAsync());
        var impatient = await NodeAsync("1");

        // Begun at one node and brought back to another, which shares its keys.
        var begun = new Browser(Application);
        var back = await Provider.AuthorizeAsync(await begun.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House)));
        Provider.Answers["/token"] = static (_, ending) => Task.Delay(Timeout.Infinite, ending);
        await Customer.RefusedAsync(await new Browser(impatient) { Pending = begun.Pending }.FinishAsync(House, back), HttpStatusCode.FailedDependency, "sign_on.unreachable");
        Assert.Contains("/token", Provider.Requests);
    }

    [Fact]
    public async Task The_secret_is_sent_as_the_service_wants_it_and_stands_nowhere()
    {
        var staff = await SetUpAsync();
        Provider.Document = document => document["token_endpoint_auth_methods_supported"] = new[] { "client_secret_post" };
        await LinkAsync(staff);
        var browser = new Browser(Application);
        await SignOnAsync(browser);

        Assert.DoesNotContain(Application.Log.Lines, line => $"{line.Text} {line.Exception}".Contains("s3cret", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", await (await browser.GetAsync("/api/staff/sign-on")).Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        Assert.Equal([new SignOnProviderView(House, "The house")], await staff.ReadAsync<List<SignOnProviderView>>("/api/staff/sign-on"));
        Assert.Equal("openid", QueryHelpers.ParseQuery((await browser.BeginAsync("/api/staff/sign-on/start", new BeginSignOn(House))).Query)["scope"]);
    }

    [Fact]
    public async Task A_service_that_is_not_set_up_any_more_lets_nobody_in_and_can_be_unlinked()
    {
        var staff = await SetUpAsync();
        await LinkAsync(staff);
        var node = await StartAsync(Application.Storage);
        using var http = StaffClient.Open(node);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", staff.Session.Token);

        var listed = await http.GetFromJsonAsync<LinkedIdentitiesView>("/api/staff/identities", Ending);
        Assert.Equal((Provider.Issuer, false), (Assert.Single(listed!.Identities).Name, listed.Identities[0].Usable));
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
}

public sealed class SignInServiceTestsOnSqlite() : SignInServiceTests(TestDatabase.Sqlite);

public sealed class SignInServiceTestsOnPostgres(PostgresCluster cluster) : SignInServiceTests(TestDatabase.Postgres(cluster));
