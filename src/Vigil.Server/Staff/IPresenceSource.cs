using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Server.Staff;

/// <summary>Who is at work now. Desk registers the one that knows; until then nobody is.</summary>
public interface IPresenceSource
{
    /// <summary>State, capacity and load of one person.</summary>
    ValueTask<PresenceView> FindAsync(StaffId id, CancellationToken cancellationToken);

    /// <summary>The person has signed out: no new cases from now on.</summary>
    Task LeftAsync(StaffId id);
}

/// <summary>Without Desk nobody takes cases.</summary>
internal sealed class NobodyPresent : IPresenceSource
{
    private const int DefaultCapacity = 5;

    public ValueTask<PresenceView> FindAsync(StaffId id, CancellationToken cancellationToken) => ValueTask.FromResult(new PresenceView("offline", DefaultCapacity, 0));

    public Task LeftAsync(StaffId id) => Task.CompletedTask;
}
