using System.Text.Json;
using System.Text.RegularExpressions;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Architecture;

/// <summary>Packages of the browsers' projects are pinned exactly, as NuGet's are by Directory.Packages.props.</summary>
public sealed partial class PinnedPackagesTests
{
    private static readonly string[] Parts = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    [Fact]
    public void Every_npm_package_has_an_exact_version()
    {
        var web = Path.Combine(Checkout.Root, "src", "web");
        var files = Directory.GetFiles(web, "package.json", SearchOption.AllDirectories).Where(f => !f.Contains("node_modules", StringComparison.Ordinal)).ToList();
        var loose = files.SelectMany(file => Packages(file).Where(p => !Exact().IsMatch(p.Version)).Select(p => $"{Path.GetRelativePath(web, file)}: {p.Name} {p.Version}"));

        Assert.True(files.Count >= 4, "the projects were not found");
        Assert.Empty(loose);
    }

    private static IEnumerable<(string Name, string Version)> Packages(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return [.. Parts
            .Where(part => json.RootElement.TryGetProperty(part, out _))
            .SelectMany(part => json.RootElement.GetProperty(part).EnumerateObject().Select(p => (p.Name, p.Value.GetString()!)))];
    }

    [GeneratedRegex(@"^(\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exact();
}
