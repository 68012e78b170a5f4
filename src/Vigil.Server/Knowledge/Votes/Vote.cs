using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vigil.Server.Knowledge.Votes;

/// <summary>One answer to 'did this solve it?'.</summary>
internal sealed class Vote
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Language { get; init; }

    public required bool Helpful { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Vote>
    {
        public void Configure(EntityTypeBuilder<Vote> builder)
        {
            builder.ToTable("article_votes").HasKey(v => v.Id);
            builder.Property(v => v.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(v => v.Slug).HasColumnName("slug");
            builder.Property(v => v.Language).HasColumnName("language");
            builder.Property(v => v.Helpful).HasColumnName("helpful");
            builder.Property(v => v.At).HasColumnName("at");
        }
    }
}
