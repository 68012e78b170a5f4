using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class IntentVocabularyTests
{
    [Fact]
    public void Every_intent_has_enough_phrases_in_both_languages()
    {
        var phrases = PhraseBook.Load();
        foreach (var intent in IntentVocabulary.All)
        {
            var languages = phrases.Where(p => string.Equals(p.Topic, intent.Id, StringComparison.Ordinal)).ToLookup(p => p.Language, StringComparer.Ordinal);
            languages["zh"].Count().ShouldBeGreaterThanOrEqualTo(15, intent.Id);
            languages["en"].Count().ShouldBeGreaterThanOrEqualTo(12, intent.Id);
        }
    }

    [Fact]
    public void No_phrase_stands_under_two_intents() =>
        PhraseBook.Load().GroupBy(p => TextNormalizer.Normalize(p.Text), StringComparer.Ordinal).Where(g => g.Select(p => p.Topic).Distinct(StringComparer.Ordinal).Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void Rows_are_typed()
    {
        var stolen = IntentVocabulary.Find("security.account_stolen").ShouldNotBeNull();
        (stolen.Group, stolen.Priority, stolen.HumanFirst).ShouldBe(("security", "urgent", true));
        IntentVocabulary.Find(IntentVocabulary.None).ShouldNotBeNull();
        IntentVocabulary.Find("nonsense").ShouldBeNull();
        IntentVocabulary.All.ShouldAllBe(i => new[] { "low", "normal", "high", "urgent" }.Contains(i.Priority, StringComparer.Ordinal));
    }

    [Fact]
    public void The_vocabulary_is_the_shared_one()
    {
        var path = SharedData.Path("data/intents.tsv");
        Assert.SkipWhen(path is null, "There is no ../shared/data/intents.tsv (or VIGIL_SHARED) to compare with.");
        var shared = File.ReadAllLines(path!).Skip(1).Where(l => l.Length > 0);
        IntentVocabulary.All.Select(i => $"{i.Id}\t{i.Group}\t{i.Priority}\t{(i.HumanFirst ? "yes" : "no")}\t{i.Meaning}").ShouldBe(shared);
    }
}
