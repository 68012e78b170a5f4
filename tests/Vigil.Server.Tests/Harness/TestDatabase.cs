namespace Vigil.Server.Tests.Harness;

/// <summary>Which database a test class runs on.</summary>
public sealed class TestDatabase(PostgresCluster? cluster)
{
    /// <summary>SQLite.</summary>
    public static readonly TestDatabase Sqlite = new(null);

    /// <summary>PostgreSQL.</summary>
    public static TestDatabase Postgres(PostgresCluster cluster) => new(cluster);

    /// <summary>True for SQLite.</summary>
    public bool IsSqlite => cluster is null;

    /// <summary>A data folder and a database of the caller's own.</summary>
    public async Task<TestStorage> CreateAsync(bool migrated = true)
    {
        var db = cluster is null ? "sqlite" : await cluster.CreateDatabaseAsync(migrated);
        return new TestStorage(db, ThrownAway.Folder("vigil-test-"), cluster);
    }
}

/// <summary>Where one test's data lies. Outlives the applications on it, so that a test may start another one on the same data.</summary>
/// <param name="Db">The setting <c>Database:Db</c>.</param>
/// <param name="Folder">The setting <c>Database:Data</c>.</param>
public sealed record TestStorage(string Db, string Folder, PostgresCluster? Cluster) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null)
        {
            await Cluster.DropDatabaseAsync(Db);
        }

        // A reader that is just being let go of may make the database's file anew meanwhile.
        await Eventually.HoldsAsync(TryRemove, $"{Folder} is removed");
    }

    private bool TryRemove()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(Folder);
        }
    }
}
