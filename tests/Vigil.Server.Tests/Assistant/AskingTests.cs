using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>The one thing that a topic's script asks for, and messages that only name a thing.</summary>
public abstract class AskingTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task The_code_is_asked_for_once_and_answered_by_itself()
    {
        var (customer, id) = await AskedAsync("我的API接口一直报错，下单请求返回签名错误");
        Assert.EndsWith("密钥不要发。", (await Meridians.AnswersAsync(customer, id, 1))[0].Text, StringComparison.Ordinal);

        await customer.SendAsync(id, "报错401");
        Assert.StartsWith("401是身份没有通过", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
        await customer.SendAsync(id, "429怎么办");
        Assert.StartsWith("429是超过限速", (await Meridians.AnswersAsync(customer, id, 3))[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_message_names_already_is_not_asked_for()
    {
        var (customer, id) = await AskedAsync("API signature error, the call returns error code 401");
        var answer = (await Meridians.AnswersAsync(customer, id, 1))[0].Text!;
        Assert.StartsWith("401 means", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("do not send the key", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_for_so_that_a_colleague_can_look_brings_the_colleague()
    {
        var (customer, id) = await AskedAsync("我用银行卡转账汇款给你们，银行转账充值一直没到");
        Assert.EndsWith("同事可以按它们去查。", (await Meridians.AnswersAsync(customer, id, 1))[0].Text, StringComparison.Ordinal);
        await customer.SendAsync(id, "金额大概5000元");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");
    }

    [Fact]
    public async Task A_question_for_several_things_does_not_name_the_one_that_is_known()
    {
        var (customer, id) = await AskedAsync("我被骗了，把币转给了骗子，地址是TJRabPrwbZy45sbavfcjinPJC18kjpRTv8");
        Assert.EndsWith("请把这笔的交易哈希发给我，我先对上是哪一笔。", (await Meridians.AnswersAsync(customer, id, 1))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_article_is_not_told_twice_to_whoever_should_sign_in()
    {
        var (customer, id) = await AskedAsync("I forgot the memo when I deposited XRP");
        await Meridians.AnswersAsync(customer, id, 1);
        await customer.SendAsync(id, "still nothing");
        var answers = await Meridians.AnswersAsync(customer, id, 2);
        Assert.NotEqual(answers[0].Text, answers[1].Text);
        Assert.Contains(answers[1].Parts!.Replies, r => r.Kind == "human");
    }

    [Theory]
    [InlineData("W20261122-7F3K", EntityKind.RecordId)]
    [InlineData("这笔 W20261122-7F3K", EntityKind.RecordId)]
    [InlineData("here it is: W20261122-7F3K", EntityKind.RecordId)]
    [InlineData("错误码 -1021", EntityKind.ErrorCode)]
    [InlineData("-2015", EntityKind.ErrorCode)]
    [InlineData("W20261122-7F3K 还能取消吗", null)]
    [InlineData("我的提币没到", null)]
    [InlineData("", null)]
    public void A_bare_thing_is_told_from_a_question(string text, EntityKind? kind) =>
        Assert.Equal(kind, BareThing.Of(text, EntityReader.Read(text, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc))?.Kind);

    [Theory]
    [InlineData("TRC20", true)]
    [InlineData("说错了，是ERC20", true)]
    [InlineData("sorry, I meant ERC20", true)]
    [InlineData("大概500 USDT", true)]
    [InlineData("ERC20的手续费多少", false)]
    [InlineData("can I withdraw 500 USDT", false)]
    public void An_answer_that_only_names_a_field_is_about_the_matter_at_hand(string text, bool answers) =>
        Assert.Equal(answers, BareThing.Answers(text, EntityReader.Read(text, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc), [EntityKind.Chain, EntityKind.Amount]));

    [Theory]
    [InlineData("报错401", "401")]
    [InlineData("HTTP 429 on every call", "429")]
    [InlineData("getting 429 on the order endpoint", "429")]
    [InlineData("the API answers with 1021 all the time", "1021")]
    [InlineData("下单接口一直 503", "503")]
    [InlineData("my bot bought and I got 500 usdt", null)]
    [InlineData("I got 500 from my friend", null)]
    [InlineData("about 120 requests per second", null)]
    [InlineData("程序一直返回 300 条", null)]
    [InlineData("返回 500 USDT 给我", null)]
    [InlineData("返回了300u", null)]
    [InlineData("验证码 code 482913", null)]
    public void A_code_is_told_from_an_amount(string text, string? code) =>
        Assert.Equal(code, EntityReader.Read(text, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc).FirstOrDefault(e => e.Kind is EntityKind.ErrorCode)?.Value);

    private async Task<(Customer Customer, Contracts.CaseId Id)> AskedAsync(string question)
    {
        // With the figures that articles tell.
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        var customer = await Customer.StartAsync(await StartAsync(exchange: exchange, assistant: true));
        return (customer, await customer.OpenCaseAsync(question));
    }
}

public sealed class AskingTestsOnSqlite() : AskingTests(TestDatabase.Sqlite);

public sealed class AskingTestsOnPostgres(PostgresCluster cluster) : AskingTests(TestDatabase.Postgres(cluster));
