using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Platform;

namespace Vigil.Server.Tests.Cases;

public sealed class CaseIndexTests() : SliceTest(TestDatabase.Sqlite)
{
    [Fact]
    public async Task Who_has_how_many_cases_is_counted_without_a_look_at_those_that_are_done()
    {
        var app = await StartAsync();
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        var loads = db.Set<Case>().Where(c => c.Owner == CaseOwner.Agent && c.AgentId != null).GroupBy(c => c.AgentId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToQueryString();

        await using var connection = await app.Get<Database>().OpenAsync(Ending);
        var plan = Assert.Single(await Schema.RowsAsync(connection, $"explain query plan {loads}"));
        var index = Assert.Single(await Schema.RowsAsync(connection, "select sql from sqlite_master where name = 'cases_of_agent'"));

        Assert.Contains("USING COVERING INDEX cases_of_agent", plan, StringComparison.Ordinal);
        Assert.EndsWith("where owner = 'agent'", index, StringComparison.Ordinal);
    }
}
