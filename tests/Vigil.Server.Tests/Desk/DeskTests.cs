using System.Net;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>The way of a case to a person and through their hands.</summary>
public abstract class DeskTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_case_goes_from_the_queue_to_an_agent_who_answers_and_resolves_it()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        await using var phone = await customer.ConnectAsync();
        var lin = await shift.AvailableAsync(Shift.Lin);
        await using var console = await lin.ConnectAsync(shift.Application);

        var id = await Shift.WaitingAsync(customer);
        await phone.InvokeAsync<EntriesView>("Resume", id, 0);

        var assigned = await console.NextAsync<CaseRowView>("assigned", 0);
        Assert.Equal((id, "withAgent", lin.Session.Staff.Id, "general", "我的提币还没到", "customer", true), (assigned.Id, assigned.State, assigned.AgentId!.Value, assigned.Queue, assigned.LastText, assigned.LastAuthor, assigned.Unanswered));
        Assert.Equal(("available", 5, 1), await PresenceAsync(lin));
        var mine = await Shift.ListAsync(lin, "mine");
        Assert.Equal((id, new CaseCountsView(1, 0, 1)), (Assert.Single(mine.Items).Id, mine.Counts));
        var read = await console.InvokeAsync<StaffEntriesView>("Watch", id, 0);
        Assert.Equal(["opened", "message", "queued", "assigned"], read.Entries.Select(e => e.Kind));
        Assert.Equal([1, 2, 3, 4], read.Entries.Select(e => e.Seq));
        Assert.Equal("customer_asked", read.Entries[2].Queued?.Reason);

        var key = Customer.NewKey();
        var said = await Customer.ReadAsync<WrittenEntry>(await Shift.SayAsync(lin, id, "您好,我来看一下。", key), HttpStatusCode.Created);
        Assert.Equal(said, await Customer.ReadAsync<WrittenEntry>(await Shift.SayAsync(lin, id, "您好,我来看一下。", key), HttpStatusCode.OK));
        await Customer.RefusedAsync(await Shift.SayAsync(lin, id, "another", key), HttpStatusCode.Conflict, "message.key_reused");
        var pushed = await console.NextEntryAsync<StaffEntryView>(4, e => e.Seq);
        Assert.Equal((said.Seq, "您好,我来看一下。", key), (pushed.Seq, pushed.Text, pushed.ClientMessageId));
        Assert.False((await Shift.ListAsync(lin, "mine")).Items[0].Unanswered);

        await customer.SendAsync(id, "谢谢");
        Assert.Equal("谢谢", (await console.NextAsync<StaffEntryView>("entry", 1)).Text);
        Assert.Equal("resolved", (await Shift.RowAsync(Shift.ResolveAsync(lin, id))).State);
        await Customer.ReadAsync<CaseStateView>(await customer.PostAsync($"/api/messenger/cases/{id}/rating", new RateCase(5, "很快")), HttpStatusCode.OK);

        var seen = (await customer.EntriesAsync(id)).Entries;
        Assert.Equal([null, "queued", "assigned", null, null, "resolved", null], seen.Select(e => e.State?.Change));
        Assert.Equal(Enumerable.Range(1, 7).Select(n => (long)n), seen.Select(e => e.Seq));
        Assert.Equal(Shift.Lin, seen[2].State?.Agent);
        Assert.Equal(new AuthorView("agent", Shift.Lin), seen[3].Author);
        Assert.Equal(5, Assert.Single((await Shift.ListAsync(lin, "resolved")).Items).RatedStars);
        Assert.Equal(("available", 5, 0), await PresenceAsync(lin));
        while ((await phone.NextAsync<CaseStateView>("caseChanged", 1)).State != "resolved")
        {
            // Earlier states come first.
        }
    }

    private static async Task<(string, int, int)> PresenceAsync(StaffClient staff)
    {
        var presence = await Shift.PresenceAsync(staff);
        return (presence.State, presence.Capacity, presence.Active);
    }
}

public sealed class DeskTestsOnSqlite() : DeskTests(TestDatabase.Sqlite);

public sealed class DeskTestsOnPostgres(PostgresCluster cluster) : DeskTests(TestDatabase.Postgres(cluster));
