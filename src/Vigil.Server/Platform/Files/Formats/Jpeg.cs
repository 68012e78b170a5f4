using System.Buffers;
using System.Buffers.Binary;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>
/// JPEG (ITU-T T.81) without what tells of its maker. Kept are the segments that decoding needs, the colour profile and Adobe's colour note;
/// Exif, XMP, IPTC, comments, previews and whatever follows the end of the picture go. No pixel is coded anew.
/// </summary>
internal static class Jpeg
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const int JfifLength = 14;

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static Outcome<CleanFile> Clean(ReadOnlySpan<byte> bytes)
    {
        var body = new ArrayBufferWriter<byte>(bytes.Length + 64);
        var (at, orientation, width, height, scanned, camera) = (2, 1, 0, 0, false, false);
        while (NextMarker(bytes, ref at) is { } marker)
        {
            if (marker == EndOfImage)
            {
                return scanned && width > 0 && height > 0 ? Assemble(body.WrittenSpan, orientation, width, height) with { Camera = camera } : FileRefusals.Damaged;
            }

            // A length counts itself.
            if (at + 2 > bytes.Length || BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) is var length && (length < 2 || at + length > bytes.Length))
            {
                return FileRefusals.Damaged;
            }

            var content = bytes.Slice(at + 2, length - 2);
            at += length;
            if (marker == 0xE1 && content.StartsWith("Exif\0"u8) && content.Length > 6)
            {
                orientation = orientation == 1 ? Exif.Orientation(content[6..]) : orientation;
                camera |= Exif.NamesCamera(content[6..]);
            }
            else if (IsFrame(marker))
            {
                if (content.Length < 6)
                {
                    return FileRefusals.Damaged;
                }

                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
            }

            if (Keeps(marker, content))
            {
                Segment(body, marker, content);
            }

            if (marker == StartOfScan)
            {
                var scan = bytes[at..];
                var end = EndOfScan(scan);
                if (end < 0)
                {
                    return FileRefusals.Damaged;
                }

                body.Write(scan[..end]);
                (at, scanned) = (at + end, true);
            }
        }

        return FileRefusals.Damaged;
    }

    // Any number of 0xFF may stand before a marker.
    private static byte? NextMarker(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at >= bytes.Length || bytes[at] != 0xFF)
        {
            return null;
        }

        while (at < bytes.Length && bytes[at] == 0xFF)
        {
            at++;
        }

        return at < bytes.Length && bytes[at] is >= 0xC0 and not (0xD8 or (>= 0xD0 and <= 0xD7)) and var marker && at++ >= 0 ? marker : null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool Keeps(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8) && content.Length >= JfifLength,
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF or >= 0xF0 => false,
        _ => true,
    };

    private static void Segment(ArrayBufferWriter<byte> to, byte marker, ReadOnlySpan<byte> content)
    {
        // JFIF may hold a preview, of the picture before it was cropped.
        var isJfif = marker == 0xE0;
        var kept = isJfif ? content[..JfifLength] : content;
        to.Write((ReadOnlySpan<byte>)[0xFF, marker, (byte)((kept.Length + 2) >> 8), (byte)(kept.Length + 2)]);
        to.Write(isJfif ? kept[..(JfifLength - 2)] : kept);
        to.Write((ReadOnlySpan<byte>)(isJfif ? [0, 0] : []));
    }

    // Inside a scan 0xFF is followed by 0 or stands for a restart.
    private static int EndOfScan(ReadOnlySpan<byte> scan)
    {
        var at = 0;
        while (scan[at..].IndexOf((byte)0xFF) is >= 0 and var found)
        {
            at += found;
            if (at + 1 >= scan.Length)
            {
                return -1;
            }

            if (scan[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += scan[at + 1] == 0xFF ? 1 : 2;
        }

        return -1;
    }

    private static CleanFile Assemble(ReadOnlySpan<byte> body, int orientation, int width, int height)
    {
        var whole = new ArrayBufferWriter<byte>(body.Length + 64);
        whole.Write((ReadOnlySpan<byte>)[0xFF, 0xD8]);
        if (orientation > 1)
        {
            Segment(whole, 0xE1, [.. "Exif\0\0"u8, .. Exif.Minimal(orientation)]);
        }

        whole.Write(body);
        whole.Write((ReadOnlySpan<byte>)[0xFF, EndOfImage]);
        return Exif.Turns(orientation) ? new CleanFile(whole.WrittenMemory, FileType.Jpeg, height, width) : new CleanFile(whole.WrittenMemory, FileType.Jpeg, width, height);
    }
}
