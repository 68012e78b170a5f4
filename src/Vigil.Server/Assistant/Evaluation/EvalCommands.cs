using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vigil.Language;
using Vigil.Language.Evaluation;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary><c>vigil eval …</c>: what the product's understanding reaches on a file. Needs no data folder. Bad input is one line on standard error and exit code 2.</summary>
internal sealed class EvalCommands
{
    private const int BadInput = 2;

    // Chinese stays readable; the line goes to a terminal or a file, never into a page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string> _train = new("--train") { Description = "CSV with the heading text,category to learn from.", Required = true };
    private readonly Option<string> _test = new("--test") { Description = "CSV with the heading text,category to be asked about.", Required = true };
    private readonly Option<bool> _fit = new("--fit") { Description = "Finds the weights of the ranking of passages from the rows in odd places, and prints them." };
    private readonly Option<string> _models = new("--models") { Description = "Folder of the trained model.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "vigil-models") };
    private readonly Option<bool> _json = new("--json") { Description = "Ends with one JSON object on the last line." };
    private readonly Argument<string> _rows = new("FILE") { Description = "JSON lines." };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = new EvalCommands().Tree().Parse(args);
        if (parsed.Errors is [var first, ..])
        {
            return await RefuseAsync(error, first.Message.ReplaceLineEndings(" "));
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (EvaluationInputException wrong)
        {
            return await RefuseAsync(error, wrong.Message);
        }
    }

    private RootCommand Tree()
    {
        var intents = new Command("intents", "Trains the classifier on a labelled file: accuracy, macro-F1, seconds, microseconds a query.") { _train, _test, _json };
        intents.SetAction(parsed => Intents(parsed));
        var oos = new Command("oos", "The same where the test file has rows labelled oos: how well they are told apart.") { _train, _test, _json };
        oos.SetAction(parsed => Oos(parsed));
        var assistant = new Command("assistant", "Asks the shipped assistant about rows {id,lang,text,intent,accept[]}.") { _rows, _models, _json };
        assistant.SetAction(parsed => Assistant(parsed));
        var secrets = new Command("secrets", "Runs the secret detector on rows {id,lang,text,contains[]}.") { _rows, _json };
        secrets.SetAction(parsed => Secrets(parsed));
        var asks = new Command("asks", "Reads messages that are not one plain question: rows {id,lang,kind,text,answer[],asks[[]]}.") { _rows, _models, _json };
        asks.SetAction(parsed => Asks(parsed));
        var points = new Command("points", "Asks the assistant about rows {id,lang,first,text,answers[{slug,heading}]}: whether it says the passage that answers.") { _rows, _models, _json, _fit };
        points.SetAction(parsed => Points(parsed));
        var dangers = new Command("dangers", "Listens for dangers in rows {id,lang,text,danger,later}: how many are heard, by their very name, and how often where there is none.") { _rows, _models, _json };
        dangers.SetAction(parsed => Dangers(parsed));
        var eval = new Command("eval", "What the product's understanding reaches on a file.") { intents, oos, assistant, asks, secrets, points, dangers };
        foreach (var further in KnowledgeModule.Evaluations())
        {
            eval.Subcommands.Add(further);
        }

        return new RootCommand("Vigil's evaluations.") { eval };
    }

    private void Intents(ParseResult parsed)
    {
        var result = Of(parsed, ClassifierEvaluation.Intents);
        Say(parsed, $"{result.Count} questions: accuracy {result.Accuracy:P2}, macro-F1 {result.MacroF1:P2}; trained in {result.TrainSeconds:F1} s, a query takes {result.MicrosecondsP50:F0} µs (p50), {result.MicrosecondsP99:F0} µs (p99)");
        Json(parsed, new() { ["accuracy"] = result.Accuracy, ["macro_f1"] = result.MacroF1, ["train_s"] = result.TrainSeconds, ["us_p50"] = result.MicrosecondsP50, ["us_p99"] = result.MicrosecondsP99, ["n"] = result.Count });
    }

    private void Oos(ParseResult parsed)
    {
        var result = Of(parsed, ClassifierEvaluation.Oos);
        Say(parsed, $"in scope: accuracy {result.InScopeAccuracy:P2}; out of scope: recall {result.Recall:P2}, precision {result.Precision:P2}, AUROC {result.Auroc:P2}");
        Json(parsed, new() { ["in_scope_accuracy"] = result.InScopeAccuracy, ["oos_recall"] = result.Recall, ["oos_precision"] = result.Precision, ["auroc"] = result.Auroc });
    }

    // What is wrong with the rows themselves is said of the file that they were asked from.
    private T Of<T>(ParseResult parsed, Func<IReadOnlyList<LabelledText>, IReadOnlyList<LabelledText>, T> evaluate)
    {
        var (train, test) = (parsed.GetRequiredValue(_train), parsed.GetRequiredValue(_test));
        var (known, asked) = (LabelledCsv.Read(train), LabelledCsv.Read(test));
        try
        {
            return evaluate(known, asked);
        }
        catch (EvaluationInputException wrong)
        {
            throw new EvaluationInputException($"{test}: {wrong.Message}", wrong);
        }
    }

    private void Assistant(ParseResult parsed)
    {
        var rows = AssistantRow.Read(parsed.GetRequiredValue(_rows));
        var result = EvaluateAssistant.Run(Understanding.Create(ModelCache.LoadOrTrain(parsed.GetRequiredValue(_models))), new AssistantOptions(), rows);
        foreach (var wrong in result.Wrong)
        {
            Say(parsed, $"{wrong.Row.Id}\t{wrong.Row.Intent}\t→ {wrong.Topic} {wrong.Probability:F2}{(wrong.Answered ? " answered" : "")}\t{wrong.Row.Text.ReplaceLineEndings(" ")}");
        }

        Say(parsed, $"by group: {Shares(result.ByGroup)}");
        Say(parsed, $"by language: {Shares(result.ByLanguage)}");
        foreach (var bin in result.Reliability)
        {
            Say(parsed, $"said with {bin.From:F1} to {bin.From + 0.1:F1}: {bin.Count} times, {bin.Probability:P1} in the mean, {bin.Right:P1} right");
        }

        Say(parsed, $"asked which of two: {result.Asked:P1}, the right one among them {result.AskedRight:P1}");
        Say(parsed, $"{result.Count} questions: accuracy {result.Accuracy:P1}, answered {result.Answered:P1}, handed over {result.HandedOver:P1}, wrong and answered {result.ConfidentWrong:P1}");
        Json(parsed, new()
        {
            ["n"] = result.Count,
            ["accuracy"] = result.Accuracy,
            ["accuracy_by_lang"] = result.ByLanguage,
            ["accuracy_by_group"] = result.ByGroup,
            ["answered"] = result.Answered,
            ["handed_over"] = result.HandedOver,
            ["confident_wrong"] = result.ConfidentWrong,
            ["asked"] = result.Asked,
            ["asked_right"] = result.AskedRight,
            ["reliability"] = result.Reliability.Select(b => new { from = b.From, n = b.Count, probability = b.Probability, right = b.Right }).ToArray(),
            ["wrong_ids"] = result.Wrong.Select(w => w.Row.Id).ToArray(),
        });
    }

    private void Secrets(ParseResult parsed)
    {
        var figures = SecretEvaluation.Run(parsed.GetRequiredValue(_rows));
        foreach (var (kind, of) in figures.ByKind.Where(k => k.Value.Rows + k.Value.FalseAlarms > 0))
        {
            Say(parsed, $"{kind}: {of.Found} of {of.Rows} found, {of.FalseAlarms} false alarms");
        }

        Say(parsed, $"missed: {string.Join(' ', figures.MissedIds)}");
        Say(parsed, $"false alarms: {string.Join(' ', figures.FalseAlarmIds)}");
        Say(parsed, $"{figures.Rows} messages: recall {figures.Recall:P1}, precision {figures.Precision:P1}");
        Json(parsed, new()
        {
            ["recall"] = figures.Recall,
            ["precision"] = figures.Precision,
            ["by_kind"] = figures.ByKind.ToDictionary(k => k.Key, k => new { recall = k.Value.Recall, precision = k.Value.Precision, rows = k.Value.Rows }, StringComparer.Ordinal),
            ["missed_ids"] = figures.MissedIds,
            ["false_alarm_ids"] = figures.FalseAlarmIds,
        });
    }

    private void Asks(ParseResult parsed)
    {
        var rows = AskRow.Read(parsed.GetRequiredValue(_rows));
        var figures = AskEvaluation.Run(Understanding.Create(ModelCache.LoadOrTrain(parsed.GetRequiredValue(_models))), rows);
        foreach (var (kind, of) in figures.ByKind)
        {
            Say(parsed, $"{kind}: {of.Rows} messages, answered right {of.Answered}, as a whole {of.AsAWhole}; with every further ask {of.Complete}");
        }

        Say(parsed, $"not complete: {string.Join(' ', figures.WrongIds)}");
        Say(parsed, $"{figures.Rows} messages; one is read in {figures.MicrosecondsP50:F0} µs (p50), {figures.MicrosecondsP99:F0} µs (p99)");
        Json(parsed, new()
        {
            ["n"] = figures.Rows,
            ["by_kind"] = figures.ByKind.ToDictionary(k => k.Key, k => new { rows = k.Value.Rows, as_a_whole = k.Value.AsAWhole, answered = k.Value.Answered, complete = k.Value.Complete }, StringComparer.Ordinal),
            ["wrong_ids"] = figures.WrongIds,
            ["us_p50"] = figures.MicrosecondsP50,
            ["us_p99"] = figures.MicrosecondsP99,
        });
    }

    private void Dangers(ParseResult parsed)
    {
        var heard = EvaluateDangers.Run(ModelCache.LoadOrTrainDangers(parsed.GetRequiredValue(_models)), DangerRow.Read(parsed.GetRequiredValue(_rows)));
        foreach (var wrong in heard.Where(h => !h.IsRight))
        {
            Say(parsed, $"{wrong.Row.Id}\t{wrong.Row.Danger}\t→ {wrong.Heard ?? "nothing"}\t({wrong.Guess.Name} {wrong.Guess.Probability:F2} of {wrong.Guess.Any:F2})\t{wrong.Row.Text}");
        }

        var (dangers, others) = (heard.Where(h => h.IsOne).ToList(), heard.Where(h => !h.IsOne).ToList());
        var shares = new Dictionary<string, object>(StringComparer.Ordinal) { ["n"] = heard.Count };
        foreach (var (name, of) in new[] { ("openings", dangers.Where(h => !h.Row.Later)), ("later messages", dangers.Where(h => h.Row.Later)), ("all", dangers) }.Select(g => (g.Item1, g.Item2.ToList())).Where(g => g.Item2.Count > 0))
        {
            var (any, named) = ((double)of.Count(h => h.Heard is not null) / of.Count, (double)of.Count(h => h.IsRight) / of.Count);
            Say(parsed, $"{name}: {of.Count} dangers, heard {any:P1}, by their name {named:P1}");
            shares[name] = new { n = of.Count, heard = any, named };
        }

        if (others.Count > 0)
        {
            var alarms = (double)others.Count(h => !h.IsRight) / others.Count;
            Say(parsed, $"no danger: {others.Count}, heard all the same {alarms:P1}");
            shares["none"] = new { n = others.Count, heard = alarms };
        }

        double[] taken = [.. heard.Select(h => h.Microseconds).Order()];
        (shares["us_p50"], shares["us_p99"]) = (taken[taken.Length / 2], taken[taken.Length * 99 / 100]);
        Say(parsed, $"one is heard in {taken[taken.Length / 2]:F0} µs (p50), {taken[taken.Length * 99 / 100]:F0} µs (p99)");
        Json(parsed, shares);
    }

    private void Points(ParseResult parsed)
    {
        var rows = PointRow.Read(parsed.GetRequiredValue(_rows));
        var understanding = Understanding.Create(ModelCache.LoadOrTrain(parsed.GetRequiredValue(_models)));
        if (parsed.GetValue(_fit))
        {
            var weights = FitRanking.Run(EvaluatePoints.Traits(understanding, [.. rows.Where((_, at) => at % 2 == 0)]));
            foreach (var (weight, name) in weights.Zip(RankingWeights.Names))
            {
                Say(parsed, $"{weight,6:F2} {name}");
            }
        }

        var judged = EvaluatePoints.Run(understanding, rows, byPoint: true);
        foreach (var missed in judged.Where(j => j.Outcome is not PointOutcome.Right && !(j.Kind == "none" && j.Said is null)))
        {
            Say(parsed, $"{missed.Row.Id}\t{missed.Outcome}\t{missed.Row.Text}\t→ {missed.Plan.Step} {missed.Plan.Topic} {missed.Said?.Slug} {missed.Said?.Heading}");
        }

        var shares = new Dictionary<string, object>(StringComparer.Ordinal) { ["n"] = rows.Count };
        foreach (var (way, all) in new[] { ("short", EvaluatePoints.Run(understanding, rows, byPoint: false)), ("point", judged) })
        {
            foreach (var group in all.Select((j, at) => (Judged: j, Half: at % 2 == 0 ? "odd" : "even")).GroupBy(j => $"{j.Judged.Kind}, {j.Half} rows", j => j.Judged, StringComparer.Ordinal))
            {
                var of = Enum.GetValues<PointOutcome>().ToDictionary(o => o, o => (double)group.Count(j => j.Outcome == o) / group.Count());
                Say(parsed, $"{way}: {group.Key}: {group.Count()}, right {of[PointOutcome.Right]:P1}, short answer {of[PointOutcome.Short]:P1}, wrong passage {of[PointOutcome.Wrong]:P1}, asked {of[PointOutcome.Asked]:P1}, not answered {of[PointOutcome.Unanswered]:P1}");
                shares[$"{way}, {group.Key}"] = of.ToDictionary(o => o.Key.ToString(), o => o.Value, StringComparer.Ordinal);
            }
        }

        Json(parsed, shares);
    }

    private static string Shares(IReadOnlyDictionary<string, double> shares) => string.Join(", ", shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:P1}")));

    private static void Say(ParseResult parsed, FormattableString line) => parsed.InvocationConfiguration.Output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private void Json(ParseResult parsed, Dictionary<string, object> values)
    {
        if (parsed.GetValue(_json))
        {
            parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(values, Readable));
        }
    }

    private static async Task<int> RefuseAsync(TextWriter error, string sentence)
    {
        await error.WriteLineAsync($"vigil: {sentence}");
        return BadInput;
    }
}
