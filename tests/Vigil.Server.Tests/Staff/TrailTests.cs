using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Staff.Trail;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>The chain over the audit trail, and what its check says of a thief who may write the database.</summary>
public abstract class TrailTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task What_happens_is_sealed_by_itself_and_the_check_finds_it_whole()
    {
        var app = await StartAsync();
        await ActAsync(app, 250);
        await Eventually.HoldsAsync(async () => (await RowsAsync(app, "select event_id from audit_unsealed")).Count == 0, "all is sealed");

        var report = await VerifyAsync(app);
        Assert.Empty(report.Findings);
        Assert.Equal(await CountAsync(app, "audit_events"), report.Links);
        Assert.Equal(Enumerable.Range(1, (int)report.Links).Select(n => n.ToString(CultureInfo.InvariantCulture)), await RowsAsync(app, "select seq from audit_chain order by seq"));
    }

    [Fact]
    public async Task Nodes_that_seal_at_once_make_one_chain()
    {
        var storage = await CreateStorageAsync();
        var first = await StartAsync(on: storage, settings: ("Database:Exclusive", "false"));
        var second = await StartAsync(on: storage, settings: [("Database:Exclusive", "false"), ("Audit:KeyFile", Path.Combine(storage.Folder, "second.pem")), ("Audit:CheckpointFolder", Path.Combine(storage.Folder, "second"))]);
        await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(_ => new[] { ActAsync(first, 25), ActAsync(second, 25), FinishAsync(first), FinishAsync(second) }));
        await FinishAsync(first);

        var report = await VerifyAsync(second);
        Assert.Empty(report.Findings);
        Assert.Equal(await CountAsync(first, "audit_events"), report.Links);
        Assert.True(report.Links >= 400);
    }

    [Theory]
    [InlineData("update audit_events set actor = 'staff:nobody' where action = 'test.7'", "link 7", "was changed")]
    [InlineData("update audit_events set detail = null where action = 'test.7'", "link 7", "was changed")]
    [InlineData("delete from audit_events where action = 'test.7'", "link 7", "is missing")]
    [InlineData("delete from audit_chain where seq = 7", "link 8", "link 7 is missing")]
    [InlineData("delete from audit_chain where seq = 8; update audit_chain set event_id = (select id from audit_events where action = 'test.8') where seq = 7", "link 7", "was changed")]
    public async Task The_first_broken_link_is_named(string crime, string link, string what)
    {
        var app = await SealedAsync(12);
        Assert.Empty((await VerifyAsync(app)).Findings);
        await ForgeAsync(app, crime);

        var findings = (await VerifyAsync(app)).Findings;
        Assert.StartsWith($"The chain is broken at {link}: ", findings[0], StringComparison.Ordinal);
        Assert.Contains(what, findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_was_put_in_past_the_product_is_found()
    {
        var app = await SealedAsync(3);
        var id = Database == TestDatabase.Sqlite ? "'01890A5D-AC96-774B-BCCE-B302099A8057'" : "'01890a5d-ac96-774b-bcce-b302099a8057'";
        await ForgeAsync(app, $"insert into audit_events (id, at, actor, action, object) values ({id}, 1, 'staff:somebody', 'case.read', 'case:1')");

        Assert.Contains("(case.read) has no link", Assert.Single((await VerifyAsync(app)).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found_by_the_checkpoints_that_are_kept_elsewhere()
    {
        var elsewhere = Directory.CreateTempSubdirectory("vigil-checkpoints-").FullName;
        try
        {
            var app = await SealedAsync(12, ("Audit:CheckpointFolder", elsewhere));
            foreach (var table in new[] { "audit_chain where seq > 9", "audit_checkpoints where seq > 9", "audit_events where action in ('test.10', 'test.11', 'test.12')" })
            {
                await ForgeAsync(app, $"delete from {table}");
            }

            var report = await VerifyAsync(app, elsewhere);
            Assert.StartsWith("The trail ends with link 9, but ", Assert.Single(report.Findings), StringComparison.Ordinal);
            Assert.Contains("vouches for link 12", report.Findings[0], StringComparison.Ordinal);

            // Gone on with, as after an older copy was put back: other events take the numbers that were vouched for.
            await ActAsync(app, 5);
            await FinishAsync(app);
            Assert.StartsWith("Link 12 (", Assert.Single((await VerifyAsync(app, elsewhere)).Findings), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task A_whole_trail_made_anew_with_another_key_does_not_pass_for_the_old_one()
    {
        var app = await SealedAsync(6);
        var folder = app.Get<CheckpointFolder>().Path;
        var keys = await CheckpointFolder.KeysAsync(folder, Ending);
        var report = await VerifyAsync(app, folder, [.. keys.Values]);
        Assert.Empty(report.Findings);
        Assert.True(report.Checkpoints > 0);

        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var foreign = await VerifyAsync(app, folder, [other]);
        Assert.Equal(0, foreign.Checkpoints);
        Assert.Contains(foreign.Remarks, r => r.Contains("is not known here", StringComparison.Ordinal));
        Assert.Contains(foreign.Remarks, r => r.StartsWith("No checkpoint vouches", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_checkpoint_that_was_changed_is_found_and_one_that_a_power_cut_has_torn_is_a_remark()
    {
        var app = await SealedAsync(6);
        var file = Assert.Single(Directory.GetFiles(app.Get<CheckpointFolder>().Path, "*.jsonl"));
        var text = await File.ReadAllTextAsync(file, Ending);
        await File.WriteAllTextAsync(file, text.TrimEnd('\n')[..40], Ending);
        await ActAsync(app, 1);
        await FinishAsync(app);

        var torn = await VerifyAsync(app);
        Assert.Empty(torn.Findings);
        Assert.Contains(torn.Remarks, r => r.Contains("line 1 is no checkpoint", StringComparison.Ordinal));
        Assert.Equal(2, (await File.ReadAllLinesAsync(file, Ending)).Length);

        await File.WriteAllTextAsync(file, text.Replace("\"Seq\":6", "\"Seq\":5", StringComparison.Ordinal), Ending);
        Assert.Contains("is not what the key", Assert.Single((await VerifyAsync(app)).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_a_server_that_died_before_it_sealed_them_are_sealed_by_the_next()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage);
        await ActAsync(app, 3);
        await app.DisposeAsync();
        var next = await StartAsync(on: storage);

        // Signed now, the trail is not signed by itself for minutes, in which the folder goes.
        await FinishAsync(next);
        await ForgeAsync(next, "delete from audit_chain; insert into audit_unsealed (event_id) select id from audit_events");
        await ForgeAsync(next, "delete from audit_checkpoints");
        Directory.Delete(next.Get<CheckpointFolder>().Path, recursive: true);
        await ActAsync(next, 1, first: 4);
        await FinishAsync(next);

        var report = await VerifyAsync(next);
        Assert.Empty(report.Findings);
        Assert.True(report.Checkpoints > 0);
        Assert.Equal(await CountAsync(next, "audit_events"), report.Links);
    }

    // A trail of so many links, sealed and signed: the first tells of the set-up link, and link n of the act test.n.
    private async Task<VigilApplication> SealedAsync(int links, params (string Name, string? Value)[] settings)
    {
        var app = await StartAsync(settings: settings);

        // Signed now, it is not signed by itself in the middle of what follows.
        await FinishAsync(app);
        await ActAsync(app, links - 1, first: 2);
        await FinishAsync(app);
        return app;
    }

    private async Task ActAsync(VigilApplication app, int acts, int first = 1)
    {
        for (var i = first; i < first + acts; i++)
        {
            await app.Get<Audit>().AppendAsync(new AuditEvent(Audit.System, $"test.{i}", "test", new Dictionary<string, string>(StringComparer.Ordinal) { ["n"] = "ü" }), Ending);
            Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    private static Task FinishAsync(VigilApplication app) => app.Services.GetServices<IHostedService>().OfType<SealTrail>().Single().FinishAsync(Ending);

    private static Task<TrailReport> VerifyAsync(VigilApplication app, string? folder = null, IReadOnlyList<ECDsa>? keys = null) =>
        app.Get<VerifyTrail>().RunAsync([folder ?? app.Get<CheckpointFolder>().Path], keys ?? [], Ending);

    private static async Task<long> CountAsync(VigilApplication app, string table) => long.Parse((await RowsAsync(app, $"select count(*) from {table}"))[0], CultureInfo.InvariantCulture);

    // As somebody does who owns the database: no trigger stops them.
    private static async Task ForgeAsync(VigilApplication app, string sql)
    {
        string[] drop = app.Get<Database>().IsSqlite
            ? [.. (await RowsAsync(app, "select name from sqlite_master where type = 'trigger' and name like 'audit%'")).Select(t => $"drop trigger {t}")]
            : ["alter table audit_events disable trigger all", "alter table audit_chain disable trigger all", "alter table audit_checkpoints disable trigger all"];
        await app.Get<WriteGate>().WriteAsync(async session =>
        {
            foreach (var each in drop)
            {
                await session.Db.Database.ExecuteSqlRawAsync(each, Ending);
            }

            return await session.Db.Database.ExecuteSqlRawAsync(sql, Ending);
        }, Ending);
    }
}

public sealed class TrailTestsOnSqlite() : TrailTests(TestDatabase.Sqlite);

public sealed class TrailTestsOnPostgres(PostgresCluster cluster) : TrailTests(TestDatabase.Postgres(cluster));
