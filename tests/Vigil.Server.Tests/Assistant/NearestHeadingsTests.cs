using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Knowledge;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What is offered where nothing answers, and what a tap on it means.</summary>
public sealed class NearestHeadingsTests(KnowledgeServer server) : IClassFixture<KnowledgeServer>
{
    private static readonly TalkBefore Locked = new("登录被锁定了怎么办", "sign-in-problems");

    private NearestHeadings Nearest => new(server.Library);

    private ChoosePoint Points => new(server.Library, Nearest);

    [Fact]
    public void What_is_not_known_is_left_with_headings_of_the_open_article()
    {
        var plan = Points.For(new Plan(Step.DoNotKnow, null), Unsure("zh"), "能不能不等 我可以验证身份", "account.locked", "zh", Locked);

        Assert.Equal(Step.DoNotKnow, plan.Step);
        Assert.NotEmpty(plan.Near);
        Assert.All(plan.Near, heading => Assert.Equal("sign-in-problems", Nearest.Tapped(heading, "sign-in-problems", "zh")!.Article.Slug));
        Assert.Contains(plan.Near, heading => NothingKnown.Of(plan, Server.Assistant.Words.Phrases.In("zh")).Parts.Replies.Any(r => r.Label == heading));
    }

    [Fact]
    public void Where_nothing_lies_open_titles_are_offered()
    {
        var near = Nearest.To("what is my daily withdrawal limit", Unsure("en"), new TalkBefore(null, null), "en");

        Assert.Contains("Withdrawal fees, minimums and daily limits", near);
        Assert.Null(Nearest.Tapped(near[0], null, "en")!.Point);
    }

    [Theory]
    [InlineData("那你们老板是谁")]
    [InlineData("天气怎么样")]
    public void Nothing_is_offered_that_names_nothing_of_the_question(string text)
    {
        Assert.Empty(Nearest.To(text, Unsure("zh"), Locked, "zh"));
        Assert.Null(Points.ForTap(Unsure("zh"), text, null, "zh", Locked));
    }

    [Fact]
    public void A_heading_that_tells_of_a_theft_is_not_offered_and_stays_an_alarm()
    {
        const string notMine = "这笔提币不是我操作的";
        var told = new TalkBefore("提币没到账", "withdrawal-arrival-times");

        Assert.True(Nearest.MayBeTapped(notMine));
        Assert.DoesNotContain(notMine, Nearest.In("withdrawal-arrival-times", notMine, null, "zh"));
        Assert.Null(Points.ForTap(Unsure("zh") with { Urgency = UrgencyReader.Read(notMine) }, notMine, null, "zh", told));
    }

    [Fact]
    public void A_tap_is_known_word_for_word_alone()
    {
        Assert.True(Nearest.MayBeTapped("被锁定了"));
        Assert.False(Nearest.MayBeTapped("我被锁定了"));
        Assert.Equal(Step.AnswerArticle, Points.ForTap(Unsure("zh"), "被锁定了", "account.locked", "zh", Locked)!.Step);
        Assert.Null(Nearest.Tapped("被锁定了", "how-to-deposit", "zh"));
    }

    [Fact]
    public void What_only_adds_to_the_open_article_is_noted() =>
        Assert.Equal(Step.Noted, Points.For(new Plan(Step.DoNotKnow, null), Unsure("zh"), "昨天下午的事", "account.locked", "zh", Locked).Step);

    private static Reading Unsure(string language) => new(language, "earn.loan", 0.2, [("earn.loan", 0.2)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);
}
