using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Vigil.Bench.Driving;

/// <summary>Ports of this machine that nobody else can reach.</summary>
internal static class Loopback
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        while (true)
        {
            // Below the ports that the system gives to outgoing connections: whoever is killed and started again needs the same one again.
            using var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(20_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: try another one.
            }
        }
    }
}
