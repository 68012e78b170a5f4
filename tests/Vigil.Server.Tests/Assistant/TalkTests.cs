using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>A message without a subject of its own belongs to what is talked of, a danger is answered in the order that saves money, and nobody who is alone is told of a colleague who listens.</summary>
public abstract class TalkTests(TestDatabase database) : SliceTest(database)
{
    [Theory]
    [InlineData("怎样设置止损单", "要收多少手续费", "stop-orders")]
    [InlineData("how do i close my account", "how long does it take", "close-account")]
    [InlineData("验证器丢了怎么重置", "要几天", "lost-second-factor")]
    [InlineData("can i buy with a credit card", "and what does it cost", "card-purchase")]
    public async Task What_names_nothing_stays_with_the_article_that_lies_open(string opening, string then, string slug)
    {
        var answers = await TalkAsync(null, opening, then);

        Assert.Equal(slug, answers[0].Parts!.Articles[0].Slug);
        Assert.All(answers[1].Parts!.Articles, article => Assert.Equal(slug, article.Slug));
        Assert.NotEqual(answers[0].Text, answers[1].Text);
    }

    [Theory]
    [InlineData("怎样设置止损单", "怎么注销账户", "close-account")]
    [InlineData("how do i close my account", "how do i create an api key", "api-keys")]
    [InlineData("身份认证要多久", "地址簿怎么添加地址", "withdrawal-whitelist-and-address-book")]
    public async Task What_names_another_subject_leaves_it(string opening, string then, string slug)
    {
        var answers = await TalkAsync(null, opening, then);

        Assert.Equal(slug, answers[1].Parts!.Articles[0].Slug);
    }

    [Theory]
    [InlineData("怎样设置止损单", "我用的是安卓")]
    [InlineData("how do i close my account", "its been open since march")]
    public async Task Nobody_is_told_of_a_colleague_where_none_is_there(string opening, string then)
    {
        var answer = (await TalkAsync(null, opening, then))[1];

        Assert.DoesNotContain("同事接手时", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a colleague would see it", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Parts!.Replies, r => r.Kind == "human");
    }

    [Theory]
    [InlineData("support called and i read him the sms code", "damn. what do i do first", "First, freeze the account now")]
    [InlineData("我把验证码念给自称客服的人了", "我第一步做什么", "一，现在就冻结账户")]
    [InlineData("i sent 900 usdt to a scammer", "so what now", "First, send them nothing more")]
    [InlineData("i entered my seed phrase on the site they sent", "what now", "First, make a new wallet now")]
    [InlineData("我把助记词填在一个网站上了", "那现在怎么办", "一，现在就建一个新钱包")]
    public async Task What_to_do_first_is_what_saves_money(string opening, string then, string says)
    {
        var answers = await TalkAsync(null, opening, then);

        Assert.Contains(says, answers[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the merchant gave me an account that isn't in his name, should i pay it", "No, do not pay.")]
    [InlineData("卖家让我打款到另一个人的账户 我付吗", "不能付。")]
    [InlineData("im selling my old phone with the authenticator on it, factory reset ok?", "No, do not wipe")]
    [InlineData("打算把旧手机格式化 谷歌验证没搬", "先不要清空")]
    [InlineData("a trading bot insists on withdrawal permission for my api key", "Do not tick it.")]
    [InlineData("telegram上的客服让我先付押金才处理", "不要付，那是骗子。")]
    [InlineData("the page for upgrading my wallet says my recovery phrase is invalid", "That page is made to steal")]
    public async Task Who_is_about_to_lose_something_is_stopped_first(string text, string says)
    {
        var answer = (await TalkAsync(null, text))[0];

        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_sell_is_told_so_before_how_it_is_done()
    {
        var answers = await TalkAsync(exchange => exchange.Freezes["F1"] = new Freeze("F1", Meridians.Uid, 1, "withdrawal", "security_change", Disclosure.Full, Clock.Now.AddHours(-2), Clock.Now.AddHours(22), [], null, null, true), "怎么在c2c卖币提现");

        Assert.Contains("提币已暂停", answers[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_line_the_same_is_not_said_twice_in_the_same_words()
    {
        var answers = await TalkAsync(null, "转人工", "还要多久", "到底还要多久");

        Assert.Equal(new string[] { Phrases.In("zh").StillWaiting, Phrases.In("zh").StillInLine }, answers.Skip(1).Select(a => a.Text!));
    }

    private async Task<IReadOnlyList<EntryView>> TalkAsync(Action<FakeExchange>? with, params string[] turns)
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        with?.Invoke(exchange);
        var app = await StartAsync(exchange: exchange, assistant: true, settings: Shift.Demo);
        var customer = with is null ? await Customer.StartAsync(app) : await Customer.StartAsync(app, exchange.Identity.For(Meridians.Uid));
        return await Meridians.TalkAsync(customer, turns);
    }
}

public sealed class TalkTestsOnSqlite() : TalkTests(TestDatabase.Sqlite);

public sealed class TalkTestsOnPostgres(PostgresCluster cluster) : TalkTests(TestDatabase.Postgres(cluster));
