using System.Text;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Platform;

namespace Vigil.Server.Tests.Privacy;

/// <summary>Looks for a word wherever the product could have put it: in every column of every table that the database's own catalogue names, and in every byte of every file of the data folder.</summary>
internal static class Everywhere
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Where the word stands, upper or lower case: <c>table.column</c>, or the name of a file.</summary>
    public static async Task<IReadOnlyCollection<string>> FindAsync(VigilApplication app, string word)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await using (var connection = await app.Get<Database>().OpenAsync(Ending))
        {
            foreach (var table in (await Schema.ReadAsync(connection, app.Get<Database>().IsSqlite)).Columns.Keys)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"select * from {table}";
                await using var reader = await command.ExecuteReaderAsync(Ending);
                while (await reader.ReadAsync(Ending))
                {
                    found.UnionWith(Enumerable.Range(0, reader.FieldCount).Where(i => TextOf(reader.GetValue(i)).Contains(word, StringComparison.OrdinalIgnoreCase)).Select(i => $"{table}.{reader.GetName(i)}"));
                }
            }
        }

        found.UnionWith(await FilesAsync(app.Storage.Folder, word));
        return found;
    }

    /// <summary>The files of a folder that hold the word.</summary>
    public static async Task<IReadOnlyCollection<string>> FilesAsync(string folder, string word)
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            // Shared: the server has the database open.
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, Ending);
            if (Encoding.Latin1.GetString(bytes.ToArray()).Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(Path.GetRelativePath(folder, path));
            }
        }

        return found;
    }

    private static string TextOf(object value) => value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{value}";
}
