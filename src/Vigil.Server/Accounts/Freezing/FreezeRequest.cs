using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Accounts.Freezing;

/// <summary>Somebody who is not signed in wants an account frozen. A day at most, but for a link that was used: as long as that would be good.</summary>
internal sealed class FreezeRequest
{
    /// <summary>Hash of the token that the page holds.</summary>
    public required string Id { get; init; }

    /// <summary>Whom they named; null once it was looked up.</summary>
    public string? Named { get; init; }

    /// <summary>Whose account that is; null where there is none, or it was not looked up yet.</summary>
    public string? Uid { get; init; }

    /// <summary>Of the page: zh or en.</summary>
    public required string Language { get; init; }

    public required int Tries { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }

    public DateTimeOffset? RedeemedAt { get; init; }

    /// <summary>Whose account was frozen.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>Hash of the link that was used; null for a code.</summary>
    public string? LinkId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<FreezeRequest>
    {
        public void Configure(EntityTypeBuilder<FreezeRequest> builder)
        {
            builder.ToTable("freeze_requests").HasKey(r => r.Id);
            builder.Property(r => r.Id).HasColumnName("id");
            builder.Property(r => r.Named).HasColumnName("named");
            builder.Property(r => r.Uid).HasColumnName("uid");
            builder.Property(r => r.Language).HasColumnName("language");
            builder.Property(r => r.Tries).HasColumnName("tries");
            builder.Property(r => r.At).HasColumnName("at");
            builder.Property(r => r.Until).HasColumnName("until");
            builder.Property(r => r.RedeemedAt).HasColumnName("redeemed_at");
            builder.Property(r => r.CustomerId).HasColumnName("customer_id");
            builder.Property(r => r.LinkId).HasColumnName("link_id");
            builder.HasIndex(r => r.Until);
        }
    }
}

/// <summary>Somebody has named an account whose owner is to get a code.</summary>
/// <param name="RequestId">Of the row, which says whom.</param>
internal sealed record FreezeCodeWanted(string RequestId);
