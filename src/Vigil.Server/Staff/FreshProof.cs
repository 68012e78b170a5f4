using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff;

/// <summary>The one place that asks for a fresh proof.</summary>
public static class FreshProof
{
    /// <summary>A proof is fresh for this long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Lets through only who has shown within the last five minutes who they are; everybody else is told <see cref="StaffRefusals.StepUpRequired"/>, can do so and repeat the call.</summary>
    public static RouteHandlerBuilder NeedsFreshProof(this RouteHandlerBuilder route) => route.AddEndpointFilter(AskAsync).WithMetadata(new FreshProofNeeded()).ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>The same for whoever has no second factor yet. Whoever has one is asked by the handler for a proof that belongs to this very act (<see cref="ProveByFactor"/>).</summary>
    internal static RouteHandlerBuilder NeedsFreshProofOrFactor(this RouteHandlerBuilder route) => route.AddEndpointFilter(AskWithoutFactorAsync).WithMetadata(new FreshProofNeeded()).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async ValueTask<object?> AskWithoutFactorAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<VigilDb>>().CreateDbContextAsync(http.RequestAborted);
        return (await Holdings.OfAsync(db, StaffCaller.Of(http.User).Id)).Any ? await next(context) : await AskAsync(context, next);
    }

    private static async ValueTask<object?> AskAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = StaffCaller.Of(http.User);
        var (sessions, clock) = (http.RequestServices.GetRequiredService<StaffSessions>(), http.RequestServices.GetRequiredService<TimeProvider>());

        // Who sets up the first factor has nothing fresher to show than the password that let them in.
        return !caller.Admitted || (await sessions.ProvenAtAsync(caller.SessionKey, http.RequestAborted) is { } proven && IsFresh(proven, clock.GetUtcNow()))
            ? await next(context)
            : StaffRefusals.StepUpRequired.ToProblem();
    }

    /// <summary>Whether a proof of then is fresh now. One of the future is one of a clock that has been set back since.</summary>
    internal static bool IsFresh(DateTimeOffset proven, DateTimeOffset now) => proven <= now && now - proven < Lifetime;
}

/// <summary>What a route was declared to need, for whoever walks over all of them.</summary>
public sealed record FreshProofNeeded;
