using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>The conversation to keep: all that its customer may see, and nothing else.</summary>
public abstract partial class TranscriptTests(TestDatabase database) : SliceTest(database)
{
    private static readonly string[] Formats = ["text", "html"];

    [Fact]
    public async Task It_holds_what_was_said_by_whom_and_when_in_the_customers_zone_and_never_a_note()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync("我的提币\n还没到");
        // Taken a day later: whoever held it over such a jump would be absent, and it would go back to the queue.
        await QuietAsync(app);
        Clock.Advance(TimeSpan.FromDays(1));
        var lead = await StaffClient.NamedAsync(app, Shift.Jing);
        var agent = await new Shift(app).OnBreakAsync(Shift.Lin);
        await Customer.ReadAsync<CaseRowView>(await Shift.AssignAsync(lead, id, agent), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Created, (await Shift.NoteAsync(agent, id, "internal-note-1")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(agent, id, "我在查")).StatusCode);
        await Customer.ReadAsync<CaseRowView>(await Shift.ResolveAsync(lead, id), HttpStatusCode.OK);
        await Customer.ReadAsync<CaseStateView>(await customer.PostAsync($"/api/messenger/cases/{id}/rating", new RateCase(5, "=谢谢")), HttpStatusCode.OK);

        var number = (await customer.StateAsync(id)).Number;
        var (text, answer) = await ReadAsync(customer, id, "text");
        var local = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var before = local.AddDays(-1);
        Assert.StartsWith($"客服会话，编号{number}\n", text, StringComparison.Ordinal);
        Assert.Contains("时间均为Asia/Shanghai UTC+8。", text, StringComparison.Ordinal);
        Assert.Contains($"\n== {before.Year}年{before.Month}月{before.Day}日 ==\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n== {local.Year}年{local.Month}月{local.Day}日 ==\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n{before:HH:mm}  您\n       我的提币\n       还没到\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n{local:HH:mm}  小林·人工客服\n       我在查\n", text, StringComparison.Ordinal);
        Assert.Contains("* 小林已接入\n", text, StringComparison.Ordinal);
        Assert.Contains("* 您的评价：5星\n       [=谢谢]\n", text, StringComparison.Ordinal);
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"conversation-{number}.txt\"", answer.Content.Headers.ContentDisposition?.ToString());

        var (page, shown) = await ReadAsync(customer, id, "html");
        Assert.Equal("text/html; charset=utf-8", shown.Content.Headers.ContentType?.ToString());
        Assert.Contains("default-src 'none'", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-store, private", shown.Headers.CacheControl?.ToString());
        Assert.Contains("<bdi>小林·人工客服</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"said\" dir=\"auto\">我的提币\n还没到</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        foreach (var format in Formats)
        {
            Assert.DoesNotContain("internal-note", (await ReadAsync(customer, id, format)).Text, StringComparison.Ordinal);
        }

        // Traditional Chinese where the messenger speaks it; English with its own words.
        Assert.Contains("小林·真人客服", (await ReadAsync(customer, id, "text", "zh-TW")).Text, StringComparison.Ordinal);
        Assert.Contains("小林 · support agent", (await ReadAsync(customer, id, "text", "en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_articles_and_files_are_told_in_words()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        var customer = await Customer.StartAsync(app, exchange.Identity.For("10086"), "en", "America/New_York");
        var id = await customer.OpenCaseAsync("hello");
        var card = new RecordCard("withdrawal", "W1", 1, Clock.GetUtcNow(), new WithdrawalCard(
            "confirming", "USDT", "ERC20", "ERC-20", "1250.5", "1", "0x4f7a…93d1", "0xabc", "0xabc", null, 27, 64, 12, Clock.GetUtcNow(), null, null, null, null, null, null, null));
        var posted = await app.Get<PostMessage>().HandleAsync(
            new MessagePost(id, Author.Assistant, "On its way.", "k", new EntryParts([card], [new ArticleLink("withdrawal-times", "en", "How long a withdrawal takes")], [])), Ending);
        Assert.Null(posted.Refusal);

        var (text, _) = await ReadAsync(customer, id, "text");
        Assert.Contains("Assistant\n       On its way.\n       [Withdrawal, 1,250.5 USDT, ERC-20, Confirming, 27/64, as of ", text, StringComparison.Ordinal);
        Assert.Contains("       [Transaction: 0xabc]\n", text, StringComparison.Ordinal);
        Assert.Contains("[Article: How long a withdrawal takes http://localhost/help/en/articles/withdrawal-times]", text, StringComparison.Ordinal);
        Assert.Contains("America/New_York UTC-", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "[为了您的安全，密码已隐去，未保存]")]
    [InlineData("zh-TW", "[為了您的安全，密碼已隱去，未儲存]")]
    [InlineData("en", "[Hidden for your safety and not stored: password]")]
    public async Task A_secret_that_was_taken_out_is_named_under_the_message(string language, string line)
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync("my password is Tr0ub4dor&3x, why can I not sign in");

        var (text, _) = await ReadAsync(customer, id, "text", language);

        Assert.Contains("[•••]", text, StringComparison.Ordinal);
        Assert.Contains($"       {line}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub4dor", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task States_of_records_are_told_in_the_messengers_own_words(string language)
    {
        var texts = Text().Matches(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "src", "web", "messenger", "src", "text", $"{language}.ts"), Ending))
            .Select(m => (Kind: m.Groups["kind"].Value, State: m.Groups["state"].Value, Words: m.Groups["text"].Value)).ToList();
        Assert.True(texts.Count > 30);
        var now = Clock.GetUtcNow();
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        foreach (var (kind, state, words) in texts)
        {
            var card = kind switch
            {
                "withdrawal" => new RecordCard(kind, "R", 1, now, Withdrawal: new WithdrawalCard(state, "BTC", "BTC", "Bitcoin", "1", "0", "a", null, null, null, 0, 0, 0, now, null, null, null, null, null, null, null)),
                "deposit" => new RecordCard(kind, "R", 1, now, Deposit: new DepositCard(state, "BTC", "BTC", "Bitcoin", "1", null, null, null, 0, 0, 0, now, null, null, null)),
                "c2c" => new RecordCard(kind, "R", 1, now, C2c: new C2cCard("buyer", state, "BTC", "1", "CNY", "2", "alipay", "x", now, null, null, null, null)),
                _ => new RecordCard(kind, "R", 1, now, Freeze: new FreezeCard(state, null, now, null, [], null, null)),
            };
            var posted = await app.Get<PostMessage>().HandleAsync(new MessagePost(id, Author.Assistant, $"{kind} {state}", Customer.NewKey(), new EntryParts([card], [], [])), Ending);
            Assert.Null(posted.Refusal);
        }

        var told = (await ReadAsync(customer, id, "text", language)).Text.Split('\n').ToList();
        Assert.All(texts, t => Assert.Contains(t.Words, told[told.IndexOf($"       {t.Kind} {t.State}") + 1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_thousand_entries_come_in_order_once()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var post = app.Get<PostMessage>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), Ending, async (lane, ending) =>
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.Null((await post.HandleAsync(new MessagePost(id, Author.Assistant, $"line {lane}.{i}.", $"k{lane}.{i}"), ending)).Refusal);
            }
        });

        var said = new List<string>();
        for (var page = await customer.EntriesAsync(id); page.Entries.Count > 0; page = await customer.EntriesAsync(id, page.Entries[^1].Seq))
        {
            said.AddRange(page.Entries.Select(e => e.Text!));
        }

        Assert.Equal(2_000, said.Count);
        foreach (var format in Formats)
        {
            Assert.Equal(said, Lines().Matches((await ReadAsync(customer, id, format)).Text).Select(m => m.Value));
        }
    }

    [Fact]
    public async Task Naughty_strings_are_kept_and_do_nothing()
    {
        var file = SharedData.Find(Path.Combine("data", "blns", "blns.json"));
        Assert.SkipWhen(file is null, "The list of naughty strings is not beside this checkout.");
        string[] strings = [.. JsonSerializer.Deserialize<List<string>>(await File.ReadAllTextAsync(file!, Ending))!, "=1+1\t=cmd|' /C calc'!A0", "\u202egnp.exe", "\u001b[31mred", "a\u2028b"];
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var post = app.Get<PostMessage>();
        foreach (var (text, i) in strings.Select((s, i) => (s, i)))
        {
            // What is no message is refused, and tried elsewhere.
            await post.HandleAsync(new MessagePost(id, Author.Assistant, text, $"k{i}"), Ending);
        }

        var said = new List<string>();
        for (var page = await customer.EntriesAsync(id); page.Entries.Count > 0; page = await customer.EntriesAsync(id, page.Entries[^1].Seq))
        {
            said.AddRange(page.Entries.Select(e => e.Text!));
        }

        Assert.True(said.Count > strings.Length * 9 / 10);
        var plain = (await ReadAsync(customer, id, "text")).Text;
        var html = (await ReadAsync(customer, id, "html")).Text;
        var shown = Said().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["text"].Value)).ToList();
        Assert.Equal(said.Select(WithoutSteering), shown.Select(s => Spelled().Replace(s, "")));
        var margin = WithoutSteering(plain.Replace("\n       ", "\n", StringComparison.Ordinal));
        Assert.All(shown, s => Assert.Contains($"\n{s}\n", margin, StringComparison.Ordinal));
        Assert.Contains("[U+202E]gnp.exe", plain, StringComparison.Ordinal);
        Assert.DoesNotMatch(Steering(), plain);
        Assert.DoesNotMatch(Steering(), WebUtility.HtmlDecode(html));

        // No element but those of the form, and no attribute of anybody's.
        Assert.Empty(Elements().Matches(html).Select(m => m.Value).Except(
            ["<html", "<head", "<meta", "<title", "<link", "<body", "<main", "<h1", "<h2", "<h3", "<p", "<time", "<bdi", "<ul", "<li"], StringComparer.Ordinal));

        // Who said what stands at the margin, and nobody's words do.
        Assert.All(plain.Split('\n').Where(l => l.Length > 0).Skip(2).SkipLast(1), line => Assert.Matches("^(       |== |[0-9]{2}:[0-9]{2}  )", line));
    }

    [Fact]
    public async Task A_stranger_finds_nothing_and_a_bad_form_or_language_is_refused()
    {
        var app = await StartAsync();
        var (owner, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var id = await owner.OpenCaseAsync("mine");
        foreach (var format in Formats)
        {
            await Customer.RefusedAsync(await stranger.GetAsync($"/api/messenger/cases/{id}/transcript?format={format}"), HttpStatusCode.NotFound, "case.not_found");
        }

        await Customer.RefusedAsync(await owner.GetAsync($"/api/messenger/cases/{id}/transcript?format=pdf"), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await owner.GetAsync($"/api/messenger/cases/{id}/transcript?language=xx"), HttpStatusCode.BadRequest, "request.invalid");
    }

    private static async Task<(string Text, HttpResponseMessage Answer)> ReadAsync(Customer customer, CaseId id, string format, string? language = null)
    {
        var answer = await customer.GetAsync($"/api/messenger/cases/{id}/transcript?format={format}{(language is null ? "" : $"&language={language}")}");
        var text = await answer.Content.ReadAsStringAsync(Ending);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, text);
        return (text, answer);
    }

    private static string WithoutSteering(string text) => string.Concat(text.ReplaceLineEndings("\n").Replace("\t", "    ", StringComparison.Ordinal).EnumerateRunes().Where(r => r.Value is '\n' or 0x200C or 0x200D or (>= 0xE0020 and <= 0xE007F)
        || Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));

    [GeneratedRegex("^  '(?<kind>withdrawal|deposit|c2c|freeze)\\.(?<state>[a-z_]+)':\\s+'(?<text>[^']*)',$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Text();

    [GeneratedRegex(@"\[U\+[0-9A-F]{4,6}\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"line \d+\.\d+\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lines();

    [GeneratedRegex("<p class=\"said\" dir=\"auto\">(?<text>[^<]*)</p>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Said();

    [GeneratedRegex("<[a-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elements();

    [GeneratedRegex(@"[\x00-\x09\x0B-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\u200E\u200F\u061C]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Steering();
}

public sealed class TranscriptTestsOnSqlite() : TranscriptTests(TestDatabase.Sqlite);

public sealed class TranscriptTestsOnPostgres(PostgresCluster cluster) : TranscriptTests(TestDatabase.Postgres(cluster));
