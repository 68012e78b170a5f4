using Vigil.Contracts;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Whoever writes a number, a sum, 'the other one' or 'my ticket' is told of that one, or that it is not found.</summary>
public abstract class RecordsAskedForTests(TestDatabase database) : SliceTest(database)
{
    private const string First = "W20261121-AAAAA";
    private const string Older = "W20261001-BBBBB";
    private const string Deposited = "D20261115-CCCCC";
    private const string Bought = "C20261121-DDDDD";

    [Theory]
    [InlineData(Older + " 这个单号帮我查一下", Older)]
    [InlineData(Older, Older)]
    [InlineData("can you look into " + Deposited + " please", Deposited)]
    [InlineData(Deposited + " 这笔充币呢", Deposited)]
    [InlineData("我的订单 " + First + " 在哪", First)]
    public async Task A_number_of_ones_own_is_told_of_however_it_is_asked_for(string question, string record)
    {
        var (customer, _) = await CustomerAsync();
        Assert.Equal(record, Assert.Single((await SaysAsync(customer, await customer.OpenCaseAsync(question), 1)).Parts!.Cards).Id);
    }

    [Fact]
    public async Task A_number_of_another_kind_leaves_what_was_talked_of()
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("我的提币怎么还没到");
        Assert.Equal(First, Assert.Single((await SaysAsync(customer, id, 1)).Parts!.Cards).Id);
        await customer.SendAsync(id, Deposited);
        Assert.Equal(Deposited, Assert.Single((await SaysAsync(customer, id, 2)).Parts!.Cards).Id);
        await customer.SendAsync(id, "W20261121-ZZZZZ 呢");
        var missing = await SaysAsync(customer, id, 3);
        Assert.Empty(missing.Parts!.Cards);
        Assert.Contains("没有找到", missing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_one_is_the_next_that_was_not_told_until_there_is_none()
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("where is my withdrawal");
        Assert.Equal(First, Assert.Single((await SaysAsync(customer, id, 1)).Parts!.Cards).Id);
        await customer.SendAsync(id, "and the other one?");
        Assert.Equal(Older, Assert.Single((await SaysAsync(customer, id, 2)).Parts!.Cards).Id);
        await customer.SendAsync(id, "the other one");
        Assert.StartsWith("Besides what I have told you I find no other record.", (await SaysAsync(customer, id, 3)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我充了0.5 USDT没到账", "您说的是0.5 USDT，这一笔是90 USDT；")]
    [InlineData("I deposited 0.5 USDT and it is not there", "You wrote 0.5 USDT, and this one is 90 USDT.")]
    [InlineData("我充了90 USDT没到账", "")]
    [InlineData("我充了89 USDT没到账", "")]
    public async Task Of_a_sum_that_no_record_has_it_is_said_which_is_told_instead(string question, string begins)
    {
        var (customer, _) = await CustomerAsync();
        var answer = await SaysAsync(customer, await customer.OpenCaseAsync(question), 1);
        Assert.Equal(Deposited, Assert.Single(answer.Parts!.Cards).Id);
        Assert.StartsWith(begins, answer.Text, StringComparison.Ordinal);
        Assert.Equal(begins.Length > 0, answer.Text!.StartsWith("您说的是", StringComparison.Ordinal) || answer.Text.StartsWith("You wrote", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("我付款了卖家不放币", "卖家让我取消订单，说会退钱给我，可以取消吗？", "请不要取消")]
    [InlineData("I paid and the seller does not release", "he wants me to cancel and says he pays me back, may I cancel?", "Please do not cancel")]
    public async Task Whoever_is_asked_to_cancel_a_paid_order_is_told_not_to(string first, string asked, string answer)
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync(first);
        await SaysAsync(customer, id, 1);
        await customer.SendAsync(id, asked);
        Assert.StartsWith(answer, (await SaysAsync(customer, id, 2)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_put_beside_a_record_is_answered_from_its_articles()
    {
        var (customer, _) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("我付款了卖家不放币");
        await SaysAsync(customer, id, 1);
        await customer.SendAsync(id, "怎么上传付款记录");
        var answer = await SaysAsync(customer, id, 2);
        Assert.DoesNotContain("没有新的变化", answer.Text, StringComparison.Ordinal);
        Assert.Single(answer.Parts!.Articles);
        Assert.Empty(answer.Parts.Cards);
    }

    [Fact]
    public async Task Ones_tickets_are_told_with_whose_turn_it_is_and_nobody_elses()
    {
        var (customer, app) = await CustomerAsync();
        var shift = new Shift(app);
        var stranger = await Customer.StartAsync(app);
        await Shift.WaitingAsync(stranger, "别人的事");
        var waiting = await Shift.WaitingAsync(customer, "第一件事，请人看看");
        var lin = await shift.OnBreakAsync(Shift.Lin);
        var taken = await Shift.WaitingAsync(customer, "第二件事，请人看看");
        await Shift.RowAsync(Shift.AssignAsync(lin, taken));
        await Shift.SayAsync(lin, taken, "我在查");

        var id = await customer.OpenCaseAsync("我的工单处理到哪一步了");
        var text = (await SaysAsync(customer, id, 1)).Text!;
        Assert.Contains($"#{(await customer.StateAsync(waiting)).Number}“第一件事，请人看看”：正在排队等人工客服", text, StringComparison.Ordinal);
        Assert.Contains($"#{(await customer.StateAsync(taken)).Number}“第二件事，请人看看”：小林已回复，在等您", text, StringComparison.Ordinal);
        Assert.DoesNotContain("别人的事", text, StringComparison.Ordinal);
        Assert.DoesNotContain((await customer.StateAsync(id)).Number, text, StringComparison.Ordinal);

        var fresh = await Customer.StartAsync(app, locale: "en");
        Assert.StartsWith("Besides this conversation no case of yours is open.", (await SaysAsync(fresh, await fresh.OpenCaseAsync("what is the status of my ticket?"), 1)).Text, StringComparison.Ordinal);
    }

    private static async Task<EntryView> SaysAsync(Customer customer, CaseId id, int count) => (await Meridians.AnswersAsync(customer, id, count))[count - 1];

    private async Task<(Customer Customer, VigilApplication App)> CustomerAsync()
    {
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        var newest = Meridians.Withdrawal(Clock.Now, 27);
        exchange.Withdrawals[First] = newest with { Id = First };
        exchange.Withdrawals[Older] = newest with { Id = Older, Amount = "300", State = "completed", Confirmations = 64, RequestedAt = Clock.Now.AddDays(-51), TxId = "0x1111000000000000000000000000000000000000000000000000000000d193d1" };
        exchange.Deposits[Deposited] = new Deposit(Deposited, Meridians.Uid, 1, "credited", "USDT", "TRC20", "90", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", null, "ab09000000000000000000000000000000000000000000000000000000d193d1", 20, 20, 20, null, Clock.Now.AddDays(-6), Clock.Now.AddDays(-6), null, Clock.Now.AddDays(-6), []);
        exchange.C2cOrders[Bought] = new C2cOrder(
            Bought, Meridians.Uid, 1, "buyer", "paid", "USDT", "2000", "CNY", "14420", "7.21", "bank_transfer", "林**", "match", Clock.Now.AddHours(-1), Clock.Now.AddMinutes(-15), Clock.Now.AddMinutes(-30),
            Clock.Now.AddMinutes(90), null, null, null, Clock.Now.AddMinutes(-30), []);
        var app = await StartAsync(exchange: exchange, assistant: true, settings: Shift.Demo);
        return (await Customer.StartAsync(app, exchange.Identity.For(Meridians.Uid)), app);
    }
}

public sealed class RecordsAskedForTestsOnSqlite() : RecordsAskedForTests(TestDatabase.Sqlite);

public sealed class RecordsAskedForTestsOnPostgres(PostgresCluster cluster) : RecordsAskedForTests(TestDatabase.Postgres(cluster));
