using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Assistant.Learning;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant.Learning;

/// <summary>Real conversations, what came of their answers, and what supervisors see of it.</summary>
public abstract class LearningTests(TestDatabase database) : SliceTest(database)
{
    private const string Fees = "提币手续费是多少";
    private const string Topic = "withdrawal.limits_fees";

    private VigilApplication? _app;

    [Fact]
    public async Task Each_answer_is_judged_by_what_the_customer_did_next()
    {
        await StartAsync();
        var jing = await StaffClient.NamedAsync(_app!, Shift.Jing);

        var again = await AskAsync(Fees, "提币要收多少手续费");
        var thanked = await AskAsync(Fees, "谢谢");
        var wanted = await AskAsync(Fees, "转人工");
        var alone = await AskAsync(Fees);
        var (good, bad) = (await RatedAsync(jing, 5), await RatedAsync(jing, 1));

        await OutcomeAsync(again, Judged.AskedAgain);
        await OutcomeAsync(thanked, Judged.Resolved);
        await OutcomeAsync(wanted, Judged.HandedOver);
        await OutcomeAsync(alone, Judged.NoneYet);
        await OutcomeAsync(good, Judged.RatedGood);
        await OutcomeAsync(bad, Judged.RatedBad);

        var failures = await jing.ReadAsync<LearningPageView>("/api/console/learning?list=failures");
        var row = Assert.Single(failures.Rows);
        Assert.Equal((Topic, 3, 7), (row.Topic, row.Count, row.OutOf));
        Assert.True(row.NeedsSecond);
        Assert.Contains(Fees, row.Texts);
        Assert.False(string.IsNullOrEmpty(row.Title));
        Assert.Equal(7, failures.Looked);
    }

