using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>Each side sees that the other is writing: who, and never what.</summary>
public abstract class TypingTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task The_agent_who_has_the_case_open_sees_the_customer_writing_and_the_customer_the_agent()
    {
        var (shift, _, id, screen, desk) = await TalkingAsync();
        await using var closingScreen = screen;
        await using var closingDesk = desk;
        var before = (await shift.StoredAsync(id)).LastSeq;

        Assert.Null((await screen.CallAsync("Typing", id)).Error);
        Assert.Equal([id.ToString(), "customer"], (await desk.NextAsync("typing")).Select(a => a.GetString()));

        Assert.Null((await desk.CallAsync("Typing", id)).Error);
        Assert.Equal([id.ToString(), "agent"], (await screen.NextAsync("typing")).Select(a => a.GetString()));
        Assert.Equal(before, (await shift.StoredAsync(id)).LastSeq);
    }

    [Fact]
    public async Task Who_may_not_answer_the_case_is_not_shown_writing()
    {
        var (shift, _, id, screen, desk) = await TalkingAsync();
        await using var closingScreen = screen;
        await using var closingDesk = desk;
        var jing = await shift.SignInAsync(Shift.Jing);
        await using var lead = await jing.ConnectAsync(shift.Application);
        await lead.InvokeAsync<StaffEntriesView>("Watch", id, 0);
        Assert.Equal("case.owned_by_other", (await lead.CallAsync("Typing", id)).Code);
        var lan = await shift.SignInAsync(Shift.Lan);
        await using var stranger = await lan.ConnectAsync(shift.Application);
        Assert.Equal("case.not_found", (await stranger.CallAsync("Typing", id)).Code);

        // What comes after is the first that the customer's screen hears.
        Assert.Null((await desk.CallAsync("Typing", id)).Error);
        Assert.Equal("agent", (await screen.NextAsync("typing"))[1].GetString());
        Assert.False(screen.HasCall("typing"));
        Assert.False(lead.HasCall("typing"));
    }

    [Fact]
    public async Task Said_all_the_time_it_is_told_once_a_second()
    {
        var (_, lin, id, screen, desk) = await TalkingAsync();
        await using var closingScreen = screen;
        await using var closingDesk = desk;
        for (var i = 0; i < 20; i++)
        {
            Assert.Null((await screen.CallAsync("Typing", id)).Error);
            Assert.Null((await desk.CallAsync("Typing", id)).Error);
        }

        // Pushes to one connection come in order: behind this one nothing of before is on its way.
        await Shift.SayAsync(lin, id, "请稍等");
        await HeardAsync<EntryView>(screen, e => e.Text == "请稍等");
        await HeardAsync<StaffEntryView>(desk, e => e.Text == "请稍等");
        await screen.NextAsync("typing");
        await desk.NextAsync("typing");
        Assert.False(screen.HasCall("typing"));
        Assert.False(desk.HasCall("typing"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await desk.CallAsync("Typing", id)).Error);
        await screen.NextAsync("typing");
    }

    private static async Task HeardAsync<T>(HubClient hub, Predicate<T> isIt)
    {
        while (!isIt(await hub.NextAsync<T>("entry", 1)))
        {
        }
    }

    private async Task<(Shift Shift, StaffClient Lin, CaseId Id, HubClient Screen, HubClient Desk)> TalkingAsync()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var lin = await shift.AvailableAsync(Shift.Lin);
        var customer = await Customer.StartAsync(shift.Application);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);
        var screen = await customer.ConnectAsync();
        await screen.InvokeAsync<EntriesView>("Resume", id, 0);
        var desk = await lin.ConnectAsync(shift.Application);
        await desk.InvokeAsync<StaffEntriesView>("Watch", id, 0);
        return (shift, lin, id, screen, desk);
    }
}

public sealed class TypingTestsOnSqlite() : TypingTests(TestDatabase.Sqlite);

public sealed class TypingTestsOnPostgres(PostgresCluster cluster) : TypingTests(TestDatabase.Postgres(cluster));
