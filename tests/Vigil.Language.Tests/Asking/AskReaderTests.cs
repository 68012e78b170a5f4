using System.Diagnostics;
using Shouldly;
using Vigil.Language.Evaluation;
using Xunit;

namespace Vigil.Language.Tests.Asking;

public sealed class AskReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("我的充币一直没到账,另外怎么注销账户?", "deposit.not_credited", "account.close")]
    [InlineData("想问下合约手续费是多少,还有我昨天提的币到现在没收到", "withdrawal.not_arrived", "trade.fees")]
    [InlineData("两个问题:1、短信验证码收不到 2、充值的USDT没到账", "deposit.not_credited", "account.code_not_received")]
    [InlineData("充值還沒到帳,另外想換綁手機號碼要怎麼做?", "deposit.not_credited", "account.change_contact")]
    [InlineData("Why was my verification rejected? And where is my welcome bonus?", "kyc.rejected", "rewards.missing")]
    [InlineData("how much are futures trading fees? also please cancel the withdrawal I just submitted", "withdrawal.cancel", "trade.fees")]
    [InlineData("Мой депозит не зачислен. И ещё: как сменить пароль?", "deposit.not_credited", "account.password_reset")]
    public void The_most_urgent_of_several_asks_is_the_topic_and_the_others_are_named(string text, string topic, string other)
    {
        var reading = Read(text);

        reading.Topic.ShouldBe(topic);
        reading.Probability.ShouldBeGreaterThan(0.6);
        reading.Others.Select(o => o.Topic).ShouldBe([other]);
    }

    [Fact]
    public void Asks_stand_in_the_order_of_the_text() =>
        Read("Three things: how long does verification take? Where is my withdrawal? And where do I create an API key?").Asks.Select(a => a.Topic)
            .ShouldBe(["kyc.pending", "withdrawal.not_arrived", "api.key_setup"]);

    [Theory]
    [InlineData("How do I change my email? Also somebody hacked my account and my coins are gone!")]
    [InlineData("怎么换邮箱?另外我的账号被盗了,币全没了")]
    public void A_theft_goes_before_everything(string text)
    {
        var reading = Read(text);

        reading.Topic.ShouldStartWith("security.");
        reading.Urgency.IsTheft.ShouldBeTrue();
        reading.Others.Select(o => o.Topic).ShouldContain("account.change_contact");
    }

    [Theory]
    [InlineData("这笔提币不是我操作的,是别人", "intruder")]
    [InlineData("it was not me, it's somebody else who made this withdrawal", "intruder")]
    public void Not_me_takes_nothing_back(string text, string signal) => Read(text).Urgency.Signals.ShouldContain(signal);

    [Theory]
    [InlineData("充值没到账怎么办?一般要多久?")]
    [InlineData("Where is my withdrawal? How long does it usually take?")]
    [InlineData("我已经付款成功了,但是卖家还没放币")]
    [InlineData("谢谢,提币手续费是多少?")]
    public void One_matter_is_one_ask(string text) => Read(text).Asks.ShouldBeEmpty();

    /// <summary>Two trainings of the same phrases differ by a row or two; the figures stand in docs/operate/understanding.md.</summary>
    [Fact]
    public void The_evaluation_set_keeps_its_figures()
    {
        var figures = AskEvaluation.Run(Understanding.Create(Models.Product), AskRow.Read(Path.Combine(Checkout.Root, "tests", "evaluation", "asks.jsonl")));

        figures.Rows.ShouldBeGreaterThanOrEqualTo(350);
        Share(figures.ByKind["contrast"], f => f.Answered).ShouldBeGreaterThan(0.9);
        Share(figures.ByKind["several"], f => f.Answered).ShouldBeGreaterThan(0.93);
        Share(figures.ByKind["several"], f => f.Complete).ShouldBeGreaterThan(0.82);
        Share(figures.ByKind["story"], f => f.Answered).ShouldBeGreaterThan(0.94);

        // A plain question is read as if nothing here existed.
        figures.ByKind["plain"].Answered.ShouldBeGreaterThanOrEqualTo(figures.ByKind["plain"].AsAWhole - 1);
        Share(figures.ByKind["plain"], f => f.Complete).ShouldBeGreaterThan(0.94);
    }

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => Read(text + "?另外" + text + ", but " + text).Asks.All(a => a.Probability is >= 0 and <= 1));

    /// <summary>Generous, since other tests run beside it: what is meant is that nothing explodes.</summary>
    [Theory]
    [InlineData("另外怎么注销账户?", 12_000)]
    [InlineData("不是提币,是充币,", 12_000)]
    [InlineData("not a, but ", 10_000)]
    [InlineData("also why? ", 10_000)]
    [InlineData("1,", 50_000)]
    [InlineData("不是", 50_000)]
    [InlineData("\uD83D\uDE00?", 30_000)]
    [InlineData("?", 100_000)]
    public void Hostile_texts_take_bounded_time(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        Read(text);
        var started = Stopwatch.GetTimestamp();
        Read(text).Asks.Count.ShouldBeLessThanOrEqualTo(6);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    private static double Share(AskKindFigures figures, Func<AskKindFigures, int> of) => (double)of(figures) / figures.Rows;

    private static Reading Read(string text) => Understanding.Create(Models.Product).Read(text, "en", Now, TimeZoneInfo.Utc);
}
