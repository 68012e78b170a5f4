using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Knowledge;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What is offered where nothing answers, and what a tap on it means.</summary>
public sealed class NearestHeadingsTests(KnowledgeServer server) : IClassFixture<KnowledgeServer>
{
    private static readonly TalkBefore Locked = new("登录被锁定了怎么办", "sign-in-problems") { Offered = ["被锁定了", "这笔提币不是我操作的"] };

    private NearestHeadings Nearest => new(server.Library);

    private RankPassages Ranking => new(server.Library);

    private ChoosePoint Points => new(server.Library, Nearest, Ranking, new ReadInTalk(server.Library));

    [Fact]
    public void What_is_not_known_is_left_with_headings_of_the_open_article()
    {
        var plan = Points.For(new Plan(Step.DoNotKnow, null), Unsure("zh"), "登录页的图片能换吗", "account.locked", "zh", Locked);

        Assert.Equal(Step.DoNotKnow, plan.Step);
        Assert.NotEmpty(Labels(plan));
        Assert.Equal("sign-in-problems", Nearest.Tapped(Labels(plan)[0], "sign-in-problems", "zh")!.Article.Slug);
        Assert.All(Labels(plan), heading => Assert.NotNull(Nearest.Tapped(heading, "sign-in-problems", "zh")!.Point));
        Assert.True(plan.Perhaps is not null || plan.Near.Any(heading => NothingKnown.Of(plan, Server.Assistant.Words.Phrases.In("zh")).Parts.Replies.Any(r => r.Label == heading)));
    }

    [Fact]
    public void Where_nothing_lies_open_what_comes_nearest_is_offered_by_a_name_that_says_which_article_it_means()
    {
        var near = Near("what is my daily withdrawal limit", "en", new TalkBefore(null, null));

        Assert.NotEmpty(near);
        Assert.All(near, label => Assert.NotNull(Nearest.Tapped(label, null, "en")));
        Assert.Contains(near, label => Nearest.Tapped(label, null, "en")!.Article.Slug == "withdrawal-limits-and-fees");
    }

    [Theory]
    [InlineData("那你们老板是谁")]
    [InlineData("天气怎么样")]
    public void Nothing_is_said_where_nothing_answers(string text)
    {
        Assert.Equal(Step.DoNotKnow, Points.For(new Plan(Step.DoNotKnow, null), Unsure("zh"), text, null, "zh", Locked).Step);
        Assert.Null(Points.ForTap(Unsure("zh"), text, null, "zh", Locked));
    }

    [Fact]
    public void A_heading_that_tells_of_a_theft_is_not_offered_and_stays_an_alarm()
    {
        const string notMine = "这笔提币不是我操作的";
        var told = new TalkBefore("提币没到账", "withdrawal-arrival-times") { Offered = [notMine] };

        Assert.True(Nearest.MayBeTapped(notMine));
        Assert.DoesNotContain(notMine, Near(notMine, "zh", told));
        Assert.Null(Points.ForTap(Unsure("zh") with { Urgency = UrgencyReader.Read(notMine) }, notMine, null, "zh", told));
    }

    [Fact]
    public void A_tap_is_known_word_for_word_alone()
    {
        Assert.True(Nearest.MayBeTapped("被锁定了"));
        Assert.False(Nearest.MayBeTapped("我被锁定了"));
        Assert.Equal(Step.AnswerArticle, Points.ForTap(Unsure("zh"), "被锁定了", "account.locked", "zh", Locked)!.Step);
        Assert.Null(Points.ForTap(Unsure("zh"), "被锁定了", "account.locked", "zh", Locked with { Offered = [] }));
        Assert.Null(Nearest.Tapped("步骤", "how-to-withdraw", "zh"));
    }

    [Fact]
    public void What_only_adds_to_the_open_article_is_noted() =>
        Assert.Equal(Step.Noted, Points.For(new Plan(Step.DoNotKnow, null), Unsure("zh"), "昨天下午的事", "account.locked", "zh", Locked).Step);

    private IReadOnlyList<string> Near(string text, string language, TalkBefore before) => [.. Nearest.Of(Ranking.Rank(Unsure(language), text, null, language, before), null, language).Select(n => n.Label)];

    private static IReadOnlyList<string> Labels(Plan plan) => plan.Perhaps is { } perhaps ? [perhaps.Point?.Passage?.Heading ?? perhaps.Article.Title, .. plan.Near] : plan.Near;

    private static Reading Unsure(string language) => new(language, "earn.loan", 0.2, [("earn.loan", 0.2)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);
}
