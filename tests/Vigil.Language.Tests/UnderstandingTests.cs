using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class UnderstandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_message_is_read_as_a_whole()
    {
        var reading = Understanding.Create(Models.Product).Read("我昨晚提的1,250 USDT (ERC-20) 到现在没到账,转人工", "en", Now, TimeZoneInfo.Utc);

        reading.Language.ShouldBe("zh");
        reading.Ranked[0].Topic.ShouldBe(reading.Topic);
        reading.AsksForHuman.ShouldBeTrue();
        reading.Urgency.Level.ShouldBe(UrgencyLevel.Normal);
        reading.Entities.Select(e => e.Kind).ShouldBe([EntityKind.Time, EntityKind.Amount, EntityKind.Chain]);
    }

    [Theory]
    [InlineData("it was usdt", "deposit.wrong_network")]
    [InlineData("是usdt", "deposit.wrong_network")]
    [InlineData("it all went somewhere else after i updated the app", "security.scam_victim")]
    public void A_few_words_that_tell_of_no_theft_are_none_however_certain_a_classifier_is(string text, string topic)
    {
        (string, double)[] ranked = [("security.scam_victim", 0.8), ("deposit.wrong_network", 0.15)];

        VictimTopics.Settle(new TopicGuess("security.scam_victim", 0.8, ranked, 1), text, UrgencyReader.Read(text))[0].Topic.ShouldBe(topic);
    }

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => Understanding.Create(Models.Product).Read(text, "zh", Now, TimeZoneInfo.Utc).Language.Length > 0);
}
