using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vigil.Server.Platform.Files;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

/// <summary>What a file is, by its content, and what is taken out of it.</summary>
public sealed class FileContentTests
{
    private const string Place = "GPS 31.2304 N 121.4737 E";

    private static readonly byte[][] Samples = [Pictures.Jpeg, Pictures.Png, Pictures.Gif, Pictures.WebP, Video("isom"), Pictures.Zip("[Content_Types].xml", "word/document.xml"), "%PDF-1.7\n"u8.ToArray(), "日期,金额\n"u8.ToArray()];

    private static readonly string[] PngChunks = ["tEXt", "iTXt", "zTXt", "tIME", "gAMA", "eXIf", "caBX"];
    private static readonly string[] WebPChunks = ["EXIF", "XMP ", "ZZZZ"];

    public static TheoryData<string, byte[], string> Kept() => new()
    {
        { "shot.png", Pictures.Jpeg, "image/jpeg" },
        { "photo.jpg", Pictures.Png, "image/png" },
        { "a.gif", Pictures.Gif, "image/gif" },
        { "a", Pictures.WebP, "image/webp" },
        { "a.exe", "%PDF-1.7\n"u8.ToArray(), "application/pdf" },
        { "a.mp4", Video("isom"), "video/mp4" },
        { "a.mov", Video("qt  "), "video/quicktime" },
        { "a.3gp", Video("3gp5"), "video/3gpp" },
        { "bank.CSV", "日期,金额\n"u8.ToArray(), "text/csv" },
        { "bank.html", "日期,金额\n"u8.ToArray(), "text/plain" },
        { "a.docx", Pictures.Zip("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.zip", Pictures.Zip("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "a.pptx", Pictures.Zip("[Content_Types].xml", "ppt/presentation.xml"), "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
    };

    public static TheoryData<string, byte[], string> Refused() => new()
    {
        { "empty.png", [], "file.empty" },
        { "large.txt", Enumerable.Repeat((byte)'a', FileContent.MaxBytes + 1).ToArray(), "file.too_large" },
        { "picture.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(), "file.type" },
        { "picture.png", "\uFEFF \n<!DOCTYPE html><p>"u8.ToArray(), "file.type" },
        { "log.txt", "harmless words\n<ScRiPt>alert(1)</script>"u8.ToArray(), "file.type" },
        { "run.txt", "#!/bin/sh\n"u8.ToArray(), "file.type" },
        { "bytes.txt", "a\0b"u8.ToArray(), "file.type" },
        { "latin.txt", [0xE9, 0x20, 0xFF], "file.type" },
        { "setup.pdf", [.. "MZ"u8, 0x90, 0, 3], "file.type" },
        { "elf", [0x7F, .. "ELF"u8, 2], "file.type" },
        { "many.zip", Pictures.Zip("a.txt"), "file.type" },
        { "macros.docx", Pictures.Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "file.type" },
        { "parts.docx", Pictures.Zip(["[Content_Types].xml", "word/document.xml", .. Enumerable.Range(0, 10_000).Select(i => $"{i}")]), "file.type" },
        { "broken.docx", "PK\u0003\u0004 and no more"u8.ToArray(), "file.damaged" },
        { "photo.jpg", Pictures.Boxes(("ftyp", Encoding.ASCII.GetBytes("heic\0\0\0\0mif1heic"))), "file.heic" },
        { "photo.jpg", Pictures.Boxes(("ftyp", Encoding.ASCII.GetBytes("avif\0\0\0\0mif1"))), "file.heic" },
        { "audio.m4a", Pictures.Boxes(("ftyp", Encoding.ASCII.GetBytes("M4A \0\0\0\0"))), "file.type" },
        { "cut.mp4", Video("isom")[..^4], "file.damaged" },
        { "no-movie.mp4", Pictures.Boxes(("ftyp", Encoding.ASCII.GetBytes("isom\0\0\0\0"))), "file.damaged" },
        { "bomb.png", Pictures.MakePng(1, 70_000), "file.too_many_pixels" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_file_is_what_its_content_is(string name, byte[] content, string type) => Assert.Equal(type, FileContent.Read(content, name).Value?.Type.MediaType);

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_taken_is_refused_by_name(string name, byte[] content, string code) => Assert.Equal(code, FileContent.Read(content, name).Refusal?.Code);

    [Fact]
    public void A_picture_that_is_cut_off_anywhere_is_damaged()
    {
        foreach (var picture in (byte[][])[Pictures.Jpeg, Pictures.Png, Pictures.Gif, Pictures.WebP])
        {
            for (var length = 12; length < picture.Length; length++)
            {
                Assert.True(FileContent.Read(picture.AsMemory(0, length), "a").Refusal?.Code is "file.damaged" or "file.type", $"{picture[1]:x}: {length} of {picture.Length}");
            }
        }
    }

    [Fact]
    public void A_jpeg_keeps_its_pixels_its_colours_and_which_way_up_and_nothing_else()
    {
        byte[] profile = [.. "ICC_PROFILE\0"u8, 1, 1, 7];
        byte[] adobe = [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0];
        var told = Pictures.JpegWith(
            (0xE1, [.. "Exif\0\0"u8, .. Pictures.Exif(6)]), (0xE1, Encoding.ASCII.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x>{Place}</x>")), (0xE2, profile), (0xE2, Encoding.ASCII.GetBytes($"MPF\0{Place}")),
            (0xED, Encoding.ASCII.GetBytes($"Photoshop 3.0\0{Place}")), (0xEE, adobe), (0xFE, Encoding.ASCII.GetBytes(Place)), (0xE5, Encoding.ASCII.GetBytes(Place)));
        var clean = FileContent.Read((byte[])[.. told, .. Encoding.ASCII.GetBytes(Place)], "a.jpg").Value!;

        Assert.DoesNotContain(Place, Encoding.Latin1.GetString(clean.Bytes.Span), StringComparison.Ordinal);
        var upright = Pictures.JpegWith((0xE2, profile), (0xEE, adobe));
        Assert.Equal((byte[])[0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. upright[2..]], clean.Bytes.ToArray());
        Assert.Equal((8, 12), (clean.Width, clean.Height));
        Assert.Equal(Pictures.Jpeg, FileContent.Read(Pictures.JpegWith((0xE1, [.. "Exif\0\0"u8, .. Pictures.Exif(1)])), "a.jpg").Value!.Bytes.ToArray());
    }

    [Fact]
    public void A_preview_inside_a_jpeg_goes()
    {
        var at = Pictures.Jpeg.AsSpan().IndexOf("JFIF"u8);
        byte[] preview = [.. Pictures.Jpeg[..(at - 2)], 0, 16 + 3, .. Pictures.Jpeg[at..(at + 12)], 1, 1, 1, 2, 3, .. Pictures.Jpeg[(at + 14)..]];

        Assert.Equal(Pictures.Jpeg, FileContent.Read(preview, "a").Value!.Bytes.ToArray());
    }

    [Fact]
    public void A_png_keeps_what_it_looks_like_and_which_way_up()
    {
        var told = Pictures.PngWith(("tEXt", Encoding.ASCII.GetBytes($"Comment\0{Place}")), ("iTXt", Encoding.ASCII.GetBytes(Place)), ("zTXt", Encoding.ASCII.GetBytes(Place)), ("tIME", new byte[7]), ("eXIf", Pictures.Exif(8)), ("gAMA", [0, 0, 1, 0]), ("caBX", Encoding.ASCII.GetBytes(Place)));
        var clean = FileContent.Read((byte[])[.. told, .. Encoding.ASCII.GetBytes(Place)], "a").Value!;

        var text = Encoding.Latin1.GetString(clean.Bytes.Span);
        Assert.DoesNotContain(Place, text, StringComparison.Ordinal);
        Assert.Equal(["gAMA", "eXIf"], PngChunks.Where(t => text.Contains(t, StringComparison.Ordinal)));
        Assert.Equal((8, 12), (clean.Width, clean.Height));
        Assert.Equal(Pictures.Png, FileContent.Read(Pictures.PngWith(("eXIf", Pictures.Exif(1))), "a").Value!.Bytes.ToArray());

        // Its own Exif is read and written again as it is.
        Assert.Equal(clean.Bytes.ToArray(), FileContent.Read(clean.Bytes, "a").Value!.Bytes.ToArray());
    }

    [Fact]
    public void A_png_with_a_wrong_sum_or_an_unknown_critical_chunk_is_damaged()
    {
        byte[] wrong = [.. Pictures.Png];
        wrong[^20] ^= 1;
        Assert.Equal("file.damaged", FileContent.Read(wrong, "a").Refusal?.Code);
        Assert.Equal("file.damaged", FileContent.Read(Pictures.PngWith(("XYZA", [1])), "a").Refusal?.Code);
    }

    [Fact]
    public void A_webp_keeps_what_it_looks_like_and_its_header_says_so()
    {
        var told = Pictures.WebPWith(("EXIF", [.. Pictures.Exif(3), 0]), ("XMP ", Encoding.ASCII.GetBytes(Place)), ("ZZZZ", Encoding.ASCII.GetBytes(Place)));
        var clean = FileContent.Read((byte[])[.. told, .. Encoding.ASCII.GetBytes(Place)], "a").Value!;

        var text = Encoding.Latin1.GetString(clean.Bytes.Span);
        Assert.DoesNotContain(Place, text, StringComparison.Ordinal);
        Assert.Equal(["EXIF"], WebPChunks.Where(t => text.Contains(t, StringComparison.Ordinal)));
        Assert.Equal(0x08, clean.Bytes.Span[20]);
        Assert.Equal(clean.Bytes.Length - 8, BitConverter.ToInt32(clean.Bytes.Span[4..8]));
        Assert.Equal((12, 8), (clean.Width, clean.Height));
        Assert.Equal(Pictures.WebP, FileContent.Read(Pictures.WebPWith(("EXIF", Pictures.Exif(1)), ("XMP ", Encoding.ASCII.GetBytes(Place))), "a").Value!.Bytes.ToArray());
    }

    [Fact]
    public void A_gif_loses_its_comments()
    {
        byte[] told = [.. Pictures.Gif[..19], 0x21, 0xFE, (byte)Place.Length, .. Encoding.ASCII.GetBytes(Place), 0, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, (byte)Place.Length, .. Encoding.ASCII.GetBytes(Place), 0, 0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0, .. Pictures.Gif[19..]];
        byte[] expected = [.. Pictures.Gif[..19], 0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0, .. Pictures.Gif[19..]];

        Assert.Equal(expected, FileContent.Read(told, "a").Value!.Bytes.ToArray());
    }

    [Fact]
    public void A_video_loses_the_place_and_no_byte_moves()
    {
        var place = Encoding.ASCII.GetBytes(Place);
        var told = Pictures.Boxes(
            ("ftyp", Encoding.ASCII.GetBytes("qt  \0\0\0\0")), ("uuid", place), ("mdat", "GPS frames"u8.ToArray()),
            ("moov", Pictures.Boxes(("mvhd", new byte[20]), ("trak", Pictures.Boxes(("udta", place), ("tkhd", [1]))), ("meta", place), ("udta", place))));
        var clean = FileContent.Read(told, "a").Value!.Bytes.ToArray();

        Assert.Equal(told.Length, clean.Length);
        var text = Encoding.Latin1.GetString(clean);
        Assert.DoesNotContain(Place, text, StringComparison.Ordinal);
        Assert.Equal(Encoding.Latin1.GetString(told).IndexOf("mdatGPS frames", StringComparison.Ordinal), text.IndexOf("mdatGPS frames", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_bytes_are_a_file_or_a_refusal_and_what_is_clean_stays_as_it_is()
    {
        var bytes = from sample in Gen.Elements(Samples)
                    from cut in Gen.Choose(0, sample.Length)
                    from noise in ArbMap.Default.ArbFor<byte[]>().Generator
                    from at in Gen.Choose(0, cut)
                    from much in Gen.Choose(0, 3)
                    select much == 0 ? noise : (byte[])[.. sample[..at], .. noise.Take(much), .. sample.Skip(at + (much == 2 ? much : 0)).Take(cut == sample.Length || much == 3 ? sample.Length : cut)];
        Prop.ForAll(bytes.ToArbitrary(), content =>
        {
            var read = FileContent.Read(content, "a.csv");
            Assert.True(read.Value is null != read.Refusal is null);
            if (read.Value is { } clean)
            {
                var again = FileContent.Read(clean.Bytes, "a.csv").Value!;
                Assert.Equal((clean.Type, clean.Width, clean.Height), (again.Type, again.Width, again.Height));
                Assert.Equal(clean.Bytes.ToArray(), again.Bytes.ToArray());
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Fact]
    public void A_thumbnail_is_small_and_a_picture()
    {
        Assert.Equal("image/png", FileContent.ReadThumbnail(Pictures.MakePng(320, 320)).Value?.Type.MediaType);
        foreach (var wrong in (byte[][])[[], Pictures.MakePng(321, 10), Pictures.MakePng(10, 321), Pictures.Gif, "%PDF-1.7"u8.ToArray(), [.. Pictures.Jpeg, .. new byte[70_000]]])
        {
            Assert.Equal("file.bad_thumbnail", FileContent.ReadThumbnail(wrong).Refusal?.Code);
        }
    }

    [Theory]
    [InlineData("截图 2026-11-22.png", "截图 2026-11-22.png")]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData("C:\\Users\\me\\a.PNG", "a.PNG")]
    [InlineData("photo\u202Egnp.exe", "photognp.exe.png")]
    [InlineData("a\u0000b\r\nc\u0007.png", "abc.png")]
    [InlineData("evil.svg", "evil.svg.png")]
    [InlineData("evil.html", "evil.html.png")]
    [InlineData("", "file.png")]
    [InlineData(null, "file.png")]
    [InlineData("..", "file.png")]
    [InlineData(".png", "file.png")]
    [InlineData("con.png", "_con.png")]
    [InlineData("a<b>:\"|?*.png", "a_b______.png")]
    [InlineData("  many   spaces .png", "many spaces.png")]
    [InlineData("lone\ud800.png", "lone.png")]
    public void Names_become_harmless(string? given, string expected) => Assert.Equal(expected, FileNames.Clean(given, FileType.Png));

    [Fact]
    public void Long_names_are_cut_between_characters()
    {
        foreach (var one in (string[])["a", "图", "😀", "e\u0301"])
        {
            var name = FileNames.Clean(string.Concat(Enumerable.Repeat(one, 300)) + ".jpeg", FileType.Jpeg);
            Assert.EndsWith(".jpeg", name, StringComparison.Ordinal);
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 100, 185);
            Assert.InRange(name.Length, 50, 106);
        }
    }

    [Fact]
    public void Any_name_becomes_one_that_stays_as_it_is()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), given =>
        {
            var name = FileNames.Clean(given, FileType.Pdf);
            Assert.Equal(name, FileNames.Clean(name, FileType.Pdf));
            Assert.DoesNotContain(name, c => char.IsControl(c) || "/\\<>:\"|?*".Contains(c, StringComparison.Ordinal));
            Assert.EndsWith(".pdf", name, StringComparison.OrdinalIgnoreCase);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static byte[] Video(string brand) => Pictures.Boxes(("ftyp", Encoding.ASCII.GetBytes($"{brand}\0\0\0\0")), ("moov", Pictures.Boxes(("mvhd", new byte[20]))), ("mdat", [1, 2, 3]));
}
