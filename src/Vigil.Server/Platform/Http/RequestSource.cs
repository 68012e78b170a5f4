using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Vigil.Server.Platform.Http;

/// <summary>Where a request comes from, for whatever counts by source.</summary>
public static class RequestSource
{
    /// <summary>The source of an address. A household or machine has a whole /64 of IPv6 addresses (RFC 6177), so that is one source.</summary>
    public static string Of(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, 8)) : plain?.ToString() ?? "none";
    }

    /// <summary>Configured by the section <c>Proxies</c>.</summary>
    public static IServiceCollection AddRequestSource(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Proxies").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    /// <summary>Takes the client's address from X-Forwarded-For, and whether it came by https from X-Forwarded-Proto, read from their ends for as long as each hop is a trusted proxy. Without trusted proxies the headers are not looked at.</summary>
    public static void UseRequestSource(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxies.Trusted.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };

        // Loopback is trusted by default; here only what was configured is.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var trusted in proxies.Trusted)
        {
            options.KnownIPNetworks.Add(ProxyOptions.Parse(trusted) ?? throw new InvalidOperationException("Checked at start."));
        }

        app.UseForwardedHeaders(options);
    }
}

/// <summary>What stands in front of the server. Configuration section <c>Proxies</c>.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>) of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. The default is none: the headers are ignored, and behind a proxy all customers then share its address.</summary>
    public IList<string> Trusted { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Trusted.Where(t => Parse(t) is null).Select(t => new ValidationResult($"Proxies:Trusted holds '{t}', which is neither an address nor a network such as 10.0.0.0/24."));

    internal static System.Net.IPNetwork? Parse(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
