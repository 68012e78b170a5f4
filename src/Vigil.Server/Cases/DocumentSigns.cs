using System.Text.RegularExpressions;
using Vigil.Server.Platform.Files;

namespace Vigil.Server.Cases;

/// <summary>
/// What tells that a file of a customer shows a document of identity, and what tells that it evidently does not (docs/decisions/0061). Errs by covering: what is covered needlessly costs an
/// agent a click and a part of the budget, what is not costs its owner. Pure.
/// </summary>
internal static partial class DocumentSigns
{
    // Cameras take 4:3, 3:2 and 16:9, documents lie at 1.42 and 1.59: only screens of telephones, and what is scrolled on them, are that tall.
    private const double TallestPhoto = 1.9;
    private const int NarrowestTelephone = 320;

    // Width and height of screens of computers, as a copy of the whole screen has them.
    private static readonly HashSet<(int, int)> Desktops =
    [
        (1280, 720), (1280, 800), (1366, 768), (1440, 900), (1536, 864), (1600, 900), (1680, 1050), (1920, 1080), (1920, 1200), (2560, 1080), (2560, 1440), (2560, 1600), (2880, 1800), (3024, 1964),
        (3440, 1440), (3456, 2234), (3840, 2160),
    ];

    /// <summary>Whether a picture is evidently a copy of a screen: no camera is named in it, and it has the shape of a telephone's screen upright, or exactly that of a computer's and is a PNG.</summary>
    public static bool IsScreenshot(CleanFile file) => file is { Camera: false, Width: { } width, Height: { } height }
        && ((file.Type == FileType.Png || file.Type == FileType.Jpeg) && width >= NarrowestTelephone && height >= width * TallestPhoto
            || file.Type == FileType.Png && Desktops.Contains((width, height)));

    /// <summary>Whether the name of a file, or what stands beside it, speaks of a document of identity or a picture of a face.</summary>
    public static bool Named(string? text) => !string.IsNullOrEmpty(text) && Names.IsMatch(text);

    [GeneratedRegex(
        "身份证|护照|驾驶证|驾照|行驶证|证件|户口|居住证|居留|通行证|回乡证|台胞证|社保卡|军官证|手持|自拍|人脸|身分證|護照|證件|駕照"
        + @"|passport|selfie|(?<![a-z])kyc(?![a-z])|residen(ce|t)[ _.-]?(permit|card)|green[ _.-]?card|driv(er|ers|er's|er’s|ing)[ _.-]?licen[cs]e|licen[cs]e[ _.-]?(front|back)"
        + @"|(?<![a-z])(national|identity|government|photo)[ _.-]?(id(?![a-z])|card|document)|(?<![a-z])id[ _.-]?(card|document|doc|photo|picture|scan|copy|front|back)(?![a-z])|identification[ _.-]?(card|document)"
        + @"|(photo|picture|scan|copy|front|back)[ _.-](of[ _.-])?(my[ _.-]|the[ _.-])?id(?![a-z])|^id[ _.-]?[0-9]*\.[a-z]+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names { get; }
}
