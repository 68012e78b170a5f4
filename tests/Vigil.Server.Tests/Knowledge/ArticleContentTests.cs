using System.Text.RegularExpressions;
using Shouldly;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Tests.Knowledge;

/// <summary>Holds every article of the content folder to what the product promises about it.</summary>
public sealed partial class ArticleContentTests(KnowledgeServer server) : IClassFixture<KnowledgeServer>
{
    private static readonly string[] AnsweredWithoutArticle = ["none", "service.human", "service.greeting", "legal.request"];
    private static readonly string[] Folds = ["如果您看到的不一样", "If it looks different"];

    private static readonly string[] Owners = ["payments", "accounts", "identity", "c2c", "trading", "security", "web3", "service", "risk"];

    private IEnumerable<Article> All => ArticleLibrary.Languages.SelectMany(l => server.Library.Topics(l).SelectMany(t => t.Articles));

    [Fact]
    public void There_are_at_least_a_hundred_and_twenty_articles() => server.Library.Count.ShouldBeGreaterThanOrEqualTo(120);

    [Fact]
    public void Every_article_is_written_in_both_languages_with_the_same_bearings()
    {
        foreach (var zh in server.Library.Topics("zh").SelectMany(t => t.Articles))
        {
            var en = server.Library.Find(zh.Slug, "en")!;
            zh.Language.ShouldBe("zh", zh.Slug);
            en.Language.ShouldBe("en", zh.Slug);
            en.Topic.ShouldBe(zh.Topic, zh.Slug);
            en.Intents.ShouldBe(zh.Intents, zh.Slug);
            en.Related.ShouldBe(zh.Related, zh.Slug);
            en.Situations.Order(StringComparer.Ordinal).ShouldBe(zh.Situations.Order(StringComparer.Ordinal), zh.Slug);
            en.UpdatedOn.ShouldBe(zh.UpdatedOn, zh.Slug);
            en.Owner.ShouldBe(zh.Owner, zh.Slug);
            Anchors(en).ShouldBe(Anchors(zh), zh.Slug);
        }
    }

    private static List<string> Anchors(Article article) => [.. article.Passages.Where(p => article.Alarms.Contains(p.Heading)).Select(p => p.Anchor)];

    [Fact]
    public async Task Every_figure_is_one_that_the_exchange_gives()
    {
        foreach (var article in All)
        {
            var read = await server.Renderer.RenderAsync(article, TestContext.Current.CancellationToken);
            read.Complete.ShouldBeTrue($"{article.Slug}/{article.Language}: a slot cannot be filled");
            (article.Title + read.ShortAnswer + read.Html).ShouldNotContain("{{", customMessage: article.Slug);
            foreach (var situation in article.Situations.Append(null!))
            {
                (await server.Library.ShortAnswerAsync(article, situation, TestContext.Current.CancellationToken)).ShouldNotBeNullOrEmpty($"{article.Slug}/{article.Language}: {situation}");
            }
        }
    }

    // What is written by hand stays as it is when the exchange changes it. Listed are examples to reckon with and names, which no exchange changes.
    [Fact]
    public void No_fee_limit_or_timer_is_written_by_hand()
    {
        (string Slug, string[] Figures)[] examples = [("network-congestion", ["0 confirmations"]), ("profit-and-loss-of-a-position", ["2 %", "20 %", "2%", "20%"])];
        foreach (var article in All)
        {
            var told = string.Join('\n', [article.ShortTemplate, .. article.SituationTemplates.Values, article.BodyTemplate]);
            ByHand().Matches(Slot().Replace(told, "#")).Select(m => m.Value)
                .Except(examples.FirstOrDefault(e => e.Slug == article.Slug).Figures ?? [], StringComparer.Ordinal)
                .ShouldBeEmpty($"{article.Slug}/{article.Language}");
        }
    }

