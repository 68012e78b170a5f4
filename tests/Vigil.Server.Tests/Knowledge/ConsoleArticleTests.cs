using System.Net;
using Vigil.Contracts.Console;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Knowledge;

/// <summary>Articles as an agent finds them.</summary>
public sealed class ConsoleArticleTests() : SliceTest(TestDatabase.Sqlite)
{
    [Fact]
    public async Task An_agent_finds_articles_in_the_customers_language_with_their_short_answers()
    {
        var agent = await SceneAsync();
        var chinese = await FoundAsync(agent, "提币没到账", "zh");
        var english = await FoundAsync(agent, "提币没到账", "en");

        Assert.InRange(chinese.Count, 2, 8);
        Assert.All(chinese, hit => Assert.Equal("zh", hit.Language));
        Assert.All(english, hit => Assert.Equal("en", hit.Language));
        Assert.Equal(chinese[0].Slug, english[0].Slug);
        Assert.Equal(chinese.OrderByDescending(hit => hit.Score).Select(hit => hit.Slug), chinese.Select(hit => hit.Slug));
        Assert.Contains(chinese, hit => hit.Short is { Length: > 10 });
        Assert.All(chinese, hit => Assert.DoesNotContain("{{", hit.Short ?? "", StringComparison.Ordinal));
        Assert.Empty(await FoundAsync(agent, "qqxzjv", "en"));
    }

    [Fact]
    public async Task A_search_needs_a_session_and_something_to_search_for()
    {
        var agent = await SceneAsync();
        foreach (var query in new[] { "", "%20", new string('x', 201) })
        {
            await Customer.RefusedAsync(await agent.GetAsync($"/api/console/articles?query={query}&language=zh"), HttpStatusCode.BadRequest, "request.invalid");
        }

        agent.Http.DefaultRequestHeaders.Authorization = null;
        await Customer.RefusedAsync(await agent.GetAsync("/api/console/articles?query=fee&language=zh"), HttpStatusCode.Unauthorized, "session.required");
    }

    private static async Task<IReadOnlyList<SuggestionView>> FoundAsync(StaffClient agent, string query, string language) =>
        await Customer.ReadAsync<IReadOnlyList<SuggestionView>>(await agent.GetAsync($"/api/console/articles?query={Uri.EscapeDataString(query)}&language={language}"), HttpStatusCode.OK);

    private async Task<StaffClient> SceneAsync() => await StaffClient.DemoAsync(await StartAsync(settings: ConsoleScene.DemoStaff));
}
