using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Privacy;

namespace Vigil.Server.Tests.Platform;

/// <summary>What a copy of the database alone must not give away, looked for in every column of every table that the database's own catalogue names.</summary>
public abstract class SealedTests(TestDatabase database) : SliceTest(database)
{
    private const string EventSecret = "event-secret-of-the-tests";
    private const string Names = "codes,draft-marks,entry-digest,staff.sign_in";

    [Fact]
    public async Task After_a_day_of_work_no_secret_lies_readable_in_the_database_or_its_files()
    {
        var exchange = await StartExchangeAsync();
        await using var provider = await FakeProvider.StartAsync(Clock);
        var app = await StartAsync(exchange: exchange, settings:
        [
            Shift.Demo, ("Exchange:EventSecret", EventSecret), ("Staff:PublicUrl", "https://localhost"), ("Staff:SingleSignOn:house:Name", "The house"), ("Staff:SingleSignOn:house:Issuer", provider.Issuer),
            ("Staff:SingleSignOn:house:ClientId", FakeProvider.ClientId), ("Staff:SingleSignOn:house:ClientSecret", FakeProvider.ClientSecret),
        ]);
        app.Outgoing.Allow(new Uri(provider.Issuer));
        var shift = new Shift(app);
        var admin = await StaffClient.NamedAsync(app, "Admin");
        var phone = await AuthenticatorApp.SetUpAsync(admin, Clock);
        var person = (await StaffClient.DemoPeopleAsync(app)).Single(p => p.Name == "Admin");
        using var http = StaffClient.Open(app);
        var half = (await Customer.ReadAsync<StaffSignInView>(await StaffClient.TryAsync(http, person.Email, person.Password), System.Net.HttpStatusCode.OK)).SecondFactor!.Token;
        var invitation = (await Customer.ReadAsync<InvitationMadeView>(await admin.PostAsync("/api/console/invitations", new InvitePerson("zhao@example.com", "agent", [], "zh")), System.Net.HttpStatusCode.Created)).Link.Split('#')[1];
        var started = await admin.PostAsync("/api/staff/identities", new BeginSignOn("house"));
        var pending = started.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
        var customer = await Customer.StartAsync(app, exchange.Identity.For("10086"));
        var @case = await customer.OpenCaseAsync("hello");
        var lin = await shift.OnBreakAsync(Shift.Lin);
        await Customer.ReadAsync<object>(await Shift.AssignAsync(await StaffClient.NamedAsync(app, Shift.Jing), @case, lin), System.Net.HttpStatusCode.OK);
        var code = (await Customer.ReadAsync<AgentCodeView>(await lin.PostAsync($"/api/console/cases/{@case}/agent-code", ""), System.Net.HttpStatusCode.OK)).Code!;
        var secrets = app.Get<Secrets>();
        var keys = await Task.WhenAll(Names.Split(',').Select(name => secrets.GetAsync(name, Ending)));
        await QuietAsync(app);

        // All that there is in the table, so that a key of tomorrow does not go unseen.
        Assert.Equal(Names.Split(','), (await RowsAsync(app, "select name from secrets")).Order(StringComparer.Ordinal));
        (string What, string Text)[] known =
        [
            ("a password", person.Password), ("a session of staff", admin.Session.Token), ("a sign-in between its steps", half), ("an invitation", invitation), ("what a browser has begun", pending),
            ("a customer's session", customer.Session.SessionToken), ("the secret at the sign-in service", FakeProvider.ClientSecret), ("the exchange's service token", FakeExchange.ServiceToken), ("the secret of events", EventSecret),
            .. phone.RecoveryCodes.Select(c => ("a recovery code", c)), .. phone.RecoveryCodes.Select(c => ("a recovery code", c.Replace("-", "", StringComparison.Ordinal))),
            .. keys.Append(phone.Key).SelectMany(SpellingsOf).Select(s => ("a key", s)),
        ];
        foreach (var (what, text) in known)
        {
            // Shown to the operator once, in files of their own that nobody else may read.
            var found = (await Everywhere.FindAsync(app, text)).Where(place => place is not "demo-staff.json");
            Assert.True(!found.Any(), $"{what} stands in {string.Join(", ", found)}");
        }

        Assert.DoesNotContain(code, await RowsAsync(app, "select code from agent_codes"), StringComparer.Ordinal);
        Assert.All(await RowsAsync(app, "select value from secrets union all select code from agent_codes"), stored => Assert.True(Seals.IsSealed(stored)));

        // And the search does see what is there.
        Assert.NotEmpty(await Everywhere.FindAsync(app, "zhao@example.com"));
    }

