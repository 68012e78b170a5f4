using System.Text.Json;
using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Evaluation;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What was learnt hears dangers in strangers' words, leaves ordinary questions alone, and has an answer for each.</summary>
public sealed class DangerReaderTests
{
    private const string Set = "tests/evaluation/dangers.jsonl";

    private static readonly DangerReader Reader = ModelCache.LoadOrTrainDangers(TrainedModel.Folder);

    [Fact]
    public void Strangers_are_heard_and_what_is_innocent_is_left_alone()
    {
        var path = Path.Combine(Checkout.Root, Set);
        Assert.SkipUnless(File.Exists(path), $"{Set} is not here.");

        var heard = EvaluateDangers.Run(Reader, DangerRow.Read(path));

        // A little below what was reached, so that noise of the training does not fail it and a loss does.
        Assert.InRange(Share(heard.Where(h => h.IsOne && !h.Row.Later), h => h.Heard is not null), 0.90, 1);
        Assert.InRange(Share(heard.Where(h => h.IsOne && h.Row.Later), h => h.Heard is not null), 0.75, 1);
        Assert.InRange(Share(heard.Where(h => h.IsOne), h => h.IsRight), 0.45, 1);
        Assert.InRange(Share(heard.Where(h => !h.IsOne), h => h.Heard is not null), 0, 0.12);
    }

    [Fact]
    public void Ordinary_questions_are_no_dangers()
    {
        var path = Path.Combine(Checkout.Root, "tests/evaluation/assistant.jsonl");
        Assert.SkipUnless(File.Exists(path), "tests/evaluation/assistant.jsonl is not here.");
        var rows = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Where(row => row.GetProperty("lang").GetString() is "zh" or "en" && IntentVocabulary.Find(row.GetProperty("intent").GetString()!)?.Group is not ("security" or "web3" or "c2c"))
            .Select(row => row.GetProperty("text").GetString()!).ToList();

        var taken = rows.Where(text => AnswerDanger.Hear(text, Reader.Read(text), inDanger: false, isSure: false) is not null).ToList();

        Assert.True(rows.Count > 800, $"{rows.Count} rows");
        Assert.True(taken.Count < rows.Count * 0.04, string.Join('\n', taken));
    }

    [Fact]
    public void Every_danger_that_is_learnt_has_an_answer_and_enough_to_learn_from()
    {
        Assert.All(Reader.Names, name => Assert.NotNull(DangerRules.Shipped.Named(name)));
        Assert.NotNull(DangerRules.Shipped.Named("some-danger"));
        Assert.All(DangerReader.Phrases().Where(p => p.Topic != DangerReader.None).GroupBy(p => (p.Topic, p.Language)), group => Assert.True(group.Count() >= 40, $"{group.Key}: {group.Count()}"));
        Assert.Equal(["en", "zh"], DangerReader.Phrases().Where(p => p.Topic != DangerReader.None).Select(p => p.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Who_calls_us_names_is_angry_and_in_no_danger() =>
        Assert.Null(AnswerDanger.Hear("you guys are scammers, 5 hours already", Reader.Read("you guys are scammers, 5 hours already"), inDanger: false, isSure: false));

    [Fact]
    public void An_empty_or_endless_text_is_no_danger_and_no_error()
    {
        Assert.InRange(Reader.Read("").Any, 0, 1);
        Assert.InRange(Reader.Read(new string('转', 100_000)).Any, 0, 1);
        Assert.Null(DangerRules.Shipped.Find(new string('a', 100_000), inDanger: true));
    }

    private static double Share(IEnumerable<HeardDanger> all, Func<HeardDanger, bool> counts) => all.ToList() is var list && list.Count > 0 ? (double)list.Count(counts) / list.Count : 0;
}
