using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Accounts.Events;

/// <summary>Ids of events that were taken, so that a repeat changes nothing, on whichever node it arrives.</summary>
internal sealed class SeenEvents(WriteGate gate, TimeProvider clock)
{
    // Longer than any outage after which an exchange still repeats its events.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <summary>Remembers these ids.</summary>
    /// <returns>Those that are new.</returns>
    public Task<IReadOnlySet<string>> RememberAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => gate.WriteAsync<IReadOnlySet<string>>(async session =>
    {
        var now = clock.GetUtcNow();
        if (now - _swept >= SweepEvery)
        {
            var old = now - Kept;
            await session.Db.Set<Row>().Where(r => r.ReceivedAt < old).ExecuteDeleteAsync(CancellationToken.None);
            _swept = now;
        }

        // One statement that passes over what is there: of two nodes that take the same event together, one finds it new.
        var fresh = new HashSet<string>(StringComparer.Ordinal);
        await using var insert = session.Connection.CreateCommand();
        insert.Transaction = session.Transaction;
        insert.CommandText = $"insert into exchange_events (id, received_at) values {string.Join(", ", ids.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"(@id{i}, @at)")))} on conflict (id) do nothing returning id";
        AddParameter("@at", now.ToMicroseconds());
        foreach (var (i, id) in ids.Index())
        {
            AddParameter(string.Create(CultureInfo.InvariantCulture, $"@id{i}"), id);
        }

        await using var rows = await insert.ExecuteReaderAsync(CancellationToken.None);
        while (await rows.ReadAsync(CancellationToken.None))
        {
            fresh.Add(rows.GetString(0));
        }

        return fresh;

        void AddParameter(string name, object value)
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            insert.Parameters.Add(parameter);
        }
    }, cancellationToken);

    /// <summary>The stored row.</summary>
    internal sealed class Row
    {
        public required string Id { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Row>
        {
            public void Configure(EntityTypeBuilder<Row> builder)
            {
                builder.ToTable("exchange_events").HasKey(e => e.Id);
                builder.Property(e => e.Id).HasColumnName("id");
                builder.Property(e => e.ReceivedAt).HasColumnName("received_at");
            }
        }
    }
}
