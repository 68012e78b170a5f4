using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

public abstract class StaffSessionTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_session_ends_an_hour_after_its_last_request()
    {
        var staff = await StaffClient.SetUpAsync(await StartAsync(), Email, Password);

        Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/api/staff/me")).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/api/staff/me")).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(60));
        await Customer.RefusedAsync(await staff.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_sign_in_however_busy()
    {
        var staff = await StaffClient.SetUpAsync(await StartAsync(), Email, Password);

        for (var half = 1; half < 24; half++)
        {
            Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/api/staff/me")).StatusCode);
        }

        Clock.Advance(TimeSpan.FromMinutes(30));
        await Customer.RefusedAsync(await staff.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task A_person_who_has_left_is_out_within_seconds_and_stays_out()
    {
        var application = await StartAsync();
        var staff = await StaffClient.SetUpAsync(application, Email, Password);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/api/staff/me")).StatusCode);

        Assert.True(await application.Get<StaffAccess>().DeactivateAsync(staff.Session.Staff.Id, Audit.System, Ending));
        Clock.Advance(TimeSpan.FromSeconds(2));

        await Customer.RefusedAsync(await staff.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
        await Customer.RefusedAsync(await StaffClient.TryAsync(StaffClient.Open(application), Email, Password), HttpStatusCode.Unauthorized, "sign_in.refused");
        Assert.False(await application.Get<StaffAccess>().DeactivateAsync(staff.Session.Staff.Id, Audit.System, Ending));
        Assert.Empty(await application.Get<StaffDirectory>().ListAsync(Ending));
        Assert.False((await application.Get<StaffDirectory>().FindAsync(staff.Session.Staff.Id, Ending))!.Active);
    }

    [Fact]
    public async Task A_session_holds_on_every_node_and_revoking_ends_all_of_a_persons_sessions()
    {
        var application = await StartAsync();
        var first = await StaffClient.SetUpAsync(application, Email, Password);
        var second = await StaffClient.SignInAsync(application, Email, Password);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/staff/me")).StatusCode);

        var node = await StartAsync(application.Storage);
        await node.Get<StaffAccess>().RevokeSessionsAsync(first.Session.Staff.Id, Audit.System, Ending);
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/api/staff/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/staff/me")).StatusCode);
        Assert.NotNull(await StaffClient.SignInAsync(node, Email, Password));
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_alone_and_no_script_reads_it()
    {
        var application = await StartAsync();
        await StaffClient.SetUpAsync(application, Email, Password);

        var cookie = Assert.Single((await StaffClient.TryAsync(StaffClient.Open(application), Email, Password)).Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("__Host-vigil-staff=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "max-age=43200", "path=/", "samesite=lax", "secure"], cookie.ToLowerInvariant().Split("; ").Skip(1).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://localhost", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "none", false)]
    [InlineData("Origin", "https://localhost:8443", false)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("X-Nothing", "said", false)]
    public async Task With_the_cookie_only_our_own_pages_change_anything(string header, string value, bool own)
    {
        var application = await StartAsync();
        var staff = await StaffClient.SetUpAsync(application, Email, Password);
        using var browser = StaffClient.Open(application);
        browser.DefaultRequestHeaders.Add("Cookie", $"__Host-vigil-staff={staff.Session.Token}");
        browser.DefaultRequestHeaders.Add(header, value);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/api/staff/me", UriKind.Relative), Ending)).StatusCode);
        var signOut = await browser.PostAsync(new Uri("/api/staff/sign-out", UriKind.Relative), null, Ending);

        if (own)
        {
            Assert.Equal(HttpStatusCode.NoContent, signOut.StatusCode);
            Assert.Contains("expires=Thu, 01 Jan 1970", Assert.Single(signOut.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        }
        else
        {
            await Customer.RefusedAsync(signOut, HttpStatusCode.Forbidden, "request.cross_site");
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/api/staff/me")).StatusCode);
        }
    }

    [Fact]
    public async Task Another_page_cannot_sign_anybody_in()
    {
        var application = await StartAsync();
        await StaffClient.SetUpAsync(application, Email, Password);
        using var browser = StaffClient.Open(application);
        browser.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        await Customer.RefusedAsync(await StaffClient.TryAsync(browser, Email, Password), HttpStatusCode.Forbidden, "request.cross_site");
    }

    [Theory]
    [InlineData("agent", Permission.WorkCases)]
    [InlineData("supervisor", Permission.WorkCases, Permission.SeeAllCases, Permission.LeadShift, Permission.OpenCustomerData, Permission.TeachAssistant, Permission.Approve, Permission.ExportCustomerData, Permission.EraseCustomerData)]
    [InlineData("admin", Permission.WorkCases, Permission.SeeAllCases, Permission.LeadShift, Permission.OpenCustomerData, Permission.TeachAssistant, Permission.ReadTrail, Permission.Approve, Permission.ExportCustomerData, Permission.EraseCustomerData, Permission.ManageStaff, Permission.KeepChannels)]
    public async Task A_session_opens_the_policies_of_its_roles_permissions_and_no_other(string role, params Permission[] held)
    {
        var application = await StartAsync(settings: ("Staff:Demo", "true"));
        var staff = await StaffClient.DemoAsync(application, role);
        await using var scope = application.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers.Authorization = $"Bearer {staff.Session.Token}";
        var user = (await context.AuthenticateAsync(StaffPolicies.Staff)).Principal!;
        Assert.Equal(role, StaffCaller.Of(user).Role.ToString().ToLowerInvariant());

        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        Assert.True((await authorization.AuthorizeAsync(user, StaffPolicies.Staff)).Succeeded);
        foreach (var permission in Enum.GetValues<Permission>())
        {
            Assert.Equal(held.Contains(permission), (await authorization.AuthorizeAsync(user, StaffPolicies.Of(permission))).Succeeded);
        }
    }

    [Fact]
    public void Whoever_reads_the_trail_as_an_auditor_can_do_nothing_else() =>
        Assert.Equal([Permission.ReadTrail], Enum.GetValues<Permission>().Where(p => StaffRole.Auditor.Holds(p)));

    [Fact]
    public async Task A_customers_token_opens_nothing_of_the_staff_nor_the_other_way_round()
    {
        var application = await StartAsync();
        var staff = await StaffClient.SetUpAsync(application, Email, Password);
        var customer = await Customer.StartAsync(application);

        Assert.Equal(HttpStatusCode.Unauthorized, (await customer.GetAsync("/api/staff/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await staff.GetAsync("/api/messenger/home")).StatusCode);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_the_audit_trail()
    {
        var application = await StartAsync();
        await StaffClient.SetUpAsync(application, Email, Password);
        var gate = application.Get<WriteGate>();

        await Assert.ThrowsAnyAsync<Exception>(() => gate.WriteAsync(s => s.Db.Database.ExecuteSqlAsync($"update audit_events set actor = 'nobody'", Ending), Ending));
        await Assert.ThrowsAnyAsync<Exception>(() => gate.WriteAsync(s => s.Db.Database.ExecuteSqlAsync($"delete from audit_events", Ending), Ending));
    }
}

public sealed class StaffSessionTestsOnSqlite() : StaffSessionTests(TestDatabase.Sqlite);

public sealed class StaffSessionTestsOnPostgres(PostgresCluster cluster) : StaffSessionTests(TestDatabase.Postgres(cluster));
