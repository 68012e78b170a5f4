using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;

namespace Vigil.Server.Tests.Harness;

/// <summary>A hub method's answer.</summary>
/// <param name="Error">The server's words, when it refused.</param>
public sealed record HubAnswer(JsonElement? Result, string? Error)
{
    /// <summary>The stable code that a refusal begins with.</summary>
    public string? Code => Error?.Split(':')[0];
}

/// <summary>
/// A SignalR client that speaks the JSON hub protocol itself, over any WebSocket: in memory or real. It goes on receiving while calls are
/// under way. Source: dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md: records end with U+001E, a handshake comes first; types
/// used are 1 invocation, 3 completion, 6 ping, 7 close.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte RecordEnd = 0x1e;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private static readonly byte[] Ping = """{"type":6}"""u8.ToArray();

    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<HubAnswer>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Channel<JsonElement[]>> _calls = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<string?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private int _lastInvocation;
    private int _disposed;

    private HubClient(WebSocket socket) => _socket = socket;

    /// <summary>Ends when the connection is closed, with the server's reason if it gave one.</summary>
    public Task<string?> Closed => _closed.Task;

    /// <summary>Shakes hands over an open socket and begins to receive.</summary>
    /// <exception cref="InvalidOperationException">The server refused the handshake.</exception>
    public static async Task<HubClient> ConnectAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var client = new HubClient(socket);
        await client.SendRecordAsync("""{"protocol":"json","version":1}"""u8.ToArray(), cancellationToken);
        var received = new ArrayBufferWriter<byte>();
        while (!received.WrittenSpan.Contains(RecordEnd))
        {
            if (!await client.ReceiveSomeAsync(received, cancellationToken))
            {
                throw new InvalidOperationException("The connection was closed during the handshake.");
            }
        }

        var end = received.WrittenSpan.IndexOf(RecordEnd);
        using (var answer = JsonDocument.Parse(received.WrittenMemory[..end]))
        {
            if (answer.RootElement.TryGetProperty("error", out var error))
            {
                throw new InvalidOperationException(error.GetString());
            }
        }

        client._receiving = client.ReceiveAsync(received.WrittenMemory[(end + 1)..].ToArray());
        return client;
    }

    /// <summary>Calls a hub method; a refusal is an answer.</summary>
    public async Task<HubAnswer> CallAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastInvocation).ToString(CultureInfo.InvariantCulture);
        return await CallRawAsync(id, JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }, Json));
    }

    /// <summary>Sends an invocation written by hand and waits for its completion.</summary>
    public async Task<HubAnswer> CallRawAsync(string invocationId, string record)
    {
        var waiting = _waiting.GetOrAdd(invocationId, _ => new TaskCompletionSource<HubAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await SendRecordAsync(Encoding.UTF8.GetBytes(record), _ending.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException)
        {
            return new HubAnswer(null, $"closed: {gone.Message}");
        }

        if (_closed.Task.IsCompleted)
        {
            // It was closed before anybody could know of this call.
            waiting.TrySetResult(new HubAnswer(null, "closed: before the call"));
        }

        return await waiting.Task.WithinDeadlineAsync($"the answer to {record[..Math.Min(80, record.Length)]}");
    }

    /// <summary>Sends a record, whatever it is.</summary>
    public Task SendAsync(byte[] record) => SendRecordAsync(record, _ending.Token);

    /// <summary>Calls a hub method that must succeed.</summary>
    /// <exception cref="InvalidOperationException">It refused; the message is the server's.</exception>
    public async Task<T> InvokeAsync<T>(string method, params object?[] arguments)
    {
        var answer = await CallAsync(method, arguments);
        return answer.Error is { } error ? throw new InvalidOperationException(error) : answer.Result!.Value.Deserialize<T>(Json)!;
    }

    /// <summary>The arguments of the next call that the server made of this client method, in its order.</summary>
    public Task<JsonElement[]> NextAsync(string method) => CallsOf(method).Reader.ReadAsync(_ending.Token).AsTask().WithinDeadlineAsync($"a call of {method}");

    /// <summary>The argument at <paramref name="index"/> of the next call.</summary>
    public async Task<T> NextAsync<T>(string method, int index) => (await NextAsync(method))[index].Deserialize<T>(Json)!;

    /// <summary>The next entry with a number beyond this one, as a client takes it: pushes come behind the commit, so that one may still be on its way for what was read already.</summary>
    public async Task<TEntry> NextEntryAsync<TEntry>(long after, Func<TEntry, long> number)
    {
        while (true)
        {
            var entry = await NextAsync<TEntry>("entry", 1);
            if (number(entry) > after)
            {
                return entry;
            }
        }
    }

    /// <summary>True if the server has called this method and nobody has read it yet.</summary>
    public bool HasCall(string method) => CallsOf(method).Reader.TryPeek(out _);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _ending.CancelAsync();
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _ending.Dispose();
    }

    private Channel<JsonElement[]> CallsOf(string method) => _calls.GetOrAdd(method, _ => Channel.CreateUnbounded<JsonElement[]>());

    private async Task SendRecordAsync(byte[] record, CancellationToken cancellationToken)
    {
        // A WebSocket takes one message at a time.
        await _sending.WaitAsync(cancellationToken);
        try
        {
            byte[] framed = [.. record, RecordEnd];
            await _socket.SendAsync(framed, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<bool> ReceiveSomeAsync(ArrayBufferWriter<byte> received, CancellationToken cancellationToken)
    {
        var got = await _socket.ReceiveAsync(received.GetMemory(16 * 1024), cancellationToken);
        received.Advance(got.Count);
        return got.MessageType is not WebSocketMessageType.Close;
    }

    private async Task ReceiveAsync(byte[] first)
    {
        string? reason = null;
        try
        {
            var received = new ArrayBufferWriter<byte>();
            received.Write(first);
            do
            {
                var rest = received.WrittenMemory;
                for (var end = rest.Span.IndexOf(RecordEnd); end >= 0; end = rest.Span.IndexOf(RecordEnd))
                {
                    reason = await TakeAsync(rest[..end]) ?? reason;
                    rest = rest[(end + 1)..];
                }

                var kept = rest.ToArray();
                received.ResetWrittenCount();
                received.Write(kept);
            }
            while (await ReceiveSomeAsync(received, _ending.Token));
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            reason ??= gone.Message;
        }

        _closed.TrySetResult(reason);
        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetResult(new HubAnswer(null, $"closed: {reason}"));
        }
    }

    /// <returns>The reason, if this record closes the connection.</returns>
    private async Task<string?> TakeAsync(ReadOnlyMemory<byte> record)
    {
        using var document = JsonDocument.Parse(record);
        var message = document.RootElement;
        switch (message.GetProperty("type").GetInt32())
        {
            case 1:
                CallsOf(message.GetProperty("target").GetString()!).Writer.TryWrite([.. message.GetProperty("arguments").EnumerateArray().Select(a => a.Clone())]);
                return null;
            case 3:
                var answer = new HubAnswer(
                    message.TryGetProperty("result", out var result) ? result.Clone() : null, message.TryGetProperty("error", out var error) ? error.GetString() : null);
                _waiting.GetOrAdd(message.GetProperty("invocationId").GetString()!, _ => new TaskCompletionSource<HubAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(answer);
                return null;
            case 6:
                await SendRecordAsync(Ping, _ending.Token);
                return null;
            case 7:
                return message.TryGetProperty("error", out var why) ? why.GetString() : "closed by the server";
            default:
                return null;
        }
    }
}
