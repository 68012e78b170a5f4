using System.Text.Json;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Of several things asked in one message the most urgent is answered, and the others are named with a tap each.</summary>
public abstract class AlsoAskedTests(TestDatabase database) : SliceTest(database)
{
    [Theory]
    [InlineData("怎么注销账户?另外我的提币怎么还没到账", "您还问到“注销账户”，点下面可以接着看。", "注销账户", "转人工")]
    [InlineData("How do I close my account? Also, my withdrawal has not arrived yet", "You also asked about “Close my account”; tap below and I will answer that next.", "Close my account", "Talk to a person")]
    public async Task The_urgent_ask_is_answered_and_a_tap_answers_the_other(string question, string sentence, string tap, string person)
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var app = await StartAsync(exchange: exchange, assistant: true, settings: ("Staff:Demo", "true"));
        var customer = await Customer.StartAsync(app, exchange.Identity.For(Meridians.Uid));

        var id = await customer.OpenCaseAsync(question);
        var first = (await Meridians.AnswersAsync(customer, id, 1))[0];

        Assert.Contains("27", first.Text, StringComparison.Ordinal);
        Assert.EndsWith(sentence, first.Text, StringComparison.Ordinal);
        Assert.Equal(new QuickReply("say", tap), first.Parts!.Replies[0]);
        Assert.Equal(new QuickReply("human", person), first.Parts.Replies[^1]);
        Assert.InRange(first.Parts.Replies.Count, 2, 3);

        await customer.SendAsync(id, tap);
        var second = (await Meridians.AnswersAsync(customer, id, 2))[1];
        Assert.NotEmpty(second.Parts!.Articles);
        Assert.DoesNotContain(sentence, second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("怎么注销账户?另外我的提币怎么还没到账", "另外那个问题呢")]
    [InlineData("How do I close my account? Also, my withdrawal has not arrived yet", "and the second one?")]
    public async Task The_other_is_answered_to_who_names_it_in_words(string question, string pick)
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var app = await StartAsync(exchange: exchange, assistant: true);
        var customer = await Customer.StartAsync(app, exchange.Identity.For(Meridians.Uid));
        var id = await customer.OpenCaseAsync(question);
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, pick);

        Assert.Equal("close-account", Assert.Single((await Meridians.AnswersAsync(customer, id, 2))[1].Parts!.Articles).Slug);
    }

    [Theory]
    [InlineData("身份认证审核要多久?提币怎么还没到?API密钥在哪里创建?", "您还问到“身份认证一直在审核”“创建和设置API密钥”，点下面可以接着看。")]
    [InlineData("Three things: how long does verification take? Where is my withdrawal? And where do I create an API key?", "You also asked about “My verification takes long” and “Set up an API key”; tap below and I will answer that next.")]
    [InlineData("Tôi rút tiền mãi chưa về. Ngoài ra làm sao để đổi mật khẩu?", "Bạn cũng hỏi về “Đặt lại hoặc đổi mật khẩu”; chạm vào nút bên dưới, tôi sẽ trả lời tiếp.")]
    [InlineData("Мой депозит не зачислен. И ещё: как сменить пароль?", "Вы также спросили: «Сбросить или сменить пароль». Нажмите ниже, и я отвечу.")]
    [InlineData("Mi retiro no ha llegado. Además, ¿cómo cambio mi contraseña?", "También preguntó por «Restablecer o cambiar mi contraseña»; pulse abajo y se lo respondo a continuación.")]
    public async Task A_visitor_is_told_in_their_language_and_may_sign_in_first(string question, string sentence)
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        var customer = await Customer.StartAsync(await StartAsync(exchange: exchange, assistant: true), locale: "en");

        var answer = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(question), 1))[0];

        Assert.EndsWith(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Equal(["signIn", "say", "human"], answer.Parts!.Replies.Select(r => r.Kind));
    }

    [Fact]
    public async Task What_goes_to_a_person_is_handed_over_with_every_ask()
    {
        var app = await StartAsync(assistant: true, settings: ("Staff:Demo", "true"));
        var customer = await Customer.StartAsync(app);

        var id = await customer.OpenCaseAsync("怎么换绑手机号?另外我的账号被盗了,币全没了");
        var answer = (await Meridians.AnswersAsync(customer, id, 1))[0];

        Assert.DoesNotContain("您还问到", answer.Text, StringComparison.Ordinal);
        var lead = await StaffClient.NamedAsync(app, "何静");
        var understood = Assert.Single((await Shift.EntriesAsync(lead, id)).Entries, e => e.Understood is not null).Understood!;
        Assert.StartsWith("security.", understood.Topic, StringComparison.Ordinal);
        Assert.Contains("account.change_contact", understood.Others!);
    }
}

public sealed class AlsoAskedTestsOnSqlite() : AlsoAskedTests(TestDatabase.Sqlite);

public sealed class AlsoAskedTestsOnPostgres(PostgresCluster cluster) : AlsoAskedTests(TestDatabase.Postgres(cluster));

public sealed class AlsoAskedStoredTests
{
    [Fact]
    public void What_older_versions_stored_still_reads()
    {
        var read = JsonSerializer.Deserialize<UnderstoodData>("""{"ofSeq":1,"language":"zh","topic":"account.close","probability":0.9,"signals":[],"records":[]}""", JsonSerializerOptions.Web)!;
        Assert.Null(read.Others);
        Assert.Equal("account.close", read.Topic);
    }
}
