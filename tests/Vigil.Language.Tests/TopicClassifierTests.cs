using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class TopicClassifierTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("我昨晚的提币为什么还没到账?", "withdrawal.not_arrived")]
    [InlineData("why has my withdrawal from last night not arrived?", "withdrawal.not_arrived")]
    [InlineData("我的账号被盗了,币没了", "security.account_stolen")]
    [InlineData("什么是冷钱包", "learn.concepts")]
    [InlineData("my account is locked", "account.locked")]
    [InlineData("天气怎么样", "none")]
    public void The_scene_is_understood(string text, string topic) => Models.Product.Classify(text).Topic.ShouldBe(topic);

    [Fact]
    public void No_scene_question_was_copied_into_the_training_phrases()
    {
        var phrases = PhraseBook.Load().Select(p => TextNormalizer.Normalize(p.Text)).ToHashSet(StringComparer.Ordinal);
        foreach (var scene in new[] { "我昨晚的提币为什么还没到账?", "why has my withdrawal from last night not arrived?", "我的账号被盗了,币没了" })
        {
            phrases.Contains(TextNormalizer.Normalize(scene)).ShouldBeFalse(scene);
        }
    }

    [Fact]
    public void The_same_phrases_give_the_same_model_byte_for_byte()
    {
        var phrases = PhraseBook.Load().Where(p => p.Topic.StartsWith("c2c", StringComparison.Ordinal)).ToArray();
        Bytes(TopicClassifier.Train(phrases)).ShouldBe(Bytes(TopicClassifier.Train(phrases)));
    }

    [Fact]
    public void A_stored_model_answers_like_the_original()
    {
        using var stored = new MemoryStream(Bytes(Models.Product));
        var loaded = TopicClassifier.Load(stored);
        foreach (var phrase in PhraseBook.Load().Take(200))
        {
            loaded.Classify(phrase.Text).Ranked.ShouldBe(Models.Product.Classify(phrase.Text).Ranked);
        }
    }

    [Fact]
    public void A_damaged_model_is_refused()
    {
        var bytes = Bytes(Models.Product);
        Should.Throw<InvalidDataException>(() => TopicClassifier.Load(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8])));
        Should.Throw<EndOfStreamException>(() => TopicClassifier.Load(new MemoryStream(bytes[..(bytes.Length / 2)])));
    }

    [Fact]
    public void Any_text_gets_probabilities_that_fall_and_stay_within_one() => Texts.Check(text =>
    {
        var guess = Models.Product.Classify(text);
        return string.Equals(guess.Topic, guess.Ranked[0].Topic, StringComparison.Ordinal) && guess.Ranked.Sum(r => r.Probability) <= 1.000001 && guess.Ranked.Zip(guess.Ranked.Skip(1)).All(p => p.First.Probability >= p.Second.Probability);
    });

    [Fact]
    public void The_cache_gives_the_same_model_and_survives_damage()
    {
        var folder = Directory.CreateTempSubdirectory("vigil-model").FullName;
        var first = ModelCache.LoadOrTrain(folder);
        var file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        ModelCache.LoadOrTrain(folder).Classify("提币没到").Ranked.ShouldBe(first.Classify("提币没到").Ranked);
        File.WriteAllBytes(file, [1, 2, 3]);
        ModelCache.LoadOrTrain(folder).Classify("提币没到").Ranked.ShouldBe(first.Classify("提币没到").Ranked);
        new FileInfo(file).Length.ShouldBeGreaterThan(3);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_products_phrases_are_told_apart_unseen()
    {
        var result = CrossValidation.Run(PhraseBook.Load());
        output.WriteLine($"{result.Count} phrases, accuracy {result.Accuracy:P1}, {string.Join(", ", result.ByLanguage.Select(l => $"{l.Key} {l.Value:P1}"))}, calibration error {result.CalibrationError:P1}");

        // Well below what was measured (77.8 %), so that only a break shows, never noise.
        result.Accuracy.ShouldBeGreaterThan(0.7);
        result.CalibrationError.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void It_is_a_general_classifier_as_BANKING77_shows()
    {
        var path = SharedData.Path("data/banking77/train.csv");
        Assert.SkipWhen(path is null, "There is no ../shared/data/banking77/train.csv (or VIGIL_SHARED) to measure on.");

        // Every second row of each intent keeps the test short; the full five-fold figure is in the notes of the change.
        var rows = Csv.Rows(path!).Select(r => new LabelledText("en", r[0], r[1])).ToArray();
        var model = TopicClassifier.Train([.. rows.Where((_, i) => i % 2 == 0)]);
        var accuracy = rows.Where((_, i) => i % 2 == 1).Average(r => string.Equals(model.Classify(r.Text).Topic, r.Topic, StringComparison.Ordinal) ? 1.0 : 0.0);
        output.WriteLine($"BANKING77, half for training and half for asking: {accuracy:P1}");
        accuracy.ShouldBeGreaterThan(0.82);
    }

    private static byte[] Bytes(TopicClassifier model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
