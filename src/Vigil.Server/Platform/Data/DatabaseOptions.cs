using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.WebUtilities;

namespace Vigil.Server.Platform.Data;

/// <summary>Where the truth is kept. Configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>sqlite</c> (a file in the data folder, one process) or a <c>postgres://user:password@host:port/name</c> URL (any number of nodes), which may end in <c>?sslmode=verify-full&amp;sslrootcert=FILE</c>: name it wherever the database is not on this machine. The default is sqlite.</summary>
    [Required]
    public string Db { get; set; } = "sqlite";

    /// <summary>The data folder: the SQLite file, keys, models, endpoints.json. The default is <c>data</c> below the working directory.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>Whether this process takes a data folder with SQLite for itself, so that no second server opens it. The default is true; false only where several servers of one process stand for nodes, as in tests.</summary>
    public bool Exclusive { get; set; } = true;

    /// <summary>True when <see cref="Db"/> names SQLite.</summary>
    public bool IsSqlite => Db == "sqlite";

    /// <summary>The host of a PostgreSQL that stands elsewhere and is not asked to prove itself by a certificate; null where there is none.</summary>
    public string? UncheckedHost =>
        !IsSqlite && Uri.TryCreate(Db, UriKind.Absolute, out var url) && url is { IsLoopback: false, Host.Length: > 0 }
        && !QueryHelpers.ParseQuery(url.Query).GetValueOrDefault("sslmode").ToString().Replace("-", "", StringComparison.Ordinal).StartsWith("verify", StringComparison.OrdinalIgnoreCase)
            ? url.Host : null;
}
