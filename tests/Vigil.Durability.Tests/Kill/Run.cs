using System.Globalization;
using System.Text.Json;
using Vigil.Bench.Driving;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Durability.Tests.History;

namespace Vigil.Durability.Tests.Kill;

/// <summary>One run on fresh data: everybody connects, everybody writes while the server is killed again and again, and afterwards all is read and written down.</summary>
internal sealed class Run(PublishedServer server, HttpClient http, KillPlan plan, Recorder recorder, TimeProvider clock, CancellationToken cancelled)
{
    // Far beyond what a machine under full load needs; only a broken product reaches it.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    private readonly List<Customer> _customers = [];
    private readonly List<Agent> _agents = [];
    private readonly List<string> _cases = [];
    private readonly Dictionary<string, string> _customerTokens = new(StringComparer.Ordinal);
    private readonly string[] _agentTokens = new string[KillPlan.Agents];
    private string _supervisor = "";
    private volatile TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PublishedServer Server => server;

    public HttpClient Http => http;

    public Recorder Recorder => recorder;

    public Progress Progress => field ??= new Progress(plan.Moments, Kill);

    /// <summary>Completed while the server is there.</summary>
    public Task Up => _up.Task;

    public TimeProvider Clock => clock;

    public CancellationToken Cancelled => cancelled;

    private IEnumerable<Client> Everybody => [.. _customers, .. _agents];

    /// <summary>The whole of it.</summary>
    /// <param name="waiting">How much work the outbox still has, and how much it has given up.</param>
    public async Task PlayAsync(Func<Task<(long Waiting, long Dead)>> waiting)
    {
        recorder.Add(new Happening(What.Started));
        _up.SetResult();
        await HireAsync();
        await GreetAsync();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        List<Task> living = [.. _agents.Select(a => a.LiveAsync(stop.Token))];
        await GoToWorkAsync();
        await UntilAsync(async () => await BusyAsync() == KillPlan.Agents, "every agent has a case", living);
        Progress.Start();
        living.AddRange(_customers.Select(c => c.LiveAsync(stop.Token)));
        foreach (var _ in plan.Moments)
        {
            var first = await Task.WhenAny([Progress.Due, .. living]).WaitAsync(Deadline, clock, cancelled);
            await first;
            await KillAsync();
        }

        await UntilAsync(() => Task.FromResult(_customers.TrueForAll(c => c.IsDone) && _agents.TrueForAll(a => a.IsDone)), "everything is acknowledged", living);
        await UntilAsync(async () => await waiting() is (0, _), "the outbox is empty", living);
        await UntilAsync(NobodyWaitsAsync, "nobody stands in line", living);
        await stop.CancelAsync();
        await Task.WhenAll(living);
        foreach (var client in Everybody)
        {
            await client.EndAsync(cancelled);
        }

        await WriteDownAsync();
    }

    // At once, by whoever has just sent or heard: a moment later nothing might be under way any more.
    private void Kill()
    {
        _up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        recorder.Add(new Happening(What.Killed));
        server.Kill();
    }

    private async Task KillAsync()
    {
        await server.KillAsync();
        await server.StartAgainAsync(http, cancelled);
        recorder.Add(new Happening(What.Started));
        Progress.Restarted();
        _up.SetResult();
    }

    private async Task HireAsync()
    {
        _supervisor = await SignInAsync("supervisor", "supervisor");
        for (var i = 0; i < KillPlan.Agents; i++)
        {
            _agentTokens[i] = await SignInAsync(NameOfAgent(i), "agent");
        }

        _agents.AddRange(Enumerable.Range(0, KillPlan.Agents).Select(i => new Agent(NameOfAgent(i), _agentTokens[i], KillPlan.SayingsOfAgent(i), null, this, plan.Chance(2000 + i))));
    }

    private async Task GoToWorkAsync()
    {
        foreach (var token in _agentTokens)
        {
            await new Api(http, server.Address, token).AskAsync<PresenceView>(HttpMethod.Put, "api/console/presence", new SetPresence("available", 20), cancelled);
        }

        for (var i = 0; i < KillPlan.EarlyWishes; i++)
        {
            await WishAsync(NameOfCustomer(i), _cases[i], plan.SayingsOf(i)[0]);
        }
    }

    private static string NameOfCustomer(int index) => string.Create(CultureInfo.InvariantCulture, $"customer{index}");

    private static string NameOfAgent(int index) => string.Create(CultureInfo.InvariantCulture, $"agent{index}");

