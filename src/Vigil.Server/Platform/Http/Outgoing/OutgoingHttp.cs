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
            return await gate.ConnectAsync(host, port, own.Any(o => o.Port == port && string.Equals(o.IdnHost, host, StringComparison.OrdinalIgnoreCase)), cancellationToken);
        },
    };
}
