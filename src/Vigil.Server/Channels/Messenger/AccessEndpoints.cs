using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;

namespace Vigil.Server.Channels.Messenger;

/// <summary>'Who has looked at my data?': asked by whoever is signed in, of themselves alone. Of a visitor there is none.</summary>
internal static class AccessEndpoints
{
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("/accesses", ReadAsync).Produces<AccessesView>().ProducesProblem(401).ProducesProblem(403)
        .WithSummary("Who of the staff has read one's own data, what kind and why, the newest first, at most 100 of the last 180 days. What looks into security or was asked for by an authority is not in it.");

    private static async Task<IResult> ReadAsync(HttpContext http, ReadAccesses accesses, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        return caller.Uid is null ? ChannelRefusals.AccessesSignedInOnly.ToProblem() : TypedResults.Ok(await accesses.OfAsync(caller.CustomerId, cancellationToken));
    }
}
