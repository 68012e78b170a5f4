using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Connector;

/// <summary>What is true for everybody: figures, wallets, incidents, announcements.</summary>
internal static class PlatformEndpoints
{
    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        var platform = routes.MapGroup("/v1").WithTags("Platform").RequireScope("read");
        platform.MapGet("/platform", (World world, Incidents incidents) => TypedResults.Ok(Platform.State(world.StartedAt, world.Clock.Now, incidents.All)));
        platform.MapGet("/platform/parameters", (World world) => TypedResults.Ok(world.Rules));
        platform.MapGet("/platform/wallets", (World world, [AsParameters] PageRequest page) =>
            Paging.Of(Platform.Wallets(world.Rules, world.StartedAt, world.Clock.Now), w => w.Coin + "." + w.Chain, at: null, page)).Produces<ExchangePage<WalletState>>();
        platform.MapGet("/announcements", (World world, [AsParameters] PageRequest page) =>
            Paging.Of(Platform.Announcements(world.StartedAt), a => a.Id, a => a.At, page)).Produces<ExchangePage<Announcement>>();
    }
}
