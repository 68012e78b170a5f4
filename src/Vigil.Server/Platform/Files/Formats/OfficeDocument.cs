using System.IO.Compression;
using System.Runtime.InteropServices;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>Word, Excel and PowerPoint documents (ECMA-376, packages of ISO/IEC 29500-2): told by the names of their parts, never unpacked. Those that hold programs, and other ZIP files, are refused.</summary>
internal static class OfficeDocument
{
    // Far more than documents have; each part that a package lists takes memory before anything can be said of it.
    private const int MostParts = 10_000;

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8);

    public static Outcome<CleanFile> Read(ReadOnlyMemory<byte> content)
    {
        // Counted in the bytes: what the archive says of its own number may be wrong.
        if (content.Span.Count("PK\x01\x02"u8) > MostParts)
        {
            return FileRefusals.Type;
        }

        List<string> parts;
        try
        {
            using var zip = new ZipArchive(Open(content), ZipArchiveMode.Read);
            parts = [.. zip.Entries.Select(e => e.FullName)];
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or ArgumentException)
        {
            // What ZipArchive says of anything that is no archive.
            return FileRefusals.Damaged;
        }

        if (!parts.Contains("[Content_Types].xml") || parts.Exists(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return FileRefusals.Type;
        }

        var type = parts.Contains("word/document.xml") ? FileType.Word
            : parts.Contains("xl/workbook.xml") || parts.Contains("xl/workbook.bin") ? FileType.Excel
            : parts.Contains("ppt/presentation.xml") ? FileType.PowerPoint
            : null;
        return type is null ? FileRefusals.Type : new CleanFile(content, type);
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(content.ToArray(), writable: false);
}
