using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Vigil.Server.Platform.Data;

/// <summary>Where a page of what is ordered by time ended. Opaque to clients.</summary>
/// <param name="At">Microseconds, as they are stored.</param>
public sealed record TimeMark(long At, Guid Id)
{
    // A mark of ours has some 70 characters.
    private const int MaxLength = 100;

    /// <summary>Null for what is no mark.</summary>
    public static TimeMark? Read(string text)
    {
        var bytes = new byte[MaxLength];
        return text.Length is > 0 and <= MaxLength && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written)
            && Encoding.UTF8.GetString(bytes, 0, written).Split('|') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time <= DateTimeOffset.MaxValue.ToMicroseconds() && Guid.TryParse(id, out var guid)
            ? new TimeMark(time, guid) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At}|{Id}")));
}
