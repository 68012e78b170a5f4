using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Vigil.Server.Tests.Faults;

/// <summary>Stands between the server and its database and breaks connections off at the worst of moments: around a commit.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly int _to;
    private readonly Task _accepting;
    private volatile CutAt _cutting;

    public CuttingProxy(int to)
    {
        _to = to;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often it has broken a connection off.</summary>
    public int Cuts { get; private set; }

    /// <summary>From now on each commit is cut there.</summary>
    public void Cut(CutAt at) => _cutting = at;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relays = new List<Task>();
        try
        {
            while (true)
            {
                relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var mine = client;
        using var database = new TcpClient();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        try
        {
            await database.ConnectAsync(IPAddress.Loopback, _to, cut.Token);
            var (near, far) = (mine.GetStream(), database.GetStream());
            var held = new StrongBox<bool>();
            await Task.WhenAny(ForwardAsync(near, far, held, cut.Token), BackAsync(far, near, held, cut.Token));
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // Either side has hung up: so does the other.
        }

        await cut.CancelAsync();
    }

    private async Task ForwardAsync(NetworkStream from, NetworkStream to, StrongBox<bool> held, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (_cutting is not CutAt.Never && buffer.AsSpan(0, read).IndexOf("COMMIT"u8) >= 0)
            {
                if (_cutting is CutAt.BeforeTheCommit)
                {
                    Cuts++;
                    return;
                }

                held.Value = true;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task BackAsync(NetworkStream from, NetworkStream to, StrongBox<bool> held, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (held.Value)
            {
                // It is stored now, and the server will not hear of it.
                Cuts++;
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}

/// <summary>Where a connection is cut.</summary>
internal enum CutAt
{
    Never,
    BeforeTheCommit,
    BeforeItsAnswer,
}
