using System.Buffers;
using System.Buffers.Binary;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>GIF (version 89a) without comments, captions and the data of applications, but for the one that says how often it repeats.</summary>
internal static class Gif
{
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8);

    public static Outcome<CleanFile> Clean(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 13)
        {
            return FileRefusals.Damaged;
        }

        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        var at = 13 + TableLength(bytes[10]);
        if (width == 0 || height == 0 || at > bytes.Length)
        {
            return FileRefusals.Damaged;
        }

        var whole = new ArrayBufferWriter<byte>(bytes.Length);
        whole.Write(bytes[..at]);
        var hasImage = false;
        while (at < bytes.Length)
        {
            var begin = at;
            switch (bytes[at])
            {
                case 0x3B:
                    whole.Write((ReadOnlySpan<byte>)[0x3B]);
                    return hasImage ? new CleanFile(whole.WrittenMemory, FileType.Gif, width, height) : FileRefusals.Damaged;
                case 0x2C when at + 10 <= bytes.Length:
                    // The descriptor, its colours, the size of its codes.
                    at = AfterBlocks(bytes, at + 10 + TableLength(bytes[at + 9]) + 1);
                    hasImage = true;
                    break;
                case 0x21 when at + 2 <= bytes.Length:
                    at = AfterBlocks(bytes, at + 2);
                    break;
                default:
                    return FileRefusals.Damaged;
            }

            if (at < 0)
            {
                return FileRefusals.Damaged;
            }

            if (bytes[begin] == 0x2C || Keeps(bytes[(begin + 1)..at]))
            {
                whole.Write(bytes[begin..at]);
            }
        }

        return FileRefusals.Damaged;
    }

    private static int TableLength(byte flags) => (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;

    private static bool Keeps(ReadOnlySpan<byte> extension) => extension[0] == 0xF9 || (extension[0] == 0xFF && (extension[1..].StartsWith("\vNETSCAPE2.0"u8) || extension[1..].StartsWith("\vANIMEXTS1.0"u8)));

    // Blocks of up to 255 bytes, each after its length, until one of none.
    private static int AfterBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != 0)
        {
            at += bytes[at] + 1;
        }

        return at < bytes.Length ? at + 1 : -1;
    }
}
