using Microsoft.AspNetCore.Http.HttpResults;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Live;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Desk.Routing;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>The console over HTTP: one's own presence, colleagues and queues.</summary>
internal static class DeskEndpoints
{
    private const int MaxCapacity = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole();
        group.MapPut("/presence", SetPresenceAsync).Produces<PresenceView>().ProducesProblem(400).ProducesProblem(401)
            .WithSummary("Changes one's own availability: available, break, training, wrapUp or offline, and 1 to 20 conversations at once. What is null stays.");
        group.MapGet("/colleagues", ReadColleaguesAsync).Produces<IReadOnlyList<ColleagueView>>().ProducesProblem(401).WithSummary("Everybody who works here, with their presence.");
        group.MapGet("/queues", ReadQueuesAsync).Produces<IReadOnlyList<QueueView>>().ProducesProblem(401).WithSummary("All queues: how many wait in each and since when.");
    }

    /// <summary>The group of every console route: a staff session, and a request is a sign of life where no hub can be reached.</summary>
    public static RouteGroupBuilder MapConsole(this IEndpointRouteBuilder routes, Permission needs = Permission.WorkCases) => routes.MapGroup("/api/console").WithTags("Console").Needs(needs)
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            await http.RequestServices.GetRequiredService<SignsOfLife>().SeenAsync(StaffCaller.Of(http.User).Id, http.RequestAborted);
            return await next(context);
        });

    private static async Task<IResult> SetPresenceAsync(SetPresence request, HttpContext http, Presences presences, RouteCases route, TellPresence tell, CancellationToken cancellationToken)
    {
        PresenceState? wanted = null;
        if (request.State is { } code)
        {
            if (!PresenceCode.TryRead(code, out var state))
            {
                return RequestRefusals.Invalid("state must be available, break, training, wrapUp or offline.").ToProblem();
            }

            wanted = state;
        }

        if (request.Capacity is < 1 or > MaxCapacity)
        {
            return RequestRefusals.Invalid($"capacity must be a number from 1 to {MaxCapacity}.").ToProblem();
        }

        var me = StaffCaller.Of(http.User).Id;
        await route.ChangeAvailabilityAsync(() => presences.SetAsync(me, wanted, request.Capacity, CancellationToken.None), cancellationToken);
        await tell.ToAsync(me);
        return TypedResults.Ok(await presences.FindAsync(me, cancellationToken));
    }

    private static async Task<Ok<IReadOnlyList<ColleagueView>>> ReadColleaguesAsync(StaffDirectory directory, Presences presences, StaffLists lists, CancellationToken cancellationToken)
    {
        var rows = await presences.AllAsync(cancellationToken);
        var loads = await lists.LoadsAsync(cancellationToken);
        var people = await directory.ListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ColleagueView>>(
            [.. people.Select(p => new ColleagueView(p.Id, p.Name, EnumCode.Of(p.Role), presences.ToView(rows.GetValueOrDefault(p.Id), loads.GetValueOrDefault(p.Id)), [.. p.Queues]))]);
    }

    private static async Task<Ok<IReadOnlyList<QueueView>>> ReadQueuesAsync(StaffLists lists, CancellationToken cancellationToken) => TypedResults.Ok(await lists.QueuesAsync(cancellationToken));
}
