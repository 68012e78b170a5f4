using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Where a page of a list ended: the sort keys of its last row. Opaque to clients.</summary>
/// <param name="Rank">The priority; in a queue the rank of <see cref="PlaceInLine"/>.</param>
internal sealed record ListMark(int Rank, DateTimeOffset At, string Number)
{
    // A mark of ours has some 40 characters.
    private const int MaxLength = 100;

    public static ListMark Of(CaseView view, CaseSnapshot last) => view is CaseView.Queued
        ? new(last.LineRank, last.InLineSince ?? last.UpdatedAt, last.Number)
        : new((int)last.Priority, last.UpdatedAt, last.Number);

    public static bool TryParse(string text, out ListMark mark)
    {
        mark = new ListMark(0, DateTimeOffset.UnixEpoch, "");
        var bytes = new byte[MaxLength];
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, written).Split('|');
        if (parts.Length != 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank > PlaceInLine.Highest
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.ToMicroseconds()
            || parts[2].Length == 0 || !parts[2].All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return false;
        }

        mark = new ListMark(rank, Microseconds.ToTime(at), parts[2]);
        return true;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Rank}|{At.ToMicroseconds()}|{Number}")));
}
