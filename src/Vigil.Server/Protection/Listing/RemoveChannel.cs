using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Listing;

/// <summary>Takes an entry off the official list, at once, and puts that before a second person who keeps the list, where there is one: in one write, so that nothing goes unseen.</summary>
internal sealed class RemoveChannel(KeepChannels keep, StaffDirectory directory, AskForApproval ask, WriteGate gate)
{
    /// <returns>Null, or <see cref="ProtectionRefusals.ChannelNotFound"/>.</returns>
    public async Task<Refusal?> HandleAsync(StaffCaller caller, ChannelId id, CancellationToken cancellationToken)
    {
        var second = await directory.HasSecondAsync(caller.Id, Permission.KeepChannels, cancellationToken);
        return await gate.WriteAsync<Refusal?>(async session =>
        {
            if (await keep.TakeOffAsync(session, id) is not { } channel)
            {
                return ProtectionRefusals.ChannelNotFound;
            }

            var approval = second ? await ask.AfterwardsAsync(session, caller, new Wish(ChannelRemoval.Name, ChannelRemoval.Content(channel), channel.Note)) : (ApprovalId?)null;
            await keep.NoteRemovalAsync(session, caller, channel, approval);
            return null;
        }, cancellationToken);
    }
}
