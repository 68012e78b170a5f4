using System.Reflection;
using System.Text;

namespace Vigil.Server.Knowledge.Reading;

/// <summary>The articles that are built into the assembly from <c>content/articles/{slug}/{language}.md</c>, with what is asked of each from <c>asked.yaml</c> beside them.</summary>
internal static class EmbeddedArticles
{
    private const string Prefix = "Articles/";
    private const string Asked = "/asked.yaml";

    /// <summary>All of them, by slug.</summary>
    public static IEnumerable<Article> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var asked = names.Where(n => n.EndsWith(Asked, StringComparison.Ordinal)).ToDictionary(n => n[Prefix.Length..^Asked.Length], Text, StringComparer.Ordinal);
        foreach (var name in names.Where(n => !n.EndsWith(Asked, StringComparison.Ordinal)))
        {
            var parts = name[Prefix.Length..].Split('/');
            var (slug, language) = (parts[0], Path.GetFileNameWithoutExtension(parts[1]));
            var article = ArticleFile.Read(slug, language, Text(name));
            yield return asked.GetValueOrDefault(slug) is { } questions ? article with { Asked = AskedFile.Read(slug, language, questions) } : article;
        }

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }
}
