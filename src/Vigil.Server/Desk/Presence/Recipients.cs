using Vigil.Contracts;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Presence;

/// <summary>To whom a case may be given: whoever gives it to themselves, and any colleague who is at work, be it on a break. A customer is never told that somebody has joined who is not there.</summary>
internal sealed class Recipients(StaffDirectory directory, Presences presences)
{
    /// <summary>The person, or <see cref="DeskRefusals.NoSuchColleague"/> or <see cref="DeskRefusals.ColleagueOffline"/>.</summary>
    public async Task<Outcome<StaffMember>> FindAsync(StaffCaller by, StaffId to, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(to, cancellationToken) is not { Active: true } person)
        {
            return DeskRefusals.NoSuchColleague;
        }

        return to != by.Id && presences.StateOf(await presences.RowOfAsync(to, cancellationToken)) is PresenceState.Offline ? DeskRefusals.ColleagueOffline : person;
    }
}
