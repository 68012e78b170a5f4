using System.Net;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>How a talk ends: thanks are met with a question, a no or a tap ends the case, and what threatens an account is not ended so. Also when a person is offered without being asked for.</summary>
public abstract class ClosingTests(TestDatabase database) : SliceTest(database)
{
    [Theory]
    [InlineData("提币手续费是多少？", "谢谢", "没有了", "不客气", "结束")]
    [InlineData("What is the withdrawal fee?", "Thanks a lot!", "no, that's all", "anything else", "ends here")]
    public async Task Thanks_are_met_with_a_question_and_a_no_ends_the_case(string question, string thanks, string no, string asked, string goodbye)
    {
        var (app, customer, id) = await AskedAsync(question);
        await customer.SendAsync(id, thanks);
        var asks = (await Meridians.AnswersAsync(customer, id, 2))[1];
        Assert.Contains(asked, asks.Text, StringComparison.Ordinal);
        Assert.Equal(["resolve", "human"], asks.Parts!.Replies.Select(r => r.Kind));
        Assert.Equal("open", (await customer.StateAsync(id)).State);

        await customer.SendAsync(id, no);

        var word = (await Meridians.AnswersAsync(customer, id, 3))[2];
        Assert.True(goodbye == "结束" ? word.Text!.Contains("先到这里", StringComparison.Ordinal) : word.Text!.Contains(goodbye, StringComparison.Ordinal));
        Assert.Equal(("resolved", true), ((await customer.StateAsync(id)).State, (await customer.StateAsync(id)).MayRate));
        Assert.Equal(CaseOwner.Nobody, (await app.Get<ReadCases>().FindAsync(id, Ending))!.Owner);
    }

    [Theory]
    [InlineData("我要投诉你们", "还要等多久", "您已经在排队等同事了")]
    [InlineData("human pls", "how long will it take", "You are in line for a colleague already")]
    [InlineData("human pls", "i dont wanna talk to a bot, get me an agent", "You are in line for a colleague already")]
    public async Task Who_waits_for_a_person_is_told_where_they_stand_and_not_handed_over_again(string opening, string text, string says)
    {
        var (_, customer, id) = await AskedAsync(opening);
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");

        await customer.SendAsync(id, text);

        Assert.StartsWith(says, (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_becomes_of_a_complaint_is_told_while_a_person_is_waited_for()
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        var customer = await Customer.StartAsync(await StartAsync(exchange: exchange, assistant: true));
        var id = await customer.OpenCaseAsync("I want to file a formal complaint");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");

        await customer.SendAsync(id, "how long does a complaint take?");

        Assert.Contains("the date of the answer", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_lets_the_customer_go_on_and_another_question_is_answered()
    {
        var (_, customer, id) = await AskedAsync("提币手续费是多少？");
        await customer.SendAsync(id, "谢谢");
        await Meridians.AnswersAsync(customer, id, 2);
        await customer.SendAsync(id, "还有");
        Assert.Contains("请说", (await Meridians.AnswersAsync(customer, id, 3))[2].Text, StringComparison.Ordinal);
        await customer.SendAsync(id, "怎么注销账户？");
        Assert.NotEmpty((await Meridians.AnswersAsync(customer, id, 4))[3].Parts!.Articles);
        Assert.Equal("open", (await customer.StateAsync(id)).State);
    }

    [Fact]
    public async Task The_customer_ends_what_waits_or_is_with_the_assistant_once_and_nobody_else_does()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var (customer, other) = (await Customer.StartAsync(shift.Application), await Customer.StartAsync(shift.Application));
        var id = await Shift.WaitingAsync(customer);
        await Customer.RefusedAsync(await ResolveAsync(other, id), HttpStatusCode.NotFound, "case.not_found");

        Assert.Equal(("resolved", true), State(await Customer.ReadAsync<CaseStateView>(await ResolveAsync(customer, id), HttpStatusCode.OK)));
        await Customer.RefusedAsync(await ResolveAsync(customer, id), HttpStatusCode.Conflict, "case.already_resolved");

        // Whoever comes to work finds nobody waiting; and a new word begins anew.
        var lin = await shift.AvailableAsync(Shift.Lin);
        Assert.Equal(0, (await Shift.PresenceAsync(lin)).Active);
        await customer.SendAsync(id, "又来了，提币还没到");
        Assert.Equal("open", (await customer.StateAsync(id)).State);
    }

    [Fact]
    public async Task What_a_colleague_has_may_be_ended_and_what_threatens_the_account_is_not()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var theft = await shift.WaitingAsync(customer, CaseQueues.Security, CasePriority.Urgent);
        await Customer.RefusedAsync(await ResolveAsync(customer, theft), HttpStatusCode.Conflict, "case.needs_person");

        var lin = await shift.AvailableAsync(Shift.Lin);
        var owned = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, owned);
        Assert.Equal("resolved", (await Customer.ReadAsync<CaseStateView>(await ResolveAsync(customer, owned), HttpStatusCode.OK)).State);
        Assert.Equal(0, (await Shift.PresenceAsync(lin)).Active);
    }

    [Fact]
    public async Task Who_is_not_understood_twice_is_offered_a_person()
    {
        var (_, customer, id) = await AskedAsync("zxqv plomt garble");
        var first = (await Meridians.AnswersAsync(customer, id, 1))[0];
        await customer.SendAsync(id, "qwpo mnzt vrax");
        var second = (await Meridians.AnswersAsync(customer, id, 2))[1];
        Assert.Contains("not guess", first.Text, StringComparison.Ordinal);
        Assert.Contains("Shall a colleague", second.Text, StringComparison.Ordinal);
        Assert.Equal("human", Assert.Single(second.Parts!.Replies).Kind);
    }

    [Fact]
    public async Task Whoever_waits_and_says_that_it_is_done_is_let_out_of_the_line()
    {
        var app = await StartAsync(assistant: true);
        var customer = await Customer.StartAsync(app);
        var id = await Shift.WaitingAsync(customer);
        await Meridians.AnswersAsync(customer, id, 1);
        await customer.SendAsync(id, "不用等了，謝謝，已經解決了");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "resolved", "the line was left by words");
    }

