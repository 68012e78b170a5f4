using System.Globalization;
using System.Text.Json;
using Vigil.Language;
using Vigil.Server.Assistant;
using Vigil.Server.Knowledge;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Knowledge;

/// <summary>How well the article search finds, on tests/evaluation/search.jsonl; and that the set is no copy of what the search knows.</summary>
public sealed class SearchQualityTests(KnowledgeServer server) : IClassFixture<KnowledgeServer>
{
    private const double NearlyTheSame = 0.7;

    private static readonly string Set = Path.Combine(Checkout.Root, "tests", "evaluation", "search.jsonl");

    // A little below what is reached: nDCG@10 and recall@3.
    private static readonly Dictionary<string, (double Ndcg, double Recall)> Floors = new(StringComparer.Ordinal)
    {
        ["all"] = (0.91, 0.965), ["zh"] = (0.91, 0.965), ["zh-Hant"] = (0.91, 0.96), ["en"] = (0.9, 0.95), ["odd"] = (0.91, 0.96), ["even"] = (0.9, 0.96),
    };

    [Fact]
    public async Task The_search_reaches_its_floor_in_each_language_and_half()
    {
        SkipWithoutSet();
        using var output = new StringWriter();
        Assert.Equal(0, await AssistantModule.EvaluateAsync(["eval", "search", Set, "--models", TrainedModel.Folder, "--json"], output, TextWriter.Null));

        var result = JsonDocument.Parse(output.ToString().TrimEnd().Split('\n')[^1]).RootElement;
        var below = Floors.Where(f => Of("ndcg_10", f.Key) < f.Value.Ndcg || Of("recall_3", f.Key) < f.Value.Recall)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key}: nDCG@10 {Of("ndcg_10", f.Key):F3}, recall@3 {Of("recall_3", f.Key):F3}"));
        Assert.Empty(below);

        double Of(string measure, string part) => result.GetProperty(measure).GetProperty(part).GetDouble();
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"query\":\"fee\",\"relevant\":[{\"slug\":\"trading-fees\",\"grade\":2}]}\n{oops\n", "line 2")]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"query\":\"fee\",\"relevant\":[{\"slug\":\"trading-fees\",\"grade\":3}]}", "grade 1 or 2")]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"query\":\"fee\",\"relevant\":[{\"slug\":\"no-such\",\"grade\":2}]}", "'no-such'")]
    [InlineData("", "empty")]
    public async Task A_bad_row_is_one_line_that_says_where_and_what(string rows, string said)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, rows, TestContext.Current.CancellationToken);
        using var error = new StringWriter();
        Assert.Equal(2, await AssistantModule.EvaluateAsync(["eval", "search", file, "--models", TrainedModel.Folder], TextWriter.Null, error));
        File.Delete(file);
        Assert.Contains(said, Assert.Single(error.ToString().TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void The_set_is_as_large_and_as_mixed_as_its_description_says()
    {
        SkipWithoutSet();
        var rows = Rows();
        Assert.True(rows.Count >= 240);
        Assert.InRange(rows.Average(r => r.Lang.StartsWith("zh", StringComparison.Ordinal) ? 1.0 : 0), 0.45, 0.55);
        Assert.InRange(rows.Average(r => r.Lang == "zh-Hant" ? 1.0 : 0), 0.08, 0.12);
        Assert.Equal(rows.Count, rows.Select(r => r.Query).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void No_row_is_nearly_a_question_of_an_article_or_a_training_phrase()
    {
        SkipWithoutSet();
        var rows = Rows().Select(r => (r.Id, r.Query, Triples: Triples(r.Query))).ToList();
        var holders = rows.SelectMany((r, at) => r.Triples.Select(t => (Triple: t, Row: at))).ToLookup(x => x.Triple, x => x.Row, StringComparer.Ordinal);
        var questions = ArticleLibrary.Languages.SelectMany(server.Library.Topics).SelectMany(t => t.Articles).SelectMany(a => a.Questions);
        var copies = new List<string>();
        foreach (var text in questions.Concat(PhraseBook.Load().Select(p => p.Text)))
        {
            var triples = Triples(text);
            foreach (var shared in triples.SelectMany(t => holders[t]).GroupBy(row => row))
            {
                var row = rows[shared.Key];
                if ((double)shared.Count() / (triples.Count + row.Triples.Count - shared.Count()) > NearlyTheSame)
                {
                    copies.Add($"{row.Id} '{row.Query}' is nearly '{text}'");
                }
            }
        }

        Assert.Empty(copies);
    }

    private static List<Row> Rows() => [.. File.ReadLines(Set).Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!)];

    private static void SkipWithoutSet() => Assert.SkipUnless(File.Exists(Set), "tests/evaluation/search.jsonl is not here.");

    // Of letters and digits alone; a text of fewer than three is its own.
    private static HashSet<string> Triples(string text)
    {
        var plain = string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
        return plain.Length < 3 ? [plain] : [.. Enumerable.Range(0, plain.Length - 2).Select(at => plain.Substring(at, 3))];
    }

    private sealed record Row(string Id, string Lang, string Query);
}
