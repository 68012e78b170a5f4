using System.CommandLine;
using System.Globalization;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Load;

/// <summary>What the smaller load drivers have in common: the server, the database, the limits lifted.</summary>
internal static class LoadCommand
{
    /// <summary>The published server's executable.</summary>
    public static readonly Option<string> Server = new("--server") { Description = "The published server's executable.", Required = true, Hidden = true };

    /// <summary>Folder of the trained models.</summary>
    public static readonly Option<string> Models = new("--models") { Description = "Folder of the trained models.", Required = true, Hidden = true };

    /// <summary>Which database.</summary>
    public static readonly Option<string> Db = new("--db") { Description = "sqlite, postgres (starts a private one) or postgres://user:password@host:port/name (a database is made there and dropped).", DefaultValueFactory = _ => BenchDatabase.Sqlite };

    /// <summary>One JSON object on the last line.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "One JSON object on the last line." };

    // Everything comes from one address, as fast as it is answered.
    private static readonly string[] Settings =
    [
        "--Channels:VisitorSessionsPerHour", "1000000", "--Channels:VisitorCasesPerHour", "1000000", "--Channels:VisitorOpenCases", "1000000",
        "--Channels:CustomerCasesPerHour", "1000000", "--Channels:CustomerOpenCases", "1000000",
        "--Channels:MessagesPerSecond", "1000000", "--Channels:MessageBurst", "1000000",
    ];

    /// <summary>Starts the server on a database of its own and measures.</summary>
    /// <param name="further">Settings beyond the lifted limits.</param>
    /// <exception cref="BenchFailedException">The measurement could not be made.</exception>
    public static async Task<T> WithServerAsync<T>(ParseResult parsed, Func<PublishedServer, HttpClient, Task<T>> measure, TimeProvider clock, CancellationToken cancellationToken, params IReadOnlyList<string> further)
    {
        var db = parsed.GetRequiredValue(Db);
        if (db != "postgres" && BenchDatabase.Check(db) is { } wrong)
        {
            throw new BadInputException(wrong);
        }

        await using var postgres = db == "postgres" ? await PrivatePostgres.StartAsync(cancellationToken) : null;
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 512 });
        await using var database = await BenchDatabase.CreateAsync(postgres?.Url ?? db, clock, cancellationToken);
        await using var server = await PublishedServer.StartAsync(parsed.GetRequiredValue(Server), parsed.GetRequiredValue(Models), database.Setting, http, [.. Settings, .. further], cancellationToken);
        try
        {
            return await measure(server, http);
        }
        catch (HttpRequestException failure)
        {
            throw new BenchFailedException($"the server stopped answering: {failure.Message}", failure);
        }
    }

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Count(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: expected a whole number from {least} to {most} (found '{token.Value}')."));
            }
        });
        return option;
    }
}
