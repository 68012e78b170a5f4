using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Privacy.Retention;

/// <summary>
/// The time by which the rules of retention go. It never runs ahead of the clock, and follows one that has jumped ahead by two hours for each hour that the server
/// runs: a clock that is a year fast deletes nothing that is not due within that time, and whoever runs the server has days to notice. One that was set back deletes later.
/// </summary>
internal sealed class RetentionClock(TimeProvider clock)
{
    private const int TheOne = 1;

    // For each run of the rules, which are an hour apart.
    private static readonly TimeSpan Most = TimeSpan.FromHours(2);

    /// <summary>Goes on, and says what time it is now by it.</summary>
    public async Task<DateTimeOffset> NextAsync(WriteSession session)
    {
        var now = Microseconds.ToTime(clock.GetUtcNow().ToMicroseconds());

        // Made at the first run; of two nodes one makes it.
        await session.Db.Database.ExecuteSqlAsync($"insert into retention_clock (id, at) values ({TheOne}, {now.ToMicroseconds()}) on conflict (id) do nothing", CancellationToken.None);
        var believed = await session.Db.Set<Row>().Where(r => r.Id == TheOne).Select(r => r.At).SingleAsync(CancellationToken.None);
        var next = Earlier(now, believed + Most);
        if (next > believed)
        {
            await session.Db.Set<Row>().Where(r => r.Id == TheOne && r.At == believed).ExecuteUpdateAsync(set => set.SetProperty(r => r.At, next), CancellationToken.None);
        }

        return Earlier(now, next);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>The stored row.</summary>
    internal sealed class Row
    {
        public required int Id { get; init; }

        public required DateTimeOffset At { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Row>
        {
            public void Configure(EntityTypeBuilder<Row> builder)
            {
                builder.ToTable("retention_clock").HasKey(r => r.Id);
                builder.Property(r => r.Id).HasColumnName("id").ValueGeneratedNever();
                builder.Property(r => r.At).HasColumnName("at");
            }
        }
    }
}
