using System.Net;
using Shouldly;
using Vigil.Contracts.Exchange;
using Xunit;

namespace Vigil.Server.Tests.Sandbox;

public sealed class PagingTests : IDisposable
{
    private readonly Meridian meridian = new();

    [Fact]
    public async Task Pages_give_every_record_once_newest_first()
    {
        var (_, uid) = await meridian.Persona("professional");
        var all = await meridian.List<Fill>(uid, "fills");
        var paged = new List<Fill>();
        string? after = null;
        do
        {
            var page = await meridian.Get<ExchangePage<Fill>>($"/v1/accounts/{uid}/fills?limit=7&after={after}");
            page.Items.Count.ShouldBeLessThanOrEqualTo(7);
            paged.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        paged.Select(f => f.Id).ShouldBe(all.Select(f => f.Id));
        paged.Select(f => f.Id).ShouldBeUnique();
        paged.Select(f => f.At).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData("limit=0", "limit.out_of_range")]
    [InlineData("limit=201", "limit.out_of_range")]
    [InlineData("after=nothing", "after.unknown")]
    public async Task A_page_that_cannot_be_is_refused(string query, string code)
    {
        var answer = await meridian.Http.GetAsync($"/v1/accounts/88310214/fills?{query}", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Meridian.Code(answer)).ShouldBe(code);
    }

    public void Dispose() => meridian.Dispose();
}
