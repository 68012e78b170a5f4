using System.Globalization;
using Microsoft.Extensions.Options;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// Keeps a second server away from a data folder whose SQLite database one process writes. The lock is a file held open: the system lets
/// go of it when the process dies, however it dies. Operator's commands do not ask for it. Beside PostgreSQL any number of servers may run.
/// </summary>
public sealed class DataFolderLock(IOptions<DatabaseOptions> options) : IDisposable
{
    private const string LockFile = "server.lock";

    // Not in the locked file, which nobody else can read.
    private const string PidFile = "server.pid";

    private FileStream? _held;

    /// <summary>Takes the folder, making it where it is missing.</summary>
    /// <returns>Null when it is ours; otherwise the sentence that says why it cannot be used.</returns>
    public string? Take()
    {
        var settings = options.Value;
        if (!settings.IsSqlite || !settings.Exclusive)
        {
            return null;
        }

        var folder = Path.GetFullPath(settings.Data);
        try
        {
            Database.MakeFolder(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"--data: {folder} is no folder and cannot be made one: {failure.Message}";
        }

        return Hold(folder);
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();

    private string? Hold(string folder)
    {
        var open = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var pid = Path.Combine(folder, PidFile);
        try
        {
            _held = new FileStream(Path.Combine(folder, LockFile), open);
            File.WriteAllText(pid, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return null;
        }
        catch (UnauthorizedAccessException denied)
        {
            return $"--data: {folder} cannot be written to: {denied.Message}";
        }
        catch (IOException failure)
        {
            return File.Exists(pid)
                ? $"the data folder {folder} is in use by another server, process {File.ReadAllText(pid).Trim()}. Stop that one, or name another folder with --data."
                : $"--data: {folder} cannot be used: {failure.Message}";
        }
    }
}
