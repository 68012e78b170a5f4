using System.Net;
using Vigil.Language;
using Vigil.Server.Assistant;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Where the assistant is not sure enough to answer, it asks which of two topics is meant, once.</summary>
public abstract class AskWhichTests(TestDatabase database) : SliceTest(database)
{
    // Two topics each, by their very words.
    private static readonly string[] Vague = ["认证", "手续费多少", "被冻结了", "fees", "my account is limited"];

    [Fact]
    public async Task What_may_be_two_things_is_asked_for_and_a_tap_answers()
    {
        var app = await StartAsync(assistant: true);
        var customer = await Customer.StartAsync(app);
        var vague = Vague.First(v => PlanFor(v).Step is Step.Ask);
        var plan = PlanFor(vague);

        var id = await customer.OpenCaseAsync(vague);
        var asked = (await Meridians.AnswersAsync(customer, id, 1))[0];

        var language = LanguageDetector.Detect(vague, "en");
        Assert.Equal([.. plan.Choices!.Select(c => ("say", TopicTaps.Of(c, language)!)), ("human", language == "zh" ? "转人工" : "Talk to a person")], asked.Parts!.Replies.Select(r => (r.Kind, r.Label)));
        Assert.Empty(asked.Parts.Articles);
        Assert.Null((await app.Get<ReadCases>().FindAsync(id, Ending))!.Topic);

        await customer.SendAsync(id, asked.Parts.Replies[0].Label);
        var answered = (await Meridians.AnswersAsync(customer, id, 2))[1];
        Assert.NotEqual(asked.Text, answered.Text);
        Assert.Equal(plan.Choices![0], (await app.Get<ReadCases>().FindAsync(id, Ending))!.Topic);
    }

    [Fact]
    public async Task It_is_asked_once_and_then_a_person_is_offered()
    {
        var app = await StartAsync(assistant: true);
        var customer = await Customer.StartAsync(app);
        var vague = Vague.First(v => PlanFor(v).Step is Step.Ask);
        var id = await customer.OpenCaseAsync(vague);
        await Meridians.AnswersAsync(customer, id, 1);

        Assert.Equal(HttpStatusCode.Created, (await customer.SendAsync(id, vague)).StatusCode);

        var second = (await Meridians.AnswersAsync(customer, id, 2))[1];
        Assert.NotEqual(Phrases.In("en").WhichOne, second.Text);
        Assert.NotEqual(Phrases.In("zh").WhichOne, second.Text);
        Assert.Equal("human", second.Parts!.Replies[^1].Kind);
    }

    internal static Plan PlanFor(string text) => ChoosePlan.For(
        Understanding.Create(ModelCache.LoadOrTrain(TrainedModel.Folder)).Read(text, "en", DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc), text, new Standing(null, IsVisitor: true, CaseOwner.Assistant), new AssistantOptions());
}

public sealed class AskWhichTestsOnSqlite() : AskWhichTests(TestDatabase.Sqlite);

public sealed class AskWhichTestsOnPostgres(PostgresCluster cluster) : AskWhichTests(TestDatabase.Postgres(cluster));
