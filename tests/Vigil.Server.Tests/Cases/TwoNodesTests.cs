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

    [Fact]
    public async Task A_message_that_is_repeated_at_the_other_node_is_stored_once_whatever_each_node_knows_of_the_case()
    {
        var storage = await CreateStorageAsync();
        VigilApplication[] nodes = [await StartAsync(on: storage), await StartAsync(on: storage)];
        var customer = await nodes[0].Get<Customers>().OfUidAsync("10087", "zh", "UTC", Ending);
        var opened = await nodes[0].Get<OpenNewCase>().HandleAsync(new CaseOpeningRequest(customer.Id, Visitor: false, "c", "zh", "UTC", null, "0", "k-0", null), Ending);
        var id = opened.Value!.Id;

        for (var i = 1; i < 20; i++)
        {
            // Each node has seen every third message only, and is asked for one that it has not.
            foreach (var node in (VigilApplication[])[nodes[i % 2], nodes[(i + 1) % 2], nodes[i % 3 / 2]])
            {
                var posted = await node.Get<PostMessage>().HandleAsync(new MessagePost(id, Author.Customer(customer.Id), $"{i}", $"k-{i}"), Ending);
                Assert.Null(posted.Refusal);
            }
        }

        foreach (var node in nodes)
        {
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), (await node.Get<ReadCases>().CustomerEntriesAsync(id, 0, Ending)).Entries.Where(e => e.Author.Kind == "customer").Select(e => e.Text));
        }
    }
}
