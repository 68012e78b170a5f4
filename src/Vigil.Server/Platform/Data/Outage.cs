using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// The time for which the database is away or has no room: no fault of a request, so that each is refused with 503 and may be repeated. Told in
/// the log once at its beginning, once a minute while it lasts and once at its end, however many requests and workers run into it; and
/// <c>/readyz</c> says so until a write has succeeded again.
/// </summary>
public sealed partial class Outage(Database database, ILogger<Outage> logger)
{
    // A log line for an outage that comes and goes each second would be a storm too.
    private static readonly TimeSpan ToldEvery = TimeSpan.FromMinutes(1);

    // Long enough that callers who wait for it do not meet again at once.
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    private static readonly Refusal Unavailable = new(StatusCodes.Status503ServiceUnavailable, "database.unavailable", "The database does not answer now. Please try again; a repeat with the same id is safe.") { RetryAfter = AskAgain };
    private static readonly Refusal Full = new(StatusCodes.Status503ServiceUnavailable, "storage.full", "There is no room to store anything now. Please try again; a repeat with the same id is safe.") { RetryAfter = AskAgain };

    private readonly Lock _changing = new();
    private volatile Refusal? _now;
    private long _since;
    private long _refused;
    private long? _told;

    /// <summary>What requests are refused with while it lasts; null while all is well.</summary>
    public Refusal? Now => _now;

    /// <summary>What a failure is refused with, or null where it is no outage but a fault.</summary>
    public static Refusal? RefusalFor(Exception failure)
    {
        if (failure is OperationCanceledException)
        {
            // Whoever asked has left, and what broke with them says nothing about the database.
            return null;
        }

        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            var refusal = cause switch
            {
                SqliteException sqlite => OfSqlite(sqlite),
                PostgresException postgres => OfPostgres(postgres),
                NpgsqlException => Unavailable,
                IOException file when IsNoRoom(file) => Full,
                _ => null,
            };
            if (refusal is not null || cause is DbException)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Takes note of a failure.</summary>
    /// <returns>What to refuse with, or null where it is no outage: then it is the caller's to log.</returns>
    public Refusal? Note(Exception failure)
    {
        if (RefusalFor(failure) is not { } refusal)
        {
            return null;
        }

        lock (_changing)
        {
            var now = Stopwatch.GetTimestamp();
            if (_now is null)
            {
                (_since, _refused) = (now, 0);

                // What the pool keeps is as broken as the connection that failed; each would fail once more after the database has come back.
                database.Postgres?.Clear();
            }

            (_now, _refused) = (refusal, _refused + 1);
            if (_told is not { } told || Stopwatch.GetElapsedTime(told, now) >= ToldEvery)
            {
                _told = now;
                Began(logger, refusal.Code, (long)Stopwatch.GetElapsedTime(_since, now).TotalSeconds, _refused, failure);
            }
        }

        return refusal;
    }

    /// <summary>A write has succeeded.</summary>
    public void End()
    {
        lock (_changing)
        {
            if (_now is { } was)
            {
                _now = null;
                Ended(logger, was.Code, (long)Stopwatch.GetElapsedTime(_since).TotalSeconds, _refused);
            }
        }
    }

    private static Refusal? OfSqlite(SqliteException failure) => failure.SqliteErrorCode switch
    {
        // https://sqlite.org/rescode.html: FULL.
        13 => Full,

        // BUSY, LOCKED, READONLY (a disk that went read-only), IOERR, CANTOPEN. An IOERR of writing may be a full disk; asking again is right for both.
        5 or 6 or 8 or 10 or 14 => Unavailable,
        _ => null,
    };

    // PostgreSQL, appendix A: class 08 connections, 53 resources (53100 the disk), 57P operator's doing, 58 the system, 25006 a standby that only reads, 3D000 no such database.
    private static Refusal? OfPostgres(PostgresException failure) => failure.SqlState switch
    {
        "53100" => Full,
        "25006" or "3D000" => Unavailable,
        { } state when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal) => Unavailable,
        _ => null,
    };

    // ENOSPC and EDQUOT on Linux, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsNoRoom(IOException failure) => (failure.HResult & 0xFFFF) is 28 or 122 or 112 or 39;

    [LoggerMessage(1, LogLevel.Error, "{Code} for {Seconds} s: {Refused} requests and works were put off so far.")]
    private static partial void Began(ILogger logger, string code, long seconds, long refused, Exception failure);

    [LoggerMessage(2, LogLevel.Information, "{Code} is over after {Seconds} s: {Refused} requests and works were put off.")]
    private static partial void Ended(ILogger logger, string code, long seconds, long refused);
}
