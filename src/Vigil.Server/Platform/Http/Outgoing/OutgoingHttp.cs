using System.Net;

namespace Vigil.Server.Platform.Http.Outgoing;

/// <summary>What an outgoing client is held to.</summary>
/// <param name="Own">The addresses that the operator has set; their hosts, with these very ports, may stand in the house.</param>
/// <param name="MostBytes">Longest answer; a longer one counts as none.</param>
/// <param name="Longest">For one request, its answer included. Callers that are less patient say so with their token.</param>
public sealed record OutgoingLimits(IReadOnlyCollection<Uri> Own, int MostBytes, TimeSpan Longest);

/// <summary>The HTTP clients of the server. Nobody else makes one; a test reads the assembly for it.</summary>
public static class OutgoingHttp
{
    // A name may move; a connection is not kept longer than this.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds the gate.</summary>
    public static IServiceCollection AddOutgoing(this IServiceCollection services)
    {
        services.AddSingleton<INameResolver, SystemResolver>();
        services.AddSingleton<OutgoingGate>();
        return services;
    }

    /// <summary>Adds a client: through the gate, no redirects, no proxy, no cookies, bounded in bytes and time.</summary>
    public static IServiceCollection AddOutgoingClient(this IServiceCollection services, string name, Func<IServiceProvider, OutgoingLimits> limits)
    {
        services.AddHttpClient(name)
            .ConfigureHttpClient((provider, client) => client.Timeout = limits(provider).Longest)
            .AddHttpMessageHandler(provider => new BoundedAnswers(limits(provider).MostBytes))
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<OutgoingGate>(), limits(provider).Own));
        return services;
    }

    /// <summary>A client that was added under this name. It may be kept for as long as the server runs.</summary>
    public static HttpClient OutgoingClient(this IServiceProvider provider, string name) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    /// <summary>Whether a setting names an address that such a client may be given: http or https, and no name or password before the host, for neither would be sent and both be read.</summary>
    public static bool IsAddress(string setting) => Uri.TryCreate(setting, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "" };

    /// <summary>
    /// Whether an address may be http, as far as it tells by itself. What is sent and answered then lies open on the way, tokens and keys included, so it is taken on this very machine
    /// and, where the operator has said so, in the house. A name is judged once more when it is resolved (<see cref="OutgoingGate"/>).
    /// </summary>
    /// <param name="address">The setting's value; one that is no address is another validation's matter.</param>
    /// <param name="allowed">What the operator has said of http in the house.</param>
    public static bool MayBePlain(string address, bool allowed) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.IsLoopback
        || (allowed && !(IPAddress.TryParse(url.IdnHost, out var ip) && Addresses.KindOf(ip) is AddressKind.Public));

    private static SocketsHttpHandler Handler(OutgoingGate gate, IReadOnlyCollection<Uri> own) => new()
    {
        // What is sent, credentials above all, goes to the address that was named and to no other.
        AllowAutoRedirect = false,

        // A proxy would resolve the name once more, and by other rules.
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLife,
        ConnectCallback = async (context, cancellationToken) =>
        {
            // The handler writes an address of version 6 in brackets.
            var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
            var named = own.Any(o => o.Port == port && string.Equals(o.IdnHost, host, StringComparison.OrdinalIgnoreCase));
            return await gate.ConnectAsync(host, port, named, cancellationToken, plain: context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp);
        },
    };
}
