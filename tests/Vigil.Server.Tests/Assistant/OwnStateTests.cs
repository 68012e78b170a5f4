using System.Text.Json;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Balances, what holds them, sign-ins, positions and keys, told to their owner as they stand at that moment.</summary>
public abstract class OwnStateTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = Meridians.Uid;

    private FakeExchange _exchange = null!;

    [Theory]
    [InlineData("en", "how much btc do i have left", "Your account has now:\n- Trading account: 0.4121 BTC free to use")]
    [InlineData("zh-CN", "我账户里还有多少U", "您的账户里现在有：\n- 资金账户：可用1,250.5 USDT；另有500 USDT被占用\n- 交易账户：可用0.4121 BTC")]
    [InlineData("en", "how much do i have left", "Your account has now:\n- Funding account: 1,250.5 USDT free to use; another 500 USDT on hold\n- Trading account: 0.4121 BTC free to use")]
    public async Task A_balance_is_told_by_wallet_with_what_is_held(string locale, string question, string told)
    {
        var customer = await CustomerAsync(locale);
        Holds(new Balance("funding", "USDT", "1250.5", "500"), new Balance("funding", "ETH", "0", "0"), new Balance("trading", "BTC", "0.4121", "0"));

        Assert.Equal(told, (await AskAsync(customer, question)).Text);
    }

    [Fact]
    public async Task An_empty_account_is_told_so()
    {
        var customer = await CustomerAsync("zh-CN");
        Holds();

        Assert.Equal("您的资金账户、交易账户和理财账户现在都没有余额。", (await AskAsync(customer, "还有钱剩吗")).Text);
    }

    [Fact]
    public async Task Whose_coins_seem_gone_sees_where_they_lie_before_the_article()
    {
        var customer = await CustomerAsync("zh-CN");
        Holds(new Balance("trading", "USDT", "300", "0"));

        var answer = await AskAsync(customer, "我的U不见了，资金账户里是0");

        Assert.StartsWith("您的账户里现在有：\n- 交易账户：可用300 USDT\n", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Parts!.Articles);
    }

    [Fact]
    public async Task What_is_held_is_told_with_what_holds_it()
    {
        var customer = await CustomerAsync("zh-CN");
        Holds(new Balance("funding", "USDT", "10", "4750"));
        _exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 0) with { State = "reviewing", TxId = null, BroadcastAt = null, Cancellable = true };
        _exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "funds", null, Disclosure.Never, Clock.Now.AddHours(-5), null, [], "USDT", "3500", true);

        var answer = await AskAsync(customer, "我被冻结的是哪一笔");

        Assert.Equal("现在被占用的一共是4,750 USDT。\n占用它的有：\n- 提币W1：1,250 USDT，还没有转出\n- 账户上的一项限制：3,500 USDT", answer.Text);
    }

    [Fact]
    public async Task A_withheld_reason_leaves_no_trace_in_what_is_told_of_held_coins()
    {
        var customer = await CustomerAsync("en");
        Holds(new Balance("funding", "USDT", "10", "3500"));
        _exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "funds", "c2c_dispute", Disclosure.Full, Clock.Now.AddHours(-5), null, ["payment_record"], "USDT", "3500", true);
        var open = await AskAsync(customer, "which order is holding my usdt?");
        _exchange.Freezes["F1"] = _exchange.Freezes["F1"] with { Reason = "aml_check", Disclosure = Disclosure.Never };

        Assert.Equal(open.Text, (await AskAsync(customer, "which order is holding my usdt?")).Text);
    }

    [Fact]
    public async Task Sign_ins_are_told_newest_first_with_the_button_that_freezes()
    {
        var customer = await CustomerAsync("en");
        List("sign-ins", new SignInRecord("S1", Clock.Now.AddDays(-2), true, "iPhone 15", "Dubai", "5.1.***", false, false), new SignInRecord("S2", Clock.Now.AddHours(-1), true, "Windows\n- forged", "Riga", "8.8.***", true, true));

        var answer = await AskAsync(customer, "show me my recent logins");

        var lines = answer.Text!.Split('\n');
        Assert.Equal("The latest sign-ins to your account:", lines[0]);
        Assert.EndsWith("Windows - forged, Riga, signed in, new device and new place", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("iPhone 15, Dubai, signed in", lines[2], StringComparison.Ordinal);
        Assert.Contains(answer.Parts!.Replies, r => r.Kind == "freeze");
    }

    [Fact]
    public async Task After_an_alarm_it_is_told_who_signed_in_and_what_is_left()
    {
        var customer = await CustomerAsync("zh-CN");
        Holds(new Balance("funding", "USDT", "88", "0"));
        List("sign-ins", new SignInRecord("S2", Clock.Now.AddHours(-1), true, "Windows · Chrome", "里加", "8.8.***", true, true));
        var id = await customer.OpenCaseAsync("我的币被人转走了，不是我操作的");
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, "是从哪里登录的");
        Assert.Contains("Windows · Chrome，里加，登录成功，新设备、新地点", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
        await customer.SendAsync(id, "还有钱剩吗");
        Assert.Equal("您的账户里现在有：\n- 资金账户：可用88 USDT", (await Meridians.AnswersAsync(customer, id, 3))[2].Text);
    }

    [Fact]
    public async Task A_position_is_told_with_how_far_it_is_from_liquidation()
    {
        var customer = await CustomerAsync("en");
        List("positions", new Position("P1", "BTC-USDT-PERP", "long", "1.8", "60000", "50000", "48500", 5, "21600", "-18000", 1, Clock.Now.AddDays(-1)));

        Assert.Equal(
            "Your open positions:\n- BTC-USDT-PERP long 1.8, 5x: entry 60,000, mark price 50,000, liquidation price 48,500 (3.0 % away), margin 21,600 USDT, unrealised profit -18,000 USDT",
            (await AskAsync(customer, "am i about to get liquidated??")).Text);
    }

    [Fact]
    public async Task Keys_are_told_with_what_they_may_and_from_where()
    {
        var customer = await CustomerAsync("zh-CN");
        List("api-keys", new ApiKey("K1", "grid-bot", "mk_ab…cd", ["read", "trade"], [], true, Clock.Now.AddDays(-60), null), new ApiKey("K2", "report", "mk_ef…gh", ["read"], ["89.177.41.***"], true, Clock.Now.AddDays(-60), null));

        Assert.Equal("您的API密钥：\n- grid-bot（mk_ab…cd）：权限：只读、交易；没有绑定IP\n- report（mk_ef…gh）：权限：只读；只允许89.177.41.***\n没有绑定IP的密钥，谁拿到都能用，建议绑定。", (await AskAsync(customer, "我的key绑IP了吗")).Text);
    }

    [Fact]
    public async Task What_is_asked_on_about_keys_is_answered_from_the_keys()
    {
        var customer = await CustomerAsync("en");
        List(
            "api-keys",
            new ApiKey("K1", "reporting", "mk_1111…AAAA", ["read"], [], true, Clock.Now.AddDays(-90), Clock.Now.AddHours(-2)),
            new ApiKey("K2", "execution", "mk_2222…BBBB", ["read", "trade"], ["203.0.113.7"], true, Clock.Now.AddDays(-9), Clock.Now.AddHours(-1)));
        var id = await customer.OpenCaseAsync("list my api keys");
        Assert.Equal("api-keys", Assert.Single((await Meridians.AnswersAsync(customer, id, 1))[0].Parts!.Articles).Slug);

        // What they may do stands beside it: a key that trades can empty an account as well.
        var withdraw = await OnAsync(customer, id, "can any of them withdraw", 2);
        Assert.StartsWith("No, none of your active keys may withdraw.\n- reporting", withdraw, StringComparison.Ordinal);
        Assert.Contains("- execution (mk_2222…BBBB): may read, trade", withdraw, StringComparison.Ordinal);

        var trades = await OnAsync(customer, id, "which one can trade", 3);
        Assert.StartsWith("- execution", trades, StringComparison.Ordinal);
        Assert.DoesNotContain("reporting", trades, StringComparison.Ordinal);

        Assert.StartsWith("- execution", await OnAsync(customer, id, "when was the second one last used", 4), StringComparison.Ordinal);
        Assert.StartsWith("- reporting", await OnAsync(customer, id, "does the first one have an ip whitelist", 5), StringComparison.Ordinal);

        // How it is done is no state, and 'it' is the key: not the account, which could be closed as well.
        await customer.SendAsync(id, "how do i delete it");
        Assert.All((await Meridians.AnswersAsync(customer, id, 6))[5].Parts!.Articles, link => Assert.Equal("api-keys", link.Slug));
    }

    [Fact]
    public async Task What_was_told_of_the_keys_is_forgotten_once_something_else_was_told()
    {
        var customer = await CustomerAsync("en");
        List("api-keys", new ApiKey("K1", "reporting", "mk_1111…AAAA", ["read"], [], true, Clock.Now.AddDays(-90), Clock.Now.AddHours(-2)));
        Holds(new Balance("funding", "USDT", "10", "0"));
        var id = await customer.OpenCaseAsync("list my api keys");
        await Meridians.AnswersAsync(customer, id, 1);
        await OnAsync(customer, id, "what is my balance", 2);

        Assert.DoesNotContain("reporting", await OnAsync(customer, id, "can it withdraw", 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coin_that_is_named_after_the_balance_is_told_of_the_balance()
    {
        var customer = await CustomerAsync("zh-CN");
        Holds(new Balance("funding", "USDT", "386.42", "12"), new Balance("trading", "BTC", "0.01842", "0"));
        var id = await customer.OpenCaseAsync("余额多少");
        await Meridians.AnswersAsync(customer, id, 1);

        Assert.Equal("您的账户里现在有：\n- 交易账户：可用0.01842 BTC", await OnAsync(customer, id, "那btc呢", 2));
        Assert.Equal("您的账户里没有ETH。", await OnAsync(customer, id, "eth呢", 3));
        Assert.DoesNotContain("您的账户里", await OnAsync(customer, id, "btc提币手续费多少", 4), StringComparison.Ordinal);
        await OnAsync(customer, id, "余额多少", 5);
        Assert.StartsWith("现在被占用的一共是12 USDT。", await OnAsync(customer, id, "有冻结的吗", 6), StringComparison.Ordinal);
        Assert.StartsWith("On hold are 12 USDT in all.", await OnAsync(customer, id, "and how much of it is frozen", 7), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_word_of_a_theft_after_the_balance_is_the_alarm()
    {
        var customer = await CustomerAsync("en");
        Holds(new Balance("funding", "USDT", "386.42", "0"));
        var id = await customer.OpenCaseAsync("how much do i have left");
        await Meridians.AnswersAsync(customer, id, 1);

        Assert.StartsWith("The security team has your case", await OnAsync(customer, id, "stolen!", 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_on_about_the_sign_ins_is_answered_from_them()
    {
        var customer = await CustomerAsync("en");
        List("sign-ins", new SignInRecord("S1", Clock.Now.AddDays(-2), true, "iPhone 15", "Dubai", "5.1.***", false, false), new SignInRecord("S2", Clock.Now.AddHours(-1), true, "Pixel 9", "Riga", "8.8.***", false, false));
        var id = await customer.OpenCaseAsync("who logged in to my account");
        var first = (await Meridians.AnswersAsync(customer, id, 1))[0];
        Assert.DoesNotContain("notice", first.Text, StringComparison.Ordinal);

        Assert.Equal("Nothing new: the latest ones were from devices and places that you have used before.", await OnAsync(customer, id, "was the last one from a new device", 2));
        var country = await OnAsync(customer, id, "from which city was the last one", 3);
        Assert.Contains("Pixel 9, Riga", country, StringComparison.Ordinal);
        Assert.DoesNotContain("Dubai", country, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_device_is_told_though_the_last_sign_in_was_from_a_known_one()
    {
        var customer = await CustomerAsync("en");
        List("sign-ins", new SignInRecord("S1", Clock.Now.AddDays(-2), true, "Windows", "Riga", "8.8.***", true, true), new SignInRecord("S2", Clock.Now.AddHours(-1), true, "Pixel 9", "Dubai", "5.1.***", false, false));
        var id = await customer.OpenCaseAsync("who logged in to my account");
        await Meridians.AnswersAsync(customer, id, 1);

        Assert.Contains("Windows, Riga, signed in, new device and new place", await OnAsync(customer, id, "was the last one from a new device", 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_leaked_key_can_do_is_told_while_the_security_team_has_the_case()
    {
        var customer = await CustomerAsync("en");
        List("api-keys", new ApiKey("K1", "grid-bot", "mk_1111…AAAA", ["read", "trade"], [], true, Clock.Now.AddDays(-90), Clock.Now.AddHours(-2)));
        var id = await customer.OpenCaseAsync("i pushed my api secret to a public github repo");
        await Meridians.AnswersAsync(customer, id, 1);

        var told = await OnAsync(customer, id, "can they withdraw with it", 2);
        Assert.StartsWith("No, none of your active keys may withdraw.\n- grid-bot (mk_1111…AAAA): may read, trade", told, StringComparison.Ordinal);

        // A key that somebody else has made may not be in what the exchange answers yet.
        Assert.Contains("go by what you see", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_exchange_cannot_be_read_nothing_is_said_of_a_balance()
    {
        var customer = await CustomerAsync("zh-CN");
        _exchange.Refused[$"/v1/accounts/{Uid}/balances"] = 503;

        var answer = await AskAsync(customer, "查一下我的余额");

        Assert.DoesNotContain("现在有", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有余额", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_is_told_nothing_of_any_account()
    {
        Clock.Now = ModelScene.Night;
        _exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: _exchange, assistant: true);
        Holds(new Balance("funding", "USDT", "88", "0"));
        var visitor = await Customer.StartAsync(app);

        Assert.DoesNotContain("88", (await AskAsync(visitor, "查一下我的余额")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_exchange.Requests, path => path.Contains("balances", StringComparison.Ordinal));
    }

    private static async Task<string> OnAsync(Customer customer, Vigil.Contracts.CaseId id, string text, int answers)
    {
        await customer.SendAsync(id, text);
        return (await Meridians.AnswersAsync(customer, id, answers))[answers - 1].Text!;
    }

    private static async Task<EntryView> AskAsync(Customer customer, string text) => (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(text), 1))[0];

    private void Holds(params Balance[] balances) => List("balances", balances);

    private void List<T>(string kind, params T[] items) => _exchange.Answers[$"/v1/accounts/{Uid}/{kind}"] = JsonSerializer.Serialize(new { items }, JsonSerializerOptions.Web);

    private async Task<Customer> CustomerAsync(string locale)
    {
        Clock.Now = ModelScene.Night;
        _exchange = await StartExchangeAsync();
        _exchange.Parameters = Meridians.Figures();
        _exchange.Accounts[Uid] = Meridians.Account(Clock.Now);
        var app = await StartAsync(exchange: _exchange, assistant: true);
        return await Customer.StartAsync(app, _exchange.Identity.For(Uid), locale: locale);
    }
}

public sealed class OwnStateTestsOnSqlite() : OwnStateTests(TestDatabase.Sqlite);

public sealed class OwnStateTestsOnPostgres(PostgresCluster cluster) : OwnStateTests(TestDatabase.Postgres(cluster));
