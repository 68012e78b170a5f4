using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

/// <summary>A push keeps nobody waiting, whatever the connections of its group do.</summary>
public sealed class PushTests
{
    [Fact]
    public async Task A_connection_that_does_not_read_or_fails_keeps_back_no_other_push()
    {
        var (stuck, log) = (new TaskCompletionSource(), new TestLog());
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var clients = new Connections(group => group switch
        {
            "stuck" => stuck.Task,
            "broken" => Task.FromException(new IOException("gone")),
            _ => Task.CompletedTask,
        });
        var push = new Push([new PushTarget("hub", clients)], loggers.CreateLogger<Push>());

        push.Send(new PushMessage("hub", "stuck", "entry", [1]));
        push.Send(new PushMessage("hub", "broken", "entry", [2]));
        push.Send(new PushMessage("hub", "reads", "entry", [3]));
        push.Send(new PushMessage("hub", "stuck", "entry", [4]));
        push.Send(new PushMessage("unknown", "reads", "entry", [5]));

        Assert.Equal([("stuck", 1), ("broken", 2), ("reads", 3), ("stuck", 4)], clients.Sent);
        await Eventually.HoldsAsync(() => log.Lines.Any(l => l is { Level: LogLevel.Warning, Text: "entry could not be sent to connections of the hub hub.", Exception: IOException }), "what failed is in the log");
        stuck.SetResult();
    }

    private sealed class Connections(Func<string, Task> send) : IHubClients
    {
        public List<(string Group, int Argument)> Sent { get; } = [];

        public IClientProxy All => throw new NotSupportedException();

        public IClientProxy Group(string groupName) => new Proxy(argument =>
        {
            Sent.Add((groupName, argument));
            return send(groupName);
        });

        public IClientProxy AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IClientProxy Client(string connectionId) => throw new NotSupportedException();

        IClientProxy IHubClients<IClientProxy>.Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        public IClientProxy GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IClientProxy Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        public IClientProxy User(string userId) => throw new NotSupportedException();

        public IClientProxy Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }

    private sealed class Proxy(Func<int, Task> send) : IClientProxy
    {
        public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default) => send((int)args[0]!);
    }
}
