using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Vigil.Server.Tests.Harness;

/// <summary>Small pictures that decode, and what phones write into them.</summary>
internal static class Pictures
{
    /// <summary>12 by 8 pixels, as Chromium's canvas makes them.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAwDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAEE/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAEF/8QAGxEAAgIDAQAAAAAAAAAAAAAAAQMAAgQRQdH/2gAMAwEAAhEDEQA/AMCAMxVVsAoOSrgOu5Ztc7O/J//Z");

    /// <summary>12 by 8 pixels, with the extended header.</summary>
    public static readonly byte[] WebP = Convert.FromBase64String(
        "UklGRmQAAABXRUJQVlA4WAoAAAAAAAAACwAABwAAVlA4IEYAAAAwAgCdASoMAAgAAsBMJbACdDXAPKA9gAJBgAD+6M28+jrcysIHv6e+MW1Xz/wbm99ex8sJj/K7pz/+W2vHA+v+Tf1UAAAA");

    /// <summary>12 by 8 pixels.</summary>
    public static readonly byte[] Png = MakePng(12, 8);

    /// <summary>The smallest GIF there is: one pixel.</summary>
    public static readonly byte[] Gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    /// <summary>What a phone says of a picture taken upright, and where: the words stand for the place.</summary>
    public static byte[] Exif(int orientation, string place = "GPS 31.2304 N 121.4737 E") =>
    [
        (byte)'M', (byte)'M', 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(place),
    ];

    /// <summary>A JPEG with segments after its begin.</summary>
    public static byte[] JpegWith(params (byte Marker, byte[] Content)[] segments) =>
        [0xFF, 0xD8, .. segments.SelectMany(s => (byte[])[0xFF, s.Marker, (byte)((s.Content.Length + 2) >> 8), (byte)(s.Content.Length + 2), .. s.Content]), .. Jpeg[2..]];

    /// <summary>A PNG with chunks after its header.</summary>
    public static byte[] PngWith(params (string Type, byte[] Content)[] chunks) => [.. Png[..33], .. chunks.SelectMany(c => PngChunk(c.Type, c.Content)), .. Png[33..]];

    /// <summary>A WebP with chunks at its end, which its header announces.</summary>
    public static byte[] WebPWith(params (string Type, byte[] Content)[] chunks)
    {
        byte[] whole = [.. WebP, .. chunks.SelectMany(c => (byte[])[.. Encoding.ASCII.GetBytes(c.Type), .. Little(c.Content.Length), .. c.Content, .. new byte[c.Content.Length & 1]])];
        Little(whole.Length - 8).CopyTo(whole, 4);
        whole[20] |= 0x0C;
        return whole;
    }

    /// <summary>A video of boxes.</summary>
    public static byte[] Boxes(params (string Type, byte[] Content)[] boxes) => [.. boxes.SelectMany(b => (byte[])[.. Big(b.Content.Length + 8), .. Encoding.ASCII.GetBytes(b.Type), .. b.Content])];

    /// <summary>A PNG of any size, all of one colour.</summary>
    public static byte[] MakePng(int width, int height)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(new byte[(width + 1) * height]);
        }

        return [0x89, .. "PNG\r\n\x1a\n"u8, .. PngChunk("IHDR", [.. Big(width), .. Big(height), 8, 0, 0, 0, 0]), .. PngChunk("IDAT", packed.ToArray()), .. PngChunk("IEND", [])];
    }

    /// <summary>A PNG in the shape of a telephone's screen, as customers copy it: evidently no document.</summary>
    public static readonly byte[] Screenshot = MakePng(360, 780);

    /// <summary>A PNG with Exif after its header.</summary>
    public static byte[] PngWithExif(int width, int height, byte[] exif) => MakePng(width, height) is var png ? [.. png[..33], .. PngChunk("eXIf", exif), .. png[33..]] : png;

    /// <summary>A JPEG that says it is of this size, with Exif after its begin. It is looked at and not decoded.</summary>
    public static byte[] JpegWithExif(int width, int height, byte[] exif)
    {
        var whole = JpegWith((0xE1, [.. "Exif\0\0"u8, .. exif]));
        var frame = whole.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(frame + 7), (ushort)width);
        return whole;
    }

    /// <summary>A ZIP of empty parts.</summary>
    public static byte[] Zip(params string[] parts)
    {
        var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                zip.CreateEntry(part);
            }
        }

        return whole.ToArray();
    }

    private static byte[] PngChunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. Big(content.Length), .. named, .. Big((int)Crc(named))];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
