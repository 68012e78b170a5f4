namespace Vigil.Server.Tests.Harness;

/// <summary>Folders for data that a test throws away. They lie in memory where the machine has room for them: nobody pulls the plug here, and waiting for the disk at each commit would be a good part of what these tests take.</summary>
public static class ThrownAway
{
    private const string Memory = "/dev/shm";
    private const long Room = 2L << 30;

    private static readonly bool InMemory = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= Room;

    /// <summary>An empty folder for the caller to remove, which only this user may read.</summary>
    public static string Folder(string prefix) => InMemory && !OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(Path.Combine(Memory, $"{prefix}{Path.GetRandomFileName()}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName
        : Directory.CreateTempSubdirectory(prefix).FullName;
}
