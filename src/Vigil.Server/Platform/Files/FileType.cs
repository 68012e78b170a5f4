namespace Vigil.Server.Platform.Files;

/// <summary>A kind of file that we keep, told by its content alone.</summary>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Extensions">What its name may end with, without the dot; the first is added where it ends otherwise.</param>
/// <param name="IsPicture">A browser shows it and it may have a thumbnail.</param>
public sealed record FileType(string MediaType, IReadOnlyList<string> Extensions, bool IsPicture = false)
{
    /// <summary>ISO/IEC 10918-1.</summary>
    public static readonly FileType Jpeg = new("image/jpeg", ["jpg", "jpeg", "jpe", "jfif"], IsPicture: true);

    /// <summary>ISO/IEC 15948.</summary>
    public static readonly FileType Png = new("image/png", ["png"], IsPicture: true);

    /// <summary>GIF87a and GIF89a.</summary>
    public static readonly FileType Gif = new("image/gif", ["gif"], IsPicture: true);

    /// <summary>RFC 9649.</summary>
    public static readonly FileType WebP = new("image/webp", ["webp"], IsPicture: true);

    /// <summary>ISO 32000.</summary>
    public static readonly FileType Pdf = new("application/pdf", ["pdf"]);

    /// <summary>ISO/IEC 14496-14.</summary>
    public static readonly FileType Mp4 = new("video/mp4", ["mp4", "m4v"]);

    /// <summary>What iPhones record.</summary>
    public static readonly FileType QuickTime = new("video/quicktime", ["mov", "qt"]);

    /// <summary>What older phones record (3GPP TS 26.244).</summary>
    public static readonly FileType ThreeGpp = new("video/3gpp", ["3gp", "3g2"]);

    /// <summary>UTF-8 without control characters.</summary>
    public static readonly FileType Text = new("text/plain", ["txt", "log", "md", "json", "har", "yaml", "yml", "ini", "conf", "toml", "env", "properties"]);

    /// <summary>RFC 4180. Text whose name says so: no byte tells it from other text.</summary>
    public static readonly FileType Csv = new("text/csv", ["csv", "tsv"]);

    /// <summary>ECMA-376.</summary>
    public static readonly FileType Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]);

    /// <summary>ECMA-376.</summary>
    public static readonly FileType Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]);

    /// <summary>ECMA-376.</summary>
    public static readonly FileType PowerPoint = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"]);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<FileType> All = [Jpeg, Png, Gif, WebP, Pdf, Mp4, QuickTime, ThreeGpp, Text, Csv, Word, Excel, PowerPoint];
}
