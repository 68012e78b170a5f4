using Vigil.Server.Cases;
using Vigil.Server.Platform.Files;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>What tells that a file of a customer shows a document of identity, and what tells that it evidently does not.</summary>
public sealed class DocumentSignsTests
{
    // An Exif of one entry in the first directory: make, model, software, in either order of bytes.
    private static byte[] Exif(int tag, bool little) => little
        ? [(byte)'I', (byte)'I', 0x2A, 0, 8, 0, 0, 0, 1, 0, (byte)tag, (byte)(tag >> 8), 2, 0, 4, 0, 0, 0, (byte)'X', (byte)'Y', (byte)'Z', 0, 0, 0, 0, 0]
        : [(byte)'M', (byte)'M', 0, 0x2A, 0, 0, 0, 8, 0, 1, (byte)(tag >> 8), (byte)tag, 0, 2, 0, 0, 0, 4, (byte)'X', (byte)'Y', (byte)'Z', 0, 0, 0, 0, 0];

    [Theory]
    [InlineData("image/png", 1170, 2532, true)]
    [InlineData("image/jpeg", 1080, 2400, true)]
    [InlineData("image/jpeg", 1080, 9000, true)]
    [InlineData("image/png", 1920, 1080, true)]
    [InlineData("image/jpeg", 1920, 1080, false)]
    [InlineData("image/webp", 1080, 2400, false)]
    [InlineData("image/jpeg", 3024, 4032, false)]
    [InlineData("image/jpeg", 4032, 3024, false)]
    [InlineData("image/png", 2250, 4000, false)]
    [InlineData("image/png", 1240, 1754, false)]
    [InlineData("image/png", 856, 540, false)]
    [InlineData("image/png", 2532, 1170, false)]
    [InlineData("image/png", 100, 400, false)]
    [InlineData("application/pdf", null, null, false)]
    public void Only_what_has_the_shape_of_a_screen_is_evidently_a_copy_of_one(string type, int? width, int? height, bool screen) =>
        Assert.Equal(screen, DocumentSigns.IsScreenshot(new CleanFile(Array.Empty<byte>(), FileType.All.First(t => t.MediaType == type), width, height)));

    [Theory]
    [InlineData(0x010F, true, true)]
    [InlineData(0x0110, false, true)]
    [InlineData(0x0131, true, false)]
    [InlineData(0x0131, false, false)]
    public void What_names_its_camera_is_no_copy_of_a_screen(int tag, bool little, bool camera)
    {
        byte[][] pictures = [Pictures.PngWithExif(400, 800, Exif(tag, little)), Pictures.JpegWithExif(400, 800, Exif(tag, little))];
        foreach (var picture in pictures)
        {
            var read = FileContent.Read(picture, "x");
            Assert.Null(read.Refusal);
            Assert.Equal((camera, !camera), (read.Value!.Camera, DocumentSigns.IsScreenshot(read.Value)));
        }
    }

    [Theory]
    [InlineData("passport.png")]
    [InlineData("IMG_passport_front.JPG")]
    [InlineData("我的护照首页.jpg")]
    [InlineData("身份证正面.png")]
    [InlineData("手持證件.png")]
    [InlineData("id_card.png")]
    [InlineData("ID front.jpg")]
    [InlineData("id-2.jpg")]
    [InlineData("drivers-license.png")]
    [InlineData("Here is a photo of my ID")]
    [InlineData("Attached: driver’s licence and a selfie")]
    [InlineData("这是我的驾驶证")]
    [InlineData("my KYC documents")]
    [InlineData("residence permit, both sides")]
    public void Words_name_a_document(string text) => Assert.True(DocumentSigns.Named(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Screenshot_20261122-030000.png")]
    [InlineData("withdrawal id W20261122-ABCDE")]
    [InlineData("My ID is 88310214, the withdrawal has not arrived")]
    [InlineData("提币截图.png")]
    [InlineData("video card receipt.png")]
    [InlineData("paid.png")]
    [InlineData("liquid card.png")]
    public void Other_words_do_not(string? text) => Assert.False(DocumentSigns.Named(text));
}
