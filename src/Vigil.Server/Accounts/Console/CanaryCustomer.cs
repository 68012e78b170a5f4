using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Accounts.Console;

/// <summary>An account that is bait: nobody has a reason to read it.</summary>
internal sealed class CanaryCustomer
{
    public required string Uid { get; init; }

    public required StaffId ById { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<CanaryCustomer>
    {
        public void Configure(EntityTypeBuilder<CanaryCustomer> builder)
        {
            builder.ToTable("canary_customers").HasKey(c => c.Uid);
            builder.Property(c => c.Uid).HasColumnName("uid");
            builder.Property(c => c.ById).HasColumnName("by_id");
            builder.Property(c => c.At).HasColumnName("at");
        }
    }
}
