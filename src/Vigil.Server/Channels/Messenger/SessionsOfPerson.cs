using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Channels.Messenger;

/// <summary>Ends every session of a person, and the connections of this node that were opened with one.</summary>
internal sealed class SessionsOfPerson(MessengerSessions sessions) : IPersonalData
{
    /// <inheritdoc/>
    public Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var ids = person.Ids;
        return session.Db.Set<MessengerSessions.Session>().Where(s => ids.Contains(s.CustomerId)).ExecuteDeleteAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task FinishAsync(ErasedPerson person, CancellationToken cancellationToken)
    {
        foreach (var id in person.Ids)
        {
            sessions.Forget(id);
        }

        return Task.CompletedTask;
    }
}
