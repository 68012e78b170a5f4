using Shouldly;
using Vigil.Language.Evaluation;
using Xunit;

namespace Vigil.Language.Tests.Evaluation;

public sealed class SecretEvaluationTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_row_and_a_kind_make_a_pair()
    {
        var figures = Run(
            """{"id":"a","lang":"en","text":"my password is hunter2, code 482913","contains":["password","code"]}""",
            """{"id":"b","lang":"en","text":"hello","contains":["card_number"]}""",
            string.Empty,
            """{"id":"c","lang":"en","text":"password: hunter2","contains":[]}""");

        (figures.Rows, figures.Recall, figures.Precision).ShouldBe((3, 2.0 / 3, 2.0 / 3));
        figures.ByKind["password"].ShouldBe(new SecretKindFigures(1, 1, 1));
        figures.ByKind["card_number"].Recall.ShouldBe(0);
        figures.ByKind["api_secret"].Recall.ShouldBeNull();
        figures.MissedIds.ShouldBe(["b"]);
        figures.FalseAlarmIds.ShouldBe(["c"]);
    }

    [Theory]
    [InlineData("{", "line 2", "one JSON object")]
    [InlineData("[1]", "line 2", "a JSON object")]
    [InlineData("""{"lang":"en","text":"x","contains":[]}""", "line 2", "'id'")]
    [InlineData("""{"id":7,"text":"x","contains":[]}""", "line 2", "'id'")]
    [InlineData("""{"id":"b","contains":[]}""", "line 2", "'text'")]
    [InlineData("""{"id":"b","text":"x"}""", "line 2", "'contains'")]
    [InlineData("""{"id":"b","text":"x","contains":[1]}""", "line 2", "'contains'")]
    [InlineData("""{"id":"b","text":"x","contains":["passwords"]}""", "line 2", "'passwords'")]
    [InlineData("""{"id":"b","text":"\ud800","contains":[]}""", "line 2", "one JSON object")]
    [InlineData("""{"id":"a","text":"x","contains":[]}""", "line 2", "twice")]
    public void A_broken_line_is_named_with_what_was_expected(string line, params string[] words)
    {
        var fault = Should.Throw<EvaluationInputException>(() => Run("""{"id":"a","lang":"en","text":"x","contains":[]}""", line));
        foreach (var word in words.Append(_path))
        {
            fault.Message.ShouldContain(word);
        }
    }

    [Fact]
    public void A_missing_or_empty_file_is_named()
    {
        Should.Throw<EvaluationInputException>(() => SecretEvaluation.Run(_path + ".none")).Message.ShouldContain(_path + ".none");
        Should.Throw<EvaluationInputException>(() => SecretEvaluation.Run(_path)).Message.ShouldContain("at least one row");
    }

    [Fact]
    public void The_evaluation_set_keeps_its_figures()
    {
        var figures = SecretEvaluation.Run(Path.Combine(Checkout.Root, "tests", "evaluation", "secrets.jsonl"));
        figures.Recall.ShouldBeGreaterThanOrEqualTo(0.99, string.Join(' ', figures.MissedIds));
        figures.Precision.ShouldBeGreaterThanOrEqualTo(0.99, string.Join(' ', figures.FalseAlarmIds));
    }

    [Theory]
    [InlineData("secrets-independent.jsonl", 0.96, 0.975)]
    [InlineData("secrets-second.jsonl", 0.88, 0.93)]
    public void Strangers_words_keep_their_figures(string file, double recall, double precision)
    {
        var figures = SecretEvaluation.Run(Path.Combine(Checkout.Root, "tests", "evaluation", file));
        figures.Recall.ShouldBeGreaterThanOrEqualTo(recall, string.Join(' ', figures.MissedIds));
        figures.Precision.ShouldBeGreaterThanOrEqualTo(precision, string.Join(' ', figures.FalseAlarmIds));
    }

    private SecretFigures Run(params string[] lines)
    {
        File.WriteAllLines(_path, lines);
        return SecretEvaluation.Run(_path);
    }
}
