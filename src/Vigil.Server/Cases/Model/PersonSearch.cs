using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Cases.Model;

/// <summary>Somebody of the staff has searched for a person. Of whom, nobody can tell from the row without the key that lies sealed elsewhere.</summary>
internal sealed class PersonSearch
{
    public required Guid Id { get; init; }

    public required StaffId ById { get; init; }

    /// <summary>Keyed hash of what was asked for.</summary>
    public required string Digest { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<PersonSearch>
    {
        public void Configure(EntityTypeBuilder<PersonSearch> builder)
        {
            builder.ToTable("person_searches").HasKey(s => s.Id);
            builder.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(s => s.ById).HasColumnName("by_id");
            builder.Property(s => s.Digest).HasColumnName("digest");
            builder.Property(s => s.At).HasColumnName("at");
            builder.HasIndex(s => new { s.ById, s.At });
            builder.HasIndex(s => s.At);
        }
    }
}
