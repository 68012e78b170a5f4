using System.Buffers.Binary;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>What is read of Exif (CIPA DC-008, a TIFF 6.0 file inside the picture): which way up, which is kept, and whether it names a camera.</summary>
internal static class Exif
{
    private const int MakeTag = 0x010F;
    private const int ModelTag = 0x0110;
    private const int OrientationTag = 0x0112;
    private const int ShortType = 3;

    /// <summary>Orientation as TIFF numbers it, 1 to 8; 1, upright, where it is not told or not understood.</summary>
    public static int Orientation(ReadOnlySpan<byte> tiff)
    {
        var entry = Find(tiff, OrientationTag, out var little);
        return !entry.IsEmpty && Short(entry[2..], little) == ShortType && Short(entry[8..], little) is >= 1 and <= 8 and var orientation ? orientation : 1;
    }

    /// <summary>Whether it says which camera has made the picture, as cameras do and programs that copy a screen do not.</summary>
    public static bool NamesCamera(ReadOnlySpan<byte> tiff) => !Find(tiff, MakeTag, out _).IsEmpty || !Find(tiff, ModelTag, out _).IsEmpty;

    /// <summary>The smallest TIFF that says nothing but the orientation: header, one directory of one entry, no next one.</summary>
    public static byte[] Minimal(int orientation) =>
        [(byte)'I', (byte)'I', 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, ShortType, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>True where the picture is shown lying on its side, so that width and height change places.</summary>
    public static bool Turns(int orientation) => orientation >= 5;

    // The entry of the first directory, twelve bytes or more; empty where there is none.
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> tiff, int tag, out bool little)
    {
        little = false;
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return [];
        }

        little = tiff[0] == 'I';
        var directory = Long(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return [];
        }

        var entries = tiff[((int)directory + 2)..];
        var count = Short(tiff[(int)directory..], little);
        for (var i = 0; i < count && entries.Length >= 12; i++, entries = entries[12..])
        {
            if (Short(entries, little) == tag)
            {
                return entries;
            }
        }

        return [];
    }

    private static int Short(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
