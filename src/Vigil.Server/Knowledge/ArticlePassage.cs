namespace Vigil.Server.Knowledge;

/// <summary>What stands under one heading of an article, of the second or third level, down to the next heading.</summary>
/// <param name="Anchor">The place in the article's page: <c>s4</c> is the fourth heading of the second level, <c>s4-2</c> the second below it. Stays the same when other parts are left out for want of a figure; empty for what stands before the first heading.</param>
/// <param name="Level">2 or 3; 0 for what stands before the first heading.</param>
/// <param name="Template">The Markdown with its slots, without the heading.</param>
public sealed record ArticlePassage(string Anchor, string Heading, int Level, string Template)
{
    private const string Second = "## ";
    private const string Third = "### ";

    /// <summary>The passages of a body, in order.</summary>
    internal static IReadOnlyList<ArticlePassage> Of(string body)
    {
        var passages = new List<ArticlePassage>();
        var (open, lines) = (new ArticlePassage("", "", 0, ""), new List<string>());
        var (section, below) = (0, 0);
        foreach (var line in body.Split('\n'))
        {
            if (line.StartsWith(Second, StringComparison.Ordinal))
            {
                Close();
                (section, below) = (section + 1, 0);
                open = new ArticlePassage($"s{section}", line[Second.Length..].Trim(), 2, "");
            }
            else if (line.StartsWith(Third, StringComparison.Ordinal))
            {
                Close();
                below++;
                open = new ArticlePassage($"s{section}-{below}", line[Third.Length..].Trim(), 3, "");
            }
            else
            {
                lines.Add(line);
            }
        }

        Close();
        return passages;

        void Close()
        {
            var text = string.Join('\n', lines).Trim('\n');
            if (open.Level > 0 || text.Length > 0)
            {
                passages.Add(open with { Template = text });
            }

            lines.Clear();
        }
    }
}
