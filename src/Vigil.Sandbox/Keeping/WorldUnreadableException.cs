namespace Vigil.Sandbox.Keeping;

/// <summary>What was kept of the world cannot be read. Meridian does not start then: a new world in its place would make every case speak of records that never were.</summary>
internal sealed class WorldUnreadableException(string path, string reason, Exception? cause = null) : Exception(
    $"Meridian's world cannot be read: {path}: {reason} Put the file back from a copy; or remove the folder {WorldOf(path)} whole, and Meridian opens anew (cases then speak of records that are gone).", cause)
{
    // An account lies one folder deeper than the world's own file.
    private static string? WorldOf(string path) =>
        Path.GetDirectoryName(path) is { } folder && Path.GetFileName(folder) == WorldFolder.AccountFolder ? Path.GetDirectoryName(folder) : Path.GetDirectoryName(path);
}
