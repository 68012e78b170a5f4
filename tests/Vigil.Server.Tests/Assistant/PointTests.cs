using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>The point that was asked is said from the article, with the exchange's figures, and a short turn goes on from what was told.</summary>
public abstract class PointTests(TestDatabase database) : SliceTest(database)
{
    [Theory]
    [InlineData("我用TRC20提USDT手续费要多少", "USDT，TRC-20。手续费：1 USDT；最小提币数量：5 USDT。", "withdrawal-limits-and-fees")]
    [InlineData("申请找回充错的币为什么要收手续费", "找回不是按一个按钮。", "deposit-wrong-network")]
    public async Task The_row_or_sentence_that_answers_is_said_with_its_article(string question, string said, string slug)
    {
        var answer = (await TalkAsync(question))[0];

        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Equal(slug, Assert.Single(answer.Parts!.Articles).Slug);
    }

    private static readonly string[] OffTopic = ["那你们楼下有食堂吗", "那你们公司养猫吗", "那你们创始人属什么", "那你们年会在哪开"];

    [Fact]
    public async Task A_short_turn_is_answered_from_the_article_that_was_told()
    {
        var answers = await TalkAsync("提币手续费是怎么收的", "那BTC呢", "为什么差这么多");

        Assert.Contains("手续费按币种和网络固定收取", answers[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("BTC。手续费：", answers[1].Text, StringComparison.Ordinal);
        Assert.Contains("矿工费", answers[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_open_article_does_not_say_is_named_and_a_person_is_offered()
    {
        // Which of these it knows nothing like is the classifier's matter and changes as it learns; here one is enough.
        var answer = (await TalkAsync("提币手续费是怎么收的", "那你们老板是谁"))[1];
        foreach (var other in OffTopic.TakeWhile(_ => !answer.Text!.StartsWith("我在《", StringComparison.Ordinal)))
        {
            answer = (await TalkAsync("提币手续费是怎么收的", other))[1];
        }

        Assert.StartsWith("我在《提币手续费、最小数量和每日额度》里没有找到这一点。", answer.Text, StringComparison.Ordinal);
        Assert.Contains("没有可靠的资料", answer.Text, StringComparison.Ordinal);
        Assert.Equal("human", Assert.Single(answer.Parts!.Replies).Kind);
    }

    [Fact]
    public async Task A_short_answer_stands_above_the_headings_that_come_nearest_and_a_tap_reads_what_stands_there()
    {
        const string heading = "手续费和最小数量";
        var answers = await TalkAsync("提币手续费是怎么收的", heading);

        Assert.Contains(heading, answers[0].Parts!.Replies.Select(r => r.Label));
        Assert.StartsWith("币种与网络：手续费 · 最小提币数量\nUSDT，TRC-20：1 USDT · 5 USDT\n", answers[1].Text, StringComparison.Ordinal);
        Assert.Equal("withdrawal-limits-and-fees", Assert.Single(answers[1].Parts!.Articles).Slug);
    }

    [Fact]
    public async Task What_only_adds_to_what_was_answered_is_noted_once_and_then_a_person_is_offered()
    {
        var answers = await TalkAsync("挂单一直不成交", "中午的时候", "用手机挂的");

        Assert.StartsWith("谢谢补充。", answers[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("这一点我也没有查到可靠的资料", answers[2].Text, StringComparison.Ordinal);
        Assert.All(answers.Skip(1), answer => Assert.Equal("human", answer.Parts!.Replies[^1].Kind));
    }

    [Fact]
    public async Task Nobody_is_greeted_twice()
    {
        var answers = await TalkAsync("你好", "在吗");

        Assert.NotEqual(answers[0].Text, answers[1].Text);
    }

    private async Task<IReadOnlyList<EntryView>> TalkAsync(params string[] turns)
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        var visitor = await Customer.StartAsync(await StartAsync(exchange: exchange, assistant: true));
        return await Meridians.TalkAsync(visitor, turns);
    }
}

public sealed class PointTestsOnSqlite() : PointTests(TestDatabase.Sqlite);

public sealed class PointTestsOnPostgres(PostgresCluster cluster) : PointTests(TestDatabase.Postgres(cluster));
