using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Vigil.Contracts.Console;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Privacy;

/// <summary>A person's copy as it was fetched: its parts by name.</summary>
internal sealed class Archive
{
    private Archive(IReadOnlyDictionary<string, byte[]> parts) => Parts = parts;

    public IReadOnlyDictionary<string, byte[]> Parts { get; }

    public JsonElement Data => JsonDocument.Parse(Parts["data.json"]).RootElement;

    /// <summary>All parts as text, one after the other.</summary>
    public string Everything => string.Join('\n', Parts.Values.Select(Encoding.UTF8.GetString));

    public string Text(string name) => Encoding.UTF8.GetString(Parts[name]);

    /// <summary>Where the file of this name lies.</summary>
    public string Named(string name) => Parts.Keys.Single(path => path.StartsWith("files/", StringComparison.Ordinal) && path.EndsWith($"-{name}", StringComparison.Ordinal));

    /// <summary>The names of the parts that hold the word, upper or lower case, in their name or in their bytes.</summary>
    public IReadOnlyList<string> Holding(string word) =>
        [.. Parts.Where(p => p.Key.Contains(word, StringComparison.OrdinalIgnoreCase) || Encoding.UTF8.GetString(p.Value).Contains(word, StringComparison.OrdinalIgnoreCase)).Select(p => p.Key)];

    /// <summary>Asks for it, has a colleague agree, and fetches it.</summary>
    public static async Task<Archive> OfAsync(Planted planted) => await ReadAsync(await planted.Jing.GetAsync($"/api/console/exports/{(await AgreedAsync(planted)).Id}"));

    public static async Task<ApprovalView> AgreedAsync(Planted planted)
    {
        var wish = await Customer.ReadAsync<ApprovalView>(await planted.Jing.PostAsync($"/api/console/cases/{planted.Case}/export", new AskForExport("quokkawish of the person")), HttpStatusCode.Created);
        return await Customer.ReadAsync<ApprovalView>(await planted.DecideAsync(wish), HttpStatusCode.OK);
    }

    public static async Task<Archive> ReadAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        using var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var archive = new ZipArchive(bytes);
        foreach (var entry in archive.Entries)
        {
            await using var from = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var part = new MemoryStream();
            await from.CopyToAsync(part, TestContext.Current.CancellationToken);
            parts.Add(entry.FullName, part.ToArray());
        }

        return new Archive(parts);
    }
}
