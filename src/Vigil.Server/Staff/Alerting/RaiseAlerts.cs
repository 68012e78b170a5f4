using System.Buffers.Binary;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Staff.Alerting;

/// <summary>Makes alerts of events of the trail, in the write that stores the event: what is in the trail is told, and what is not is not.</summary>
public sealed class RaiseAlerts(IOptions<AlertOptions> options, OutboxStore outbox, Listeners listeners)
{
    private readonly HashSet<string> _actions = options.Value.Url.Length == 0 ? [] : new(options.Value.Actions.Count > 0 ? options.Value.Actions : AlertOptions.Usual, StringComparer.Ordinal);

    /// <summary>
    /// Adds the work of telling, where this is an alert and there is somebody to tell. Four at a time of each action at most: a receiver that does not answer
    /// must not take the places of all other work.
    /// </summary>
    public Task AddAsync(WriteSession session, Guid id, DateTimeOffset at, AuditEvent happened)
    {
        if (!_actions.Contains(happened.Action))
        {
            return Task.CompletedTask;
        }

        // By chance and not by time: two in one microsecond must not keep an act from being stored, and their order tells nothing.
        var chance = BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true).AsSpan(8)) & long.MaxValue;
        return outbox.AddAsync(session, listeners, new Alert(id, at, happened.Action, happened.Actor, happened.Object, happened.Detail), $"alert:{happened.Action}:{chance & 3}", chance);
    }
}
