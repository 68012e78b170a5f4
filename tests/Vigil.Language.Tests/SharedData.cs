namespace Vigil.Language.Tests;

/// <summary>The data folder beside the checkout, or the one named by VIGIL_SHARED; tests that need it are skipped with a word where it is missing.</summary>
internal static class SharedData
{
    public static string? Path(string relative)
    {
        var root = Environment.GetEnvironmentVariable("VIGIL_SHARED") ?? Beside();
        var path = root is null ? null : System.IO.Path.Combine(root, relative);
        return File.Exists(path) ? path : null;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Vigil.slnx")))
            {
                return System.IO.Path.Combine(folder.FullName, "..", "shared");
            }
        }

        return null;
    }
}
