using Vigil.Contracts.Exchange;
using Vigil.Server.Assistant.Personal;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Knowledge;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Sandbox;

namespace Vigil.Server.Tests.Assistant.Personal;

/// <summary>Who is new, who trades by program, and what answers add for either.</summary>
public sealed class ExperienceTests
{
    private static readonly string[] Judgements = ["新手", "小白", "初学", "专业", "高级用户", "novice", "beginner", "professional", "newcomer", "advanced"];

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("regular", "Lv2", 412, 60, 9, false, "Regular")]
    [InlineData("novice", "Lv1", 412, 4, 0, false, "Novice")]
    [InlineData("regular", "Lv1", 8, 4, 0, false, "Novice")]
    [InlineData("regular", "Lv1", 8, 50, 0, false, "Regular")]
    [InlineData("novice", "Lv1", 8, 4, 5, false, "Regular")]
    [InlineData("professional", "Lv3", 412, 0, 0, false, "Professional")]
    [InlineData("regular", "VIP1", 412, 60, 9, false, "Professional")]
    [InlineData("novice", "Lv1", 8, 4, 0, true, "Professional")]
    public void What_somebody_has_done_outweighs_how_long_they_are_here(string word, string level, int days, int trades, int withdrawals, bool key, string expected) =>
        Assert.Equal(expected, JudgeExperience.Of(new AccountHistory(Account(word, level, days), trades, withdrawals, key ? [Key(Now.AddDays(-3))] : []), ExperienceScripts.Shipped.Rules, Now).ToString());

    [Fact]
    public void Only_a_key_at_work_that_may_trade_is_that_of_a_program()
    {
        Experience Of(ApiKey key) => JudgeExperience.Of(new AccountHistory(Account("regular", "Lv2", 412), 60, 9, [key]), ExperienceScripts.Shipped.Rules, Now);

        Assert.Equal(Experience.Professional, Of(Key(Now.AddDays(-89))));
        Assert.All([Key(Now.AddDays(-91)), Key(null), Key(Now) with { Active = false }, Key(Now) with { Permissions = ["read"] }], key => Assert.Equal(Experience.Regular, Of(key)));
    }

    [Fact]
    public async Task Meridians_novice_and_professional_are_told_apart_by_what_its_connector_tells()
    {
        using var meridian = new Meridian();
        foreach (var (situation, expected) in new[] { ("novice", Experience.Novice), ("professional", Experience.Professional), ("api.errors", Experience.Professional), ("withdrawal.confirming", Experience.Regular) })
        {
            var (id, uid) = await meridian.Persona(situation);
            await meridian.IdentityToken(id);
            var withdrawals = await meridian.List<Withdrawal>(uid, "withdrawals");
            var history = new AccountHistory(
                await meridian.Get<AccountProfile>($"/v1/accounts/{uid}"), (await meridian.List<Fill>(uid, "fills")).Count, withdrawals.Count(w => w.State == "done"), await meridian.List<ApiKey>(uid, "api-keys"));
            Assert.Equal((situation, expected), (situation, JudgeExperience.Of(history, ExperienceScripts.Shipped.Rules, meridian.Clock.GetUtcNow())));
        }
    }

    [Fact]
    public void Every_addition_is_in_both_languages_and_calls_nobody_anything()
    {
        foreach (var addition in ExperienceScripts.Shipped.Adds.Values.SelectMany(a => a))
        {
            foreach (var text in new[] { addition.Novice, addition.Professional }.OfType<Addition>().SelectMany(a => a.Texts.Values))
            {
                Assert.DoesNotContain(Judgements, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
                Assert.DoesNotContain("!", text, StringComparison.Ordinal);
            }

            // Steps and one thing to take care of; the interface without steps.
            Assert.All([addition.Novice], a => Assert.True(a is null || (a.Texts["zh"].Contains("\n1. ", StringComparison.Ordinal) && a.Texts["zh"].Split('\n')[^1].StartsWith("请留意：", StringComparison.Ordinal) && a.Texts["en"].Split('\n')[^1].StartsWith("Take care: ", StringComparison.Ordinal))));
            Assert.All([addition.Professional], a => Assert.True(a is null || a.Article is not null));
        }
    }

    [Theory]
    [InlineData("novice: {youngerThanDays: 30}", "'fewerTradesThan' is missing.")]
    [InlineData("novice: {youngerThanDays: many, fewerTradesThan: 1, fewerWithdrawalsThan: 1}", "'youngerThanDays' must be a whole number.")]
    [InlineData("adds: {nonsense: [{novice: {zh: 甲, en: A}}]}", "there is no topic 'nonsense'.")]
    [InlineData("adds: {api.error: [{when: [done]}]}", "neither 'novice' nor 'professional' stands here.")]
    [InlineData("adds: {api.error: [{novice: {zh: 甲}}]}", "'en' is missing.")]
    public void What_is_wrong_in_the_file_is_named(string wrong, string message)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["novice"] = "novice: {youngerThanDays: 30, fewerTradesThan: 20, fewerWithdrawalsThan: 3}",
            ["professional"] = "professional: {levels: [VIP], keyUsedWithinDays: 90}",
            ["adds"] = "adds: {}",
        };
        lines[wrong[..wrong.IndexOf(':', StringComparison.Ordinal)]] = wrong;
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => ExperienceScripts.Read("experience.yaml", string.Join('\n', lines.Values))).Message, StringComparison.Ordinal);
    }

    private static AccountProfile Account(string word, string level, int days) => Meridians.Account(Now) with { Experience = word, Level = level, RegisteredAt = Now.AddDays(-days) };

    private static ApiKey Key(DateTimeOffset? used) => new("K1", "bot", "mk_…", ["read", "trade"], [], Active: true, Now.AddDays(-200), used);
}

