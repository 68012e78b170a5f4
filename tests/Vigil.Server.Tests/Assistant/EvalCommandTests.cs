using System.Text.Json;
using Shouldly;
using Vigil.Server.Assistant;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary><c>vigil eval …</c> as somebody at a terminal meets it.</summary>
public sealed class EvalCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vigil-eval").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Intents_tells_accuracy_and_speed_as_one_object()
    {
        var (code, output, _) = await RunAsync("eval", "intents", "--train", File("train.csv", Animals), "--test", File("test.csv", "text,category\na purring kitten,cat\nthe puppy barks,dog\n"), "--json");
        code.ShouldBe(0);
        var result = LastObject(output);
        result.GetProperty("n").GetInt32().ShouldBe(2);
        result.GetProperty("accuracy").GetDouble().ShouldBe(1);
        result.GetProperty("macro_f1").GetDouble().ShouldBe(1);
        result.GetProperty("train_s").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("us_p99").GetDouble().ShouldBeGreaterThanOrEqualTo(result.GetProperty("us_p50").GetDouble());
    }

    [Fact]
    public async Task Oos_tells_how_well_strangers_are_told_apart()
    {
        var (code, output, _) = await RunAsync("eval", "oos", "--train", File("train.csv", Animals), "--test", File("test.csv", "text,category\na purring kitten,cat\nthe puppy barks,dog\nquarterly tax return,oos\n"), "--json");
        code.ShouldBe(0);
        LastObject(output).EnumerateObject().Select(p => p.Name).ShouldBe(["in_scope_accuracy", "oos_recall", "oos_precision", "auroc"]);
        LastObject(output).GetProperty("auroc").GetDouble().ShouldBe(1);
    }

    /// <summary>Two trainings of the same phrases differ by a point and less; what falls further is a regression. The figures stand in docs/operate/understanding.md.</summary>
    [Fact]
    public async Task The_evaluation_set_keeps_its_figures()
    {
        var (code, output, _) = await RunAsync("eval", "assistant", Path.Combine(Checkout.Root, "tests", "evaluation", "assistant.jsonl"), "--models", TrainedModel.Folder, "--json");
        code.ShouldBe(0);
        var result = LastObject(output);
        result.GetProperty("n").GetInt32().ShouldBeGreaterThanOrEqualTo(600);
        result.GetProperty("accuracy").GetDouble().ShouldBeGreaterThan(0.81);
        result.GetProperty("confident_wrong").GetDouble().ShouldBeLessThan(0.03);
        result.GetProperty("answered").GetDouble().ShouldBeGreaterThan(0.47);
        result.GetProperty("asked_right").GetDouble().ShouldBeGreaterThan(0.78);

        // What is said with nine tenths and more is right as often.
        result.GetProperty("reliability").EnumerateArray().Last().GetProperty("right").GetDouble().ShouldBeGreaterThan(0.96);
    }

    /// <summary>What is said of a passage that does not answer costs more than what is not said. The figures stand in docs/operate/understanding.md.</summary>
    [Fact]
    public async Task The_points_of_articles_keep_their_figures()
    {
        var (code, output, _) = await RunAsync("eval", "points", Path.Combine(Checkout.Root, "tests", "evaluation", "points.jsonl"), "--models", TrainedModel.Folder, "--json");
        code.ShouldBe(0);
        var result = LastObject(output);
        double Of(string rows, string outcome) => result.GetProperty($"point, {rows} rows").GetProperty(outcome).GetDouble();
        foreach (var half in (string[])["odd", "even"])
        {
            Of($"question, {half}", "Right").ShouldBeGreaterThan(0.5);
            Of($"question, {half}", "Wrong").ShouldBeLessThan(0.09);
            Of($"follow-up, {half}", "Right").ShouldBeGreaterThan(0.45);
            Of($"none, {half}", "Wrong").ShouldBeLessThan(0.26);
        }
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"x\",\"answers\":[{\"slug\":\"no-such\",\"heading\":\"\"}]}", "'no-such'")]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"x\"}", "answers")]
    [InlineData("", "empty")]
    public async Task A_bad_point_is_one_line_that_says_what(string rows, string what)
    {
        var (code, _, error) = await RunAsync("eval", "points", File("rows.jsonl", rows), "--models", TrainedModel.Folder);
        code.ShouldBe(2);
        error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem().ShouldContain(what);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"x\",\"danger\":\"no-such\"}", "'no-such'")]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"x\"}", "danger")]
    [InlineData("", "empty")]
    public async Task A_bad_danger_is_one_line_that_says_what(string rows, string what)
    {
        var (code, _, error) = await RunAsync("eval", "dangers", File("rows.jsonl", rows), "--models", TrainedModel.Folder);
        code.ShouldBe(2);
        error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem().ShouldContain(what);
    }

    [Theory]
    [InlineData("intents", "text,label\na,b\n", "line 1", "'category'")]
    [InlineData("intents", "", "line 1", "text,category")]
    [InlineData("intents", "text,category\n", "line 2", "at least one row")]
    [InlineData("intents", "text,category\na purring kitten,cat\n,dog\n", "line 3", "'text'")]
    [InlineData("intents", "text,category\na purring kitten\n", "line 2", "'category'")]
    [InlineData("intents", "text,category\na carp,fish\n", "test.csv", "'fish'")]
    [InlineData("oos", "text,category\na purring kitten,cat\n", "test.csv", "'oos'")]
    public async Task A_bad_csv_is_one_line_that_says_where_and_what(string kind, string test, string where, string what)
    {
        var (code, output, error) = await RunAsync("eval", kind, "--train", File("train.csv", Animals), "--test", File("test.csv", test));
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        var line = error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem();
        line.ShouldContain("test.csv");
        line.ShouldContain(where);
        line.ShouldContain(what);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"x\",\"intent\":\"withdrawal.cancel\",\"accept\":[]}\n{oops\n", "line 2", "JSON object")]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"x\",\"intent\":\"no.such\",\"accept\":[]}", "line 1", "'no.such'")]
    [InlineData("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"x\"}", "line 1", "intent")]
    [InlineData("", "line 1", "empty")]
    public async Task A_bad_row_is_one_line_that_says_where_and_what(string rows, string where, string what)
    {
        var (code, _, error) = await RunAsync("eval", "assistant", File("rows.jsonl", rows));
        code.ShouldBe(2);
        var line = error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem();
        line.ShouldContain("rows.jsonl");
        line.ShouldContain(where);
        line.ShouldContain(what);
    }

    [Fact]
    public async Task A_missing_file_and_an_unknown_option_are_refused()
    {
        (await RunAsync("eval", "assistant", Path.Combine(_folder, "none.jsonl"))).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Error.ShouldContain("none.jsonl"));
        (await RunAsync("eval", "intents", "--train", "none.csv")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Error.ShouldContain("--test"));
        (await RunAsync("eval", "intents", "--train", Path.Combine(_folder, "none.csv"), "--test", "x")).Error.ShouldContain("none.csv");
    }

    private const string Animals = "text,category\na cat purrs,cat\nmy kitten meows,cat\nthe kitten is purring,cat\na small cat,cat\nthe dog barks,dog\nmy puppy barks,dog\na puppy wags its tail,dog\na big dog,dog\n";

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await AssistantModule.EvaluateAsync(args, output, error), output.ToString(), error.ToString());
    }

    private static JsonElement LastObject(string output) => JsonDocument.Parse(output.TrimEnd('\n').Split('\n')[^1]).RootElement;
}
