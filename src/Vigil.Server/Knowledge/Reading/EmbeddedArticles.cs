using System.Reflection;
using System.Text;

namespace Vigil.Server.Knowledge.Reading;

/// <summary>The articles that are built into the assembly from <c>content/articles/{slug}/{language}.md</c>.</summary>
internal static class EmbeddedArticles
{
    private const string Prefix = "Articles/";

    /// <summary>All of them, by slug.</summary>
    public static IEnumerable<Article> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var parts = name[Prefix.Length..].Split('/');
            yield return ArticleFile.Read(parts[0], Path.GetFileNameWithoutExtension(parts[1]), reader.ReadToEnd());
        }
    }
}
