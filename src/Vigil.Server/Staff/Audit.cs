using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.Alerting;
using Vigil.Server.Staff.Trail;

namespace Vigil.Server.Staff;

/// <summary>One act worth remembering.</summary>
/// <param name="Actor"><see cref="Audit.Staff"/>, <see cref="Audit.Customer"/>, <see cref="Audit.System"/>, <see cref="Audit.Terminal"/> or <see cref="Audit.Nobody"/>.</param>
/// <param name="Action">A stable dotted name, such as <c>staff.signed_in</c>.</param>
/// <param name="Object">Kind and id, such as <c>case:…</c>.</param>
/// <param name="Detail">Codes and numbers. Never names, addresses or text: this trail outlives erasure.</param>
public sealed record AuditEvent(string Actor, string Action, string Object, IReadOnlyDictionary<string, string>? Detail = null);

/// <summary>The audit trail: appended to, never changed; the database itself refuses changes, and a chain of hashes shows those made past it.</summary>
public sealed class Audit(WriteGate gate, RaiseAlerts alerts, TimeProvider clock)
{
    /// <summary>The actor of what happens by itself.</summary>
    public const string System = "system";

    /// <summary>The actor of what somebody not signed in did.</summary>
    public const string Nobody = "nobody";

    /// <summary>The actor of what somebody did at a terminal of the machine that holds the data folder.</summary>
    public const string Terminal = "terminal";

    /// <summary>A person as actor or object.</summary>
    public static string Staff(StaffId id) => $"staff:{id}";

    /// <summary>A customer as actor.</summary>
    public static string Customer(CustomerId id) => $"customer:{id}";

    /// <summary>Stores an event in a write of its own.</summary>
    public Task AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken) => gate.WriteAsync(session => AppendAsync(session, auditEvent), cancellationToken);

    /// <summary>Stores an event together with what it tells of: both or neither.</summary>
    public async Task AppendAsync(WriteSession session, AuditEvent auditEvent)
    {
        // What the event tells of goes first: whoever reads the trail finds it.
        await session.SaveAsync();
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var detail = auditEvent.Detail is { } codes ? JsonSerializer.Serialize(codes) : null;
        await TrailStore.AppendAsync(session, new TrailEvent(id, now.ToMicroseconds(), auditEvent.Actor, auditEvent.Action, auditEvent.Object, detail));
        await alerts.AddAsync(session, id, now, auditEvent);
    }

    /// <summary>The stored row, for whoever searches.</summary>
    internal sealed class Row
    {
        public required Guid Id { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Actor { get; init; }

        public required string Action { get; init; }

        public required string Object { get; init; }

        public string? Detail { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Row>
        {
            public void Configure(EntityTypeBuilder<Row> builder)
            {
                builder.ToTable("audit_events").HasKey(e => e.Id);
                builder.Property(e => e.Id).HasColumnName("id").ValueGeneratedNever();
                builder.Property(e => e.At).HasColumnName("at");
                builder.Property(e => e.Actor).HasColumnName("actor");
                builder.Property(e => e.Action).HasColumnName("action");
                builder.Property(e => e.Object).HasColumnName("object");
                builder.Property(e => e.Detail).HasColumnName("detail");
            }
        }
    }
}
