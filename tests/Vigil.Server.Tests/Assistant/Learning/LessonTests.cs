using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Language;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Knowledge.Reading;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant.Learning;

/// <summary>What supervisors make of rows: once, with four eyes where money or security is concerned, audited, and written out for content.</summary>
public abstract class LessonTests(TestDatabase database) : SliceTest(database)
{
    private const string Path = "/api/console/learning/lessons";

    private VigilApplication? _app;

    [Fact]
    public async Task Of_twenty_at_once_one_makes_the_lesson()
    {
        var (jing, admin) = await StartAsync();
        var item = await QuestionAsync("learn.concepts");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? jing : admin).PostAsync(Path, Phrase(item, "learn.concepts", "什么是侧链"))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var late in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await Customer.RefusedAsync(late, HttpStatusCode.Conflict, "learning.taken");
        }

        Assert.Single(await AuditAsync(), line => line.Contains("learning.taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_about_money_or_security_needs_a_second_person()
    {
        var (jing, admin) = await StartAsync();
        var made = await MakeAsync(jing, Phrase(await QuestionAsync("withdrawal.cancel"), "withdrawal.cancel", "那笔转出去的我不要了"));
        Assert.Equal(("proposed", true), (made.State, made.Mine));

        await Customer.RefusedAsync(await jing.PostAsync($"{Path}/{made.Id}/confirm", new { }), HttpStatusCode.Conflict, "learning.second_person");
        var waiting = Assert.Single((await admin.ReadAsync<LessonsView>(Path)).Lessons);
        Assert.Equal((made.Id, Shift.Jing, false), (waiting.Id, waiting.By, waiting.Mine));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => admin.PostAsync($"{Path}/{made.Id}/{(n % 2 == 0 ? "confirm" : "reject")}", new { })));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Empty((await admin.ReadAsync<LessonsView>(Path)).Lessons);
        Assert.Single(await AuditAsync(), line => line.Contains("learning.confirmed", StringComparison.Ordinal) || line.Contains("learning.rejected", StringComparison.Ordinal));
        await Customer.RefusedAsync(await admin.PostAsync($"{Path}/{LessonId.New(Clock)}/confirm", new { }), HttpStatusCode.NotFound, "learning.lesson_not_found");
    }

    [Fact]
    public async Task A_harmless_topic_does_not_lead_a_row_about_security_past_the_second_person()
    {
        var (jing, _) = await StartAsync();

        var made = await MakeAsync(jing, Phrase(await QuestionAsync("security.account_stolen"), "learn.concepts", "我的号不见了"));

        Assert.Equal("proposed", made.State);
    }

    [Fact]
    public async Task What_cannot_be_a_lesson_is_refused_and_stored_nowhere()
    {
        var (jing, _) = await StartAsync();
        var item = await QuestionAsync("learn.concepts");
        var good = Phrase(item, "learn.concepts", "什么是侧链");
        foreach (var bad in (TakeLesson[])
        [
            good with { List = "nothing" }, good with { Act = "burn" }, good with { Topic = "no.such" }, good with { Topic = null }, good with { Language = "中文" }, good with { Texts = [] }, good with { Texts = null },
            good with { Texts = [new string('a', 301)] }, good with { Texts = [" "] }, good with { Act = "article" }, good with { Act = "article", Title = "侧链", Language = "es" },
            good with { Act = "article", Title = "侧链", Topic = "none" },
        ])
        {
            await Customer.RefusedAsync(await jing.PostAsync(Path, bad), HttpStatusCode.BadRequest, "request.invalid");
        }

        foreach (var missing in (string[])[$"{CaseId.New(Clock)}|1", "nonsense", "a|b|c"])
        {
            await Customer.RefusedAsync(await jing.PostAsync(Path, good with { Item = missing }), HttpStatusCode.NotFound, "learning.row_not_found");
        }

        Assert.DoesNotContain(await AuditAsync(), line => line.Contains("learning.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_counts_is_written_so_that_the_product_reads_it_again()
    {
        var (jing, admin) = await StartAsync();
        await MakeAsync(jing, Phrase(await QuestionAsync("learn.concepts"), "learn.concepts", "什么是侧链", "侧链打给13812345678是干嘛的"));
        var proposed = await MakeAsync(jing, Phrase(await QuestionAsync("withdrawal.cancel"), "withdrawal.cancel", "那笔转出去的我不要了"));
        await MakeAsync(jing, Phrase(await QuestionAsync("withdrawal.cancel"), "withdrawal.cancel", "没有人确认过这一句"));
        await Customer.ReadAsync<LessonView>(await admin.PostAsync($"{Path}/{proposed.Id}/confirm", new { }), HttpStatusCode.OK);
        await MakeAsync(jing, new TakeLesson("questions", await QuestionAsync("learn.concepts"), "article", "learn.concepts", "en", "What is a \"side chain\": #1", ["what's a side chain?", "side chain - explain: please"]));
        await MakeAsync(jing, new TakeLesson("questions", await QuestionAsync("kyc.how_to"), "article", "kyc.how_to", "zh", "没有身份证怎么认证", ["没有身份证怎么办"]));
        var folder = System.IO.Path.Combine(_app!.Storage.Folder, "learning");

        Assert.Equal((3, 2, 0), await _app.Get<ExportLessons>().HandleAsync(folder, Ending));

        var phrases = Directory.GetFiles(System.IO.Path.Combine(folder, "phrases")).Order(StringComparer.Ordinal).SelectMany(file => PhraseBook.Read(file, File.ReadAllLines(file)));
        Assert.Equal(
            [new LabelledText("zh", "什么是侧链", "learn.concepts"), new LabelledText("zh", "侧链打给***是干嘛的", "learn.concepts"), new LabelledText("zh", "那笔转出去的我不要了", "withdrawal.cancel")], phrases);
        var drafts = Directory.GetFiles(System.IO.Path.Combine(folder, "articles"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => ArticleFile.Read(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)!), System.IO.Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))).ToList();
        Assert.Equal(["identity", "learn"], drafts.Select(d => d.Topic));
        Assert.Equal("What is a \"side chain\": #1", drafts[1].Title);
        Assert.Equal(["what's a side chain?", "side chain - explain: please"], drafts[1].Questions);
        Assert.Equal(["learn.concepts"], drafts[1].Intents);
    }

    private async Task<(StaffClient Jing, StaffClient Admin)> StartAsync()
    {
        _app = await StartAsync(settings: Shift.Demo);
        return (await StaffClient.NamedAsync(_app, Shift.Jing), await StaffClient.DemoAsync(_app, "admin"));
    }

    /// <summary>The row of a question on this topic that the assistant could not answer.</summary>
    private async Task<string> QuestionAsync(string topic)
    {
        var id = CaseId.New(Clock);
        await _app!.Get<WriteGate>().WriteAsync(
            session => session.Db.Database.ExecuteSqlAsync(
                $"""
                insert into learning_answers (case_id, seq, of_seq, at, language, topic, probability, source, not_known, outcome, failed)
                values ({id.Value}, 3, 1, {Clock.Now.ToMicroseconds()}, 'zh', {topic}, 500, null, {true}, 'none_yet', {false})
                """, Ending),
            Ending);
        return $"{id}|1";
    }

    private static TakeLesson Phrase(string item, string topic, params string[] texts) => new("questions", item, "phrase", topic, "zh", null, texts);

    private static async Task<LessonView> MakeAsync(StaffClient staff, TakeLesson lesson) => await Customer.ReadAsync<LessonView>(await staff.PostAsync(Path, lesson), HttpStatusCode.Created);

    private async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var db = await _app!.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Database.SqlQuery<string>($"select actor || ' ' || action || ' ' || object as \"Value\" from audit_events").ToListAsync(Ending);
    }
}

public sealed class LessonTestsOnSqlite() : LessonTests(TestDatabase.Sqlite);

public sealed class LessonTestsOnPostgres(PostgresCluster cluster) : LessonTests(TestDatabase.Postgres(cluster));
