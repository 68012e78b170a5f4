using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Vigil.Server.Platform.Files;

/// <summary>Makes the names in a folder as durable as the files: a file that was synced can still be nameless after a power cut (open(2), fsync(2)).</summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;
    private const int InvalidArgument = 22;

    /// <summary>Makes a folder for the server's own user, with its parents.</summary>
    public static void Make(string path)
    {
        if (!Directory.Exists(path))
        {
            var parent = Path.GetDirectoryName(path)!;
            Make(parent);
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            Sync(parent);
        }
    }

    /// <summary>Syncs the folder's own entries. Windows has no such call and needs none: NTFS logs them.</summary>
    public static void Sync(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open([.. Encoding.UTF8.GetBytes(path), 0], ReadOnly);
        if (folder < 0)
        {
            throw new IOException($"{path} cannot be opened.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }

        // Some file systems have nothing to sync in a folder and say so with EINVAL.
        var failure = Fsync(folder) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = Close(folder);
        if (failure is not (0 or InvalidArgument))
        {
            throw new IOException($"{path} cannot be synced.", new Win32Exception(failure));
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
