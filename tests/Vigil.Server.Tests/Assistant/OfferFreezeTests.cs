using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>The tap that freezes is offered where an account is in danger, to whoever is signed in, and not again once it is frozen.</summary>
public abstract class OfferFreezeTests(TestDatabase database) : SliceTest(database)
{
    private FakeExchange _exchange = null!;
    private VigilApplication _app = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        _exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        _exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: _exchange, assistant: true);
    }

    [Theory]
    [InlineData("我的账号被盗了,币没了")]
    [InlineData("请马上冻结我的账户")]
    [InlineData("收到一条异地登录的提醒，怎么办")]
    [InlineData("please freeze my account right now")]
    public async Task Whoever_is_signed_in_is_offered_the_tap(string text)
    {
        var answer = await AnswerAsync(await SignedInAsync(), text);

        var tap = answer.Parts!.Replies[0];
        Assert.Equal(("freeze", text[0] is 'p' ? "Freeze my account now" : "立即冻结账户"), (tap.Kind, tap.Label));
        Assert.True(answer.Parts.Replies.Count <= 3);
    }

    [Fact]
    public async Task An_article_is_followed_by_what_the_tap_does()
    {
        var answer = await AnswerAsync(await SignedInAsync(), "请马上冻结我的账户");

        Assert.EndsWith("您已登录，点下面的“立即冻结账户”就能在这里冻结：提币和一切转出会停止，仍可平仓和追加保证金。", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Parts!.Articles, a => a.Slug is "freeze-your-account" or "account-stolen-first-minutes");
    }

    [Fact]
    public async Task A_visitor_is_not_offered_what_only_a_customer_can_do()
    {
        var answer = await AnswerAsync(await Customer.StartAsync(_app), "请马上冻结我的账户");

        Assert.DoesNotContain(answer.Parts!.Replies, r => r.Kind == "freeze");
        Assert.DoesNotContain("您已登录", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我的账号被盗了,币没了", "不是我弄的，快帮我冻结")]
    [InlineData("my account was hacked", "can you freeze it for me please")]
    public async Task Who_asks_for_it_after_the_alarm_has_the_tap_before_the_steps(string alarm, string wish)
    {
        var customer = await SignedInAsync();
        var id = await customer.OpenCaseAsync(alarm);
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, wish);
        var answer = (await Meridians.AnswersAsync(customer, id, 2))[1];

        Assert.Equal("freeze", answer.Parts!.Replies[0].Kind);
        Assert.StartsWith(wish[0] is 'c' ? "You are signed in" : "您已登录", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Parts.Articles);
    }

    [Fact]
    public async Task After_a_freeze_it_is_not_offered_again()
    {
        var customer = await SignedInAsync();
        _exchange.Freezes["F1"] = new Freeze("F1", Meridians.Uid, 1, "account", "customer_request", Disclosure.Full, Clock.Now, null, [], null, null, true);

        var alarm = await AnswerAsync(customer, "我的账号被盗了,币没了");
        var article = await AnswerAsync(customer, "收到一条异地登录的提醒，怎么办");

        Assert.All([alarm, article], answer => Assert.DoesNotContain(answer.Parts!.Replies, r => r.Kind == "freeze"));
        Assert.Contains("不用再做一次", alarm.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("先冻结", alarm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_under_way_it_is_not_offered_again()
    {
        var customer = await SignedInAsync();
        _exchange.Refused["/v1/actions"] = 503;
        await Customer.ReadAsync<FreezeView>(await customer.PostRawAsync("/api/messenger/freeze", ""), System.Net.HttpStatusCode.OK);

        Assert.DoesNotContain((await AnswerAsync(customer, "我的账号被盗了,币没了")).Parts!.Replies, r => r.Kind == "freeze");
    }

    [Theory]
    [InlineData("怎么解冻")]
    [InlineData("冻结了以后怎么解除冻结？")]
    [InlineData("我自己冻结的账户怎么解冻")]
    [InlineData("how do I unfreeze my account")]
    [InlineData("how can I lift the freeze")]
    public async Task How_to_lift_it_is_answered_with_the_only_way_there_is(string text)
    {
        var customer = await SignedInAsync();
        var asked = await Customer.ReadAsync<FreezeView>(await customer.PostRawAsync("/api/messenger/freeze", ""), System.Net.HttpStatusCode.OK);
        await Eventually.HoldsAsync(async () => (await customer.EntriesAsync(asked.CaseId)).Entries.Any(e => e.Freeze?.Step == "done"), "the freeze is done");

        await customer.SendAsync(asked.CaseId, text);
        var answer = (await Meridians.AnswersAsync(customer, asked.CaseId, 1))[0];

        Assert.Contains(text[0] is 'h' ? "lift it yourself under Security centre, Account state, with a step-up check. Nobody can lift it for you in a chat" : "就可以自己解冻。任何人都不能在会话里替您解冻", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Parts!.Replies, r => r.Kind == "freeze");
    }

    private Task<Customer> SignedInAsync() => Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));

    private static async Task<EntryView> AnswerAsync(Customer customer, string text)
    {
        var id = await customer.OpenCaseAsync(text);
        return (await Meridians.AnswersAsync(customer, id, 1))[0];
    }
}

public sealed class OfferFreezeTestsOnSqlite() : OfferFreezeTests(TestDatabase.Sqlite);

public sealed class OfferFreezeTestsOnPostgres(PostgresCluster cluster) : OfferFreezeTests(TestDatabase.Postgres(cluster));