    private async Task<string> SignInAsync(string name, string role)
    {
        // Whom the password alone lets in depends on settings; a token of the terminal does not.
        var email = $"{name}@example.com";
        await server.CommandAsync(cancelled, "user", "add", "--email", email, "--name", name, "--role", role, "--queues", "general,security");
        return await server.CommandAsync(cancelled, "token", "staff", "--as", email, "--minutes", "600");
    }

    private async Task GreetAsync()
    {
        for (var i = 0; i < KillPlan.Customers; i++)
        {
            var name = NameOfCustomer(i);
            var session = await new Api(http, server.Address, null).AskAsync<SessionView>(HttpMethod.Post, "api/messenger/session", new StartSession(null, "zh-CN", "Asia/Shanghai"), cancelled);
            var opened = await new Api(http, server.Address, session.SessionToken).AskAsync<OpenedCase>(HttpMethod.Post, "api/messenger/cases", new OpenCase(name, null, null, null, null), cancelled);
            var caseId = opened.CaseId.ToString();
            _cases.Add(caseId);
            _customerTokens[caseId] = session.SessionToken;
            _customers.Add(new Customer(name, session.SessionToken, caseId, [.. plan.SayingsOf(i).Skip(i < KillPlan.EarlyWishes ? 1 : 0)], this, plan.Chance(i)).Open());
            if (i < KillPlan.SecondTabs)
            {
                _customers.Add(new Customer($"{name}, second tab", session.SessionToken, caseId, [], this, plan.Chance(5000 + i)).Open());
            }
        }

        _agents.Add(new Agent("supervisor", _supervisor, [], _cases, this, plan.Chance(3000)));
    }

    private async Task WishAsync(string name, string caseId, Saying wish)
    {
        recorder.Add(new Happening(What.Sent, name, Case: caseId, Key: wish.Key, Text: wish.Text) { WantsPerson = true });
        var sent = await new Api(http, server.Address, _customerTokens[caseId]).AskAsync<SentMessage>(HttpMethod.Post, $"api/messenger/cases/{caseId}/messages", new SendMessage(wish.Key, wish.Text, null), cancelled);
        recorder.Add(new Happening(What.Acknowledged, name, Side.Customer, caseId, wish.Key, Number: sent.Seq));
    }

    private async Task<int> BusyAsync()
    {
        var colleagues = await new Api(http, server.Address, _supervisor).GetAsync<IReadOnlyList<ColleagueView>>("api/console/colleagues", cancelled);
        return colleagues.Count(c => c.Presence.Active > 0);
    }

    private async Task<bool> NobodyWaitsAsync()
    {
        var queues = await new Api(http, server.Address, _supervisor).GetAsync<IReadOnlyList<QueueView>>("api/console/queues", cancelled);
        return queues.All(q => q.Waiting == 0);
    }

    private async Task UntilAsync(Func<Task<bool>> holds, string what, IReadOnlyList<Task> living)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        late.CancelAfter(Deadline);
        using var look = new PeriodicTimer(LookAgain, clock);
        while (!await holds())
        {
            if (living.FirstOrDefault(client => client.IsCompleted) is { } fallen)
            {
                // Only what it was not made for ends a client.
                await fallen;
                throw new InvalidOperationException("A client has ended.");
            }

            try
            {
                await look.WaitForNextTickAsync(late.Token);
            }
            catch (OperationCanceledException expired) when (!cancelled.IsCancellationRequested)
            {
                throw new TimeoutException($"Not within {Deadline.TotalMinutes} minutes: {what}.", expired);
            }
        }
    }

    private async Task WriteDownAsync()
    {
        foreach (var caseId in _cases)
        {
            await WriteDownAsync(Side.Staff, caseId, new Api(http, server.Address, _supervisor), $"api/console/cases/{caseId}/entries");
            await WriteDownAsync(Side.Customer, caseId, new Api(http, server.Address, _customerTokens[caseId]), $"api/messenger/cases/{caseId}/entries");
        }
    }

    private async Task WriteDownAsync(Side side, string caseId, Api api, string path)
    {
        var last = 0L;
        while (true)
        {
            var (entries, upTo, more) = Wire.Page(await api.GetAsync<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"{path}?after={last}"), cancelled), side);
            foreach (var entry in entries)
            {
                recorder.Add(new Happening(What.Stored, Side: side, Case: caseId, Entry: entry));
                last = entry.Number;
            }

            if (!more)
            {
                recorder.Add(new Happening(What.UpTo, Side: side, Case: caseId, Number: upTo));
                return;
            }
        }
    }
}