    [Fact]
    public void Every_article_has_questions_and_a_team_that_keeps_it_true()
    {
        foreach (var article in All)
        {
            article.Questions.Count.ShouldBeGreaterThanOrEqualTo(3, $"{article.Slug}/{article.Language}");
            Owners.ShouldContain(article.Owner, article.Slug);
        }

        foreach (var language in ArticleLibrary.Languages)
        {
            All.Where(a => a.Language == language).SelectMany(a => a.Questions.Select(TextNormalizer.Normalize)).GroupBy(q => q, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Every_picture_has_a_name_of_its_own_which_is_the_same_in_both_languages()
    {
        var names = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var article in All)
        {
            var html = (await server.Renderer.RenderAsync(article, TestContext.Current.CancellationToken)).Html;
            html.ShouldNotContain("media:", customMessage: $"{article.Slug}/{article.Language}: a picture stands alone in its paragraph, under a name of small letters, digits and hyphens");
            names[$"{article.Slug}/{article.Language}"] = [.. Picture().Matches(html).Select(m => m.Groups["name"].Value)];
        }

        foreach (var slug in All.Select(a => a.Slug).Distinct(StringComparer.Ordinal))
        {
            names[$"{slug}/en"].ShouldBe(names[$"{slug}/zh"], slug);
        }

        names.Where(n => n.Key.EndsWith("/zh", StringComparison.Ordinal)).SelectMany(n => n.Value).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        foreach (var article in All)
        {
            article.Related.ShouldAllBe(slug => slug != article.Slug && server.Library.Find(slug, article.Language) != null, article.Slug);
            article.Intents.ShouldAllBe(intent => IntentVocabulary.Find(intent) != null, article.Slug);
            article.Intents.ShouldNotBeEmpty(article.Slug);
        }
    }

    [Fact]
    public void Every_intent_that_an_article_can_answer_has_one() =>
        IntentVocabulary.All.Where(i => !AnsweredWithoutArticle.Contains(i.Id, StringComparer.Ordinal) && !i.Id.StartsWith("policy.", StringComparison.Ordinal))
            .Where(i => server.Library.ForTopic(i.Id, "zh").Count == 0).Select(i => i.Id).ShouldBeEmpty();

    [Fact]
    public async Task Every_article_that_tells_what_to_do_ends_with_what_if_it_looks_different()
    {
        foreach (var article in All.Where(a => a.Topic != "learn"))
        {
            var read = await server.Renderer.RenderAsync(article, TestContext.Current.CancellationToken);
            Folds.Contains(read.Sections[^1].Title, StringComparer.Ordinal).ShouldBeTrue(article.Slug);
            read.Html.ShouldContain("<details><summary>", customMessage: article.Slug);
        }
    }

    [Fact]
    public void The_article_that_answers_a_topic_in_general_is_there_and_about_it()
    {
        foreach (var script in IntentVocabulary.All.Select(i => TopicScripts.Find(i.Id)!).Where(s => s.Article is not null))
        {
            server.Library.Find(script.Article!, "zh").ShouldNotBeNull(script.Article).Intents.ShouldContain(script.Topic, script.Article);
        }
    }

    [Fact]
    public void A_question_in_general_is_answered_by_the_article_that_is()
    {
        foreach (var (language, question) in new[] { ("en", "how do i put money on my account"), ("zh", "怎么充值") })
        {
            ChooseArticle.For("deposit.how_to", server.Library.ForTopic("deposit.how_to", language), server.Library.Search(question, language, 20), null)!.Slug.ShouldBe("how-to-deposit");
        }
    }

    [Fact]
    public async Task The_html_holds_only_plain_elements()
    {
        foreach (var article in All)
        {
            var html = (await server.Renderer.RenderAsync(article, TestContext.Current.CancellationToken)).Html;
            Element().Matches(html).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)
                .Except(["h2", "h3", "h4", "p", "ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "code", "pre", "a", "blockquote", "br", "hr", "details", "summary", "figure", "figcaption", "span"], StringComparer.Ordinal)
                .ShouldBeEmpty($"{article.Slug}/{article.Language}");
        }
    }

    [GeneratedRegex("\\{\\{[^}]*\\}\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();

    [GeneratedRegex(@"(?<![\w.,#-])\d[\d,.]*\s?(%|小时|分钟|秒|天|日|个|笔|块|次|(hours?|minutes?|seconds?|days?|blocks?|confirmations?|times|USDT|USDC|BTC|ETH)\b)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ByHand();

    [GeneratedRegex("<figure class=\"media[^\"]*\" id=\"media-(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();

    [GeneratedRegex("</?(?<name>[a-z0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Element();
}
