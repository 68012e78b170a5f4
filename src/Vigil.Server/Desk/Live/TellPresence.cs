using Vigil.Contracts;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Desk.Live;

/// <summary>Shows a person their own presence: state, capacity, load.</summary>
internal sealed class TellPresence(Presences presences, Push push)
{
    public async Task ToAsync(StaffId id) =>
        push.Send(new PushMessage(ConsoleGroups.Hub, ConsoleGroups.Of(id), "presenceChanged", [await presences.FindAsync(id, CancellationToken.None)]));
}
