using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Vigil.Bench.Driving;

/// <summary>A hub method's answer.</summary>
/// <param name="Took">From just before the call was written until its answer was read off the wire.</param>
/// <param name="Error">The server's words when it refused, or ours when no answer came.</param>
public sealed record HubAnswer(JsonElement? Result, string? Error, TimeSpan Took);

/// <summary>
/// One customer's live connection: the JSON hub protocol over a WebSocket, one call at a time. Source: dotnet/aspnetcore,
/// src/SignalR/docs/specs/HubProtocol.md: records end with U+001E, a handshake comes first; types used are 1 invocation, 3 completion, 6 ping, 7 close.
/// </summary>
public sealed class HubConnection : IAsyncDisposable
{
    private const byte RecordEnd = 0x1e;

    // Far beyond any latency worth reporting: after it an answer counts as missing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, RecordEnd];
    private static readonly byte[] Ping = [.. """{"type":6}"""u8, RecordEnd];

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private readonly ArrayBufferWriter<byte> _received = new(16 * 1024);
    private readonly TimeProvider _clock;
    private readonly Action<ReadOnlyMemory<byte>>? _heard;
    private Task _receiving = Task.CompletedTask;
    private volatile Pending? _pending;
    private volatile string? _closed;
    private int _lastCall;
    private int _pushes;

    private HubConnection(TimeProvider clock, Action<ReadOnlyMemory<byte>>? heard) => (_clock, _heard) = (clock, heard);

    /// <summary>Calls that the server made of this client so far.</summary>
    public int Pushes => Volatile.Read(ref _pushes);

    /// <summary>Ends with the connection, however it ends.</summary>
    public Task Ended => _receiving;

    /// <summary>Opens the socket and shakes hands.</summary>
    /// <param name="hub">http:// address of the hub.</param>
    /// <param name="heard">Takes each call that the server makes of this client as it came, in the server's order, and must not keep it (see <see cref="Read"/>); null: they are counted, not read.</param>
    /// <exception cref="BenchFailedException">The server refused.</exception>
    public static async Task<HubConnection> OpenAsync(Uri hub, string token, TimeProvider clock, CancellationToken cancellationToken, Action<ReadOnlyMemory<byte>>? heard = null)
    {
        var connection = new HubConnection(clock, heard);
        try
        {
            connection._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            await connection._socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, cancellationToken);
            await connection.SendAsync(Handshake, cancellationToken);
            int end;
            while ((end = connection._received.WrittenSpan.IndexOf(RecordEnd)) < 0)
            {
                await connection.ReceiveSomeAsync(cancellationToken);
            }

            if (connection._received.WrittenSpan[..end].IndexOf("error"u8) >= 0)
            {
                throw new BenchFailedException($"the hub refused the handshake: {Encoding.UTF8.GetString(connection._received.WrittenSpan[..end])}");
            }

            connection.Keep(connection._received.WrittenSpan[(end + 1)..].ToArray());
            connection._receiving = connection.ReceiveAsync();
            return connection;
        }
        catch (WebSocketException refused)
        {
            await connection.DisposeAsync();
            throw new BenchFailedException($"no connection to {hub}: {refused.Message}", refused);
        }
    }

    /// <summary>Calls a hub method. A refusal, a closed connection and a missing answer are answers too.</summary>
    public async Task<HubAnswer> CallAsync(string target, params object?[] arguments)
    {
        var id = (++_lastCall).ToString(CultureInfo.InvariantCulture);
        byte[] record = [.. JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = id, target, arguments }, Json), RecordEnd];
        var pending = new Pending(id);
        _pending = pending;
        var started = _clock.GetTimestamp();
        try
        {
            if (_closed is { } reason)
            {
                return new HubAnswer(null, reason, TimeSpan.Zero);
            }

            await SendAsync(record, _ending.Token);
            var answer = await pending.Answer.Task.WaitAsync(Patience, _clock, _ending.Token);
            return new HubAnswer(answer.Result, answer.Error, _clock.GetElapsedTime(started, answer.At));
        }
        catch (Exception gone) when (gone is WebSocketException or TimeoutException or OperationCanceledException)
        {
            return new HubAnswer(null, $"connection: {gone.Message}", _clock.GetElapsedTime(started));
        }
    }

    /// <summary>Method and arguments of a call that the server made.</summary>
    public static (string Method, JsonElement Arguments) Read(ReadOnlyMemory<byte> record)
    {
        using var document = JsonDocument.Parse(record);
        return (document.RootElement.GetProperty("target").GetString()!, document.RootElement.GetProperty("arguments").Clone());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _ending.Dispose();
    }

    private async Task SendAsync(byte[] record, CancellationToken cancellationToken)
    {
        // A WebSocket takes one message at a time, and the receiving side answers pings.
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(record, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveSomeAsync(CancellationToken cancellationToken)
    {
        var got = await _socket.ReceiveAsync(_received.GetMemory(8 * 1024), cancellationToken);
        if (got.MessageType is WebSocketMessageType.Close)
        {
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, $"closed by the server ({_socket.CloseStatusDescription})");
        }

        _received.Advance(got.Count);
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                await TakeAllAsync();
                await ReceiveSomeAsync(_ending.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection's end is told to whoever waits and to every later call.
            _closed = $"connection: {gone.Message}";
            _pending?.Answer.TrySetResult(new Arrived(null, _closed, _clock.GetTimestamp()));
        }
    }

    private async Task TakeAllAsync()
    {
        var rest = _received.WrittenMemory;
        for (var end = rest.Span.IndexOf(RecordEnd); end >= 0; end = rest.Span.IndexOf(RecordEnd))
        {
            switch (TypeOf(rest.Span[..end]))
            {
                case 1:
                    Interlocked.Increment(ref _pushes);
                    _heard?.Invoke(rest[..end]);
                    break;
                case 3:
                    Complete(rest[..end]);
                    break;
                case 6:
                    await SendAsync(Ping, _ending.Token);
                    break;
                case 7:
                    throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, Encoding.UTF8.GetString(rest.Span[..end]));
            }

            rest = rest[(end + 1)..];
        }

        Keep(rest.ToArray());
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        _received.ResetWrittenCount();
        _received.Write(rest);
    }

    private void Complete(ReadOnlyMemory<byte> record)
    {
        var at = _clock.GetTimestamp();
        using var document = JsonDocument.Parse(record);
        var message = document.RootElement;

        // An answer that came after our patience ended belongs to nobody.
        if (_pending is { } pending && message.GetProperty("invocationId").ValueEquals(pending.Id))
        {
            pending.Answer.TrySetResult(new Arrived(
                message.TryGetProperty("result", out var result) ? result.Clone() : null, message.TryGetProperty("error", out var error) ? error.GetString() : null, at));
        }
    }

    // Most records are pushes: under load their contents are not read.
    private static int TypeOf(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
            {
                return reader.GetInt32();
            }

            reader.Skip();
        }

        return 0;
    }

    private sealed record Arrived(JsonElement? Result, string? Error, long At);

    private sealed record Pending(string Id)
    {
        public TaskCompletionSource<Arrived> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
