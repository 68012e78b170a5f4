using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff;

/// <summary>Whether a connection that was opened by a session may go on.</summary>
public sealed class StaffConnections
{
    private readonly StaffSessions _sessions;

    internal StaffConnections(StaffSessions sessions) => _sessions = sessions;

    /// <summary>True while the session stands and its person has the role and queues they had when the connection opened. Staying open does not keep a session alive.</summary>
    public async Task<bool> StandsAsync(StaffCaller opened, CancellationToken cancellationToken) =>
        await _sessions.FindByKeyAsync(opened.SessionKey, touch: false, cancellationToken) is { Admitted: true } now && now.Role == opened.Role && now.Queues.SequenceEqual(opened.Queues, StringComparer.Ordinal);
}
