using System.Data.Common;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Platform.Http;

/// <summary>Live, ready and measured.</summary>
public static class Health
{
    // Whoever balances needs no more; what is the matter is for those who run it.
    private static readonly Refusal NotReady = new(StatusCodes.Status503ServiceUnavailable, "server.not_ready", "The server cannot serve just now.");

    /// <summary>Maps <c>/healthz</c> (the process lives), <c>/readyz</c> (it can serve: it has started and the database answers; why not is told to operators) and, for operators, <c>/metrics</c> (Prometheus text 0.0.4).</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).WithTags("Operation").WithSummary("The process lives.");
        routes.MapGet("/readyz", ReadyAsync).WithTags("Operation").WithSummary("The server can serve: it has started and its database answers and takes what is written. 503 server.not_ready if not; why is told on the server's own machine or with Metrics:Token as bearer.");
        routes.MapGet("/metrics", (VigilMetrics metrics) => TypedResults.Text(metrics.ToPrometheus(), "text/plain; version=0.0.4")).ForOperators().ProducesProblem(401).WithTags("Operation")
            .WithSummary("Prometheus text, on the server's own machine or with Metrics:Token as bearer.");
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, Database database, Outage outage, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
        await WhyNotAsync(database, outage, lifetime, cancellationToken) is not { } refusal ? TypedResults.Text("ready")
            : Monitoring.IsOperator(http) ? refusal.ToProblem()
            : (NotReady with { RetryAfter = refusal.RetryAfter }).ToProblem();

    private static async Task<Refusal?> WhyNotAsync(Database database, Outage outage, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        // The port is open a moment before the last thing done at the start.
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return new Refusal(StatusCodes.Status503ServiceUnavailable, "server.starting", "The server is starting.");
        }

        if (outage.Now is { } refusal)
        {
            return refusal;
        }

        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "select 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return null;
        }
        catch (DbException failure)
        {
            return outage.Note(failure) ?? new Refusal(StatusCodes.Status503ServiceUnavailable, "database.unavailable", "The database does not answer.");
        }
    }
}
