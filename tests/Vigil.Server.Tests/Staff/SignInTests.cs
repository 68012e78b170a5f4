using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

public abstract class SignInTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_person_signs_in_is_known_and_signs_out()
    {
        var application = await StartAsync();
        await StaffClient.SetUpAsync(application, Email, Password);

        var staff = await StaffClient.SignInAsync(application, " Wang@Exchange.example ", Password);
        var me = await Customer.ReadAsync<StaffView>(await staff.GetAsync("/api/staff/me"), HttpStatusCode.OK);
        Assert.Equal(("小王", Email, "admin", "zh", new PresenceView("offline", 5, 0)), (me.Name, me.Email, me.Role, me.Language, me.Presence));
        Assert.Equal(me.Queues, staff.Session.Staff.Queues);
        Assert.Equal(me.Permissions, staff.Session.Staff.Permissions);
        Assert.Equal(me with { Queues = staff.Session.Staff.Queues, Permissions = staff.Session.Staff.Permissions }, staff.Session.Staff);

        Assert.Equal(HttpStatusCode.NoContent, (await staff.PostAsync("/api/staff/sign-out", "")).StatusCode);
        await Customer.RefusedAsync(await staff.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
        string[] expected = ["setup.done", "setup.link_made", "staff.added", "staff.signed_in", "staff.signed_in", "staff.signed_out"];
        Assert.Equal(expected, await AuditAsync(application));
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        var application = await StartAsync();
        await StaffClient.SetUpAsync(application, Email, Password);
        using var http = StaffClient.Open(application);

        var wrong = await StaffClient.TryAsync(http, Email, "wrong horse battery");
        var unknown = await StaffClient.TryAsync(http, "nobody@exchange.example", Password);
        var nonsense = await StaffClient.TryAsync(http, new string('x', 5_000), Password);

        await Customer.RefusedAsync(wrong, HttpStatusCode.Unauthorized, "sign_in.refused");
        Assert.Equal(await BodyAsync(wrong), await BodyAsync(unknown));
        Assert.Equal(await BodyAsync(wrong), await BodyAsync(nonsense));
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        Assert.Equal(3, (await AuditAsync(application)).Count(a => a == "staff.sign_in_refused"));
    }

    [Theory]
    [InlineData(Email)]
    [InlineData("nobody@exchange.example")]
    public async Task Guessing_is_slowed_down_more_and_more_whether_the_address_exists_or_not(string email)
    {
        var application = await StartAsync();
        await StaffClient.SetUpAsync(application, Email, Password);
        using var http = StaffClient.Open(application);

        await FailAsync(http, email, 5);
        await ThrottledAsync(await StaffClient.TryAsync(http, email, Password), 2);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await FailAsync(http, email, 1);
        await ThrottledAsync(await StaffClient.TryAsync(http, email, Password), 4);

        // Being told to wait is no failure: the pause does not grow by asking.
        await ThrottledAsync(await StaffClient.TryAsync(http, email, Password), 4);
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(email == Email ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await StaffClient.TryAsync(http, email, Password)).StatusCode);
    }

    [Fact]
    public async Task Guesses_sent_all_at_once_are_no_way_around_the_pause()
    {
        var application = await StartAsync();
        using var http = StaffClient.Open(application);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StaffClient.TryAsync(http, Email, "wrong horse battery")));

        Assert.Equal(5, answers.Count(a => a.StatusCode is HttpStatusCode.Unauthorized));
        Assert.Equal(15, answers.Count(a => a.StatusCode is HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Guessing_from_many_machines_never_keeps_the_owner_out()
    {
        var application = await StartAsync(services: StaffClient.SourcesFromHeader);
        await StaffClient.SetUpAsync(application, Email, Password);
        using var owner = StaffClient.Open(application, "198.51.100.7");
        Assert.Equal(HttpStatusCode.OK, (await StaffClient.TryAsync(owner, Email, Password)).StatusCode);

        var refused = 0;
        for (var machine = 1; machine <= 40; machine++)
        {
            using var guesser = StaffClient.Open(application, string.Create(CultureInfo.InvariantCulture, $"203.0.113.{machine}"));
            refused += (await StaffClient.TryAsync(guesser, Email, "wrong horse battery")).StatusCode is HttpStatusCode.Unauthorized ? 1 : 0;
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(refused, 10, 15);
        Assert.Equal(HttpStatusCode.OK, (await StaffClient.TryAsync(owner, Email, Password)).StatusCode);
        using var elsewhere = StaffClient.Open(application, "198.51.100.200");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StaffClient.TryAsync(elsewhere, Email, Password)).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await StaffClient.TryAsync(elsewhere, Email, Password)).StatusCode);
    }

    [Fact]
    public async Task The_slips_of_an_office_never_keep_its_people_out_and_are_halved_each_hour()
    {
        var application = await StartAsync(services: StaffClient.SourcesFromHeader);
        await StaffClient.SetUpAsync(application, Email, Password);
        using var office = StaffClient.Open(application, "198.51.100.7");
        Assert.Equal(HttpStatusCode.OK, (await StaffClient.TryAsync(office, Email, Password)).StatusCode);
        for (var person = 0; person < 30; person++)
        {
            await FailAsync(office, string.Create(CultureInfo.InvariantCulture, $"p{person}@exchange.example"), 1);
        }

        // Whoever asks with ever new addresses is told to wait, and leaves nothing behind.
        var before = await CountersAsync(application);
        for (var guess = 0; guess < 3; guess++)
        {
            await ThrottledAsync(await StaffClient.TryAsync(office, string.Create(CultureInfo.InvariantCulture, $"g{guess}@exchange.example"), Password), 2);
        }

        Assert.Equal(before, await CountersAsync(application));
        Assert.Equal(HttpStatusCode.OK, (await StaffClient.TryAsync(office, Email, Password)).StatusCode);

        // 30 are 15 after an hour, though attempts went on in between.
        Clock.Advance(TimeSpan.FromMinutes(40));
        await FailAsync(office, "x@exchange.example", 1);
        Clock.Advance(TimeSpan.FromMinutes(20));
        await FailAsync(office, "y@exchange.example", 2);
    }

    [Theory]
    [InlineData("sign-in", "{}")]
    [InlineData("sign-in", """{"email":"wang@exchange.example"}""")]
    [InlineData("sign-in", """{"email":"wang@exchange.example","password":null}""")]
    [InlineData("setup", "{}")]
    [InlineData("setup", """{"setupToken":"x","name":"x","email":"x","password":null}""")]
    public async Task What_a_body_leaves_out_is_named(string path, string body)
    {
        using var http = StaffClient.Open(await StartAsync());
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await http.PostAsync(new Uri($"/api/staff/{path}", UriKind.Relative), content, Ending);

        await Customer.RefusedAsync(answer, HttpStatusCode.BadRequest, "request.invalid");
        Assert.Contains("password", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_are_forgotten_after_a_quiet_day()
    {
        var application = await StartAsync();
        using var http = StaffClient.Open(application);
        await FailAsync(http, Email, 5);
        Clock.Advance(TimeSpan.FromHours(25));

        await FailAsync(http, Email, 5);
    }

    [Fact]
    public async Task Neither_password_nor_token_is_in_any_log_or_in_the_database()
    {
        var application = await StartAsync();
        var token = await StaffClient.SetupTokenAsync(application);
        var admin = await StaffClient.SetUpAsync(application, Email, Password);
        var again = await StaffClient.SignInAsync(application, Email, Password);
        using var http = StaffClient.Open(application);
        await FailAsync(http, Email, 1, "wrong horse battery");

        string[] secrets = [token, admin.Session.Token, again.Session.Token, Password, "wrong horse battery", Email];
        Assert.DoesNotContain(application.Log.Lines, l => secrets.Any(s => $"{l.Text} {l.Exception}".Contains(s, StringComparison.OrdinalIgnoreCase)));
        await using var db = await application.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        var stored = await db.Database.SqlQuery<string>($"select token_hash as \"Value\" from staff_sessions union all select password_hash from staff_accounts union all select coalesce(detail, '') || object from audit_events").ToListAsync(Ending);
        Assert.DoesNotContain(stored, s => secrets.Any(s.Contains));
    }

    private static async Task FailAsync(HttpClient http, string email, int times, string password = "wrong horse battery")
    {
        for (var i = 0; i < times; i++)
        {
            await Customer.RefusedAsync(await StaffClient.TryAsync(http, email, password), HttpStatusCode.Unauthorized, "sign_in.refused");
        }
    }

    private static async Task ThrottledAsync(HttpResponseMessage answer, int seconds)
    {
        await Customer.RefusedAsync(answer, HttpStatusCode.TooManyRequests, "sign_in.throttled");
        Assert.Equal(TimeSpan.FromSeconds(seconds), answer.Headers.RetryAfter?.Delta);
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer)
    {
        // The trace id differs by request; everything else must not.
        var problem = await Customer.ReadAsync<Dictionary<string, object>>(answer, HttpStatusCode.Unauthorized);
        problem.Remove("traceId");
        return string.Join('\n', problem.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
    }

    private static async Task<int> CountersAsync(VigilApplication application)
    {
        await using var db = await application.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return (await db.Database.SqlQuery<string>($"select key as \"Value\" from staff_throttles").ToListAsync(Ending)).Count;
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(VigilApplication application)
    {
        await using var db = await application.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Database.SqlQuery<string>($"select action as \"Value\" from audit_events order by action").ToListAsync(Ending);
    }
}

public sealed class SignInTestsOnSqlite() : SignInTests(TestDatabase.Sqlite);

public sealed class SignInTestsOnPostgres(PostgresCluster cluster) : SignInTests(TestDatabase.Postgres(cluster));
