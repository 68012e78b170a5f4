using System.Text.Json;
using Shouldly;
using Vigil.Language;
using Vigil.Server.Knowledge;
using Vigil.Server.Knowledge.Reading;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Knowledge;

/// <summary>The questions that are known to ask for each passage: there for all of them, each once, and none copied from what the product is measured by.</summary>
public sealed class AskedQuestionsTests(KnowledgeServer server) : IClassFixture<KnowledgeServer>
{
    private const int FewestOfPassage = 5;

    // Triples of letters that two texts share, of all that they have: above it one is the other, reworded.
    private const double NearlyTheSame = 0.7;

    private static readonly (string File, string[] Fields)[] Sets =
        [("points.jsonl", ["text", "first"]), ("assistant.jsonl", ["text"]), ("search.jsonl", ["query"]), ("asks.jsonl", ["text"]), ("traffic.jsonl", ["turns"]), ("dangers.jsonl", ["text"])];

    private IEnumerable<Article> All => ArticleLibrary.Languages.SelectMany(l => server.Library.Topics(l).SelectMany(t => t.Articles));

    [Fact]
    public void Every_passage_is_asked_for_and_every_question_asks_for_a_passage_that_there_is()
    {
        foreach (var article in All)
        {
            var named = $"{article.Slug}/{article.Language}";
            var told = article.Passages.Where(p => p.Level > 0 && p.Template.Split('\n').Any(line => line.Length > 0 && !line.StartsWith('!'))).Select(p => p.Heading).ToList();
            article.Asked.Keys.Except(article.Passages.Select(p => p.Heading), StringComparer.Ordinal).ShouldBeEmpty(named);
            told.Except(article.Asked.Keys, StringComparer.Ordinal).ShouldBeEmpty(named);
            article.Asked.Where(a => a.Value.Count < FewestOfPassage).Select(a => a.Key).ShouldBeEmpty(named);
        }
    }

    [Fact]
    public void No_question_asks_for_two_passages()
    {
        foreach (var language in ArticleLibrary.Languages)
        {
            All.Where(a => a.Language == language).SelectMany(a => a.Asked.Values.SelectMany(q => q)).GroupBy(TextNormalizer.Normalize, StringComparer.Ordinal)
                .Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty(language);
        }
    }

    [Fact]
    public void No_question_is_nearly_a_row_of_an_evaluation_set()
    {
        var folder = Path.Combine(Checkout.Root, "tests", "evaluation");
        Assert.SkipUnless(Directory.Exists(folder), "tests/evaluation is not here.");
        var rows = Sets.SelectMany(set => File.ReadLines(Path.Combine(folder, set.File)).SelectMany(line => Texts(JsonDocument.Parse(line).RootElement, set.Fields))).Select(text => (Text: text, Triples: Triples(text))).ToList();
        var holders = rows.SelectMany((r, at) => r.Triples.Select(t => (Triple: t, Row: at))).ToLookup(x => x.Triple, x => x.Row, StringComparer.Ordinal);
        var copies = new List<string>();
        foreach (var asked in All.SelectMany(a => a.Asked.Values.SelectMany(q => q)).Concat(DangerReader.Phrases().Where(p => p.Topic != DangerReader.None).Select(p => p.Text)))
        {
            var triples = Triples(asked);
            copies.AddRange(triples.SelectMany(t => holders[t]).GroupBy(row => row)
                .Where(shared => (double)shared.Count() / (triples.Count + rows[shared.Key].Triples.Count - shared.Count()) > NearlyTheSame)
                .Select(shared => $"'{asked}' is nearly '{rows[shared.Key].Text}'"));
        }

        copies.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("- a", "languages")]
    [InlineData("fr:\n  A: [b]", "'fr'")]
    [InlineData("zh: [a]", "zh")]
    [InlineData("zh:\n  标题: b", "'标题'")]
    [InlineData("zh:\n  标题: []", "'标题'")]
    [InlineData("zh:\n  标题:\n    - a: b", "'标题'")]
    [InlineData("zh:\n  标题: [a", "line ")]
    public void A_broken_file_is_named_with_the_place(string text, string place)
    {
        var refused = Should.Throw<InvalidDataException>(() => AskedFile.Read("slug", "zh", text));
        refused.Message.ShouldStartWith("slug/asked.yaml");
        refused.Message.ShouldContain(place);
    }

    private static IEnumerable<string> Texts(JsonElement row, string[] fields) => fields.Where(f => row.TryGetProperty(f, out var value) && value.ValueKind is not JsonValueKind.Null).Select(f => row.GetProperty(f))
        .SelectMany(value => value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetString()!) : [value.GetString()!]);

    // Of letters and digits alone; a text of fewer than three is its own.
    private static HashSet<string> Triples(string text)
    {
        var plain = string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
        return plain.Length < 3 ? [plain] : [.. Enumerable.Range(0, plain.Length - 2).Select(at => plain.Substring(at, 3))];
    }
}
