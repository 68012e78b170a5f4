using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Files.Formats;

/// <summary>Text in UTF-8. What a browser or a shell would take for a page or a program is refused, whatever its name.</summary>
internal static class PlainText
{
    // How far browsers look for tags (WHATWG MIME Sniffing, 'resource header').
    private const int Looked = 1445;

    // Everything below a space but tab, line feed, form feed and carriage return, and DEL.
    private static readonly SearchValues<byte> Control = SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 12 or 13)).Select(b => (byte)b), 0x7F]);

    private static readonly SearchValues<string> Markup = SearchValues.Create(
        ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?xml", "<?php", "<!--", "<style", "<title"], StringComparison.OrdinalIgnoreCase);

    public static Outcome<CleanFile> Read(ReadOnlyMemory<byte> content, string name)
    {
        var bytes = content.Span;
        if (!Utf8.IsValid(bytes) || bytes.ContainsAny(Control))
        {
            return FileRefusals.Type;
        }

        // Latin 1 gives each byte a character: a cut in the middle of one does not matter here.
        var begin = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Looked)]);
        return begin.StartsWith("#!", StringComparison.Ordinal) || begin.AsSpan().ContainsAny(Markup) ? FileRefusals.Type
            : new CleanFile(content, FileType.Csv.Extensions.Any(e => name.EndsWith($".{e}", StringComparison.OrdinalIgnoreCase)) ? FileType.Csv : FileType.Text);
    }
}
