using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Accounts.Events;

/// <summary>Ids of events that were taken, so that a repeat changes nothing, on whichever node it arrives.</summary>
internal sealed class SeenEvents(WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    // Longer than any outage after which an exchange still repeats its events.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <summary>Those of these ids that nobody has remembered yet.</summary>
    public async Task<IReadOnlySet<string>> UnknownAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<Row>().Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancellationToken);
        return ids.Except(known, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Remembers these ids.</summary>
    /// <returns>How many were new: of two that remember the same id together, one finds it new.</returns>
    public Task<int> RememberAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var now = clock.GetUtcNow();
        if (now - _swept >= SweepEvery)
        {
            var old = now - Kept;
            await session.Db.Set<Row>().Where(r => r.ReceivedAt < old).ExecuteDeleteAsync(CancellationToken.None);
            _swept = now;
        }

        // One statement that passes over what is there, its rows in one order on all nodes, so that two never wait for each other's.
        await using var insert = session.Connection.CreateCommand();
        insert.Transaction = session.Transaction;
        insert.CommandText = $"insert into exchange_events (id, received_at) values {string.Join(", ", ids.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"(@id{i}, @at)")))} on conflict (id) do nothing";
        AddParameter("@at", now.ToMicroseconds());
        foreach (var (i, id) in ids.Order(StringComparer.Ordinal).Index())
        {
            AddParameter(string.Create(CultureInfo.InvariantCulture, $"@id{i}"), id);
        }

        return await insert.ExecuteNonQueryAsync(CancellationToken.None);

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
