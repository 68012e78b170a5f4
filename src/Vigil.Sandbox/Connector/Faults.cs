namespace Vigil.Sandbox.Connector;

/// <summary>Switches that make the connector misbehave as real back offices do. They touch /v1 only.</summary>
internal sealed class Faults
{
    private static readonly string[] Modes = ["none", "slow", "refuse", "down", "timeoutAfterActing"];
    private volatile string mode = "none";

    public string Mode => mode;

    public bool TrySet(string wanted)
    {
        var known = Array.IndexOf(Modes, wanted) >= 0;
        mode = known ? wanted : mode;
        return known;
    }
}

/// <summary>Carries the chosen fault out.</summary>
internal static class FaultMiddleware
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    public static void UseFaults(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal),
        connector => connector.Use(Misbehave));

    private static async Task Misbehave(HttpContext context, RequestDelegate next)
    {
        var gone = context.RequestAborted;
        switch (context.RequestServices.GetRequiredService<Faults>().Mode)
        {
            case "slow":
                await Task.Delay(Slow, context.RequestServices.GetRequiredService<TimeProvider>(), gone);
                await next(context);
                break;
            case "refuse":
                await Problems.Of(StatusCodes.Status503ServiceUnavailable, "exchange.unavailable", "Meridian takes no requests just now.").ExecuteAsync(context);
                break;
            case "down":
                context.Abort();
                break;
            case "timeoutAfterActing" when HttpMethods.IsPost(context.Request.Method) && ChangesSomething(context.Request.Path):
                await ActAndHang(context, next, gone);
                break;
            default:
                await next(context);
                break;
        }
    }

    private static bool ChangesSomething(PathString path) => path.StartsWithSegments("/v1/actions", StringComparison.Ordinal) || path.StartsWithSegments("/v1/deliver", StringComparison.Ordinal);

    /// <summary>The work is done and the answer never leaves: the caller has to ask by the action's key.</summary>
    private static async Task ActAndHang(HttpContext context, RequestDelegate next, CancellationToken gone)
    {
        var wire = context.Response.Body;
        await using var swallowed = new MemoryStream();
        context.Response.Body = swallowed;
        await next(context);
        context.Response.Body = wire;
        var hung = new TaskCompletionSource();
        await using var registration = gone.Register(hung.SetResult);
        await hung.Task;
    }
}
