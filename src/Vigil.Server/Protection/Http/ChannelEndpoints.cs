using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Protection.Listing;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Http;

/// <summary>The official list, for whoever keeps it.</summary>
internal static class ChannelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.KeepChannels);
        group.MapGet("/channels", ReadAsync).Produces<ChannelListView>().ProducesProblem(401).ProducesProblem(403).WithSummary("The official list, and which lists of scams were imported.");
        group.MapPost("/channels", AddAsync).NeedsFreshProof().Produces<ChannelView>(201).Produces<ApprovalView>(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409)
            .WithSummary("Asks a second person who keeps the list to agree to an entry (202); with the agreement it counts from the next check on. Where nobody else keeps the list, it is added at once (201). Asks for a fresh proof; kept in the audit trail.");
        group.MapDelete("/channels/{channel}", RemoveAsync).NeedsFreshProof().Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Takes an entry off the official list, at once. Whoever else keeps the list is told, and one of them confirms it or has it put back (approvals, channel.remove). Asks for a fresh proof; kept in the audit trail.");
    }

    private static async Task<IResult> ReadAsync(KeepChannels keep, CancellationToken cancellationToken) => TypedResults.Ok(await keep.ReadAsync(cancellationToken));

    private static async Task<IResult> AddAsync(AddChannel request, HttpContext http, AskForChannel ask, CancellationToken cancellationToken)
    {
        var wish = await ask.HandleAsync(StaffCaller.Of(http.User), request, cancellationToken);
        return wish.Refusal?.ToProblem() ?? (wish.Value!.Waits is { } waits ? TypedResults.Accepted((string?)null, waits) : (IResult)TypedResults.Created((string?)null, wish.Value.Added));
    }

    private static async Task<IResult> RemoveAsync(ChannelId channel, HttpContext http, RemoveChannel remove, CancellationToken cancellationToken) =>
        (await remove.HandleAsync(StaffCaller.Of(http.User), channel, cancellationToken))?.ToProblem() ?? TypedResults.NoContent();
}
