using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Staff.Alerting;

/// <summary>Makes alerts of events of the trail, in the write that stores the event: what is in the trail is told, and what is not is not.</summary>
public sealed class RaiseAlerts(IOptions<AlertOptions> options, OutboxStore outbox, Listeners listeners)
{
    private readonly HashSet<string> _actions = options.Value.Url.Length == 0 ? [] : new(options.Value.Actions.Count > 0 ? options.Value.Actions : AlertOptions.Usual, StringComparer.Ordinal);

    /// <summary>Adds the work of telling, where this is an alert and there is somebody to tell.</summary>
    public Task AddAsync(WriteSession session, Guid id, DateTimeOffset at, AuditEvent happened) => _actions.Contains(happened.Action)
        ? outbox.AddAsync(session, listeners, new Alert(id, at, happened.Action, happened.Actor, happened.Object, happened.Detail), $"alert:{id}")
        : Task.CompletedTask;
}