/// <summary>The same through the front door.</summary>
public abstract class PersonalAnswerTests(TestDatabase database) : SliceTest(database)
{
    private const string Question = "我的提币为什么还没到账?";

    [Fact]
    public async Task Steps_and_a_warning_for_one_and_names_of_fields_for_the_other_are_added_and_nothing_for_anybody_else()
    {
        var regular = await AnswerAsync("regular", "Lv2", 412);
        var novice = await AnswerAsync("novice", "Lv1", 8);
        var professional = await AnswerAsync("professional", "VIP2", 880);

        Assert.StartsWith(regular.Text, novice.Text, StringComparison.Ordinal);
        Assert.Contains("\n1. 打开“资产—提币记录”", novice.Text, StringComparison.Ordinal);
        Assert.Contains("请留意：", novice.Text, StringComparison.Ordinal);
        Assert.Equal($"{regular.Text}\n用接口查这一笔：比较confirmations和requiredConfirmations，用txId和收款方对账。", professional.Text);
        Assert.Equal([.. regular.Articles, "api-keys"], professional.Articles);
        Assert.Equal(regular.Articles, novice.Articles);
    }

    [Fact]
    public async Task Of_an_exchange_that_does_not_tell_enough_nothing_is_guessed()
    {
        var (exchange, customer) = await SceneAsync("novice", "Lv1", 8);
        exchange.Refused[$"/v1/accounts/{Meridians.Uid}/fills"] = 503;
        var id = await customer.OpenCaseAsync(Question);
        Assert.DoesNotContain("请留意", (await Meridians.AnswersAsync(customer, id, 1))[0].Text, StringComparison.Ordinal);

        // It is not asked again at once, and nothing was remembered of the customer.
        exchange.Refused.Clear();
        var soon = await customer.OpenCaseAsync(Question);
        Assert.DoesNotContain("请留意", (await Meridians.AnswersAsync(customer, soon, 1))[0].Text, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var other = await customer.OpenCaseAsync(Question);
        Assert.Contains("请留意", (await Meridians.AnswersAsync(customer, other, 1))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_on_is_answered_without_the_steps()
    {
        var (_, customer) = await SceneAsync("novice", "Lv1", 8);
        var id = await customer.OpenCaseAsync(Question);
        await Meridians.AnswersAsync(customer, id, 1);
        await customer.SendAsync(id, "手续费多少");

        Assert.Equal("这笔的手续费是3 USDT。", (await Meridians.AnswersAsync(customer, id, 2))[1].Text);
    }

    private async Task<(string Text, IReadOnlyList<string> Articles)> AnswerAsync(string word, string level, int days)
    {
        var (_, customer) = await SceneAsync(word, level, days);
        var answer = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(Question), 1))[0];
        return (answer.Text!, [.. answer.Parts!.Articles.Select(a => a.Slug)]);
    }

    private async Task<(FakeExchange Exchange, Customer Customer)> SceneAsync(string word, string level, int days)
    {
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now) with { Experience = word, Level = level, RegisteredAt = Clock.Now.AddDays(-days) };
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var app = await StartAsync(exchange: exchange, assistant: true);
        Assert.All(ExperienceScripts.Shipped.Adds.Values.SelectMany(a => a).Select(a => a.Professional?.Article).OfType<string>(), slug => Assert.NotNull(app.Get<ArticleLibrary>().Find(slug, "zh")));
        return (exchange, await Customer.StartAsync(app, exchange.Identity.For(Meridians.Uid)));
    }
}

public sealed class PersonalAnswerTestsOnSqlite() : PersonalAnswerTests(TestDatabase.Sqlite);

public sealed class PersonalAnswerTestsOnPostgres(PostgresCluster cluster) : PersonalAnswerTests(TestDatabase.Postgres(cluster));