    [Fact]
    public async Task What_is_said_while_the_goodbye_is_made_does_not_lie_in_a_case_that_is_over()
    {
        var (app, customer, id) = await AskedAsync("提币手续费是多少？");
        var ended = (await app.Get<ReadCases>().FindAsync(id, Ending))!.LastMessageSeq!.Value;
        await customer.SendAsync(id, "等等，怎么注销账户？");
        Assert.Null((await app.Get<PostMessage>().HandleAsync(new MessagePost(id, Author.Assistant, "bye", "late-goodbye") { ResolvesAfter = ended }, Ending)).Refusal);
        Assert.Equal(CaseOwner.Assistant, (await app.Get<ReadCases>().FindAsync(id, Ending))!.Owner);
    }

    [Fact]
    public async Task An_alarm_taken_back_is_noted_and_stays_with_the_security_team()
    {
        var (app, customer, id) = await AskedAsync("我的账户被盗了");
        await customer.SendAsync(id, "搞错了，没有被盗，不用等了");
        Assert.Contains("误会", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
        var stored = await app.Get<ReadCases>().FindAsync(id, Ending);
        Assert.Equal((CaseOwner.Queue, CaseQueues.Security, CasePriority.Urgent), (stored!.Owner, stored.Queue, stored.Priority));
    }

    [Theory]
    [InlineData("搞错了，没有被盗", true)]
    [InlineData("sorry, false alarm", true)]
    [InlineData("it was me after all", true)]
    [InlineData("我没有搞错，就是被盗了", false)]
    [InlineData("this is not a mistake, my coins are gone", false)]
    [InlineData("it was not me", false)]
    [InlineData("会不会是误报", false)]
    [InlineData("could it be a false alarm", false)]
    [InlineData("是误报，是我自己登录的", true)]
    public void An_alarm_taken_back_is_told_from_one_that_stands(string text, bool takenBack) => Assert.Equal(takenBack, FalseAlarm.Says(text));

    [Theory]
    [InlineData("不用等了", true)]
    [InlineData("算了，谢谢", true)]
    [InlineData("已经解决了", true)]
    [InlineData("never mind, thanks", true)]
    [InlineData("it's solved now", true)]
    [InlineData("没事了，自己登上了哈哈", true)]
    [InlineData("刚刚到账了，谢谢", true)]
    [InlineData("oh wait it just arrived lol. have a nice day", true)]
    [InlineData("never mind, I got in", true)]
    [InlineData("我自己不能登上了", false)]
    [InlineData("到账了一半", false)]
    [InlineData("it arrived on the wrong network", false)]
    [InlineData("the code never arrived", false)]
    [InlineData("我的提币不用等确认了吗", false)]
    [InlineData("问题没有解决", false)]
    [InlineData("好了", false)]
    [InlineData("is it solved?", false)]
    public void What_ends_a_talk_is_told_from_what_goes_on(string text, bool done) => Assert.Equal(done, Thanks.SaysDone(text));

    [Theory]
    [InlineData("没有了", true)]
    [InlineData("没了，谢谢", true)]
    [InlineData("已解决", true)]
    [InlineData("Solved", true)]
    [InlineData("Решено", true)]
    [InlineData("no thanks", true)]
    [InlineData("Nothing else", true)]
    [InlineData("nope", true)]
    [InlineData("没有收到", false)]
    [InlineData("没有到账", false)]
    [InlineData("no money arrived", false)]
    [InlineData("", false)]
    public void A_no_is_told_from_a_complaint(string text, bool no) => Assert.Equal(no, Thanks.SaysNoMore(text));

    [Fact]
    public void Thanks_end_nothing_where_nothing_was_answered() =>
        Assert.Equal(Step.Welcome, ChoosePlan.For(Nothing, "谢谢", new Standing(null, IsVisitor: true, CaseOwner.Assistant), new()).Step);

    private static readonly Reading Nothing = new("zh", "none", 1, [("none", 1)], AsksForHuman: false, new Urgency(UrgencyLevel.Normal, []), []);

    private static (string State, bool MayRate) State(CaseStateView view) => (view.State, view.MayRate);

    private static Task<HttpResponseMessage> ResolveAsync(Customer customer, Contracts.CaseId id) => customer.PostRawAsync($"/api/messenger/cases/{id}/resolve", "");

    private async Task<(VigilApplication App, Customer Customer, Contracts.CaseId Id)> AskedAsync(string question)
    {
        var app = await StartAsync(assistant: true);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync(question);
        await Meridians.AnswersAsync(customer, id, 1);
        return (app, customer, id);
    }
}

public sealed class ClosingTestsOnSqlite() : ClosingTests(TestDatabase.Sqlite);

public sealed class ClosingTestsOnPostgres(PostgresCluster cluster) : ClosingTests(TestDatabase.Postgres(cluster));
