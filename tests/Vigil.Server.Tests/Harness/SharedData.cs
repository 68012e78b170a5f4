namespace Vigil.Server.Tests.Harness;

/// <summary>The data folder beside the checkout, or the one named by VIGIL_SHARED; tests that need it are skipped with a word where it is missing.</summary>
internal static class SharedData
{
    /// <summary>The path of a file in it; null where it is not there.</summary>
    public static string? Find(string relative)
    {
        if (Environment.GetEnvironmentVariable("VIGIL_SHARED") is { Length: > 0 } root)
        {
            var named = Path.Combine(root, relative);
            return File.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", relative);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
