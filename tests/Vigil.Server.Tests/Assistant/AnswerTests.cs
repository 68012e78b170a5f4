using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What the assistant says, heard as a customer hears it.</summary>
public abstract class AnswerTests(TestDatabase database) : SliceTest(database)
{
    private const string Hidden = "aml_case_canary_7731";

    private VigilApplication? _app;

    [Fact]
    public async Task A_withdrawal_in_confirmation_is_answered_from_its_own_record()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27, "new_address", Disclosure.Full);

        var answer = await AskAsync(customer, "我昨晚的提币为什么还没到账?");

        foreach (var part in (string[])["正在等待区块确认", "27/64", "约8分钟", "1,250 USDT", "ERC-20", "昨天23:40", "第一次提到这个地址", "今天02:06通过", "0x4f7a…93d1"])
        {
            Assert.Contains(part, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal("W1", Assert.Single(answer.Parts!.Cards).Id);
        Assert.Equal("withdrawal-arrival-times", Assert.Single(answer.Parts.Articles).Slug);
        Assert.InRange(answer.Parts.Replies.Count, 2, 3);
        Assert.Contains(answer.Parts.Replies, r => r is { Kind: "human", Label: "转人工" });
    }

    [Theory]
    [InlineData("我提的BTC怎么还没到账", "您说的是BTC，这一笔是ETH；如果不是它，请把交易哈希发给我。\n", "W2")]
    [InlineData("my BTC withdrawal has not arrived", "You wrote BTC, and this one is ETH. If you mean another, send me its transaction id.\n", "W2")]
    [InlineData("我提的USDT怎么还没到账", "", "W1")]
    [InlineData("我的提币怎么还没到账", "", "W2")]
    [InlineData("提现没到", "", "W2")]
    public async Task The_record_of_the_coin_that_was_named_is_told_and_of_another_only_with_a_word(string question, string begins, string record)
    {
        var (customer, exchange) = await CustomerAsync();
        var newest = Meridians.Withdrawal(Clock.Now, 27);
        exchange.Withdrawals["W1"] = newest with { RequestedAt = newest.RequestedAt.AddHours(-1) };
        exchange.Withdrawals["W2"] = newest with { Id = "W2", Coin = "ETH", Chain = "ETH", Amount = "2" };

        var answer = await AskAsync(customer, question);

        Assert.Equal(record, Assert.Single(answer.Parts!.Cards).Id);
        Assert.Equal(begins.Length > 0, answer.Text!.StartsWith("您说的是", StringComparison.Ordinal) || answer.Text.StartsWith("You wrote", StringComparison.Ordinal));
        Assert.StartsWith(begins, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("有个自称你们客服的人加我telegram,让我把币转到安全钱包,我已经转了", "不要")]
    [InlineData("I was scammed, they want a tax before I can withdraw", "Pay no more")]
    public async Task Whoever_waits_for_the_security_team_reads_what_to_leave_alone_until_then(string told, string meanwhile)
    {
        var (customer, _) = await CustomerAsync();

        var answer = await AskAsync(customer, told);

        Assert.Contains(meanwhile, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_is_answered_in_English()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27, "new_address", Disclosure.Full);

        var answer = await AskAsync(customer, "Why has my withdrawal from last night not arrived?");

        Assert.Contains("waiting for block confirmations: 27 of 64, about 8 more minutes", answer.Text, StringComparison.Ordinal);
        Assert.Contains("yesterday at 23:40", answer.Text, StringComparison.Ordinal);
        Assert.Equal("en", Assert.Single(answer.Parts!.Articles).Language);
    }

    [Fact]
    public async Task Nothing_of_a_review_that_must_not_be_told_reaches_the_customer()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27, Hidden, Disclosure.Never) with { State = "reviewing", FailureCode = Hidden };

        var answer = await AskAsync(customer, "我昨晚的提币为什么还没到账?");

        var seen = JsonSerializer.Serialize(answer) + await (await customer.GetAsync("/api/messenger/home")).Content.ReadAsStringAsync(Ending);
        Assert.DoesNotContain(Hidden, seen, StringComparison.Ordinal);
        Assert.Null(Assert.Single(answer.Parts!.Cards).Withdrawal!.ReviewStartedAt);
    }

    [Fact]
    public async Task While_the_exchange_does_not_answer_no_state_is_made_up()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27, "new_address", Disclosure.Full);
        exchange.Refuse(HttpStatusCode.ServiceUnavailable);

        var answer = await AskAsync(customer, "我昨晚的提币为什么还没到账?");

        Assert.Contains("读不到您的账户记录", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Parts!.Cards);
    }

    [Theory]
    [InlineData("转人工")]
    [InlineData("get me a real human please")]
    [InlineData("别再机器人了，找个真人来")]
    public async Task Whoever_asks_for_a_person_stands_in_the_queue(string wish)
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync(wish);

        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");
        Assert.Equal(0, (await customer.StateAsync(id)).Ahead);
        Assert.Contains((await customer.EntriesAsync(id)).Entries, e => e.State?.Change == "queued");
    }

    [Fact]
    public async Task A_stolen_account_is_urgent_and_passes_everyone_else()
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("我的账号被盗了,币没了");

        await Eventually.HoldsAsync(async () => await customer.StateAsync(id) is { State: "waiting", Urgent: true }, "the case waits, urgent");
    }

    [Fact]
    public async Task What_no_article_covers_is_said_honestly()
    {
        var (customer, _) = await CustomerAsync();

        var answer = await AskAsync(customer, "你们办公室养猫吗");

        Assert.Contains("没有可靠的资料", answer.Text, StringComparison.Ordinal);
        Assert.Equal("human", Assert.Single(answer.Parts!.Replies).Kind);
    }

    [Fact]
    public async Task A_visitor_is_answered_from_articles_and_asked_to_sign_in()
    {
        var exchange = await ExchangeAsync();
        var visitor = await Customer.StartAsync(await StartAsync(exchange: exchange, assistant: true));

        var answer = await AskAsync(visitor, "我昨晚的提币为什么还没到账?");

        Assert.Contains("请先登录", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Parts!.Replies, r => r.Kind == "signIn");
        Assert.DoesNotContain(exchange.Requests, r => r.Contains("/accounts/", StringComparison.Ordinal) && !r.Contains("/accounts/0/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_follow_up_stays_with_the_matter_and_a_question_is_answered_once()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27, "new_address", Disclosure.Full);
        var id = await customer.OpenCaseAsync("我昨晚的提币为什么还没到账?");
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, "还能取消吗？");
        var answers = await Meridians.AnswersAsync(customer, id, 2);

        Assert.Contains("没有办法撤回", answers[1].Text, StringComparison.Ordinal);
        Assert.False((await customer.StateAsync(id)).Urgent);
        Assert.Equal([1, 2, 3, 4], (await customer.EntriesAsync(id)).Entries.Select(e => e.Seq));
    }

    [Fact]
    public async Task A_theft_told_while_waiting_elsewhere_goes_to_the_security_team()
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("转人工");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");

        await customer.SendAsync(id, "我的账号被盗了,币没了");

        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).Urgent, "the case is urgent");
        await Eventually.HoldsAsync(async () => (await _app!.Get<ReadCases>().FindAsync(id, Ending))!.Queue == CaseQueues.Security, "the case waits for the security team");
    }

    [Fact]
    public async Task Urgency_is_heard_while_an_agent_answers_and_the_assistant_stays_silent()
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("转人工");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");
        var lead = await StaffClient.NamedAsync(_app!, "何静");
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsync($"/api/console/cases/{id}/assign", new { })).StatusCode);
        var before = (await customer.EntriesAsync(id)).Entries.Count;

        await customer.SendAsync(id, "我的账号被盗了,币没了");

        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)) is { Urgent: true, State: "withAgent" }, "the case is urgent");
        Assert.Equal(before + 1, (await customer.EntriesAsync(id)).Entries.Count);
    }

    [Fact]
    public async Task What_an_agent_reads_leaves_no_work_for_the_assistant_and_no_line_in_the_case()
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("提币手续费是多少,转人工");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");
        var lead = await StaffClient.NamedAsync(_app!, "何静");
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsync($"/api/console/cases/{id}/assign", new { })).StatusCode);
        Assert.NotNull((await Desk.Shift.EntriesAsync(lead, id)).Entries.LastOrDefault(e => e.Understood?.Topic is not null));

        await customer.SendAsync(id, "提币到账要多久");
        await customer.SendAsync(id, "好的");

        // The emergency comes after them in the case's order of work: once it is noted, they would have been too.
        await customer.SendAsync(id, "我的账号被盗了,币没了");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).Urgent, "the case is urgent");
        var entries = (await Desk.Shift.EntriesAsync(lead, id)).Entries;
        var said = entries.Where(e => e.Kind == "message").Select(e => e.Seq).ToList();
        var last = Assert.Single(entries, e => e.Understood is { } made && made.OfSeq >= said[^3]);
        Assert.Equal(said[^1], last.Understood!.OfSeq);
    }

    [Theory]
    [InlineData("谢谢，明白了", "不客气")]
    [InlineData("ok, thank you!", "You are welcome")]
    public async Task Thanks_leave_a_resolved_case_resolved_with_its_stars(string thanks, string welcome)
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("转人工");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");
        var lead = await StaffClient.NamedAsync(_app!, "何静");
        await lead.PostAsync($"/api/console/cases/{id}/resolve", new { });
        Assert.Equal(HttpStatusCode.OK, (await customer.PostRawAsync($"/api/messenger/cases/{id}/rating", """{"stars":4}""")).StatusCode);

        await customer.SendAsync(id, thanks);

        await Eventually.HoldsAsync(async () => (await customer.EntriesAsync(id)).Entries[^1].Text?.Contains(welcome, StringComparison.Ordinal) == true, "thanks are answered");
        var entries = (await customer.EntriesAsync(id)).Entries;
        Assert.Equal("resolved", (await customer.StateAsync(id)).State);
        Assert.Equal("resolved", Assert.Single(entries, e => e.State?.Change is "resolved" or "reopened").State!.Change);
        Assert.Equal(4, (await _app!.Get<ReadCases>().FindAsync(id, Ending))!.RatedStars);
    }

    [Theory]
    [InlineData("谢谢", true)]
    [InlineData("好的，谢谢您的帮助！", true)]
    [InlineData("多谢啦～", true)]
    [InlineData("嗯嗯 收到", true)]
    [InlineData("Thanks a lot!", true)]
    [InlineData("OK thank you very much", true)]
    [InlineData("明白了，没有别的问题了", true)]
    [InlineData("您辛苦了，再见", true)]
    [InlineData("好的谢谢您", true)]
    [InlineData("thx, bye", true)]
    [InlineData("got it, thank you for your help", true)]
    [InlineData("谢谢 你们客服挺不错的,辛苦啦", true)]
    [InlineData("great service, thank you so much!", true)]
    [InlineData("你们客服挺不错的,就是我的币没到", false)]
    [InlineData("great, another useless bot", false)]
    [InlineData("没有收到", false)]
    [InlineData("没有收到啊", false)]
    [InlineData("收到了没有", false)]
    [InlineData("没有明白", false)]
    [InlineData("不明白", false)]
    [InlineData("没有了", false)]
    [InlineData("好的，客服", false)]
    [InlineData("ok help", false)]
    [InlineData("thanks for nothing", false)]
    [InlineData("谢谢，那另一笔呢", false)]
    [InlineData("谢谢，还要多久？", false)]
    [InlineData("thanks, but it has still not arrived", false)]
    [InlineData("你好", false)]
    [InlineData("", false)]
    public void Thanks_are_told_from_questions(string text, bool thanks) => Assert.Equal(thanks, Vigil.Language.Thanks.IsAll(text));

    [Theory]
    [InlineData("还要多久？", true)]
    [InlineData("大概还要多久啊", true)]
    [InlineData("还能取消吗？", true)]
    [InlineData("How much longer?", true)]
    [InlineData("how long will it take", true)]
    [InlineData("Can I still cancel?", true)]
    [InlineData("身份认证要多久", false)]
    [InlineData("how long does a deposit take", false)]
    [InlineData("为什么冻结", false)]
    [InlineData("cancel my order", false)]
    [InlineData("", false)]
    public void A_bare_follow_up_is_told_from_a_question_of_its_own(string text, bool bare) => Assert.Equal(bare, Vigil.Server.Assistant.Dialogue.FollowUp.IsBare(text));

    [Fact]
    public async Task A_record_that_cannot_be_read_brings_a_person()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27, "new_address", Disclosure.Full) with { Address = null! };
        ExpectError("No answer could be composed");

        var id = await customer.OpenCaseAsync("我昨晚的提币为什么还没到账?");

        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");
    }

    [Fact]
    public async Task The_word_that_a_person_comes_and_the_place_in_line_are_stored_together_or_not_at_all()
    {
        var (customer, _) = await CustomerAsync();
        var app = _app!;
        await RunAsync(app, Database.IsSqlite
            ? "create trigger no_line before update on cases when new.owner = 'queue' begin select raise(abort, 'no line'); end"
            : "alter table cases add constraint no_line check (owner <> 'queue')");

        var id = await customer.OpenCaseAsync("转人工");
        await Eventually.HoldsAsync(async () => (await RowsAsync(app, "select stream from outbox where attempts > 0")).Count > 0, "the answer has failed");
        Assert.DoesNotContain((await customer.EntriesAsync(id)).Entries, e => e.Author.Kind == "assistant");

        await RunAsync(app, Database.IsSqlite ? "drop trigger no_line" : "alter table cases drop constraint no_line");
        await Eventually.HoldsAsync(
            async () =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                app.Get<OutboxSignal>().Wake();
                return (await customer.StateAsync(id)).State == "waiting";
            },
            "the case waits for a person");
        Assert.Single((await customer.EntriesAsync(id)).Entries, e => e is { Kind: "message", Author.Kind: "assistant" });
    }

    private static Task<int> RunAsync(VigilApplication app, string sql) => app.Get<WriteGate>().WriteAsync(session => session.Db.Database.ExecuteSqlRawAsync(sql, Ending), Ending);

    private static async Task<EntryView> AskAsync(Customer customer, string text) => (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(text), 1))[0];

    private async Task<FakeExchange> ExchangeAsync()
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        return exchange;
    }

    private async Task<(Customer Customer, FakeExchange Exchange)> CustomerAsync()
    {
        // 02:14 in Shanghai, the night after 23:40.
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await ExchangeAsync();
        _app = await StartAsync(exchange: exchange, assistant: true, settings: ("Staff:Demo", "true"));
        return (await Customer.StartAsync(_app, exchange.Identity.For(Meridians.Uid)), exchange);
    }
}

public sealed class AnswerTestsOnSqlite() : AnswerTests(TestDatabase.Sqlite);

public sealed class AnswerTestsOnPostgres(PostgresCluster cluster) : AnswerTests(TestDatabase.Postgres(cluster));
