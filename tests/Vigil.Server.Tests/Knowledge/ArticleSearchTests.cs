using System.Net;
using System.Text.Json;
using Shouldly;

namespace Vigil.Server.Tests.Knowledge;

public sealed class ArticleSearchTests(KnowledgeServer server) : IClassFixture<KnowledgeServer>
{
    [Theory]
    [InlineData("提币没到账", "zh", "withdrawal-arrival-times")]
    [InlineData("我昨晚的提币为什么还没到账?", "zh", "withdrawal-arrival-times")]
    [InlineData("withdrawal not arrived", "en", "withdrawal-arrival-times")]
    [InlineData("withdrawal not arrived", "zh", "withdrawal-arrival-times")]
    [InlineData("提币没到账", "en", "withdrawal-arrival-times")]
    [InlineData("充币没到账", "zh", "deposit-not-credited")]
    [InlineData("我的账号被盗了,币没了", "zh", "account-stolen-first-minutes")]
    [InlineData("authenticator lost", "en", "lost-second-factor")]
    public void What_people_write_finds_its_article_first(string query, string language, string slug)
    {
        var hits = server.Library.Search(query, language, 5);
        hits[0].Article.Slug.ShouldBe(slug, string.Join(", ", hits.Select(h => h.Article.Slug)));
        hits[0].Article.Language.ShouldBe(language);
    }

    [Theory]
    [InlineData("提币")]
    [InlineData("充币")]
    [InlineData("放币")]
    [InlineData("冻结")]
    public void Two_characters_of_Chinese_are_enough(string query) =>
        server.Library.Search(query, "zh", 5).ShouldNotBeEmpty();

    [Fact]
    public void A_known_phrase_finds_its_article_among_the_first_five()
    {
        var missed = Vigil.Server.Knowledge.ArticleLibrary.Languages.SelectMany(l => server.Library.Topics(l)).SelectMany(t => t.Articles)
            .SelectMany(a => a.Keywords.Select(k => (a.Slug, a.Language, Keyword: k))).ToList();
        var found = missed.Count(x => server.Library.Search(x.Keyword, x.Language, 5).Any(h => h.Article.Slug == x.Slug));
        ((double)found / missed.Count).ShouldBeGreaterThan(0.97);
    }

    [Theory]
    [InlineData("提币没有交易哈希", "zh", "withdrawal-arrival-times", "没有交易哈希")]
    [InlineData("提幣沒有交易哈希", "zh", "withdrawal-arrival-times", "没有交易哈希")]
    [InlineData("credited but not withdrawable", "en", "deposit-not-credited", "Credited but not withdrawable")]
    public void A_hit_names_the_heading_that_fits(string query, string language, string slug, string heading)
    {
        var hit = server.Library.Search(query, language, 5).First(h => h.Article.Slug == slug);
        hit.Passage!.Heading.ShouldBe(heading);
    }

    [Theory]
    [InlineData("authentcator lost", "lost-second-factor")]
    [InlineData("mulitsig", "cold-wallets-and-multisig")]
    [InlineData("memo没填", "deposit-missing-memo")]
    public void Slips_and_mixed_languages_find_their_article(string query, string slug) =>
        server.Library.Search(query, "zh", 3).Select(h => h.Article.Slug).ShouldContain(slug);

    [Fact]
    public async Task Every_passage_has_its_place_in_the_page()
    {
        foreach (var article in Vigil.Server.Knowledge.ArticleLibrary.Languages.SelectMany(l => server.Library.Topics(l)).SelectMany(t => t.Articles))
        {
            var html = (await server.Renderer.RenderAsync(article, TestContext.Current.CancellationToken)).Html;
            foreach (var passage in server.Library.Search(article.Title, article.Language, 3).Where(h => h.Article.Slug == article.Slug).Select(h => h.Passage).OfType<Vigil.Server.Knowledge.ArticlePassage>())
            {
                html.ShouldContain($"id=\"{passage.Anchor}\"", customMessage: article.Slug);
            }
        }
    }

    [Fact]
    public async Task A_page_of_hits_links_to_the_passage_and_the_page_holds_its_anchor()
    {
        var found = await GetAsync("/api/messenger/articles?query=" + Uri.EscapeDataString("提币没有交易哈希") + "&language=zh-CN&limit=5");
        var hit = found.GetProperty("articles").EnumerateArray().First(a => a.GetProperty("slug").GetString() == "withdrawal-arrival-times");
        var passage = hit.GetProperty("passage");
        passage.GetProperty("excerpt").GetString().ShouldNotBeNullOrEmpty();
        passage.GetProperty("excerpt").GetString()!.ShouldNotContain("{{");
        var anchor = passage.GetProperty("anchor").GetString();

        var list = await server.Reader.GetStringAsync(new Uri("/help/zh/search?q=" + Uri.EscapeDataString("提币没有交易哈希"), UriKind.Relative), TestContext.Current.CancellationToken);
        list.ShouldContain($"/help/zh/articles/withdrawal-arrival-times#{anchor}");
        var page = await server.Reader.GetStringAsync(new Uri("/help/zh/articles/withdrawal-arrival-times", UriKind.Relative), TestContext.Current.CancellationToken);
        page.ShouldContain($"id=\"{anchor}\"");
    }

    [Fact]
    public async Task The_messenger_reads_articles_without_a_session()
    {
        var found = await GetAsync("/api/messenger/articles?query=" + Uri.EscapeDataString("提币没到账") + "&language=zh-CN&limit=3");
        found.GetProperty("articles").GetArrayLength().ShouldBeInRange(1, 3);
        var first = found.GetProperty("articles")[0];
        first.GetProperty("short").GetString()!.ShouldContain("13分钟");

        var article = await GetAsync($"/api/messenger/articles/{first.GetProperty("slug").GetString()}?language=en");
        article.GetProperty("language").GetString().ShouldBe("en");
        article.GetProperty("html").GetString()!.ShouldContain("<h2");
        article.GetProperty("updatedAt").GetDateTimeOffset().Year.ShouldBeGreaterThan(2025);
        article.GetProperty("related")[0].GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/api/messenger/articles", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("/api/messenger/articles?query=%20", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("/api/messenger/articles?query=a&limit=21", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("/api/messenger/articles/no-such-article", HttpStatusCode.NotFound, "article.not_found")]
    public async Task What_cannot_be_answered_is_refused_with_its_code(string path, HttpStatusCode status, string code)
    {
        var answer = await server.Reader.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(status);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_query_of_more_than_200_characters_is_refused() =>
        (await server.Reader.GetAsync(new Uri("/api/messenger/articles?query=" + new string('a', 201), UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    private async Task<JsonElement> GetAsync(string path) =>
        JsonDocument.Parse(await server.Reader.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
}
