using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

public abstract class MigrationTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task Every_script_is_applied_once_with_its_checksum()
    {
        var storage = await CreateStorageAsync(migrated: false);
        var first = await AppliedAsync(await StartAsync(on: storage));
        Clock.Advance(TimeSpan.FromDays(1));
        var second = await AppliedAsync(await StartAsync(on: storage));

        Assert.NotEmpty(first);
        Assert.Equal(Migrator.Scripts(Database.IsSqlite).Select(s => $"{s.Version} {s.Name} {s.Checksum}"), first.Select(row => row[..row.LastIndexOf(' ')]));
        Assert.Equal(first, second);
    }

    // A script that has been published is never edited: installations that have applied it would stop. A new script gets a new line.
    private static readonly string[] Published =
    [
        "Sqlite 0001_foundation.sql df699cc65c675662",
        "Postgres 0001_foundation.sql a81f5e229c3bb8c9",
        "Sqlite 0002_articles.sql fccc92f781eef76c",
        "Postgres 0002_articles.sql a041958214f58333",
        "Sqlite 0003_staff.sql 489b39fc55f4d12b",
        "Postgres 0003_staff.sql b713d0d3b36efe47",
        "Sqlite 0004_desk.sql b1ca868453d8c4d3",
        "Postgres 0004_desk.sql 13461735c0efab48",
        "Sqlite 0005_exchange_events.sql fd6c8144a801ad00",
        "Postgres 0005_exchange_events.sql 498c6b3fc01d1696",
        "Sqlite 0006_visitors.sql 90ec661395c09f3a",
        "Postgres 0006_visitors.sql 997ec6507c5b8e40",
        "Sqlite 0007_files.sql 7418af3ed187ecca",
        "Postgres 0007_files.sql 47ad5e95ccd2ddbd",
        "Sqlite 0008_fewer_indexes.sql c9844e047055a7c6",
        "Postgres 0008_fewer_indexes.sql c9844e047055a7c6",
        "Sqlite 0009_entries_whole.sql 76a70b0b987e1e35",
        "Postgres 0009_entries_whole.sql 76a70b0b987e1e35",
        "Sqlite 0010_loads_of_agents.sql a9dfd2361c6e441c",
        "Postgres 0010_loads_of_agents.sql a9dfd2361c6e441c",
        "Sqlite 0011_done_cases.sql e629fd24bf061a9f",
        "Postgres 0011_done_cases.sql e629fd24bf061a9f",
        "Sqlite 0012_said_at.sql f65c60402f6987ce",
        "Postgres 0012_said_at.sql 842d42e37fd6c1f5",
        "Sqlite 0013_learning.sql fa859798babfe418",
        "Postgres 0013_learning.sql b9d2f5387f758f7e",
        "Sqlite 0014_draft_edits.sql 2fdc143c65e61e51",
        "Postgres 0014_draft_edits.sql a233db920e470e51",
        "Sqlite 0015_trail.sql eadbd15609c23435",
        "Postgres 0015_trail.sql e3c70e05b1a64cf7",
        "Sqlite 0016_looks.sql 0b1df5997970d2b8",
        "Postgres 0016_looks.sql e233bfe894d9340e",
        "Sqlite 0017_factors.sql e371546b7bfc1523",
        "Postgres 0017_factors.sql 4706c82c220f5450",
        "Sqlite 0018_channels.sql d8f0e10884e5d789",
        "Postgres 0018_channels.sql 8a648e944608f06c",
        "Sqlite 0019_approvals.sql 6089c61b69585afb",
        "Postgres 0019_approvals.sql b2cf42bed461c9a7",
        "Sqlite 0020_privacy.sql 65955ad9fb63c4ef",
        "Postgres 0020_privacy.sql dd1ab7f7d5e6abaf",
        "Sqlite 0021_personal_data.sql 86997993f14106ba",
        "Postgres 0021_personal_data.sql 1158a0a69be20c4c",
        "Sqlite 0022_codes.sql 0dbe7dd0d9e36aef",
        "Postgres 0022_codes.sql 2083ea8a81568a3f",
        "Sqlite 0023_unchecked_files.sql 3e54845fcb89e5a0",
        "Postgres 0023_unchecked_files.sql d748553fa846b580",
        "Sqlite 0024_single_sign_on.sql 5a3b2776ea2ce16d",
        "Postgres 0024_single_sign_on.sql 8dd85259398c0a63",
        "Sqlite 0025_pulled_cases.sql 18581d549daf7014",
        "Postgres 0025_pulled_cases.sql 75a6882df4e80da4",
        "Sqlite 0026_ended_sessions.sql 6dc0c135c2a33d14",
        "Postgres 0026_ended_sessions.sql ebcebb7f70d4b3f4",
        "Sqlite 0027_invited_by.sql 54f8daf465606d84",
        "Postgres 0027_invited_by.sql 37d5bb6022209e5c",
        "Sqlite 0028_checks.sql 9621050e91cc22ee",
        "Postgres 0028_checks.sql cc42d57b0d62fb84",
        "Sqlite 0029_person_searches.sql 7a6f0509ddfcca93",
        "Postgres 0029_person_searches.sql f9dfd11c3f6c643e",
        "Sqlite 0030_access.sql 8ed4be8ed9aeacd2",
        "Postgres 0030_access.sql 3a30236019cc6678",
        "Sqlite 0031_covered_files.sql cb599e9834e40c05",
        "Postgres 0031_covered_files.sql 14650d6fd01f8057",
    ];

    [Fact]
    public void No_published_script_has_been_edited() => Assert.Equal(
        Published.Order(StringComparer.Ordinal),
        Lines("Sqlite", sqlite: true).Concat(Lines("Postgres", sqlite: false)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Lines(string folder, bool sqlite) => Migrator.Scripts(sqlite).Select(s => $"{folder} {s.Name} {s.Checksum[..16]}");

    [Fact]
    public void Both_databases_have_the_same_scripts_numbered_without_gaps()
    {
        var (sqlite, postgres) = (Migrator.Scripts(sqlite: true), Migrator.Scripts(sqlite: false));
        Assert.Equal(sqlite.Select(s => s.Name), postgres.Select(s => s.Name));
        Assert.Equal(Enumerable.Range(1, sqlite.Count), sqlite.Select(s => s.Version));
    }

    [Fact]
    public async Task A_changed_script_stops_the_start_with_its_name()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage);
        await app.Get<WriteGate>().WriteAsync(session => session.Db.Database.ExecuteSqlRawAsync("update schema_migrations set checksum = '0123456789abcdef' where version = 1", Ending), Ending);

        var stopped = await Record.ExceptionAsync(() => StartAsync(on: storage));

        Assert.Contains("0001_foundation.sql", $"{stopped}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_stops_the_start()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage);
        await app.Get<WriteGate>().WriteAsync(session => session.Db.Database.ExecuteSqlRawAsync("insert into schema_migrations values (9999, '9999_future.sql', 'x', 0)", Ending), Ending);

        var stopped = await Record.ExceptionAsync(() => StartAsync(on: storage));

        Assert.Contains("9999_future.sql", $"{stopped}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_servers_that_start_together_migrate_once()
    {
        var storage = await CreateStorageAsync(migrated: false);

        var apps = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => StartAsync(on: storage))));

        Assert.Equal(Migrator.Scripts(Database.IsSqlite).Count, (await AppliedAsync(apps[0])).Count);
    }

    [Fact]
    public async Task The_migrated_schema_and_the_model_agree()
    {
        var app = await StartAsync(on: await CreateStorageAsync(migrated: false));
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        await using var connection = await app.Get<Database>().OpenAsync(Ending);
        var schema = await Schema.ReadAsync(connection, Database.IsSqlite);
        var differences = new List<string>();
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            Compare(table, schema, differences);
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(db.Model.GetRelationalModel().Tables.Count() >= 6);
    }

    private static void Compare(ITable table, Schema schema, List<string> differences)
    {
        if (!schema.Columns.TryGetValue(table.Name, out var stored))
        {
            differences.Add($"{table.Name}: no such table");
            return;
        }

        var modelled = table.Columns.Select(c => new SchemaColumn(c.Name, c.StoreType.ToLowerInvariant(), c.IsNullable)).ToList();
        differences.AddRange(modelled.Except(stored).Select(c => $"{table.Name}: only in the model: {c}"));
        differences.AddRange(stored.Except(modelled).Select(c => $"{table.Name}: only in the database: {c}"));
        if (!table.PrimaryKey!.Columns.Select(c => c.Name).SequenceEqual(schema.PrimaryKeys[table.Name]))
        {
            differences.Add($"{table.Name}: another primary key in the database: {string.Join(", ", schema.PrimaryKeys[table.Name])}");
        }

        // An index that the model states must exist; the database may have more. A foreign key's index is EF's convention and not a statement.
        differences.AddRange(table.Indexes
            .Where(i => i.MappedIndexes.OfType<IConventionIndex>().All(m => m.GetConfigurationSource() is not ConfigurationSource.Convention))
            .Select(i => new SchemaIndex(table.Name, string.Join(",", i.Columns.Select(c => c.Name)), i.IsUnique))
            .Where(i => !schema.Indexes.Contains(i)).Select(i => $"{table.Name}: no such index: {i}"));
    }

    private static async Task<List<string>> AppliedAsync(VigilApplication app)
    {
        await using var connection = await app.Get<Database>().OpenAsync(Ending);
        return await Schema.RowsAsync(connection, "select version, name, checksum, applied_at from schema_migrations order by version");
    }
}

public sealed class MigrationTestsOnSqlite() : MigrationTests(TestDatabase.Sqlite);

public sealed class MigrationTestsOnPostgres(PostgresCluster cluster) : MigrationTests(TestDatabase.Postgres(cluster));
