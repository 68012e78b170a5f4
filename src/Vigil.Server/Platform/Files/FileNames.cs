using System.Globalization;
using System.Text;

namespace Vigil.Server.Platform.Files;

/// <summary>Names of files as people and disks can take them. Nothing is ever stored or opened under such a name here; it is what a download is called.</summary>
public static class FileNames
{
    // With room for an extension below the 255 bytes of common file systems, Chinese included.
    private const int MaxBytes = 180;
    private const int MaxLength = 100;
    private const int MaxExtension = 10;

    // Devices on Windows, whatever extension follows.
    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a name harmless: without path, control and direction characters, of bounded length, and ending as the content demands.</summary>
    public static string Clean(string? given, FileType type)
    {
        var name = Plain(given ?? "");
        var dot = name.LastIndexOf('.');
        var extension = dot >= 0 ? name[(dot + 1)..] : "";
        var (stem, end) = type.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? (name[..dot], extension) : (name, type.Extensions[0]);
        stem = Cut(stem).Trim(' ', '.');
        stem = stem.Length == 0 ? "file" : stem;
        return $"{(Reserved.Contains(stem.Split('.')[0].Trim()) ? "_" : "")}{stem}.{end}";
    }

    /// <summary>
    /// A name inside an archive: one segment that begins with its number, so that no two are the same, none is a device, hidden or a way out of the folder (CWE-22), whatever it was called
    /// when it came.
    /// </summary>
    /// <param name="number">From 1; four digits or more.</param>
    public static string InArchive(int number, string? given)
    {
        var name = Plain(given ?? "");
        var dot = name.LastIndexOf('.');
        var (stem, end) = dot > 0 && name.Length - dot - 1 is > 0 and <= MaxExtension ? (name[..dot], name[dot..]) : (name, "");
        stem = Cut(stem).Trim(' ', '.');
        return string.Create(CultureInfo.InvariantCulture, $"{number:0000}-{(stem.Length == 0 ? "file" : stem)}{end.TrimEnd(' ', '.')}");
    }

    /// <summary>A name as it can wait in a database until the content is known: bounded, and without what a database does not take.</summary>
    public static string Storable(string? given, int maxLength) =>
        string.Concat((given ?? "").EnumerateRunes().Where(rune => rune.Value != 0).Take(maxLength).Select(rune => rune.ToString()));

    // RFC 6266 asks the receiver of a name to take the last segment of a path only.
    private static string Plain(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // Runes replace a lone surrogate by U+FFFD. Format characters hold all that turns the direction of writing around: photo\u202Egnp.exe.
            var kind = Rune.GetUnicodeCategory(rune);
            kept.Append(
                kind is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar ? ""
                : kind is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator ? " "
                : rune.IsAscii && "<>:\"|?*".Contains((char)rune.Value, StringComparison.Ordinal) ? "_"
                : rune.ToString());
        }

        return string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Normalize();
    }

    // Never half of a character.
    private static string Cut(string stem)
    {
        var (kept, bytes) = (new StringBuilder(), 0);
        foreach (var rune in stem.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes - MaxExtension || kept.Length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
