using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files;

/// <summary>Every reason for which a file is not taken, in one place.</summary>
public static class FileRefusals
{
    /// <summary>Not a byte.</summary>
    public static readonly Refusal Empty = new(StatusCodes.Status400BadRequest, "file.empty", "The file is empty.");

    /// <summary>More than <see cref="FileContent.MaxBytes"/>.</summary>
    public static readonly Refusal TooLarge = new(StatusCodes.Status413PayloadTooLarge, "file.too_large", "A file may have at most 20 MB.");

    /// <summary>A kind of file that we do not keep, whatever its name says.</summary>
    public static readonly Refusal Type = new(
        StatusCodes.Status415UnsupportedMediaType, "file.type", "This kind of file is not accepted. Accepted are JPEG, PNG, GIF and WebP pictures, PDF, MP4 and QuickTime videos, plain text and CSV in UTF-8, and Word, Excel and PowerPoint documents without macros.");

    /// <summary>HEIC and AVIF: browsers of agents do not show them, and nothing here removes their location data.</summary>
    public static readonly Refusal Heic = new(
        StatusCodes.Status415UnsupportedMediaType, "file.heic", "HEIC and AVIF pictures are not accepted. A phone can save as JPEG: on an iPhone under Settings, Camera, Formats, Most Compatible; or send a screenshot of the picture.");

    /// <summary>It begins as a kind that we keep and does not go on as one: cut off, or made up.</summary>
    public static readonly Refusal Damaged = new(StatusCodes.Status422UnprocessableEntity, "file.damaged", "The file is damaged or incomplete.");

    /// <summary>More pixels than any camera takes: a picture that would take a browser's memory.</summary>
    public static readonly Refusal TooManyPixels = new(StatusCodes.Status422UnprocessableEntity, "file.too_many_pixels", "The picture has too many pixels: at most 120 million, and at most 60,000 on a side.");

    /// <summary>The virus scanner has found something in it.</summary>
    public static readonly Refusal Infected = new(StatusCodes.Status422UnprocessableEntity, "file.infected", "A virus scanner has found harmful software in this file, and it was not kept. Please check the device that it comes from.");

    /// <summary>The virus scanner does not look at files like this one.</summary>
    public static readonly Refusal TooLargeToScan = new(StatusCodes.Status422UnprocessableEntity, "file.scan_too_large", "The file, or what is packed in it, is too large to be checked for harmful software, and was not kept. Please send a smaller one.");

    /// <summary>The virus scanner does not answer, and what is not checked is not kept.</summary>
    public static readonly Refusal ScanLater = new(StatusCodes.Status503ServiceUnavailable, "file.scan_later", "Files cannot be checked for harmful software at the moment. Please send it again in a few minutes; messages go through meanwhile.") { RetryAfter = TimeSpan.FromMinutes(1) };

    /// <summary>Not a small picture.</summary>
    public static readonly Refusal Thumbnail = new(StatusCodes.Status400BadRequest, "file.bad_thumbnail", "A thumbnail is a JPEG, PNG or WebP picture of at most 320 pixels on a side and 64 KB, for a picture of one's own that is not sent yet.");

    /// <summary>There is no such file, or it is not for the caller: both look the same.</summary>
    public static readonly Refusal NotFound = new(StatusCodes.Status404NotFound, "file.not_found", "There is no such file.");

    /// <summary>There is no such upload, or it is not the caller's, or it ended.</summary>
    public static readonly Refusal NoUpload = new(StatusCodes.Status404NotFound, "upload.not_found", "There is no such upload. Please begin anew.");

    /// <summary>The bytes do not go on where the upload stands.</summary>
    public static Refusal Offset(long next) => new(StatusCodes.Status409Conflict, "upload.offset", $"The next byte of this upload is number {next}.");
}
