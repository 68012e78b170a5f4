using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Model;

/// <summary>A file: of its uploader until it is part of a message, then of that message's case. The row can be erased; the entry stays and names a file that is not there.</summary>
internal sealed class Attachment
{
    /// <summary>The file.</summary>
    public required FileId Id { get; init; }

    /// <summary>Customer or agent.</summary>
    public required AuthorKind OwnerKind { get; init; }

    /// <summary>Who uploaded it. A visitor's files become the customer's at the sign-in.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>What a download is called.</summary>
    public required string Name { get; init; }

    /// <summary>Media type.</summary>
    public required string Type { get; init; }

    /// <summary>Bytes as kept.</summary>
    public required long Size { get; init; }

    /// <summary>Pixels of a picture.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels of a picture.</summary>
    public int? Height { get; init; }

    /// <summary>Names the bytes in the store.</summary>
    public required string Hash { get; init; }

    /// <summary>True where the virus scanner was to look at it and could not.</summary>
    public bool Unchecked { get; init; }

    /// <summary>Names the small picture's.</summary>
    public string? ThumbnailHash { get; init; }

    /// <summary>Media type of the small picture.</summary>
    public string? ThumbnailType { get; init; }

    /// <summary>The case it was sent on; null before.</summary>
    public CaseId? CaseId { get; init; }

    /// <summary>The entry it was sent with; null before.</summary>
    public long? Seq { get; init; }

    /// <summary>It is evidently a copy of a screen: <see cref="DocumentSigns.IsScreenshot"/>.</summary>
    public bool Screenshot { get; init; }

    /// <summary>How it is known that it shows a document of identity: <c>name</c>, <c>text</c>, <c>customer</c>, <c>agent</c>; null where nothing says so. Never taken back.</summary>
    public string? Document { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether a customer has sent it and it can show a document: a picture, a film, a PDF or an office document, and not plain text.</summary>
    public bool MayShowDocument => OwnerKind is AuthorKind.Customer && !Type.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>Whether staff get it by a reveal alone, in whichever case: it may show a document, and is not evidently something else. In cases about identity evidence does not count.</summary>
    public bool Covered => MayShowDocument && (!Screenshot || Document is not null);

    /// <summary>As messenger and console see it.</summary>
    /// <param name="named">What stands beside it speaks of a document.</param>
    public FileView ToView(bool named = false) => new(Id, Name, Type, Size, Width, Height, ThumbnailHash is not null, Unchecked, Covered || (MayShowDocument && named));

    internal sealed class Map : IEntityTypeConfiguration<Attachment>
    {
        public void Configure(EntityTypeBuilder<Attachment> builder)
        {
            builder.ToTable("files").HasKey(f => f.Id);
            builder.Property(f => f.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(f => f.OwnerKind).HasColumnName("owner_kind").HasConversion<CodeConverter<AuthorKind>>();
            builder.Property(f => f.OwnerId).HasColumnName("owner_id");
            builder.Property(f => f.Name).HasColumnName("name");
            builder.Property(f => f.Type).HasColumnName("type");
            builder.Property(f => f.Size).HasColumnName("size");
            builder.Property(f => f.Width).HasColumnName("width");
            builder.Property(f => f.Height).HasColumnName("height");
            builder.Property(f => f.Hash).HasColumnName("hash");
            builder.Property(f => f.Unchecked).HasColumnName("unchecked");
            builder.Property(f => f.ThumbnailHash).HasColumnName("thumbnail_hash");
            builder.Property(f => f.ThumbnailType).HasColumnName("thumbnail_type");
            builder.Property(f => f.Screenshot).HasColumnName("screenshot");
            builder.Property(f => f.Document).HasColumnName("document");
            builder.Property(f => f.CaseId).HasColumnName("case_id");
            builder.Property(f => f.Seq).HasColumnName("seq");
            builder.Property(f => f.CreatedAt).HasColumnName("created_at");
        }
    }
}

/// <summary>An upload under way, or done within the last day.</summary>
internal sealed class Upload
{
    /// <summary>The upload.</summary>
    public required UploadId Id { get; init; }

    /// <summary>Customer or agent.</summary>
    public required AuthorKind OwnerKind { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>As it was given.</summary>
    public required string Name { get; init; }

    /// <summary>As it was announced; null where the end of the request is the end of the file.</summary>
    public long? Size { get; init; }

    /// <summary>Bytes that are stored.</summary>
    public required long Received { get; init; }

    /// <summary>What it became.</summary>
    public FileId? FileId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> builder)
        {
            builder.ToTable("uploads").HasKey(u => u.Id);
            builder.Property(u => u.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(u => u.OwnerKind).HasColumnName("owner_kind").HasConversion<CodeConverter<AuthorKind>>();
            builder.Property(u => u.OwnerId).HasColumnName("owner_id");
            builder.Property(u => u.Name).HasColumnName("name");
            builder.Property(u => u.Size).HasColumnName("size");
            builder.Property(u => u.Received).HasColumnName("received");
            builder.Property(u => u.FileId).HasColumnName("file_id");
            builder.Property(u => u.CreatedAt).HasColumnName("created_at");
        }
    }
}
