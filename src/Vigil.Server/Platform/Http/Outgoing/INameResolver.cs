using System.Net;

namespace Vigil.Server.Platform.Http.Outgoing;

/// <summary>Finds the addresses of a name.</summary>
public interface INameResolver
{
    /// <summary>The addresses of a name, or of an address that is written out, in the order in which they should be tried.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is none, or nobody could be asked.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Asks the machine's own resolver.</summary>
internal sealed class SystemResolver : INameResolver
{
    /// <inheritdoc/>
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
