using Vigil.Language;
using Vigil.Server.Assistant;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;

namespace Vigil.Server.Tests.Assistant;

/// <summary>When the assistant answers, when it asks, and when it says that it does not know.</summary>
public sealed class ChoosePlanTests
{
    private static readonly AssistantOptions Options = new();

    private static readonly string[] Languages = ["zh", "en", "vi", "ru", "es"];

    /// <summary>Every topic in every language.</summary>
    public static TheoryData<string, string> Taps => [.. IntentVocabulary.All.Where(i => i.Id != IntentVocabulary.None).SelectMany(i => Languages.Select(l => (i.Id, l)))];

    [Theory]
    [MemberData(nameof(Taps))]
    public void A_tapped_topic_is_understood_as_itself(string topic, string language)
    {
        var plan = AskWhichTests.PlanFor(TopicTaps.Of(topic, language)!);

        Assert.NotEqual(Step.Ask, plan.Step);
        Assert.NotEqual(Step.DoNotKnow, plan.Step);
        Assert.True(plan.Topic == topic || (topic is "service.human" or "service.greeting"), $"{plan.Step} on {plan.Topic}");
    }

    [Theory]
    [InlineData("withdrawal.not_arrived", 0.88, Step.AnswerArticle)]
    [InlineData("withdrawal.not_arrived", 0.87, Step.Ask)]
    [InlineData("kyc.pending", 0.84, Step.AnswerArticle)]
    [InlineData("kyc.pending", 0.83, Step.Ask)]
    [InlineData("trade.fees", 0.81, Step.AnswerArticle)]
    [InlineData("trade.fees", 0.79, Step.Ask)]
    [InlineData("trade.fees", 0.35, Step.Ask)]
    [InlineData("trade.fees", 0.29, Step.DoNotKnow)]
    [InlineData("security.scam_victim", 0.45, Step.HandOver)]
    [InlineData("none", 0.45, Step.DoNotKnow)]
    public void What_a_wrong_answer_would_cost_decides(string topic, double probability, Step step)
    {
        var reading = new Reading("en", topic, probability, [(topic, probability), ("trade.rules", 0.1), ("earn.loan", 0.05)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);

        var plan = ChoosePlan.For(reading, "some words that name nothing", new Standing(null, IsVisitor: true, CaseOwner.Assistant), Options);

        Assert.Equal(step, plan.Step);
        if (plan.Step is Step.Ask)
        {
            Assert.Equal([topic, "trade.rules"], plan.Choices!);
        }
    }

    [Theory]
    [InlineData("its a uk number", "account.change_contact", 0.79, "account.code_not_received")]
    [InlineData("its a uk number", "account.change_contact", 0.81, "account.change_contact")]
    [InlineData("i cant sign in either", "account.login_problem", 0.7, "account.login_problem")]
    [InlineData("can i change my number", "account.change_contact", 0.7, "account.change_contact")]
    public void What_only_adds_to_what_is_talked_of_does_not_leave_it(string text, string read, double probability, string topic)
    {
        var reading = new Reading("en", read, probability, [(read, probability)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);

        Assert.Equal(topic, ChoosePlan.For(reading, text, new Standing("account.code_not_received", IsVisitor: true, CaseOwner.Assistant), Options).Topic);
    }

    [Fact]
    public void What_may_be_a_theft_is_asked_about_and_not_taken_for_a_remark()
    {
        var reading = new Reading("en", "security.suspicious_login", 0.5, [("security.suspicious_login", 0.5)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);

        var plan = ChoosePlan.For(reading, "somebody is in my account", new Standing("account.code_not_received", IsVisitor: true, CaseOwner.Assistant), Options);

        Assert.Equal(["security.suspicious_login"], plan.Choices!);
    }

    [Theory]
    [InlineData("我的提币怎么还没到", "withdrawal.not_arrived")]
    [InlineData("Where is my deposit?", "deposit.not_credited")]
    [InlineData("还要多久", "account.password_reset")]
    public void Another_matter_that_is_named_is_no_follow_up(string text, string topic)
    {
        var named = topic is "account.password_reset" ? "withdrawal.not_arrived" : topic;
        var reading = new Reading(text[0] < 128 ? "en" : "zh", named, 0.95, [(named, 0.95)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);

        Assert.Equal(topic, ChoosePlan.TopicOf(reading, text, "account.password_reset", Options));
    }

    [Theory]
    [InlineData("你是机器人还是真人", Step.Greet)]
    [InlineData("请问你是真人吗？", Step.Greet)]
    [InlineData("are you a bot or a real person?", Step.Greet)]
    [InlineData("你是机器人吧?我要跟人谈", Step.HandOver)]
    [InlineData("are you human? get me a human", Step.HandOver)]
    public void Who_asks_who_answers_is_told(string text, Step step) => Assert.Equal(step, AskWhichTests.PlanFor(text).Step);

    [Theory]
    [InlineData("有转账截图", "c2c.paid_not_released")]
    [InlineData("对方没付款吗", "c2c.payment_not_received")]
    [InlineData("他说银行延迟，真的吗", "c2c.paid_not_released")]
    public void What_only_adds_to_a_record_that_was_told_stays_with_it(string text, string topic)
    {
        var reading = new Reading("zh", "c2c.payment_not_received", 0.7, [("c2c.payment_not_received", 0.7)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);

        Assert.Equal(topic, ChoosePlan.For(reading, text, new Standing("c2c.paid_not_released", IsVisitor: false, CaseOwner.Assistant, ToldTopic: "c2c.paid_not_released"), Options).Topic);
    }

    [Fact]
    public void Who_waits_for_a_person_is_not_asked()
    {
        var reading = new Reading("en", "trade.fees", 0.6, [("trade.fees", 0.6), ("trade.rules", 0.2)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);

        Assert.Equal(Step.StaySilent, ChoosePlan.For(reading, "some words that name nothing", new Standing(null, IsVisitor: true, CaseOwner.Queue), Options).Step);
    }
}
