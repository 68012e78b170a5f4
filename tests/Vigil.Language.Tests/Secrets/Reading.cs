using Shouldly;
using Vigil.Language.Secrets;

namespace Vigil.Language.Tests.Secrets;

/// <summary>What the detector makes of a text, in words that tests compare.</summary>
internal static class Reading
{
    /// <summary>Only this secret is found, whole, and of this kind.</summary>
    public static void ShouldHide(this string text, string secret, string kind)
    {
        var masked = SecretDetector.Mask(text);
        masked.Kinds.ShouldBe([kind], text);
        masked.Text.ShouldNotContain(secret);
        SecretDetector.Find(text).ShouldHaveSingleItem(text).ShouldBe(new SecretFinding(kind, text.IndexOf(secret, StringComparison.Ordinal), secret.Length), text);
    }

    /// <summary>Nothing of the kind is left, however much around it went as well.</summary>
    public static void ShouldHold(this string text, string kind) => SecretDetector.Mask(text).Kinds.ShouldContain(kind, text);

    public static void ShouldStay(this string text)
    {
        SecretDetector.Find(text).ShouldBeEmpty(text);
        SecretDetector.Mask(text).Text.ShouldBe(text);
    }
}
