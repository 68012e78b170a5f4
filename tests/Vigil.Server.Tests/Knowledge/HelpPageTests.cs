using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Tests.Knowledge;

public sealed partial class HelpPageTests(KnowledgeServer server) : IClassFixture<KnowledgeServer>
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_page_is_whole_small_and_guarded(string language)
    {
        var topics = server.Library.Topics(language);
        var paths = topics.Select(t => $"/topics/{t.Id}").Concat(topics.SelectMany(t => t.Articles).Select(a => $"/articles/{a.Slug}")).Prepend("").Append("/search?q=USDT").ToList();
        foreach (var path in paths)
        {
            var answer = await GetAsync($"/help/{language}{path}");
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(40 * 1024, path);
            Headings().Count(html).ShouldBe(1, path);
            html.ShouldStartWith("<!DOCTYPE html>");
            html.ShouldContain("<main id=\"main\"", customMessage: path);
            html.ShouldContain($"<html lang=\"{(language == "zh" ? "zh-CN" : "en")}\">");
            Leftovers().Matches(html).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Both_languages_point_at_each_other()
    {
        var html = await server.Reader.GetStringAsync(new Uri("/help/zh/articles/withdrawal-arrival-times", UriKind.Relative), TestContext.Current.CancellationToken);
        html.ShouldContain("<link rel=\"canonical\" href=\"http://localhost/help/zh/articles/withdrawal-arrival-times\"");
        html.ShouldContain("hreflang=\"en\" href=\"http://localhost/help/en/articles/withdrawal-arrival-times\"");
        html.ShouldContain("<title>提币到账时间说明·Meridian帮助中心</title>");
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "/help/zh")]
    [InlineData("en-GB,en;q=0.9", "/help/en")]
    [InlineData("en;q=0.3,zh-TW;q=0.9", "/help/zh")]
    [InlineData("vi", "/help/en")]
    [InlineData(null, "/help/zh")]
    public async Task The_entrance_follows_the_language_of_the_reader(string? accepts, string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepts);
        var answer = await server.Reader.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(target);
    }

    [Theory]
    [InlineData("/help/zh/articles/nothing-here")]
    [InlineData("/help/en/topics/nothing-here")]
    [InlineData("/help/fr")]
    [InlineData("/help/zh/a/b/c")]
    public async Task A_missing_page_says_so_in_both_languages(string path)
    {
        var answer = await GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        html.ShouldContain("没有找到这个页面");
        html.ShouldContain("This page was not found");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("'; alert(1); //")]
    public async Task What_is_searched_for_is_shown_as_text(string query)
    {
        var html = await server.Reader.GetStringAsync(new Uri("/help/zh/search?q=" + Uri.EscapeDataString(query), UriKind.Relative), TestContext.Current.CancellationToken);
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("<img");
        html.ShouldNotContain(query);
    }

    [Fact]
    public async Task An_empty_result_says_so_and_offers_to_ask()
    {
        var html = await server.Reader.GetStringAsync(new Uri("/help/en/search?q=zzqqxx", UriKind.Relative), TestContext.Current.CancellationToken);
        html.ShouldContain("No article mentions");
        html.ShouldContain("href=\"/chat?lang=en\"");
    }

    [Fact]
    public async Task A_vote_is_stored_and_nothing_about_the_reader()
    {
        var answer = await server.Reader.PostAsync(new Uri("/help/zh/articles/how-to-withdraw/vote?helpful=no", UriKind.Relative), null, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await server.Reader.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken)).ShouldContain("已记下");

        await using var db = await server.Service<IDbContextFactory<VigilDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var votes = await db.Database.SqlQuery<string>($"select slug || ' ' || language || ' ' || helpful as \"Value\" from article_votes").ToListAsync(TestContext.Current.CancellationToken);
        votes.ShouldBe(["how-to-withdraw zh 0"]);
    }

    [Fact]
    public async Task A_vote_from_another_site_is_declined()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/help/zh/articles/how-to-withdraw/vote?helpful=yes");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await server.Reader.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_style_sheet_follows_the_system_and_may_be_kept()
    {
        var page = await server.Reader.GetStringAsync(new Uri("/help/zh", UriKind.Relative), TestContext.Current.CancellationToken);
        var url = StyleSheet().Match(page).Groups["url"].Value;
        var answer = await GetAsync(url);
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("@media (prefers-color-scheme: dark) { :root {");
    }

    [Fact]
    public async Task While_the_exchange_was_never_reached_no_figure_is_guessed()
    {
        await using var alone = server.WithoutExchange();
        using var reader = alone.CreateClient();
        var html = await reader.GetStringAsync(new Uri("/help/en/articles/withdrawal-arrival-times", UriKind.Relative), TestContext.Current.CancellationToken);
        html.ShouldNotContain("{{");
        html.ShouldContain("cannot be read right now");
        html.ShouldContain("A first withdrawal to a new address may be reviewed");
        html.ShouldNotContain("TRC-20");

        var library = alone.Services.GetService(typeof(ArticleLibrary)) as ArticleLibrary;
        (await library!.ShortAnswerAsync(library.Find("withdrawal-arrival-times", "en")!, null, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Theory]
    [InlineData("embed.md", "Embedding the messenger")]
    [InlineData("exchange-connector.md", "Connecting an exchange")]
    public async Task Who_connects_an_exchange_reads_how_on_the_server_itself(string name, string title)
    {
        var answer = await GetAsync($"/docs/connect/{name}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<table>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/docs/connect/x{name}")).StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => server.Reader.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    [GeneratedRegex("<h1", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Headings();

    // Slots, template marks, comments of the framework, inline handlers and styles.
    [GeneratedRegex(@"\{\{|\}\}|<!--|\sstyle=|\son[a-z]+=|@Text|\[object", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leftovers();

    [GeneratedRegex("href=\"(?<url>/help/assets/help.css[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StyleSheet();
}
