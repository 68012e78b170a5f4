using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Assistant.Learning;
using Vigil.Server.Assistant.Learning.Lessons;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant.Learning;

/// <summary>What agents change of the drafts that they send, from the offer to the supervisors' figures.</summary>
public abstract class DraftEditTests(TestDatabase database) : SliceTest(database)
{
    private const string Question = "提币手续费是多少";
    private const string Topic = "withdrawal.limits_fees";

    private VigilApplication? _app;
    private StaffClient? _jing;

    [Fact]
    public async Task A_draft_sent_as_it_is_and_a_changed_one_stand_in_the_figures_and_side_by_side()
    {
        await StartAsync();
        var (first, same) = await OfferedAsync();
        await SendAsync(first, TextOf(same), same.Mark);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var (second, other) = await OfferedAsync();
        await SendAsync(second, "请看提币页。我的号码13812345678", other.Mark);

        var edits = await EditsAsync(2);
        var row = Assert.Single(edits.Topics);
        Assert.Equal((Topic, 2, 1, 30), (row.Topic, row.Sent, row.Unchanged, edits.Days));
        var pairs = (await _jing!.ReadAsync<DraftPairsView>($"/api/console/learning/drafts/pairs?topic={Topic}")).Pairs;
        Assert.Equal(("请看提币页。我的号码***", second), (pairs[0].Sent, pairs[0].CaseId));
        Assert.Equal((pairs[1].Draft, 0d, "zh"), (pairs[1].Sent, pairs[1].Edit, pairs[1].Language));
        Assert.InRange(pairs[0].Edit, 0.5, 1);
        Assert.Equal(pairs[0].Edit / 2, row.MedianEdit, 3);
        Assert.Equal(pairs[1].Draft, pairs[0].Draft);

        var page = await _jing!.ReadAsync<DraftPairsView>($"/api/console/learning/drafts/pairs?topic={Topic}&limit=1");
        Assert.Equal([second], page.Pairs.Select(p => p.CaseId));
        Assert.Equal([first], (await _jing!.ReadAsync<DraftPairsView>($"/api/console/learning/drafts/pairs?topic={Topic}&limit=1&after={page.Next}")).Pairs.Select(p => p.CaseId));
        Assert.Empty((await _jing!.ReadAsync<DraftPairsView>("/api/console/learning/drafts/pairs")).Pairs);
    }

