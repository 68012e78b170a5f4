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

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => Understanding.Create(Models.Product).Read(text, "zh", Now, TimeZoneInfo.Utc).Language.Length > 0);
}
