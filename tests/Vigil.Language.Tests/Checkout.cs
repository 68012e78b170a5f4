namespace Vigil.Language.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Its folder; null where they run without it.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Its folder.</summary>
    public static string Root => Folder ?? throw new InvalidOperationException("The tests run outside of a checkout.");

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Vigil.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
