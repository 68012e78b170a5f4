using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>The stored row: an account of a sign-in service by which somebody may come in. Issuer and subject name it (OpenID Connect Core, section 2); nothing else that a service says of a person is asked for, believed or kept.</summary>
internal sealed class LinkedIdentity
{
    public required LinkedIdentityId Id { get; init; }

    public required StaffId StaffId { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<LinkedIdentity>
    {
        public void Configure(EntityTypeBuilder<LinkedIdentity> builder)
        {
            builder.ToTable("staff_identities").HasKey(i => i.Id);
            builder.Property(i => i.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(i => i.StaffId).HasColumnName("staff_id");
            builder.Property(i => i.Issuer).HasColumnName("issuer");
            builder.Property(i => i.Subject).HasColumnName("subject");
            builder.Property(i => i.LinkedAt).HasColumnName("linked_at");
            builder.Property(i => i.UsedAt).HasColumnName("used_at");
        }
    }
}

/// <summary>Whom a sign-in service has named, once its word has been checked.</summary>
/// <param name="Provider">The service's key in the settings.</param>
internal sealed record VerifiedIdentity(string Provider, string Issuer, string Subject);
