using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
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

    [Fact]
    public async Task What_is_done_is_listed_for_an_agent_without_a_look_at_what_others_did()
    {
        var app = await StartAsync();
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        var agent = new StaffId(Guid.Empty);
        var done = db.Set<Case>().Where(c => c.Status == CaseStatus.Resolved);
        await using var connection = await app.Get<Database>().OpenAsync(Ending);

        foreach (var (part, index) in new[] { (done.Where(c => c.Queue == "kyc"), "cases_done_of_queue"), (done.Where(c => c.AgentId == agent), "cases_done_of_agent") })
        {
            // What stands for a value does not matter to the plan.
            var query = Regex.Replace(part.OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Number).Take(50).ToQueryString(), @"^\.param.*$|@\w+", m => m.Value[0] == '@' ? "1" : "", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
            var plan = await Schema.RowsAsync(connection, $"explain query plan {query}");
            Assert.Contains($"USING INDEX {index} (", plan[0], StringComparison.Ordinal);
        }
    }
}
