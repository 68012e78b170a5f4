using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vigil.Server.Tests.Platform.Scanning;

/// <summary>A clamd as far as INSTREAM goes: reads the command and the chunks as clamd(8) says, notes what it was given, and answers what a test wants.</summary>
internal sealed class ScriptedClamd : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _answers = new(0);
    private readonly Lock _counting = new();
    private readonly Task _running;
    private int _atOnce;

    public ScriptedClamd()
    {
        _listener.Start();
        _running = ListenAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Contents it was given whole, in order.</summary>
    public ConcurrentQueue<byte[]> Given { get; } = [];

    /// <summary>Its answer to a content, closing byte included; null hangs up without one.</summary>
    public Func<byte[], string?> Answer { get; set; } = _ => "stream: OK\0";

    /// <summary>It takes everything and never answers.</summary>
    public bool Silent { get; set; }

    /// <summary>It takes everything and answers when <see cref="LetOneGo"/> says so.</summary>
    public bool Held { get; set; }

    /// <summary>How many it was given and has not answered, at the most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>It answers that a content is too large after so many bytes, and hangs up; 0 for no limit.</summary>
    public int MostBytes { get; set; }

    /// <summary>Answers one that is held, or the next one.</summary>
    public void LetOneGo() => _answers.Release();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _running;
        _ending.Dispose();
        _answers.Dispose();
    }

    private async Task ListenAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The other side has left, or the test is over.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, _ending.Token);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
        {
            await stream.WriteAsync("UNKNOWN COMMAND\0"u8.ToArray(), _ending.Token);
            return;
        }

        var (content, length) = (new MemoryStream(), new byte[4]);
        while (true)
        {
            await stream.ReadExactlyAsync(length, _ending.Token);
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(length);
            if (size == 0)
            {
                break;
            }

            if (MostBytes > 0 && content.Length + size > MostBytes)
            {
                await stream.WriteAsync("INSTREAM size limit exceeded. ERROR\0"u8.ToArray(), _ending.Token);
                return;
            }

            var chunk = new byte[size];
            await stream.ReadExactlyAsync(chunk, _ending.Token);
            content.Write(chunk);
        }

        lock (_counting)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
        }

        Given.Enqueue(content.ToArray());
        if (Silent)
        {
            await Task.Delay(Timeout.Infinite, _ending.Token);
        }

        if (Held)
        {
            await _answers.WaitAsync(_ending.Token);
        }

        lock (_counting)
        {
            _atOnce--;
        }

        if (Answer(content.ToArray()) is { } answer)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _ending.Token);
        }
    }
}
