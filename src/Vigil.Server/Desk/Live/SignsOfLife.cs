using Vigil.Contracts;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Desk.Routing;

namespace Vigil.Server.Desk.Live;

/// <summary>Takes note that a person is there; whoever comes back available gets what waits.</summary>
internal sealed class SignsOfLife(Presences presences, TellPresence tell, RouteCases route)
{
    public async Task SeenAsync(StaffId id, CancellationToken cancellationToken)
    {
        if (await presences.SeenAsync(id, cancellationToken))
        {
            await tell.ToAsync(id);
            await route.RunAsync(cancellationToken);
        }
    }
}
