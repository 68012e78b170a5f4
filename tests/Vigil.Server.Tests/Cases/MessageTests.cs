using System.Net;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

public abstract class MessageTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_repeated_client_key_stores_one_message_and_answers_with_its_number()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();

        var first = await Customer.ReadAsync<SentMessage>(await customer.SendAsync(id, "我昨晚的提币为什么还没到账?", "k1"), HttpStatusCode.Created);
        var repeat = await Customer.ReadAsync<SentMessage>(await customer.SendAsync(id, "我昨晚的提币为什么还没到账?", "k1"), HttpStatusCode.OK);
        await using var hub = await customer.ConnectAsync();
        var overHub = await hub.InvokeAsync<SentMessage>("Send", id, "k1", "我昨晚的提币为什么还没到账?", null);

        Assert.Equal([1, 1, 1], [first.Seq, repeat.Seq, overHub.Seq]);
        var entry = Assert.Single((await customer.EntriesAsync(id)).Entries);
        Assert.Equal(("message", "k1", "我昨晚的提币为什么还没到账?", "customer"), (entry.Kind, entry.ClientMessageId, entry.Text, entry.Author.Kind));
    }

    [Fact]
    public async Task A_repeat_after_a_restart_is_answered_with_the_number_that_the_message_has()
    {
        var storage = await CreateStorageAsync();
        var customer = await Customer.StartAsync(await StartAsync(on: storage));
        var id = await customer.OpenCaseAsync();
        for (var i = 1; i <= 5; i++)
        {
            await Customer.ReadAsync<SentMessage>(await customer.SendAsync(id, $"{i}", $"k{i}"), HttpStatusCode.Created);
        }

        var later = customer.At(await StartAsync(on: storage));
        var repeat = await Customer.ReadAsync<SentMessage>(await later.SendAsync(id, "2", "k2"), HttpStatusCode.OK);
        var reused = await later.SendAsync(id, "another", "k4");
        var next = await Customer.ReadAsync<SentMessage>(await later.SendAsync(id, "6", "k6"), HttpStatusCode.Created);

        var numbers = (await later.EntriesAsync(id)).Entries.Where(e => e.Author.Kind == "customer").ToDictionary(e => e.Text!, e => e.Seq);
        Assert.Equal((numbers["2"], numbers["6"]), (repeat.Seq, next.Seq));
        await Customer.RefusedAsync(reused, HttpStatusCode.Conflict, "message.key_reused");
        Assert.Equal(["1", "2", "3", "4", "5", "6"], numbers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_client_key_with_another_text_is_refused_and_changes_nothing()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var id = await customer.OpenCaseAsync();
        await customer.SendAsync(id, "one", "k1");

        await Customer.RefusedAsync(await customer.SendAsync(id, "two", "k1"), HttpStatusCode.Conflict, "message.key_reused");
        await using var hub = await customer.ConnectAsync();
        Assert.Equal("message.key_reused", (await hub.CallAsync("Send", id, "k1", "two", null)).Code);

        Assert.Equal(["one"], (await customer.EntriesAsync(id)).Entries.Select(e => e.Text));
    }

    [Fact]
    public async Task The_same_key_in_another_case_is_another_message()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var (first, second) = (await customer.OpenCaseAsync(), await customer.OpenCaseAsync());

        await Customer.ReadAsync<SentMessage>(await customer.SendAsync(first, "one", "k1"), HttpStatusCode.Created);
        await Customer.ReadAsync<SentMessage>(await customer.SendAsync(second, "two", "k1"), HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_repeated_case_key_finds_the_same_case_and_its_message_once()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var request = new OpenCase("c1", "hello", "k1", null, null);

        var opened = await Customer.ReadAsync<OpenedCase>(await customer.PostAsync("/api/messenger/cases", request), HttpStatusCode.Created);
        var again = await Customer.ReadAsync<OpenedCase>(await customer.PostAsync("/api/messenger/cases", request), HttpStatusCode.OK);

        Assert.Equal(opened, again);
        Assert.Matches("^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$", opened.Number);
        Assert.Single((await customer.EntriesAsync(opened.CaseId)).Entries);
    }

    [Fact]
    public async Task Repeats_sent_all_at_once_are_still_one_case_and_one_message()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        var request = new OpenCase("c1", "hello", "k1", null, null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => customer.PostAsync("/api/messenger/cases", request)));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
        Assert.Equal(11, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        var home = await Customer.ReadAsync<HomeView>(await customer.GetAsync("/api/messenger/home"), HttpStatusCode.OK);
        Assert.Single((await customer.EntriesAsync(Assert.Single(home.Cases).CaseId)).Entries);
    }
}

public sealed class MessageTestsOnSqlite() : MessageTests(TestDatabase.Sqlite);

public sealed class MessageTestsOnPostgres(PostgresCluster cluster) : MessageTests(TestDatabase.Postgres(cluster));
