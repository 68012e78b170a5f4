using System.Text.Json;
using System.Threading.Channels;
using Vigil.Bench.Driving;
using Vigil.Durability.Tests.History;

namespace Vigil.Durability.Tests.Kill;

/// <summary>A client that stays with its server through everything: connects again when the connection is gone, reads what it missed, and sends until it is told a number.</summary>
internal abstract class Client(string name, Uri hub, Func<string> token, Side side, Run run, Random chance)
{
    // Clients of a server that has just started do not all come in the same moment.
    private const int MostPauseMilliseconds = 100;

    private readonly Dictionary<string, ClientTimeline> _timelines = new(StringComparer.Ordinal);
    private Channel<(string Method, JsonElement Arguments)> _pushes = Channel.CreateUnbounded<(string, JsonElement)>();

    protected string Name => name;

    protected Run Run => run;

    protected Random Chance => chance;

    /// <summary>Method of the hub that reads after a number and listens from there.</summary>
    protected abstract string Catch { get; }

    /// <summary>Lives until it is told to stop.</summary>
    public async Task LiveAsync(CancellationToken stop)
    {
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, run.Clock, stop);
        while (await ConnectAsync(stop) is { } connection)
        {
            await using (connection)
            {
                await StayAsync(connection, stopped);
            }
        }
    }

    /// <summary>Connects a last time, reads what is missing, and writes down what it ends with.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken) ?? throw new InvalidOperationException($"{name} cannot connect.");
        foreach (var timeline in _timelines.Values)
        {
            if (!await CatchUpAsync(connection, timeline))
            {
                throw new InvalidOperationException($"{name} cannot read {timeline.CaseId}.");
            }

            timeline.WriteDown();
        }
    }

    /// <summary>Has this case from now on.</summary>
    protected ClientTimeline Follow(string caseId)
    {
        if (!_timelines.TryGetValue(caseId, out var timeline))
        {
            _timelines[caseId] = timeline = new ClientTimeline(name, side, caseId, run.Recorder);
        }

        return timeline;
    }

    /// <summary>Looks what is to be done after connecting, before anything is read.</summary>
    protected virtual Task ArriveAsync() => Task.CompletedTask;

    /// <summary>Does the next thing there is to do.</summary>
    /// <returns>What to wait for when there is nothing to do now; null to be asked again at once.</returns>
    /// <exception cref="GoneException">The server is gone.</exception>
    protected abstract Task<Task?> ActAsync(HubConnection connection);

    /// <summary>Any call of the server but an entry.</summary>
    protected virtual Task HearAsync(HubConnection connection, string method, JsonElement arguments) => Task.CompletedTask;

    /// <returns>False when the connection went away meanwhile.</returns>
    protected async Task<bool> CatchUpAsync(HubConnection connection, ClientTimeline timeline)
    {
        while (true)
        {
            var answer = await connection.CallAsync(Catch, timeline.CaseId, timeline.Last);
            if (answer.Error is { } error)
            {
                return error.StartsWith("connection:", StringComparison.Ordinal) ? false : throw new InvalidOperationException($"{name} may not read {timeline.CaseId}: {error}");
            }

            var (entries, _, more) = Wire.Page(answer.Result!.Value, side);
            foreach (var entry in entries)
            {
                timeline.Take(entry);
            }

            if (!more)
            {
                return true;
            }
        }
    }

    private async Task<HubConnection?> ConnectAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // Fifty clients that try again and again would take the processor from the server that starts.
            await Task.WhenAny(run.Up, Task.Delay(Timeout.InfiniteTimeSpan, run.Clock, stop));
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(MostPauseMilliseconds)), run.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var pushes = Channel.CreateUnbounded<(string, JsonElement)>();
            try
            {
                var connection = await HubConnection.OpenAsync(hub, token(), run.Clock, stop, record => pushes.Writer.TryWrite(HubConnection.Read(record)));
                _pushes = pushes;
                return connection;
            }
            catch (BenchFailedException)
            {
                // It has just died: again when it is back.
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return null;
            }
        }

        return null;
    }

    private async Task StayAsync(HubConnection connection, Task stopped)
    {
        try
        {
            await ArriveAsync();
            foreach (var timeline in _timelines.Values.ToList())
            {
                await ReadAsync(connection, timeline);
            }

            while (!stopped.IsCompleted && !connection.Ended.IsCompleted)
            {
                while (_pushes.Reader.TryRead(out var push))
                {
                    await TakeAsync(connection, push.Method, push.Arguments);
                }

                if (await ActAsync(connection) is { } idle)
                {
                    await Task.WhenAny(idle, _pushes.Reader.WaitToReadAsync(CancellationToken.None).AsTask(), connection.Ended, stopped);
                }
            }
        }
        catch (GoneException)
        {
            // Connects anew.
        }
    }

    private async Task TakeAsync(HubConnection connection, string method, JsonElement arguments)
    {
        if (method == "entry" && _timelines.TryGetValue(arguments[0].GetString()!, out var timeline))
        {
            if (!timeline.Take(Wire.Entry(arguments[1], side)))
            {
                await ReadAsync(connection, timeline);
            }
        }
        else
        {
            await HearAsync(connection, method, arguments);
        }
    }

    private async Task ReadAsync(HubConnection connection, ClientTimeline timeline)
    {
        if (!await CatchUpAsync(connection, timeline))
        {
            throw new GoneException($"{name} is cut off.");
        }
    }
}

/// <summary>The server is gone in the middle of something.</summary>
internal sealed class GoneException(string message, Exception? inner = null) : Exception(message, inner);
