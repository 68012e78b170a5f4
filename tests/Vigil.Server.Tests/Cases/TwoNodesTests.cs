using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Two nodes on one PostgreSQL, as behind a load balancer that repeats a request at the other one.</summary>
public sealed class TwoNodesTests(PostgresCluster cluster) : SliceTest(TestDatabase.Postgres(cluster))
{
    [Fact]
    public async Task One_opening_that_reaches_two_nodes_in_the_same_moment_is_one_case()
    {
        var storage = await CreateStorageAsync();
        VigilApplication[] nodes = [await StartAsync(on: storage), await StartAsync(on: storage)];
        var customer = await nodes[0].Get<Customers>().OfUidAsync("10086", "zh", "UTC", Ending);

        for (var i = 0; i < 30; i++)
        {
            var request = new CaseOpeningRequest(customer.Id, Visitor: false, $"same-{i}", "zh", "UTC", null, "一样的话", $"m-{i}", null);
            var opened = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Get<OpenNewCase>().HandleAsync(request, Ending))));

            Assert.All(opened, o => Assert.Null(o.Refusal));
            Assert.Equal(opened[0].Value!.Id, opened[1].Value!.Id);
            var entries = await nodes[0].Get<ReadCases>().CustomerEntriesAsync(opened[0].Value!.Id, 0, Ending);
            Assert.Equal("一样的话", Assert.Single(entries.Entries).Text);
        }
    }
}
