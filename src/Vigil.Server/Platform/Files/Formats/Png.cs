using System.Buffers;
using System.Buffers.Binary;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>PNG (ISO/IEC 15948, third edition) with only the chunks that its look depends on: no text, time or Exif, of the latter but the orientation.</summary>
internal static class Png
{
    private static readonly string[] Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    ];

    private static readonly uint[] CrcTable = MakeCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    public static Outcome<CleanFile> Clean(ReadOnlySpan<byte> bytes)
    {
        var whole = new ArrayBufferWriter<byte>(bytes.Length + 64);
        whole.Write(Signature);
        var (at, orientation, width, height, hasData, camera) = (Signature.Length, 1, 0, 0, false, false);
        while (at + 12 <= bytes.Length)
        {
            // Length, type, content, CRC of type and content.
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                return FileRefusals.Damaged;
            }

            var chunk = bytes.Slice(at, (int)length + 12);
            var type = System.Text.Encoding.Latin1.GetString(chunk[4..8]);
            var content = chunk[8..^4];
            if (Crc(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) || (width == 0) != (type == "IHDR"))
            {
                return FileRefusals.Damaged;
            }

            at += chunk.Length;
            if (type == "IHDR")
            {
                (width, height) = Size(content);
                if (width <= 0 || height <= 0)
                {
                    return FileRefusals.Damaged;
                }
            }

            hasData |= type == "IDAT";
            camera |= type == "eXIf" && Exif.NamesCamera(content);
            orientation = type == "eXIf" ? Exif.Orientation(content) : orientation;
            if (type == "IEND")
            {
                return hasData ? End(whole, orientation, width, height) with { Camera = camera } : FileRefusals.Damaged;
            }

            if (Kept.Contains(type, StringComparer.Ordinal))
            {
                whole.Write(chunk);
            }
            else if (char.IsAsciiLetterUpper(type[0]))
            {
                // A critical chunk that no decoder of today knows.
                return FileRefusals.Damaged;
            }
        }

        return FileRefusals.Damaged;
    }

    private static (int Width, int Height) Size(ReadOnlySpan<byte> header) =>
        header.Length == 13 ? (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..])) : (0, 0);

    // eXIf may stand anywhere between IHDR and IEND, but not among the IDAT.
    private static CleanFile End(ArrayBufferWriter<byte> whole, int orientation, int width, int height)
    {
        if (orientation > 1)
        {
            Chunk(whole, "eXIf"u8, Exif.Minimal(orientation));
        }

        Chunk(whole, "IEND"u8, []);
        return Exif.Turns(orientation) ? new CleanFile(whole.WrittenMemory, FileType.Png, height, width) : new CleanFile(whole.WrittenMemory, FileType.Png, width, height);
    }

    private static void Chunk(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        to.Write(number);
        to.Write(type);
        to.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. content]));
        to.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    // Annex D of the standard: the polynomial of ISO 3309.
    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
