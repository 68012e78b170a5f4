using System.Net;
using System.Text;
using Vigil.Contracts.Public;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Protection;

/// <summary>The check by anybody, over the API and on its page.</summary>
public abstract class ChannelCheckTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task Anybody_is_told_what_a_channel_is_and_what_that_does_not_prove()
    {
        var app = await StartAsync(settings: Shift.Demo);

        var mail = await CheckAsync(app, new CheckChannelRequest("Support@Meridian.example", Language: "en"));
        Assert.Equal(("official", "email", "support@meridian.example", "support@meridian.example"), (mail.Verdict, mail.Kind, mail.Checked, mail.Like));
        Assert.Contains(mail.Limits, limit => limit.Contains("can be forged", StringComparison.Ordinal));

        var link = await CheckAsync(app, new CheckChannelRequest("https://meridian.example@evil.test/", Language: "en"));
        Assert.Equal(("imitation", "before_at", "evil.test", "meridian.example"), (link.Verdict, link.Reason, link.Checked, link.Like));
        Assert.NotEmpty(link.Advice);

        var site = await CheckAsync(app, new CheckChannelRequest("https://help.meridian.example/x", Language: "zh"));
        Assert.Equal("official", site.Verdict);
        Assert.Contains(site.Limits, limit => limit.Contains("链接上显示的文字", StringComparison.Ordinal));
        Assert.Equal("official", (await CheckAsync(app, new CheckChannelRequest("020 7946 0000", "phone"))).Verdict);
        Assert.Equal("official", (await CheckAsync(app, new CheckChannelRequest("https://x.com/meridian_example"))).Verdict);
        Assert.Equal("unknown", (await CheckAsync(app, new CheckChannelRequest("example.org"))).Verdict);
    }

    [Fact]
    public async Task An_installation_without_a_list_confirms_nothing()
    {
        var answer = await CheckAsync(await StartAsync(), new CheckChannelRequest("meridian.example", Language: "en"));

        Assert.Equal(("cannot_check", "no_list"), (answer.Verdict, answer.Reason));
        Assert.Contains("Do not go on", answer.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"value":""}""", "value")]
    [InlineData("""{"value":" \u200b "}""", "value")]
    [InlineData("""{}""", "value")]
    [InlineData("""{"value":"x","kind":"wallet"}""", "kind")]
    [InlineData("""{"value":"x","language":"fr"}""", "language")]
    [InlineData("""{"value":"x","kind":"agent"}""", "code")]
    [InlineData("""{"value":"x","kind":"agent","code":"12345٦","uid":"1"}""", "code")]
    [InlineData("""{"value":"x","kind":"agent","code":"123456","uid":"a b"}""", "uid")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        var app = await StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await app.CreateClient().PostAsync(new Uri("/api/public/channel-check", UriKind.Relative), content, Ending);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"detail\":\"{field} must ", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_source_may_ask_so_often_and_others_notice_nothing()
    {
        var app = await StartAsync(services: StaffClient.SourcesFromHeader, settings: [("Protection:ChecksPerMinute", "3"), ("Protection:AgentChecksPerHour", "2"), Shift.Demo]);
        var (one, other) = (StaffClient.Open(app, "192.0.2.1"), StaffClient.Open(app, "192.0.2.2"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Customer.PostAsync(one, Path, new CheckChannelRequest("meridian.example"))).StatusCode);
        }

        var refused = await Customer.PostAsync(one, Path, new CheckChannelRequest("meridian.example"));
        await Customer.RefusedAsync(refused, HttpStatusCode.TooManyRequests, "limit.checks");
        Assert.NotNull(refused.Headers.RetryAfter);

        // Of one account number codes are tried so often, wherever they come from.
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("cannot_check", (await Customer.ReadAsync<ChannelCheckView>(await Customer.PostAsync(other, Path, Agent("000000")), HttpStatusCode.OK)).Verdict);
        }

        await Customer.RefusedAsync(await Customer.PostAsync(StaffClient.Open(app, "192.0.2.3"), Path, Agent("000000")), HttpStatusCode.TooManyRequests, "limit.checks");

        // However the number is written: it is one account.
        await Customer.RefusedAsync(await Customer.PostAsync(StaffClient.Open(app, "192.0.2.4"), Path, Agent("000000") with { Uid = $" {Agent("000000").Uid}  " }), HttpStatusCode.TooManyRequests, "limit.checks");
        await Customer.RefusedAsync(await Customer.PostAsync(StaffClient.Open(app, "192.0.2.5"), Path, Agent("000000") with { Uid = $"\t{Agent("000000").Uid}" }), HttpStatusCode.TooManyRequests, "limit.checks");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        var app = await StartAsync(listens: true);

        var answer = await Customer.PostAsync(app.CreateClient(), Path, new CheckChannelRequest(new string('x', 20_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("zh", "不是我们，是仿冒", "这真的是官方客服吗")]
    [InlineData("en", "Not us: an imitation", "Is this really support?")]
    public async Task The_page_answers_without_script_and_shows_what_was_entered_as_text_only(string language, string heading, string title)
    {
        var app = await StartAsync(settings: [Shift.Demo, ("Web:Brand", "Meridian")]);
        var http = app.CreateClient();
        var page = await http.GetAsync(new Uri($"/verify/{language}", UriKind.Relative), Ending);
        Assert.Contains(title, await page.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);

        var answer = await PostFormAsync(http, language, ("value", "https://meridian.example@evil.test/<script>alert(1)</script>"));
        var html = await answer.Content.ReadAsStringAsync(Ending);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(heading, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostFormAsync(http, language, ("value", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(new Uri($"/verify/{language}", UriKind.Relative), null, Ending)).StatusCode);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9", "/verify/zh")]
    [InlineData("en-GB,zh;q=0.1", "/verify/en")]
    [InlineData(null, "/verify/zh")]
    public async Task The_entrance_follows_the_language_of_the_reader(string? accepts, string target)
    {
        var app = await StartAsync();
        var http = app.CreateClient(new() { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepts ?? "");

        Assert.Equal(target, (await http.GetAsync(new Uri("/verify", UriKind.Relative), Ending)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/verify/assets/verify.css", UriKind.Relative), Ending)).StatusCode);
    }

    private const string Path = "/api/public/channel-check";

    private static CheckChannelRequest Agent(string code) => new("小林", "agent", "zh", code, "10001");

    private static async Task<ChannelCheckView> CheckAsync(VigilApplication app, CheckChannelRequest request) =>
        await Customer.ReadAsync<ChannelCheckView>(await Customer.PostAsync(app.CreateClient(), Path, request), HttpStatusCode.OK);

    private static async Task<HttpResponseMessage> PostFormAsync(HttpClient http, string language, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await http.PostAsync(new Uri($"/verify/{language}", UriKind.Relative), form, Ending);
    }
}

public sealed class ChannelCheckTestsOnSqlite() : ChannelCheckTests(TestDatabase.Sqlite);

public sealed class ChannelCheckTestsOnPostgres(PostgresCluster cluster) : ChannelCheckTests(TestDatabase.Postgres(cluster));
