using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Factors;

/// <summary>What a second factor is. Stored by name.</summary>
internal enum FactorKind
{
    /// <summary>An app that shows codes.</summary>
    Authenticator,

    /// <summary>A key that a device or a security key keeps and signs with.</summary>
    Passkey,
}

/// <summary>The stored second factor. Until it is confirmed it opens nothing.</summary>
internal sealed class StaffFactor
{
    public required FactorId Id { get; init; }

    public required StaffId StaffId { get; init; }

    public required FactorKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Of an app its key, sealed by <see cref="FactorVault"/>; of a passkey what is public of it.</summary>
    public required string Secret { get; init; }

    /// <summary>Of a passkey its id in base64url.</summary>
    public string? CredentialId { get; init; }

    /// <summary>Of an app the newest step of which a code was taken; of a passkey its signature counter.</summary>
    public long Counter { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public FactorView ToView() => new(Id, EnumCode.Of(Kind), Name, AddedAt, UsedAt);

    internal sealed class Map : IEntityTypeConfiguration<StaffFactor>
    {
        public void Configure(EntityTypeBuilder<StaffFactor> builder)
        {
            builder.ToTable("staff_factors").HasKey(f => f.Id);
            builder.Property(f => f.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(f => f.StaffId).HasColumnName("staff_id");
            builder.Property(f => f.Kind).HasColumnName("kind").HasConversion<CodeConverter<FactorKind>>();
            builder.Property(f => f.Name).HasColumnName("name");
            builder.Property(f => f.Secret).HasColumnName("secret");
            builder.Property(f => f.CredentialId).HasColumnName("credential_id");
            builder.Property(f => f.Counter).HasColumnName("counter").ValueGeneratedNever();
            builder.Property(f => f.AddedAt).HasColumnName("added_at");
            builder.Property(f => f.ConfirmedAt).HasColumnName("confirmed_at");
            builder.Property(f => f.UsedAt).HasColumnName("used_at");
        }
    }
}
