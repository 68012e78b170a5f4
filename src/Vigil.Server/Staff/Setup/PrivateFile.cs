namespace Vigil.Server.Staff.Setup;

/// <summary>Files that only the server's own user may read.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces a file in one step: a reader sees the old one or the new one, never half, and never with wider rights.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        // A name of its own: two servers on one folder may write at once, and the last one stands.
        var draft = $"{path}.{Path.GetRandomFileName()}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using (var writer = new StreamWriter(draft, options))
            {
                await writer.WriteAsync(text.AsMemory(), cancellationToken);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
