using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

public abstract class FirstRunTests(TestDatabase database) : SliceTest(database)
{
    private const string Email = "wang@exchange.example";
    private const string Password = "correct horse battery";

    [Fact]
    public async Task The_set_up_link_makes_one_administrator_and_never_another()
    {
        var application = await StartAsync();
        var token = await StaffClient.SetupTokenAsync(application);
        var link = Path.Combine(application.Storage.Folder, "setup-link.txt");
        Assert.Matches("^http://localhost/console/setup#[A-Za-z0-9_-]{43}\n$", await File.ReadAllTextAsync(link, Ending));
        AssertPrivate(link);

        var admin = await StaffClient.SetUpAsync(application, Email, Password);

        Assert.Equal("admin", admin.Session.Staff.Role);
        Assert.False(File.Exists(link));
        await Customer.RefusedAsync(await SetUpAsync(application, token), HttpStatusCode.Forbidden, "setup.closed");
        var restarted = await StartAsync(application.Storage);
        Assert.False(File.Exists(link));
        await Customer.RefusedAsync(await SetUpAsync(restarted, token), HttpStatusCode.Forbidden, "setup.closed");
        Assert.Single(await application.Get<StaffDirectory>().ListAsync(Ending));

        // Anybody may ask for ever; the trail, which only grows, is not theirs to fill.
        await using var db = await application.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        Assert.Empty(await db.Database.SqlQuery<string>($"select object as \"Value\" from audit_events where action = 'setup.refused'").ToListAsync(Ending));
    }

    [Fact]
    public async Task Whether_a_link_can_be_used_is_known_before_the_form_is_filled_in()
    {
        var application = await StartAsync();
        var token = await StaffClient.SetupTokenAsync(application);
        Assert.Equal(HttpStatusCode.NoContent, (await CheckAsync(application, token)).StatusCode);
        await Customer.RefusedAsync(await CheckAsync(application, new string('x', 43)), HttpStatusCode.Forbidden, "setup.link_invalid");
        Clock.Advance(TimeSpan.FromHours(24));
        await Customer.RefusedAsync(await CheckAsync(application, token), HttpStatusCode.Forbidden, "setup.link_invalid");

        var restarted = await StartAsync(application.Storage);
        var fresh = await StaffClient.SetupTokenAsync(restarted);
        Assert.Equal(HttpStatusCode.NoContent, (await CheckAsync(restarted, fresh)).StatusCode);
        await StaffClient.SetUpAsync(restarted, Email, Password);
        await Customer.RefusedAsync(await CheckAsync(restarted, fresh), HttpStatusCode.Forbidden, "setup.closed");

        // Anybody may ask for ever: it leaves nothing in the trail.
        await using var db = await restarted.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        Assert.Empty(await db.Database.SqlQuery<string>($"select object as \"Value\" from audit_events where action = 'setup.refused'").ToListAsync(Ending));
    }

    private static Task<HttpResponseMessage> CheckAsync(VigilApplication application, string token) =>
        StaffClient.Open(application).PostAsJsonAsync("/api/staff/setup/check", new SetupLinkCheck(token), Ending);

    [Fact]
    public async Task Of_two_who_use_the_link_at_once_one_becomes_administrator()
    {
        var application = await StartAsync();
        var token = await StaffClient.SetupTokenAsync(application);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SetUpAsync(application, token, email: $"p{i}@exchange.example")));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        Assert.Single(await application.Get<StaffDirectory>().ListAsync(Ending));
    }

    [Fact]
    public async Task An_old_or_invented_link_is_refused_and_a_restart_makes_a_new_one()
    {
        var application = await StartAsync();
        var token = await StaffClient.SetupTokenAsync(application);
        await Customer.RefusedAsync(await SetUpAsync(application, new string('x', 43)), HttpStatusCode.Forbidden, "setup.link_invalid");

        await StartAsync(application.Storage);
        Assert.Equal(token, await StaffClient.SetupTokenAsync(application));
        Clock.Advance(TimeSpan.FromHours(24));
        await Customer.RefusedAsync(await SetUpAsync(application, token), HttpStatusCode.Forbidden, "setup.link_invalid");

        var restarted = await StartAsync(application.Storage);
        Assert.NotEqual(token, await StaffClient.SetupTokenAsync(restarted));
        await StaffClient.SetUpAsync(restarted, Email, Password);
    }

    [Theory]
    [InlineData("小王", Email, "short")]
    [InlineData("小王", Email, "aaaaaaaaaaaaaaaa")]
    [InlineData("小王", Email, Email)]
    [InlineData("小王", "not an address", Password)]
    [InlineData(" ", Email, Password, "staff.name")]
    [InlineData("Meridian Security ✔", Email, Password, "staff.name")]
    public async Task What_is_wrong_with_the_form_is_said_and_the_link_stays(string name, string email, string password, string code = "request.invalid")
    {
        var application = await StartAsync();
        var token = await StaffClient.SetupTokenAsync(application);

        await Customer.RefusedAsync(await SetUpAsync(application, token, name, email, password), HttpStatusCode.BadRequest, code);
        await StaffClient.SetUpAsync(application, Email, Password);
    }

    [Fact]
    public async Task Demonstration_people_are_made_once_with_passwords_that_only_the_data_folder_tells()
    {
        var application = await StartAsync(settings: ("Staff:Demo", "true"));
        var people = await StaffClient.DemoPeopleAsync(application);
        var file = Path.Combine(application.Storage.Folder, "demo-staff.json");

        Assert.Equal(["小林", "何静", "Sofia Marin", "周岚", "Admin"], people.Select(p => p.Name));
        Assert.Equal(["agent", "supervisor", "agent", "agent", "admin"], people.Select(p => p.Role));
        Assert.All(people, p => Assert.Matches("^[2-9a-hj-km-np-zA-HJ-NP-Z]{16}$", p.Password));
        AssertPrivate(file);
        Assert.False(File.Exists(Path.Combine(application.Storage.Folder, "setup-link.txt")));
        Assert.DoesNotContain(application.Log.Lines, l => people.Any(p => l.Text.Contains(p.Password, StringComparison.Ordinal)));

        var again = await StartAsync(application.Storage, settings: ("Staff:Demo", "true"));
        Assert.Equal(people, await StaffClient.DemoPeopleAsync(again));
        var directory = again.Get<StaffDirectory>();
        Assert.Equal(5, (await directory.ListAsync(Ending)).Count);
        var lan = await directory.ByEmailAsync("LAN@demo.meridian.example", Ending);
        Assert.Equal(["security"], lan!.Queues);
        Assert.Equal("Sofia Marin", (await StaffClient.SignInAsync(again, "sofia@demo.meridian.example", people[2].Password)).Session.Staff.Name);
    }

    private static void AssertPrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private static Task<HttpResponseMessage> SetUpAsync(VigilApplication application, string token, string name = "小王", string email = Email, string password = Password) =>
        StaffClient.Open(application).PostAsJsonAsync("/api/staff/setup", new FirstRunSetup(token, name, email, password), Ending);
}

public sealed class FirstRunTestsOnSqlite() : FirstRunTests(TestDatabase.Sqlite);

public sealed class FirstRunTestsOnPostgres(PostgresCluster cluster) : FirstRunTests(TestDatabase.Postgres(cluster));
