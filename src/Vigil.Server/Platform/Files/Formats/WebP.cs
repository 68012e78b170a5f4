using System.Buffers;
using System.Buffers.Binary;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>WebP (RFC 9649) with only picture, transparency, animation and colour profile: Exif, of it but the orientation, XMP and unknown chunks go, and the header no longer announces them.</summary>
internal static class WebP
{
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;

    private static readonly string[] Kept = ["VP8X", "VP8 ", "VP8L", "ICCP", "ALPH", "ANIM", "ANMF"];

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    public static Outcome<CleanFile> Clean(ReadOnlySpan<byte> bytes)
    {
        // What follows the container is not part of the picture.
        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (size > bytes.Length - 8 || size < 4)
        {
            return FileRefusals.Damaged;
        }

        var whole = new ArrayBufferWriter<byte>(bytes.Length + 64);
        whole.Write(bytes[..12]);
        var rest = bytes[12..((int)size + 8)];
        var (orientation, width, height, hasPicture, header) = (1, 0, 0, false, -1);
        while (rest.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - 8)
            {
                return FileRefusals.Damaged;
            }

            // Chunks begin at even places.
            var padded = Math.Min(rest.Length, 8 + (int)length + ((int)length & 1));
            var type = System.Text.Encoding.Latin1.GetString(rest[..4]);
            var content = rest.Slice(8, (int)length);
            if (width == 0)
            {
                (width, height) = Size(type, content);
                if (width <= 0 || height <= 0)
                {
                    return FileRefusals.Damaged;
                }

                header = type == "VP8X" ? whole.WrittenCount + 8 : -1;
            }

            hasPicture |= type is "VP8 " or "VP8L" or "ANMF";
            orientation = type == "EXIF" ? Exif.Orientation(content.StartsWith("Exif\0\0"u8) ? content[6..] : content) : orientation;
            if (Kept.Contains(type, StringComparer.Ordinal))
            {
                Chunk(whole, rest[..4], content);
            }

            rest = rest[padded..];
        }

        return hasPicture ? End(whole, header, header < 0 ? 1 : orientation, width, height) : FileRefusals.Damaged;
    }

    private static CleanFile End(ArrayBufferWriter<byte> whole, int header, int orientation, int width, int height)
    {
        if (orientation > 1)
        {
            Chunk(whole, "EXIF"u8, Exif.Minimal(orientation));
        }

        var clean = whole.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(clean.AsSpan(4), clean.Length - 8);
        if (header >= 0)
        {
            clean[header] = (byte)((clean[header] & ~(ExifFlag | XmpFlag)) | (orientation > 1 ? ExifFlag : 0));
        }

        return Exif.Turns(orientation) ? new CleanFile(clean, FileType.WebP, height, width) : new CleanFile(clean, FileType.WebP, width, height);
    }

    // Of the first chunk, which is one of three; sections 2.5 to 2.7.
    private static (int Width, int Height) Size(string type, ReadOnlySpan<byte> content) => type switch
    {
        "VP8X" when content.Length >= 10 => (1 + Three(content[4..]), 1 + Three(content[7..])),
        "VP8L" when content.Length >= 5 && content[0] == 0x2F && BinaryPrimitives.ReadUInt32LittleEndian(content[1..]) is var bits => (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF)),
        "VP8 " when content.Length >= 10 && content[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]) =>
            (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF),
        _ => (0, 0),
    };

    private static int Three(ReadOnlySpan<byte> at) => at[0] | (at[1] << 8) | (at[2] << 16);

    private static void Chunk(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        to.Write(type);
        to.Write(length);
        to.Write(content);
        to.Write((ReadOnlySpan<byte>)((content.Length & 1) != 0 ? [0] : []));
    }
}
