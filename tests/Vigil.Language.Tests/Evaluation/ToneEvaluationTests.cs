using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Vigil.Language.Tests.Evaluation;

/// <summary>What the reader of tone reaches on <c>tests/evaluation/tone.jsonl</c>, and that it finds nothing in what the product says itself.</summary>
public sealed partial class ToneEvaluationTests
{
    private static readonly Row[] Rows =
    [
        .. File.ReadLines(Path.Combine(Checkout.Root, "tests", "evaluation", "tone.jsonl")).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!),
    ];

    [Fact]
    public void The_set_holds_both_languages_and_at_least_half_of_it_is_innocent()
    {
        Rows.Length.ShouldBeGreaterThanOrEqualTo(120);
        Rows.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(Rows.Length);
        Rows.SelectMany(r => r.Kinds).ShouldBeSubsetOf(ToneKinds.All);
        Rows.Count(r => r.Kinds.Length == 0).ShouldBeGreaterThanOrEqualTo(Rows.Length / 2);
        Rows.GroupBy(r => r.Lang, StringComparer.Ordinal).ShouldAllBe(g => g.Count() >= 50);
    }

    [Theory]
    [InlineData(ToneKinds.Blaming, 0.9, 1)]
    [InlineData(ToneKinds.Cold, 0.9, 1)]
    [InlineData(ToneKinds.Promising, 0.9, 1)]
    [InlineData(ToneKinds.AsksSecret, 1, 1)]
    public void The_evaluation_set_keeps_its_figures(string kind, double recall, double precision)
    {
        var there = Rows.Where(r => r.Kinds.Contains(kind)).ToList();
        var seen = Rows.Where(r => ToneReader.Read(r.Text).Any(f => f.Kind == kind)).ToList();
        var right = there.Intersect(seen).Count();

        ((double)right / there.Count).ShouldBeGreaterThanOrEqualTo(recall, $"missed: {string.Join(' ', there.Except(seen).Select(r => r.Id))}");
        ((double)right / seen.Count).ShouldBeGreaterThanOrEqualTo(precision, $"false alarms: {string.Join(' ', seen.Except(there).Select(r => r.Id))}");
    }

    [Fact]
    public void Nothing_is_found_in_the_assistants_own_sentences()
    {
        var folder = Path.Combine(Checkout.Root, "src", "Vigil.Server", "Assistant", "Words");
        var sentences = Directory.GetFiles(folder, "*Phrases.cs").SelectMany(file => Literal.Matches(File.ReadAllText(file)).Select(m => Hole.Replace(m.Groups["text"].Value, "1"))).ToList();
        var told = Directory.GetFiles(Path.Combine(Checkout.Root, "content", "dialogues"), "*.yaml", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(line => line.Trim(' ', '-')).Where(line => line.StartsWith("zh: ", StringComparison.Ordinal) || line.StartsWith("en: ", StringComparison.Ordinal))
            .Select(line => Quoted.Replace(line[4..], "${words}")).ToList();

        told.Count.ShouldBeGreaterThan(200);
        sentences.AddRange(told);
        sentences.Count.ShouldBeGreaterThan(400);
        Flagged(sentences).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_found_in_an_articles_short_answer()
    {
        var articles = Directory.GetFiles(Path.Combine(Checkout.Root, "content", "articles"), "*.md", SearchOption.AllDirectories);
        var answers = articles.SelectMany(File.ReadLines).Where(line => line.StartsWith("short: ", StringComparison.Ordinal)).ToList();

        answers.Count.ShouldBeGreaterThanOrEqualTo(articles.Length);
        Flagged(answers).ShouldBeEmpty();
    }

    private static IEnumerable<string> Flagged(IEnumerable<string> sentences) =>
        sentences.SelectMany(s => ToneReader.Read(s).Select(f => $"{f.Kind}: {s.Substring(f.Start, f.Length)} in {s}"));

    [GeneratedRegex("\"(?<text>([^\"\\\\\n]|\\\\.)*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal { get; }

    // A quote of a field is read as its words.
    [GeneratedRegex("\\{[A-Za-z]+:(?<words>[^{}]*)\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("\\{[^{}]*\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole { get; }

    private sealed record Row(string Id, string Lang, string Text, string[] Kinds);
}
