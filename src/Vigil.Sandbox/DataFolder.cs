namespace Vigil.Sandbox;

/// <summary>Small secrets that must survive a restart, readable by their owner only.</summary>
internal static class DataFolder
{
    /// <summary>The text kept under this name, made and written on first use.</summary>
    public static string Keep(string folder, string name, Func<string> make)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        if (File.Exists(path))
        {
            return File.ReadAllText(path).Trim();
        }

        var text = make();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
        return text;
    }
}
