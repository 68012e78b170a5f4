using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Faults;

/// <summary>A customer who sends one message after the other and repeats each under its key until it is acknowledged, as the messenger does.</summary>
internal sealed class Sender(Customer customer, CaseId id)
{
    private readonly List<(string Text, long Seq)> _acknowledged = [];
    private readonly HashSet<string> _refusals = new(StringComparer.Ordinal);

    /// <summary>What the server has promised to keep.</summary>
    public int Count => _acknowledged.Count;

    /// <summary>Codes it was refused with on the way.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    /// <summary>Sends so many.</summary>
    public async Task SendAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await SendOneAsync($"message {_acknowledged.Count}");
        }
    }

    /// <summary>Sends until told to stop; what is under way is still brought to its end.</summary>
    public async Task SendUntilAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await SendOneAsync($"message {_acknowledged.Count}");
        }
    }

    /// <summary>Asserts that what was acknowledged is there once, in order, under its number, and nothing else is.</summary>
    public async Task NothingIsLostAsync()
    {
        var read = new List<EntryView>();
        for (var page = await customer.EntriesAsync(id); page.Entries.Count > 0; page = await customer.EntriesAsync(id, read[^1].Seq))
        {
            read.AddRange(page.Entries);
        }

        Assert.Equal(Enumerable.Range(1, read.Count).Select(n => (long)n), read.Select(e => e.Seq));
        Assert.Equal(_acknowledged, read.Where(e => e.Kind == "message").Select(e => (e.Text!, e.Seq)));
    }

    private async Task SendOneAsync(string text)
    {
        var key = Customer.NewKey();
        await Eventually.HoldsAsync(
            async () =>
            {
                var answer = await customer.SendAsync(id, text, key);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    _acknowledged.Add((text, (await Customer.ReadAsync<SentMessage>(answer, answer.StatusCode)).Seq));
                    return true;
                }

                var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode is HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null, $"{(int)answer.StatusCode}: {body}");
                _refusals.Add(body.Split("\"code\":\"")[1].Split('"')[0]);
                return false;
            },
            $"{text} is stored");
    }
}
