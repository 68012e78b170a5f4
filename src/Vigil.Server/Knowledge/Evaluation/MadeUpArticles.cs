using System.Text.RegularExpressions;

namespace Vigil.Server.Knowledge.Evaluation;

/// <summary>As many articles as wanted, of the size and the words of the shipped ones: copies in which three words of ten are another one of their language.</summary>
internal static partial class MadeUpArticles
{
    private const int ChangedOfTen = 3;

    /// <summary>Both languages of each; the same ones every time.</summary>
    public static IReadOnlyList<Article> From(IReadOnlyList<Article> shipped, int count)
    {
        var made = new List<Article>(count * 2);
        foreach (var language in shipped.GroupBy(a => a.Language, StringComparer.Ordinal))
        {
            Article[] models = [.. language];
            string[] words = [.. models.SelectMany(a => Word().Matches(a.BodyTemplate).Select(m => m.Value))];
            for (var i = 0; i < count; i++)
            {
                made.Add(Vary(models[i % models.Length], i / models.Length, words, new Random(i)));
            }
        }

        return made;
    }

    // What makes no security of it: the same copies are wanted each time.
    private static Article Vary(Article model, int copy, string[] words, Random chance)
    {
        return model with
        {
            Slug = $"{model.Slug}-{copy}",
            Title = Other(model.Title),
            Keywords = [.. model.Keywords.Select(Other)],
            Questions = [.. model.Questions.Select(Other)],
            ShortTemplate = Other(model.ShortTemplate),
            BodyTemplate = Other(model.BodyTemplate),
            Passages = [.. model.Passages.Select(p => p with { Heading = Other(p.Heading), Template = Other(p.Template) })],
        };

        string Other(string text) => Word().Replace(text, word => chance.Next(10) < ChangedOfTen ? words[chance.Next(words.Length)] : word.Value);
    }

    // Two Chinese characters or a Latin word, but no slot.
    [GeneratedRegex(@"[\u4E00-\u9FFF]{2}|(?<![\w{.])[A-Za-z]{3,}(?![\w}.])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