    [Fact]
    public async Task A_key_of_before_stays_the_same_and_is_sealed_at_its_next_use()
    {
        var app = await StartAsync();
        var before = RandomNumberGenerator.GetBytes(32);
        await StoreAsync(app, "of-before", Convert.ToBase64String(before));

        Assert.Equal(before, await app.Get<Secrets>().GetAsync("of-before", Ending));

        Assert.True(Seals.IsSealed(Assert.Single(await RowsAsync(app, "select value from secrets where name = 'of-before'"))));
        var node = await StartAsync(app.Storage);
        Assert.Equal(before, await node.Get<Secrets>().GetAsync("of-before", Ending));
    }

    [Fact]
    public async Task After_a_change_of_keys_what_was_sealed_is_sealed_anew()
    {
        var app = await StartAsync();
        var key = await app.Get<Secrets>().GetAsync("draft-marks", Ending);
        var old = Assert.Single(await RowsAsync(app, "select value from secrets where name = 'draft-marks'"));
        var now = TimeProvider.System.GetUtcNow();
        app.Get<IKeyManager>().CreateNewKey(now, now.AddDays(90));

        var node = await StartAsync(app.Storage);
        Assert.Equal(key, await node.Get<Secrets>().GetAsync("draft-marks", Ending));

        var renewed = Assert.Single(await RowsAsync(node, "select value from secrets where name = 'draft-marks'"));
        Assert.NotEqual(old, renewed);
        Assert.False(node.Get<Seals>().Open("secrets draft-marks", renewed).ByOlderKey);
        Assert.True(node.Get<Seals>().Open("secrets draft-marks", old).ByOlderKey);
    }

    [Fact]
    public async Task Without_the_folder_it_says_which_setting_is_wrong_and_makes_no_key_in_place_of_the_old_one()
    {
        var app = await StartAsync();
        await app.Get<Secrets>().GetAsync("codes", Ending);
        var stored = await RowsAsync(app, "select value from secrets where name = 'codes'");
        var elsewhere = Directory.CreateTempSubdirectory("vigil-keys-").FullName;
        try
        {
            var node = await StartAsync(app.Storage, settings: ("Staff:KeyFolder", elsewhere));
            var failure = await Assert.ThrowsAsync<CryptographicException>(() => node.Get<Secrets>().GetAsync("codes", Ending));
            Assert.StartsWith("Staff:KeyFolder: 'secrets codes' cannot be opened", failure.Message, StringComparison.Ordinal);
            Assert.Equal(stored, await RowsAsync(node, "select value from secrets where name = 'codes'"));
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task A_value_in_anothers_place_does_not_open()
    {
        var seals = (await StartAsync()).Get<Seals>();
        var one = seals.Seal("one", Encoding.UTF8.GetBytes("secret"));
        Assert.Equal("secret", Encoding.UTF8.GetString(seals.Open("one", one).Value));
        Assert.Throws<CryptographicException>(() => seals.Open("other", one));
        Assert.Throws<CryptographicException>(() => seals.Open("one", one[..^4] + "AAAA"));
        Assert.Throws<CryptographicException>(() => seals.Open("one", "sealed:no base64"));
    }

    private static Task<int> StoreAsync(VigilApplication app, string name, string value) => app.Get<WriteGate>().WriteAsync(
        session => session.Db.Database.ExecuteSqlAsync($"insert into secrets (name, value) values ({name}, {value})", Ending), Ending);

    private static IEnumerable<string> SpellingsOf(byte[] key) => [Convert.ToBase64String(key), Convert.ToHexString(key), Encoding.Latin1.GetString(key)];
}

public sealed class SealedTestsOnSqlite() : SealedTests(TestDatabase.Sqlite);

public sealed class SealedTestsOnPostgres(PostgresCluster cluster) : SealedTests(TestDatabase.Postgres(cluster));
