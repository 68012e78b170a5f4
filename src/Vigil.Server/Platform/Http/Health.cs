using System.Data.Common;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Platform.Http;

/// <summary>Live, ready and measured.</summary>
public static class Health
{
    /// <summary>Maps <c>/healthz</c> (the process lives), <c>/readyz</c> (it can serve: it has started and the database answers) and <c>/metrics</c> (Prometheus text 0.0.4).</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).WithTags("Operation").WithSummary("The process lives.");
        routes.MapGet("/readyz", ReadyAsync).WithTags("Operation").WithSummary("The server can serve: it has started and its database answers and takes what is written.");
        routes.MapGet("/metrics", (VigilMetrics metrics) => TypedResults.Text(metrics.ToPrometheus(), "text/plain; version=0.0.4")).WithTags("Operation").WithSummary("Prometheus text.");
    }

    private static async Task<IResult> ReadyAsync(Database database, Outage outage, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        // The port is open a moment before the last thing done at the start.
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return new Refusal(StatusCodes.Status503ServiceUnavailable, "server.starting", "The server is starting.").ToProblem();
        }

        if (outage.Now is { } refusal)
        {
            return refusal.ToProblem();
        }

        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "select 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return TypedResults.Text("ready");
        }
        catch (DbException failure)
        {
            return (outage.Note(failure) ?? new Refusal(StatusCodes.Status503ServiceUnavailable, "database.unavailable", "The database does not answer.")).ToProblem();
        }
    }
}
