using Microsoft.Data.Sqlite;
using Vigil.Contracts.Console;
using Vigil.Server.Privacy.Ledger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Privacy;

/// <summary>An older copy of the database that is put back forgets again whom it had forgotten, before it is served.</summary>
public abstract class ReplayTests(TestDatabase database) : SliceTest(database)
{
    private FakeExchange _exchange = null!;
    private Planted _planted = null!;

    [Fact]
    public async Task Who_was_erased_is_gone_from_an_older_copy_once_it_is_served()
    {
        var older = await CopyAsync();
        var app = await RestartedAsync();
        var wish = await EraseAsync(app);
        await app.DisposeAsync();

        var restored = await StartAsync(await RestoredAsync(older), _exchange, settings: Shift.Demo);

        // At once, for nothing was served before; the bytes that are in nobody's reach follow.
        Assert.Equal(["0"], await RowsAsync(restored, "select count(*) from entries where kind <> 'erased' and (text is not null or data is not null)"));
        await CleanedAsync(restored);
        Assert.Empty(await Everywhere.FindAsync(restored, Planted.Mark));
        Assert.Equal([$"system approval:{wish.Id} {{\"cases\":\"1\"}}"], await RowsAsync(restored, "select actor || ' ' || object || ' ' || detail from audit_events where action = 'customer.erased_again'"));

        // Once, whoever starts again.
        await restored.DisposeAsync();
        var again = await StartAsync(restored.Storage, _exchange, settings: Shift.Demo);
        Assert.Single(await RowsAsync(again, "select id from audit_events where action = 'customer.erased_again'"));
    }

    [Fact]
    public async Task A_line_that_a_power_cut_has_torn_stops_nothing_and_a_damaged_one_is_named_with_its_place()
    {
        await _planted.EraseAsync();
        await CleanedAsync(_planted.Application);
        var (ledger, replay) = (Path.Combine(_planted.Application.Storage.Folder, "erasures", "erasures.jsonl"), _planted.Application.Get<ReplayErasures>());
        var whole = await File.ReadAllTextAsync(ledger, Ending);
        Assert.DoesNotContain(Planted.Mark, whole, StringComparison.OrdinalIgnoreCase);

        await File.WriteAllTextAsync(ledger, whole + "{\"v\":1,\"appro", Ending);
        Assert.Equal((1, 0), await replay.RunAsync(Ending));

        await File.WriteAllTextAsync(ledger, "{\"v\":1}\n" + whole, Ending);
        var damaged = await Assert.ThrowsAsync<InvalidDataException>(() => replay.RunAsync(Ending));
        Assert.Contains($"{ledger} line 1 is no line of the ledger of erasures.", damaged.Message, StringComparison.Ordinal);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _planted = await Planted.StartAsync(await StartAsync(exchange: _exchange, settings: Shift.Demo), _exchange, Clock.Now);
    }

    private Task<VigilApplication> RestartedAsync() => StartAsync(_planted.Application.Storage, _exchange, settings: Shift.Demo);

    // As an operator copies it while the server is stopped.
    private async Task<string> CopyAsync()
    {
        var storage = _planted.Application.Storage;
        await _planted.Application.DisposeAsync();
        if (storage.Cluster is { } cluster)
        {
            return await cluster.CopyDatabaseAsync(storage.Db);
        }

        await AloneAsync(storage.Folder);
        var copy = Directory.CreateDirectory(ThrownAway.Folder("vigil-copy-")).FullName;
        foreach (var file in Directory.EnumerateFiles(storage.Folder, "vigil.db*"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    // A read that was under way when the server stopped may close the database a moment later. Leaving the write-ahead log waits for whoever has it open, and puts everything into the one file.
    private static async Task AloneAsync(string folder)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "vigil.db"), Pooling = false }.ToString());
        await connection.OpenAsync(Ending);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = delete";
        Assert.Equal("delete", await command.ExecuteScalarAsync(Ending));
    }

    // The database alone: the ledger beside it goes on.
    private async Task<TestStorage> RestoredAsync(string older)
    {
        var storage = _planted.Application.Storage;
        if (storage.Cluster is not null)
        {
            return storage with { Db = older };
        }

        await AloneAsync(storage.Folder);
        foreach (var file in Directory.EnumerateFiles(storage.Folder, "vigil.db*"))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(older))
        {
            File.Copy(file, Path.Combine(storage.Folder, Path.GetFileName(file)));
        }

        Directory.Delete(older, recursive: true);
        return storage;
    }

    private async Task<ApprovalView> EraseAsync(VigilApplication app)
    {
        var jing = await StaffClient.NamedAsync(app, Shift.Jing);
        var admin = await StaffClient.NamedAsync(app, "Admin");
        var wish = await Customer.ReadAsync<ApprovalView>(await jing.PostAsync($"/api/console/cases/{_planted.Case}/erasure", new AskForErasure(Planted.Note)), System.Net.HttpStatusCode.Created);
        await Customer.ReadAsync<ApprovalView>(await admin.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), System.Net.HttpStatusCode.OK);
        await CleanedAsync(app);
        return wish;
    }

    private static Task CleanedAsync(VigilApplication app) =>
        Eventually.HoldsAsync(async () => (await RowsAsync(app, "select count(*) from erasures where cleaned_at is null or recorded_at is null"))[0] == "0", "the erasure is cleaned up");
}

public sealed class ReplayTestsOnSqlite() : ReplayTests(TestDatabase.Sqlite);

public sealed class ReplayTestsOnPostgres(PostgresCluster cluster) : ReplayTests(TestDatabase.Postgres(cluster));
