using System.Text;
using Vigil.Language.Search;
using Vigil.Server.Knowledge.Figures;

namespace Vigil.Server.Knowledge.Searching;

/// <summary>
/// Cuts articles into what can be said by itself: the short answer, the paragraphs and entries of a list, at most three sentences at a time, and the rows of tables put as a sentence.
/// Nothing is worded anew; what needs what stands around it to be understood is left out, as is one step of several. Pure.
/// </summary>
internal static class ArticlePoints
{
    private const int MostSentences = 3;

    // About three sentences; a Latin letter is half as wide.
    private const int LongestChinese = 150;
    private const int LongestLatin = 380;

    // What a phone shows of one message without much scrolling.
    private const int LongestWholeChinese = 320;
    private const int LongestWholeLatin = 800;

    /// <summary>The points of articles of one language, by the words of which they are found.</summary>
    public static PointIndex<ArticlePoint> Index(IEnumerable<Article> articles) => new([.. articles.SelectMany(article => Of(article).Select(point => ToIndex(point)))]);

    /// <summary>The points of an article, the short answer first.</summary>
    public static IEnumerable<ArticlePoint> Of(Article article) =>
        article.Passages.Where(p => p.Level > 0).SelectMany(passage => Of(article, passage)).Prepend(new ArticlePoint(article, null, article.ShortTemplate));

    /// <summary>What stands under a heading, steps and rows included, line by line, as far as it fits one message; null where nothing does.</summary>
    public static ArticlePoint? Whole(Article article, ArticlePassage passage) => Whole(article, passage, article.Language == "zh" ? LongestWholeChinese : LongestWholeLatin);

    /// <summary>The same up to so many letters, but at least one line.</summary>
    public static ArticlePoint? Whole(Article article, ArticlePassage passage, int longest)
    {
        var (lines, rows, left) = (new List<string>(), new List<string>(), longest);
        foreach (var line in passage.Template.Split('\n').Append(""))
        {
            if (line.StartsWith('|'))
            {
                rows.Add(line);
                continue;
            }

            IEnumerable<string> told = [.. Table(rows, article.Language), .. line.StartsWith('!') ? [] : new[] { Line(line) }];
            rows.Clear();
            foreach (var text in told.Where(t => t.Length > 0))
            {
                // A slot is as long as its figure, not as its name.
                var length = Slots.Numbered(text).Length;
                if (lines.Count > 0 && length > left)
                {
                    return Made();
                }

                lines.Add(text);
                left -= length;
            }
        }

        return lines.Count == 0 ? null : Made();

        ArticlePoint Made() => new(article, passage, string.Join('\n', lines));
    }

    // A step keeps its number, an entry of a list its dash.
    private static string Line(string line)
    {
        var plain = PassageText.Plain(line);
        return plain.Length == 0 ? plain : IsStep(line) ? $"{line.TrimStart().Split(' ')[0]} {plain}" : line.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? $"- {plain}" : plain;
    }

    /// <summary>The points under one heading.</summary>
    public static IEnumerable<ArticlePoint> Of(Article article, ArticlePassage passage) => Texts(passage.Template, article.Language)
        .Select(text => new ArticlePoint(article, passage, text.Text) { Case = text.Row ?? (passage.Level > 2 ? passage.Heading : ""), IsRow = text.Row is not null });

    private static Point<ArticlePoint> ToIndex(ArticlePoint point)
    {
        var article = point.Article;
        var text = Slots.Numbered(point.Template);
        return point.Passage is { } passage
            ? new Point<ArticlePoint>(point, $"{article.Title}\n{string.Join('\n', article.Keywords)}", passage.Heading, text, point.Case, string.Join('\n', article.Asked.GetValueOrDefault(passage.Heading) ?? []))
            : new Point<ArticlePoint>(point, string.Join('\n', article.Keywords), "", $"{article.Title}\n{text}", Asked: string.Join('\n', article.Questions));
    }

    private static IEnumerable<(string Text, string? Row)> Texts(string template, string language)
    {
        var rows = new List<string>();
        foreach (var line in template.Split('\n').Append(""))
        {
            if (line.StartsWith('|'))
            {
                rows.Add(line);
                continue;
            }

            foreach (var row in Rows(rows, language))
            {
                yield return row;
            }

            rows.Clear();
            foreach (var text in line.StartsWith('!') || IsStep(line) ? [] : Pieces(PassageText.Plain(line), language))
            {
                yield return (text, null);
            }
        }
    }

    private static bool IsStep(string line) => line.TrimStart() is [>= '0' and <= '9', ..] step && step.IndexOf(". ", StringComparison.Ordinal) is 1 or 2;

    // As many sentences as belong together and are no more than an answer; an entry without a sentence, or one that leads to what follows, says nothing alone.
    private static IEnumerable<string> Pieces(string plain, string language)
    {
        var (piece, count) = (new StringBuilder(), 0);
        foreach (var sentence in PassageText.Sentences(plain).Where(s => s[^1] is '。' or '！' or '？' or '.' or '!' or '?' or '”' or '」' or '）' or '\''))
        {
            if (count == MostSentences || (count > 0 && piece.Length + sentence.Length > (language == "zh" ? LongestChinese : LongestLatin)))
            {
                yield return piece.ToString();
                (piece, count) = (piece.Clear(), 0);
            }

            piece.Append(count > 0 && language != "zh" ? " " : "").Append(sentence);
            count++;
        }

        if (count > 0)
        {
            yield return piece.ToString();
        }
    }

    // The first row names the columns, the second is the rule below it.
    private static IEnumerable<(string Text, string? Row)> Rows(List<string> lines, string language)
    {
        if (lines.Count <= 2)
        {
            yield break;
        }

        var heads = Cells(lines[0]);
        foreach (var cells in lines.Skip(2).Select(Cells))
        {
            if (cells.Count == heads.Count && cells.Count > 1 && cells[0].Length > 0 && cells.Skip(1).Any(c => c.Length > 0))
            {
                yield return (Sentence(heads, cells, language), cells[0]);
            }
        }
    }

    // Rows below each other need the names of their columns once.
    private static IEnumerable<string> Table(List<string> lines, string language)
    {
        var rows = lines.Skip(2).Select(Cells).Where(cells => cells.Count > 1 && cells[0].Length > 0).ToList();
        return rows.Count < 2 ? Rows(lines, language).Select(r => r.Text) : rows.Prepend(Cells(lines[0])).Select(Row);

        string Row(List<string> cells) => $"{(cells[0].Length == 0 ? "" : cells[0] + (language == "zh" ? "：" : ": "))}{string.Join(" · ", cells.Skip(1).Select(c => c.Length == 0 ? "–" : c.TrimEnd('。', '.')))}";
    }

    // 'TRC-20。手续费：1 USDT；最小提币数量：10 USDT。' A single answer needs its column's name only where it is a figure.
    private static string Sentence(List<string> heads, List<string> cells, string language)
    {
        var (colon, between, end) = language == "zh" ? ("：", "；", "。") : (": ", "; ", ".");
        if (cells.Count == 2 && !Slots.Numbered(cells[1]).Any(char.IsAsciiDigit))
        {
            return $"{cells[0]}{colon}{cells[1].TrimEnd('。', '.')}{end}";
        }

        var values = cells.Skip(1).Zip(heads.Skip(1)).Where(c => c.First.Length > 0).Select(c => $"{c.Second}{colon}{c.First.TrimEnd('。', '.')}");
        return $"{cells[0]}{(language == "zh" ? end : ". ")}{string.Join(between, values)}{end}";
    }

    private static List<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(PassageText.Plain)];
}
