using System.Buffers.Binary;
using System.Text;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>
/// Videos in boxes (ISO/IEC 14496-12, QuickTime). Boxes of user data and metadata, where phones write the place, become free space of the
/// same length, so that no offset moves. HEIC and AVIF, which are of this family, are refused.
/// </summary>
internal static class IsoMedia
{
    private const int MaxDepth = 8;

    private static readonly string[] StillPictures = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

    private static readonly string[] Videos = ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V ", "M4VP", "MSNV", "dash"];

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8);

    public static Outcome<CleanFile> Clean(ReadOnlySpan<byte> bytes)
    {
        var brand = Encoding.Latin1.GetString(bytes[8..12]);
        if (StillPictures.Contains(brand, StringComparer.Ordinal))
        {
            return FileRefusals.Heic;
        }

        var type = brand == "qt  " ? FileType.QuickTime
            : brand.StartsWith("3g", StringComparison.Ordinal) ? FileType.ThreeGpp
            : Videos.Contains(brand, StringComparer.Ordinal) ? FileType.Mp4
            : null;
        if (type is null)
        {
            return FileRefusals.Type;
        }

        var clean = bytes.ToArray();
        var hasMovie = false;
        return FreeMetadata(clean, 0, ref hasMovie) && hasMovie ? new CleanFile(clean, type) : FileRefusals.Damaged;
    }

    private static bool FreeMetadata(Span<byte> boxes, int depth, ref bool hasMovie)
    {
        while (boxes.Length >= 8)
        {
            var (header, size) = (8, (ulong)BinaryPrimitives.ReadUInt32BigEndian(boxes));
            if (size == 1 && boxes.Length >= 16)
            {
                (header, size) = (16, BinaryPrimitives.ReadUInt64BigEndian(boxes[8..]));
            }
            else if (size == 0)
            {
                // To the end.
                size = (ulong)boxes.Length;
            }

            if (size < (ulong)header || size > (ulong)boxes.Length)
            {
                return false;
            }

            var type = Encoding.Latin1.GetString(boxes[4..8]);
            var content = boxes[header..(int)size];
            switch (type)
            {
                case "udta" or "meta" or "uuid":
                    "free"u8.CopyTo(boxes[4..]);
                    content.Clear();
                    break;
                case "moov" or "trak" or "moof" or "traf":
                    hasMovie |= type == "moov";
                    if (depth == MaxDepth || !FreeMetadata(content, depth + 1, ref hasMovie))
                    {
                        return false;
                    }

                    break;
            }

            boxes = boxes[(int)size..];
        }

        // QuickTime may end a list of boxes with four bytes of zero.
        return boxes.Length == 0 || (depth > 0 && !boxes.ContainsAnyExcept((byte)0));
    }
}