    [Fact]
    public async Task What_is_judged_twice_late_or_by_many_at_once_is_counted_once()
    {
        await StartAsync();
        var id = await AskAsync(Fees, "谢谢");
        await OutcomeAsync(id, Judged.Resolved);
        var before = await TalliesAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app!.Get<KeepJudgement>().HandleAsync(id, Ending)));

        Assert.Equal(before, await TalliesAsync());
        Assert.Matches($"^{Topic} [a-z-]+ resolved 1$", before);
    }

    [Fact]
    public async Task Questions_without_an_answer_are_put_together_and_hold_no_number_or_address()
    {
        await StartAsync();
        foreach (var text in (string[])["你们办公室养猫吗", "你们办公室养猫吗？我的号码13812345678", "推荐一部好看的电影"])
        {
            await AskAsync(text);
        }

        var jing = await StaffClient.NamedAsync(_app!, Shift.Jing);
        LearningPageView page = null!;
        await Eventually.HoldsAsync(async () => (page = await ListAsync(jing, "questions")).Looked == 3, "three questions are judged");
        Assert.Equal([2, 1], page.Rows.Select(r => r.Count));
        Assert.Equal(["你们办公室养猫吗", "你们办公室养猫吗？我的号码***"], page.Rows[0].Texts.Order(StringComparer.Ordinal));

        var first = await jing.ReadAsync<LearningPageView>("/api/console/learning?list=questions&limit=1");
        var second = await jing.ReadAsync<LearningPageView>($"/api/console/learning?list=questions&limit=1&after={first.Next}");
        Assert.Equal(page.Rows.Select(r => r.Item), [first.Rows[0].Item, second.Rows[0].Item]);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task What_is_dismissed_is_gone_with_all_that_ask_the_same_later()
    {
        await StartAsync();
        await AskAsync("你们办公室养猫吗");
        var jing = await StaffClient.NamedAsync(_app!, Shift.Jing);
        LearningPageView page = null!;
        await Eventually.HoldsAsync(async () => (page = await ListAsync(jing, "questions")).Rows.Count == 1, "the question is there");

        var made = await MakeAsync(jing, new TakeLesson("questions", page.Rows[0].Item, "dismiss", null, null, null, null), HttpStatusCode.Created);
        await AskAsync("你们办公室还养猫吗");

        Assert.Equal("taken", made.State);
        await Eventually.HoldsAsync(async () => (await ListAsync(jing, "questions")).Looked == 2, "the second question is judged");
        Assert.Empty((await ListAsync(jing, "questions")).Rows);
    }

    [Fact]
    public async Task A_first_message_that_was_not_understood_is_a_new_phrasing_once_its_case_is_done()
    {
        await StartAsync();
        var jing = await StaffClient.NamedAsync(_app!, Shift.Jing);
        var id = await AskAsync("那个东西不太行啊", Fees);
        await Customer.ReadAsync<object>(await Shift.AssignAsync(jing, id), HttpStatusCode.OK);
        await Customer.ReadAsync<object>(await Shift.ResolveAsync(jing, id), HttpStatusCode.OK);

        LearningPageView page = null!;
        await Eventually.HoldsAsync(async () => (page = await ListAsync(jing, "phrasings")).Rows.Count == 1, "the phrasing is there");
        Assert.Equal((Topic, "那个东西不太行啊"), (page.Rows[0].EndTopic, page.Rows[0].Texts[0]));
    }

    [Fact]
    public async Task Only_supervisors_see_it_or_do_anything()
    {
        await StartAsync();
        var lin = await StaffClient.NamedAsync(_app!, Shift.Lin);
        var customer = await Customer.StartAsync(_app!);
        var lesson = new TakeLesson("questions", "x", "dismiss", null, null, null, null);
        var (read, waiting, make) = ("/api/console/learning", "/api/console/learning/lessons", "/api/console/learning/lessons");
        var (confirm, reject) = ($"{make}/{LessonId.New(Clock)}/confirm", $"{make}/{LessonId.New(Clock)}/reject");

        foreach (var answer in (HttpResponseMessage[])[await lin.GetAsync(read), await lin.GetAsync(waiting), await lin.PostAsync(make, lesson), await lin.PostAsync(confirm, new { }), await lin.PostAsync(reject, new { })])
        {
            await Customer.RefusedAsync(answer, HttpStatusCode.Forbidden, "request.forbidden");
        }

        foreach (var answer in (HttpResponseMessage[])[await customer.GetAsync(read), await customer.PostAsync(make, lesson), await customer.PostAsync(confirm, new { })])
        {
            await Customer.RefusedAsync(answer, HttpStatusCode.Unauthorized, "session.required");
        }
    }

    private async Task StartAsync()
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: exchange, assistant: true, settings: Shift.Demo);
    }

    /// <summary>A case in which these were said one after the other, each answered before the next.</summary>
    private async Task<CaseId> AskAsync(params string[] texts)
    {
        var customer = await Customer.StartAsync(_app!);
        var id = await customer.OpenCaseAsync(texts[0]);
        await Meridians.AnswersAsync(customer, id, 1);
        for (var at = 1; at < texts.Length; at++)
        {
            await customer.SendAsync(id, texts[at]);
            await Meridians.AnswersAsync(customer, id, at + 1);
        }

        return id;
    }

    private async Task<CaseId> RatedAsync(StaffClient jing, int stars)
    {
        var customer = await Customer.StartAsync(_app!);
        var id = await customer.OpenCaseAsync(Fees);
        await Meridians.AnswersAsync(customer, id, 1);
        await Customer.ReadAsync<object>(await Shift.AssignAsync(jing, id), HttpStatusCode.OK);
        await Customer.ReadAsync<object>(await Shift.ResolveAsync(jing, id), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await customer.PostRawAsync($"/api/messenger/cases/{id}/rating", $$"""{"stars":{{stars}}}""")).StatusCode);
        return id;
    }

    private async Task OutcomeAsync(CaseId id, string outcome)
    {
        string? last = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                last = await RowAsync($"select outcome as \"Value\" from learning_answers where case_id = {id.Value} order by seq limit 1");
                return last == outcome;
            },
            $"the first answer is {outcome}");
    }

    private Task<string?> TalliesAsync() => RowAsync($"select topic || ' ' || source || ' ' || outcome || ' ' || count as \"Value\" from learning_tallies where count <> 0");

    /// <summary>The only row of a query, or null.</summary>
    private async Task<string?> RowAsync(FormattableString sql)
    {
        await using var db = await _app!.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return (await db.Database.SqlQuery<string>(sql).ToListAsync(Ending)).SingleOrDefault();
    }

    private static Task<LearningPageView> ListAsync(StaffClient staff, string list) => staff.ReadAsync<LearningPageView>($"/api/console/learning?list={list}&limit=50");

    private static async Task<LessonView> MakeAsync(StaffClient staff, TakeLesson lesson, HttpStatusCode expected) =>
        await Customer.ReadAsync<LessonView>(await staff.PostAsync("/api/console/learning/lessons", lesson), expected);
}

public sealed class LearningTestsOnSqlite() : LearningTests(TestDatabase.Sqlite);

public sealed class LearningTestsOnPostgres(PostgresCluster cluster) : LearningTests(TestDatabase.Postgres(cluster));
