using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>A messenger that was away without a word goes on where it was.</summary>
public abstract class ResumeTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_tab_that_was_away_for_an_hour_reads_after_its_last_number_sends_again_and_has_everything_once()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();

        // Its connection is never closed: the lid was.
        await using var asleep = await customer.ConnectAsync();
        await asleep.InvokeAsync<EntriesView>("Resume", id, 0);
        var last = (await asleep.InvokeAsync<SentMessage>("Send", id, "k1", "before", null)).Seq;
        await customer.SendAsync(id, "meanwhile, from the phone");
        Clock.Advance(TimeSpan.FromHours(1));

        // The session still stands, and what was not acknowledged for all the tab knows is no second message.
        await using var awake = await customer.ConnectAsync();
        var read = await awake.InvokeAsync<EntriesView>("Resume", id, last);
        Assert.Equal([(last + 1, "meanwhile, from the phone")], read.Entries.Select(e => (e.Seq, e.Text!)));
        Assert.False(read.More);
        Assert.Equal(last, (await awake.InvokeAsync<SentMessage>("Send", id, "k1", "before", null)).Seq);

        await customer.SendAsync(id, "afterwards");
        var pushed = await awake.NextEntryAsync<EntryView>(read.UpTo, e => e.Seq);
        Assert.Equal((read.UpTo + 1, "afterwards"), (pushed.Seq, pushed.Text));
        Assert.Equal(["before", "meanwhile, from the phone", "afterwards"], (await customer.EntriesAsync(id)).Entries.Select(e => e.Text));
    }
}

public sealed class ResumeTestsOnSqlite() : ResumeTests(TestDatabase.Sqlite);

public sealed class ResumeTestsOnPostgres(PostgresCluster cluster) : ResumeTests(TestDatabase.Postgres(cluster));
