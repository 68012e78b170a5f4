using Vigil.Server.Platform.Files.Formats;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files;

/// <summary>A file as it is kept.</summary>
/// <param name="Bytes">Without what told where, when and with what a picture was taken.</param>
/// <param name="Width">Of a picture, as it is shown.</param>
/// <param name="Camera">It said which camera made it, before that was taken out.</param>
public sealed record CleanFile(ReadOnlyMemory<byte> Bytes, FileType Type, int? Width = null, int? Height = null, bool Camera = false);

/// <summary>Tells what a file is by its content, never by its name or what the sender called it, and takes out what it tells of its maker. Pure: any bytes give a file or a refusal.</summary>
public static class FileContent
{
    /// <summary>Largest file: 20 MB, of 1,048,576 bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Largest thumbnail. Browsers make them of 40 KB at most.</summary>
    public const int MaxThumbnailBytes = 64 * 1024;

    private const int MaxThumbnailSide = 320;

    // Above the largest cameras of phones that stay below 20 MB; decoded, a picture takes four bytes a pixel.
    private const long MaxPixels = 120_000_000;
    private const int MaxSide = 60_000;

    /// <summary>Looks at a whole file.</summary>
    /// <param name="name">Chooses between kinds of text, and nothing else.</param>
    public static Outcome<CleanFile> Read(ReadOnlyMemory<byte> content, string name)
    {
        if (content.IsEmpty)
        {
            return FileRefusals.Empty;
        }

        if (content.Length > MaxBytes)
        {
            return FileRefusals.TooLarge;
        }

        var read = ByContent(content, name);
        return read.Value is { Width: { } width, Height: { } height } && ((long)width * height > MaxPixels || Math.Max(width, height) > MaxSide) ? FileRefusals.TooManyPixels : read;
    }

    /// <summary>Looks at a thumbnail.</summary>
    public static Outcome<CleanFile> ReadThumbnail(ReadOnlyMemory<byte> content) =>
        content.Length <= MaxThumbnailBytes && ByContent(content, "").Value is { } clean && (clean.Type == FileType.Jpeg || clean.Type == FileType.Png || clean.Type == FileType.WebP)
        && clean is { Width: <= MaxThumbnailSide, Height: <= MaxThumbnailSide }
            ? clean
            : FileRefusals.Thumbnail;

    private static Outcome<CleanFile> ByContent(ReadOnlyMemory<byte> content, string name)
    {
        var bytes = content.Span;
        return Jpeg.Begins(bytes) ? Jpeg.Clean(bytes)
            : Png.Begins(bytes) ? Png.Clean(bytes)
            : Gif.Begins(bytes) ? Gif.Clean(bytes)
            : WebP.Begins(bytes) ? WebP.Clean(bytes)
            : IsoMedia.Begins(bytes) ? IsoMedia.Clean(bytes)
            : bytes.StartsWith("%PDF-"u8) ? new CleanFile(content, FileType.Pdf)
            : OfficeDocument.Begins(bytes) ? OfficeDocument.Read(content)
            : PlainText.Read(content, name);
    }
}
