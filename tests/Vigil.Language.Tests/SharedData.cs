namespace Vigil.Language.Tests;

/// <summary>The data folder beside the checkout, or the one named by VIGIL_SHARED; tests that need it are skipped with a word where it is missing.</summary>
internal static class SharedData
{
    public static string? Path(string relative)
    {
        var root = Environment.GetEnvironmentVariable("VIGIL_SHARED") ?? (Checkout.Folder is { } checkout ? System.IO.Path.Combine(checkout, "..", "shared") : null);
        var path = root is null ? null : System.IO.Path.Combine(root, relative);
        return File.Exists(path) ? path : null;
    }
}
