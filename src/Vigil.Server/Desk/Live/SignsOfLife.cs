using Vigil.Contracts;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Desk.Routing;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Desk.Live;

/// <summary>Takes note that a person is there; whoever comes back available gets what waits.</summary>
internal sealed class SignsOfLife(Presences presences, TellPresence tell, RouteCases route, Outage outage)
{
    public async Task SeenAsync(StaffId id, CancellationToken cancellationToken)
    {
        try
        {
            if (await presences.SeenAsync(id, cancellationToken))
            {
                await tell.ToAsync(id);
                await route.RunAsync(cancellationToken);
            }
        }
        catch (Exception failure) when (outage.Note(failure) is not null)
        {
            // Who reads while nothing can be stored shall read: the sign is given again with the next request or second.
        }
    }
}