    [Fact]
    public async Task Repeats_of_a_message_and_a_draft_named_twice_keep_one_pair()
    {
        await StartAsync();
        var (id, draft) = await OfferedAsync();

        Assert.Equal(HttpStatusCode.Created, (await SayAsync(id, "请看提币页。", draft.Mark, "k1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SayAsync(id, "请看提币页。", draft.Mark, "k1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SayAsync(id, "请看提币页。", null, "k1")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SayAsync(id, "还有一句。", draft.Mark, "k2")).StatusCode);

        // A case's work is done in order: with the next pair everything before it is decided.
        Clock.Advance(TimeSpan.FromSeconds(1));
        await _customers[id].SendAsync(id, "提币要收多少手续费");
        var next = (await _jing!.ReadAsync<AssistView>($"/api/console/cases/{id}/assist")).Draft!;
        await SendAsync(id, TextOf(next), next.Mark);
        Assert.Equal(2, (await EditsAsync(2)).Topics.Sum(t => t.Sent));
        Assert.Equal([MaskText.UpTo(1_500, TextOf(next)), "请看提币页。"], (await PairsAsync()).Pairs.Select(p => p.Sent));
    }

    [Fact]
    public async Task A_draft_of_another_case_or_a_made_up_one_is_left_out_of_account_and_the_reply_is_sent()
    {
        await StartAsync();
        var (_, foreign) = await OfferedAsync();
        var (id, own) = await OfferedAsync();
        var forged = own.Mark![..^2] + (own.Mark[^2..] == "AA" ? "BB" : "AA");

        foreach (var mark in (string[])[foreign.Mark!, forged, "nonsense", "", new string('A', 40_000), "é"])
        {
            Assert.Equal(HttpStatusCode.Created, (await SayAsync(id, $"请看提币页，{mark.Length}。", mark, Customer.NewKey())).StatusCode);
        }

        await SendAsync(id, TextOf(own), own.Mark);
        var edits = await EditsAsync(1);
        Assert.Equal((1, 1), (Assert.Single(edits.Topics).Sent, edits.Topics[0].Unchanged));
        await Customer.RefusedAsync(await _jing!.PostAsync($"/api/console/cases/{id}/notes", new WriteEntry("n1", "看看", null, null, own.Mark)), HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task The_draft_is_kept_with_the_message_without_secrets_and_customers_see_nothing_of_it()
    {
        await StartAsync();
        var (id, draft) = await OfferedAsync();
        var mark = await _app!.Get<DraftMarks>().OfAsync(id, new OfferedDraft(1, "zh", Topic, "您的密码是hunter2Secret!，请看提币页。"), Ending);

        await SendAsync(id, "请看提币页。", mark);

        await EditsAsync(1);
        var pair = Assert.Single((await PairsAsync()).Pairs);
        Assert.DoesNotContain("hunter2", pair.Draft, StringComparison.Ordinal);
        await using var db = await _app!.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        Assert.DoesNotContain(await db.Database.SqlQuery<string>($"select data as \"Value\" from entries where data is not null").ToListAsync(Ending), d => d.Contains("hunter2", StringComparison.Ordinal));
        var seen = await (await _customers[id].GetAsync($"/api/messenger/cases/{id}/entries?after=0")).Content.ReadAsStringAsync(Ending);
        Assert.DoesNotContain("began", seen, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(draft.Mark!, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_supervisors_see_it()
    {
        await StartAsync();
        var lin = await StaffClient.NamedAsync(_app!, Shift.Lin);
        var customer = await Customer.StartAsync(_app!);
        foreach (var path in (string[])["/api/console/learning/drafts", $"/api/console/learning/drafts/pairs?topic={Topic}"])
        {
            await Customer.RefusedAsync(await lin.GetAsync(path), HttpStatusCode.Forbidden, "request.forbidden");
            await Customer.RefusedAsync(await customer.GetAsync(path), HttpStatusCode.Unauthorized, "session.required");
        }

        foreach (var bad in (string[])["topic=no.such", "limit=0", "limit=51", "after=x", "topic=a%00b"])
        {
            await Customer.RefusedAsync(await _jing!.GetAsync($"/api/console/learning/drafts/pairs?{bad}"), HttpStatusCode.BadRequest, "request.invalid");
        }
    }

    [Fact]
    public async Task Pairs_are_written_out_one_a_line()
    {
        await StartAsync();
        var (id, draft) = await OfferedAsync();
        await SendAsync(id, TextOf(draft), draft.Mark);
        await EditsAsync(1);
        var folder = Path.Combine(_app!.Storage.Folder, "learning");

        Assert.Equal((0, 0, 1), await _app.Get<ExportLessons>().HandleAsync(folder, Ending));

        Assert.Matches("^\\{\"topic\":\"withdrawal.limits_fees\",\"language\":\"zh\",\"edit\":0,\"draft\":\"您好。.+\",\"sent\":\"您好。.+\"\\}$", Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, "drafts.jsonl"), Ending)));
    }

    private readonly Dictionary<CaseId, Customer> _customers = [];

    private async Task StartAsync()
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: exchange, assistant: true, settings: Shift.Demo);
        _jing = await StaffClient.NamedAsync(_app, Shift.Jing);
    }

    /// <summary>A case of the supervisor's with the draft that they are offered.</summary>
    private async Task<(CaseId Id, DraftView Draft)> OfferedAsync()
    {
        var customer = await Customer.StartAsync(_app!);
        var id = await customer.OpenCaseAsync(Question);
        _customers[id] = customer;
        await Meridians.AnswersAsync(customer, id, 1);
        await Customer.ReadAsync<object>(await Shift.AssignAsync(_jing!, id), HttpStatusCode.OK);

        // Nobody has asked for a person: to a lead who steps in, what a draft is made of opens with a reason.
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(_jing!, id)).StatusCode);
        var draft = (await _jing!.ReadAsync<AssistView>($"/api/console/cases/{id}/assist")).Draft!;
        Assert.NotNull(draft.Mark);
        return (id, draft);
    }

    private Task<HttpResponseMessage> SayAsync(CaseId id, string text, string? mark, string key) =>
        _jing!.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry(key, text, null, null, mark));

    private async Task SendAsync(CaseId id, string text, string? mark) => Assert.Equal(HttpStatusCode.Created, (await SayAsync(id, text, mark, Customer.NewKey())).StatusCode);

    private async Task<DraftEditsView> EditsAsync(int looked)
    {
        DraftEditsView edits = null!;
        await Eventually.HoldsAsync(async () => (edits = await _jing!.ReadAsync<DraftEditsView>("/api/console/learning/drafts")).Looked == looked, $"{looked} drafts are kept");
        return edits;
    }

    private Task<DraftPairsView> PairsAsync() => _jing!.ReadAsync<DraftPairsView>($"/api/console/learning/drafts/pairs?topic={Topic}");

    private static string TextOf(DraftView draft) => string.Concat(draft.Segments.Select(s => s.Text));
}

public sealed class DraftEditTestsOnSqlite() : DraftEditTests(TestDatabase.Sqlite);

public sealed class DraftEditTestsOnPostgres(PostgresCluster cluster) : DraftEditTests(TestDatabase.Postgres(cluster));
