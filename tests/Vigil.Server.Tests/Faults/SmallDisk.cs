using System.Diagnostics;

namespace Vigil.Server.Tests.Faults;

/// <summary>A file system of its own in memory, so small that it is full soon.</summary>
internal sealed class SmallDisk(string folder) : IAsyncDisposable
{
    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>A folder on it.</summary>
    public string Folder => Path.Combine(folder, "data");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is made by mounting a tmpfs, which is Linux's.");
        var folder = Directory.CreateTempSubdirectory("vigil-disk-").FullName;
        var refused = await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder);
        if (refused is not null)
        {
            Directory.Delete(folder);
            Assert.Skip($"Mounting a small tmpfs is not allowed here: {refused}");
        }

        return new SmallDisk(folder);
    }

    /// <summary>Takes all room.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException full)
        {
            Assert.Equal(28, full.HResult & 0xFFFF);
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        // Lazily: a reader that is just being let go of still holds a file.
        Assert.Null(await RunAsync("umount", "-l", folder));
        Directory.Delete(folder);
    }

    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode}: {said.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
