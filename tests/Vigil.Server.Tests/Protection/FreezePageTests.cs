using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Protection;

/// <summary>Freezing an account without signing in: by a code that reaches its owner, or by the link of a mail.</summary>
public abstract partial class FreezePageTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = Meridians.Uid;
    private const string Mail = "jan@garden.example";
    private const string Page = "/freeze/en";

    // Tests ask how far it is again and again.
    private static readonly (string, string?) Patient = ("Protection:ChecksPerMinute", "1000000");

    private FakeExchange _exchange = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        _exchange.Accounts[Uid] = Meridians.Account(Clock.Now);
        _exchange.Withdrawals["W7"] = Meridians.Withdrawal(Clock.Now, 0) with { Id = "W7", State = "reviewing", TxId = null };
        _exchange.Names[Mail] = Uid;
        _exchange.Contacts[Uid] = new AccountContacts(Uid, "en", "Europe/London",
        [
            new ContactPoint("c-mail", "email", "j•••@g•••.example", null),
            new ContactPoint("c-phone", "sms", "•••77", null),
            new ContactPoint("c-old", "email", "j•••@o•••.example", Clock.Now.AddDays(-3)),
        ]);
    }

    [Fact]
    public async Task A_code_that_reaches_every_contact_freezes_and_opens_an_urgent_case()
    {
        var app = await StartAsync(exchange: _exchange, settings: [Shift.Demo, Patient, ("Web:Brand", "Meridian")]);
        using var http = app.CreateClient();

        var request = RequestOf(await PostAsync(http, ("account", $" {Mail} ")));
        var code = await CodeAsync(3);
        var page = await PostAsync(http, ("request", request), ("code", $"{code[..3]} {code[3..]}"));

        // Under way, or done already: either says how it is lifted, and by whom it is not.
        Assert.Contains("Support cannot lift it in a chat", page, StringComparison.Ordinal);
        Assert.Contains("Your account is frozen", await FrozenAsync(http, request), StringComparison.Ordinal);
        var done = await PostAsync(http, ("request", request));
        Assert.All((string[])["1 withdrawal not on the chain yet cancelled", "2 devices signed out", "1 API key disabled"], line => Assert.Contains(line, done, StringComparison.Ordinal));
        Assert.DoesNotContain("W7", done, StringComparison.Ordinal);
        var acted = Assert.Single(_exchange.Asked.Select(a => (a.Kind, a.Uid, a.Scope)).Distinct());
        Assert.Equal(("freeze", Uid, "account"), acted);

        // Every message of the three names what it is for, and leaves the phrase to the exchange.
        Assert.Equal(["c-mail", "c-phone", "c-old"], _exchange.Delivered.Select(d => d.ContactId));
        Assert.All(_exchange.Delivered, d => Assert.True(d.Text.Contains("Support never asks for it", StringComparison.Ordinal) && d.Text.EndsWith($"anti-phishing phrase: {DeliveryRequest.PhraseMark}", StringComparison.Ordinal)));
        Assert.Equal(["Meridian: your code to freeze your account", null, "Meridian: your code to freeze your account"], _exchange.Delivered.Select(d => d.Subject));

        // The same case as from within a conversation; staff see how whoever asked was known.
        var lan = await new Shift(app).SignInAsync(Shift.Lan);
        var customer = await Customer.StartAsync(app, _exchange.Identity.For(Uid));
        var home = await Customer.ReadAsync<HomeView>(await customer.GetAsync("/api/messenger/home"), HttpStatusCode.OK);
        var id = home.Freeze!.CaseId;
        var entries = (await lan.ReadAsync<StaffEntriesView>($"/api/console/cases/{id}/entries?after=0")).Entries;
        Assert.Equal(["opened", "freeze", "queued", "freeze"], entries.Select(e => e.Kind));
        Assert.Equal(("asked", "code"), (entries[1].Freeze!.Step, entries[1].Freeze!.Way));
        Assert.Contains((await new Shift(app).StoredAsync(id)).Number, done, StringComparison.Ordinal);
        Assert.Contains("""{"way":"code"}""", string.Join('\n', await RowsAsync(app, "select detail from audit_events where action = 'account.freeze_asked'")), StringComparison.Ordinal);

        // Neither code nor token nor name is kept or logged.
        var kept = string.Join('\n', app.Log.Lines.Select(l => $"{l.Text} {l.Exception}").Concat(await RowsAsync(app, "select * from freeze_requests")).Concat(await RowsAsync(app, "select * from sent_codes")));
        Assert.All((string[])[request, Mail, $" {code} "], secret => Assert.DoesNotContain(secret, $" {kept.Replace('\n', ' ')} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_learns_whether_there_is_such_an_account()
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();

        var (known, unknown) = (await PostAsync(http, ("account", Mail)), await PostAsync(http, ("account", "nobody@garden.example")));
        await CodeAsync(3);
        await QuietAsync(app);

        Assert.Equal(Alike(known), Alike(unknown));
        foreach (var (status, say) in new[] { (403, "not right"), (403, "not right"), (403, "not right"), (403, "not right"), (403, "not right"), (429, "fifth try") })
        {
            var answers = new[] { await http.PostAsync(Address, Form(("request", RequestOf(known)), ("code", "000000")), Ending), await http.PostAsync(Address, Form(("request", RequestOf(unknown)), ("code", "000000")), Ending) };
            var texts = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync(Ending)));
            Assert.All(answers, a => Assert.Equal(status, (int)a.StatusCode));
            Assert.Contains(say, texts[0], StringComparison.Ordinal);
            Assert.Equal(Alike(texts[0]), Alike(texts[1]));
        }

        Assert.Empty(_exchange.Asked);
    }

    [Fact]
    public async Task Whoever_uses_up_tries_and_messages_takes_none_from_the_owner()
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();

        // A thief asks first, again and again, and guesses until nothing is left.
        var thief = RequestOf(await PostAsync(http, ("account", Uid)));
        var code = await CodeAsync(3);
        for (var i = 0; i < 6; i++)
        {
            await http.PostAsync(Address, Form(("request", thief), ("code", Other(code))), Ending);
        }

        for (var i = 0; i < 5; i++)
        {
            await PostAsync(http, ("account", Uid));
        }

        // The owner asks in the same minutes: no further message, and the one that came counts for them.
        var own = RequestOf(await PostAsync(http, ("account", Mail)));
        await QuietAsync(app);
        Assert.Equal(3, _exchange.Delivered.Count);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await http.PostAsync(Address, Form(("request", thief), ("code", code)), Ending)).StatusCode);
        await PostAsync(http, ("request", own), ("code", code));
        await FrozenAsync(http, own);
        Assert.Single(_exchange.Freezes);
    }

    [Fact]
    public async Task Fifty_redemptions_at_once_freeze_once()
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();
        var request = RequestOf(await PostAsync(http, ("account", Uid)));
        var code = await CodeAsync(3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => http.PostAsync(Address, Form(("request", request), ("code", code)), Ending)));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{a.StatusCode}"));
        await FrozenAsync(http, request);
        await QuietAsync(app);
        Assert.Single(_exchange.Actions);
        Assert.Equal(["1"], (await RowsAsync(app, "select count(*) from entries where kind = 'freeze' and data like '%asked%'")).Select(r => r.Trim()));

        // The code is used up, for this request and for every other.
        var later = RequestOf(await PostAsync(http, ("account", Uid)));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync(Address, Form(("request", later), ("code", code)), Ending)).StatusCode);
    }

    [Fact]
    public async Task A_code_ends_after_ten_minutes_and_another_can_be_had_before()
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();
        var request = RequestOf(await PostAsync(http, ("account", Uid)));
        var first = await CodeAsync(3);
        Clock.Advance(TimeSpan.FromMinutes(6));

        var second = RequestOf(await PostAsync(http, ("account", Uid)));
        var next = await CodeAsync(6);
        Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync(Address, Form(("request", request), ("code", first)), Ending)).StatusCode);
        await PostAsync(http, ("request", request), ("code", next));
        await FrozenAsync(http, request);
        Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Gone, (await http.PostAsync(Address, Form(("request", second), ("code", next)), Ending)).StatusCode);
    }

    [Fact]
    public async Task While_the_exchange_is_away_the_answer_is_the_same_and_the_code_comes_when_it_is_back()
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();
        _exchange.Refuse(HttpStatusCode.ServiceUnavailable);
        var request = RequestOf(await PostAsync(http, ("account", Uid)));
        await Eventually.HoldsAsync(() => IsPutBackAsync(app, "SendFreezeCode"), "the first try failed");

        _exchange.Refuse(null);
        Clock.Advance(TimeSpan.FromSeconds(15));
        app.Get<OutboxSignal>().Wake();
        var code = await CodeAsync(3);
        await PostAsync(http, ("request", request), ("code", code));

        await FrozenAsync(http, request);
    }

    [Fact]
    public async Task A_contact_that_cannot_be_reached_does_not_keep_the_others_from_their_code()
    {
        _exchange.Unreachable["c-mail"] = true;
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();

        var request = RequestOf(await PostAsync(http, ("account", Uid)));
        await PostAsync(http, ("request", request), ("code", await CodeAsync(2)));

        await FrozenAsync(http, request);
    }

    [Fact]
    public async Task A_link_freezes_by_its_button_and_never_by_being_opened()
    {
        var app = await StartAsync(exchange: _exchange, settings: [Shift.Demo, Patient]);
        using var http = app.CreateClient();
        var link = Link();

        // What a mail scanner does.
        for (var i = 0; i < 3; i++)
        {
            var opened = await http.GetAsync(new Uri($"/freeze?t={link}", UriKind.Relative), Ending);
            Assert.Equal("no-referrer", string.Join(',', opened.Headers.GetValues("Referrer-Policy")));
            Assert.Contains(link, await opened.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
            Assert.Contains(link, await http.GetStringAsync(new Uri($"{Page}?t={link}", UriKind.Relative), Ending), StringComparison.Ordinal);
        }

        await QuietAsync(app);
        Assert.Empty(_exchange.Asked);
        Assert.Empty(await RowsAsync(app, "select id from freeze_requests"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => http.PostAsync(Address, Form(("link", link)), Ending)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await Eventually.HoldsAsync(() => _exchange.Freezes.Count == 1, "the account is frozen");
        await QuietAsync(app);
        Assert.Single(_exchange.Actions);
        Assert.Contains("Your account is frozen", await PostAsync(http, ("link", link)), StringComparison.Ordinal);
        Assert.Contains("""{"way":"link"}""", string.Join('\n', await RowsAsync(app, "select detail from audit_events where action = 'account.freeze_asked'")), StringComparison.Ordinal);

        // Once it was lifted, it freezes no more; another one does.
        _exchange.Freezes["F1"] = _exchange.Freezes["F1"] with { Active = false };
        Clock.Advance(TimeSpan.FromMinutes(3));
        var again = await http.PostAsync(Address, Form(("link", link)), Ending);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("has been used", await again.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        Assert.Single(_exchange.Actions);
        await PostAsync(http, ("link", Link("another")));
        await Eventually.HoldsAsync(() => _exchange.Actions.Count == 2, "the second link freezes");
    }

    [Theory]
    [InlineData("expired", 410, "expired")]
    [InlineData("session", 400, "not valid")]
    [InlineData("purpose", 400, "not valid")]
    [InlineData("nameless", 400, "not valid")]
    [InlineData("forged", 400, "not valid")]
    [InlineData("nonsense", 400, "not valid")]
    public async Task A_link_that_does_not_hold_says_why_and_offers_a_code(string kind, int status, string say)
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();
        var link = kind switch
        {
            "expired" => _exchange.Identity.For(Uid, c => { Fill(c, "x"); c["exp"] = _exchange.Identity.Seconds(-60); }),
            "session" => _exchange.Identity.For(Uid, c => { Fill(c, "x"); c["aud"] = "vigil"; }),
            "purpose" => _exchange.Identity.For(Uid, c => { Fill(c, "x"); c["purpose"] = "unfreeze"; }),
            "nameless" => _exchange.Identity.For(Uid, c => { Fill(c, "x"); c.Remove("jti"); }),
            "forged" => Link()[..^8] + "AAAAAAAA",
            _ => "nonsense",
        };

        var (opened, pressed) = (await http.GetStringAsync(new Uri($"{Page}?t={link}", UriKind.Relative), Ending), await http.PostAsync(Address, Form(("link", link)), Ending));

        Assert.Equal(status, (int)pressed.StatusCode);
        Assert.All((string[])[opened, await pressed.Content.ReadAsStringAsync(Ending)], page => Assert.True(page.Contains(say, StringComparison.Ordinal) && page.Contains("name=\"account\"", StringComparison.Ordinal), page));
        Assert.Empty(_exchange.Asked);
    }

    [Fact]
    public async Task The_token_of_a_link_opens_no_session_and_a_sessions_token_is_no_link()
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();

        using var body = new StringContent($$"""{"identityToken":"{{Link()}}"}""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync(new Uri("/api/messenger/session", UriKind.Relative), body, Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(Address, Form(("link", _exchange.Identity.For(Uid))), Ending)).StatusCode);
    }

    [Fact]
    public async Task One_source_asks_only_so_often_and_another_is_not_kept_from_it()
    {
        var app = await StartAsync(exchange: _exchange, services: StaffClient.SourcesFromHeader, settings: ("Protection:FreezesPerHour", "2"));
        async Task<HttpStatusCode> FromAsync(string source)
        {
            using var http = StaffClient.Open(app, source);
            return (await http.PostAsync(Address, Form(("account", Uid)), Ending)).StatusCode;
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], [await FromAsync("203.0.113.5"), await FromAsync("203.0.113.5"), await FromAsync("203.0.113.5")]);
        Assert.Equal(HttpStatusCode.OK, await FromAsync("203.0.113.6"));
    }

    [Fact]
    public async Task Without_an_exchange_it_promises_nothing()
    {
        var app = await StartAsync();
        using var http = app.CreateClient();

        var page = await http.GetStringAsync(Address, Ending);

        Assert.Contains("cannot be frozen here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsync(Address, Form(("account", Uid)), Ending)).StatusCode);
    }

    [Theory]
    [InlineData("zh-CN", "/freeze/zh", "紧急冻结账户")]
    [InlineData("en", "/freeze/en", "Freeze your account now")]
    public async Task The_page_speaks_the_readers_language_and_lets_nobody_frame_it(string accepts, string address, string title)
    {
        var app = await StartAsync(exchange: _exchange, settings: Patient);
        using var http = app.CreateClient();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepts);

        var answer = await http.GetAsync(new Uri("/freeze", UriKind.Relative), Ending);

        Assert.Equal(address, answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ending)), StringComparison.Ordinal);
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.All((string[])["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static Uri Address { get; } = new(Page, UriKind.Relative);

    private string Link(string id = "mail-1") => _exchange.Identity.For(Uid, claims => Fill(claims, id));

    private static void Fill(System.Text.Json.Nodes.JsonObject claims, string id) => (claims["aud"], claims["purpose"], claims["jti"]) = ("vigil-freeze", "freeze", id);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static async Task<string> PostAsync(HttpClient http, params (string Name, string Value)[] fields)
    {
        var answer = await http.PostAsync(Address, Form(fields), Ending);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ending));
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{answer.StatusCode}: {page}");
        return page;
    }

    private static async Task<string> FrozenAsync(HttpClient http, string request)
    {
        var page = "";
        await Eventually.HoldsAsync(async () => (page = await PostAsync(http, ("request", request))).Contains("Your account is frozen", StringComparison.Ordinal), "the page says that it is frozen");
        return page;
    }

    // The digits of the latest message, once so many have arrived.
    private async Task<string> CodeAsync(int messages)
    {
        await Eventually.HoldsAsync(() => _exchange.Delivered.Count >= messages, $"{messages} messages");
        return SixDigits().Match(_exchange.Delivered.Last().Text).Value;
    }

    private static string Other(string code) => ((int.Parse(code, CultureInfo.InvariantCulture) + 1) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    private static string RequestOf(string page) => RequestField().Match(page).Groups["token"].Value is { Length: > 0 } token ? token : throw new InvalidOperationException(page);

    // But for the token, which is another each time.
    private static string Alike(string page) => RequestField().Replace(page, "");

    [GeneratedRegex("name=\"request\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestField();

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}

public sealed class FreezePageTestsOnSqlite() : FreezePageTests(TestDatabase.Sqlite);

public sealed class FreezePageTestsOnPostgres(PostgresCluster cluster) : FreezePageTests(TestDatabase.Postgres(cluster));
