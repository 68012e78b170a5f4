using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Desk.Presence;

/// <summary>What a person says of themselves. Only the available get cases from the queue.</summary>
internal enum PresenceState
{
    Available,
    Break,
    Training,
    WrapUp,
    Offline,
}

/// <summary>The wire's names of presence states.</summary>
internal static class PresenceCode
{
    private static readonly Dictionary<string, PresenceState> ByCode = Enum.GetValues<PresenceState>().ToDictionary(Of, StringComparer.Ordinal);

    public static string Of(PresenceState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    public static bool TryRead(string code, out PresenceState state) => ByCode.TryGetValue(code, out state);
}

/// <summary>The stored presence of a person: kept over restarts, shared by all nodes.</summary>
internal sealed class PresenceRow
{
    public required StaffId StaffId { get; init; }

    public required PresenceState State { get; init; }

    public required int Capacity { get; init; }

    /// <summary>When they last said it; null for before this was kept.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Last sign of life: a console connection that stands, or a request.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When routing last gave them a case.</summary>
    public DateTimeOffset? GivenAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<PresenceRow>
    {
        public void Configure(EntityTypeBuilder<PresenceRow> builder)
        {
            builder.ToTable("staff_presence").HasKey(p => p.StaffId);
            builder.Property(p => p.StaffId).HasColumnName("staff_id").ValueGeneratedNever();
            builder.Property(p => p.State).HasColumnName("state").HasConversion<CodeConverter<PresenceState>>();
            builder.Property(p => p.SaidAt).HasColumnName("said_at");
            builder.Property(p => p.Capacity).HasColumnName("capacity");
            builder.Property(p => p.LastSeen).HasColumnName("last_seen");
            builder.Property(p => p.GivenAt).HasColumnName("given_at");
        }
    }
}
