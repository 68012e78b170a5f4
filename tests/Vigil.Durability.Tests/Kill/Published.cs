namespace Vigil.Durability.Tests.Kill;

/// <summary>Where <c>./vigil build</c> leaves what the tests start, and where they leave what a person may want to read.</summary>
internal static class Published
{
    private static readonly string Artifacts = Path.Combine(Root(), "artifacts");

    /// <summary>The server's executable.</summary>
    public static string Server { get; } = Path.Combine(Artifacts, "publish", "server", "Vigil.Server");

    /// <summary>The trained models.</summary>
    public static string Models { get; } = Path.Combine(Artifacts, "models");

    /// <summary>A file of that name beside those of other tests.</summary>
    public static string Artifact(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Artifacts, "durability")).FullName, name);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Vigil.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
