using System.Net;
using System.Net.Sockets;

namespace Vigil.Server.Platform.Http.Outgoing;

/// <summary>
/// The one place that opens connections of the server to others. It resolves the name itself, judges each address (<see cref="Addresses"/>)
/// and connects to an address that it has judged: a name that answers differently the next time changes nothing.
/// </summary>
public sealed partial class OutgoingGate(INameResolver names, ILogger<OutgoingGate> logger)
{
    /// <summary>Opens a connection to a host and port.</summary>
    /// <param name="own">The operator has named this host and port in a setting.</param>
    /// <param name="plain">Nothing encrypts what goes over it: it stays on this machine or in the house.</param>
    /// <exception cref="IOException">No address of the host may be called.</exception>
    /// <exception cref="SocketException">The name is unknown, or nobody answers at any address that may be called.</exception>
    public async Task<Stream> ConnectAsync(string host, int port, bool own, CancellationToken cancellationToken, bool plain = false)
    {
        var found = await names.ResolveAsync(host, cancellationToken);
        var allowed = Array.FindAll(found, address => Addresses.MayBeCalled(address, own) && !(plain && Addresses.KindOf(address) is AddressKind.Public));
        if (allowed.Length == 0)
        {
            var kinds = string.Join(", ", found.Select(Addresses.KindOf).Distinct());
            Refused(logger, host, port, kinds, own, plain);
            throw new IOException($"{host}:{port} must not be called{(plain ? " over http" : "")}: its addresses are {kinds}.");
        }

        SocketException? failure = null;
        foreach (var address in allowed)
        {
            try
            {
                return await OpenAsync(new IPEndPoint(address, port), ProtocolType.Tcp, cancellationToken);
            }
            catch (SocketException refused)
            {
                failure = refused;
            }
        }

        throw failure!;
    }

    /// <summary>Opens a connection to a socket of this machine, which only the operator's settings name.</summary>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public static Task<Stream> ConnectAsync(UnixDomainSocketEndPoint endPoint, CancellationToken cancellationToken) => OpenAsync(endPoint, ProtocolType.Unspecified, cancellationToken);

    private static async Task<Stream> OpenAsync(EndPoint endPoint, ProtocolType protocol, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, protocol);
        try
        {
            if (protocol is ProtocolType.Tcp)
            {
                // A socket of this machine knows no such choice and refuses it.
                socket.NoDelay = true;
            }

            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Host}:{Port} was not called: its addresses are {Kinds} (named by the operator: {Own}; over http, which does not leave the house: {Plain}).")]
    private static partial void Refused(ILogger logger, string host, int port, string kinds, bool own, bool plain);
}
