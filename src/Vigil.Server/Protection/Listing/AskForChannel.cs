using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Listing;

/// <summary>What came of the wish for an entry: one of the two is there.</summary>
/// <param name="Added">It stands on the list, since nobody else could agree to it.</param>
/// <param name="Waits">A second person has been asked.</param>
internal sealed record ChannelWish(ChannelView? Added, ApprovalView? Waits);

/// <summary>Puts an entry before a second person who keeps the list; where there is nobody else, it is added by the one there is, and the trail shows that no approval stands behind it.</summary>
internal sealed class AskForChannel(KeepChannels keep, StaffDirectory directory, AskForApproval ask)
{
    /// <returns>What came of it; <see cref="ProtectionRefusals.AlreadyListed"/>, <see cref="ProtectionRefusals.ListFull"/>, or which field is wrong.</returns>
    public async Task<Outcome<ChannelWish>> HandleAsync(StaffCaller caller, AddChannel request, CancellationToken cancellationToken)
    {
        var read = keep.Read(request);
        if (read.Refusal is { } wrong)
        {
            return wrong;
        }

        if (await keep.IsListedAsync(read.Value!, cancellationToken))
        {
            return ProtectionRefusals.AlreadyListed;
        }

        if (!await directory.HasSecondAsync(caller.Id, Permission.KeepChannels, cancellationToken))
        {
            var added = await keep.AddAsync(caller.Actor, request, cancellationToken);
            return added.Refusal is { } refusal ? refusal : new ChannelWish(added.Value, null);
        }

        var asked = await ask.HandleAsync(caller, new Wish(ChannelAddition.Name, ChannelAddition.Content(read.Value!), read.Value!.Note), cancellationToken);
        return asked.Refusal is { } not ? not : new ChannelWish(null, asked.Value);
    }
}
