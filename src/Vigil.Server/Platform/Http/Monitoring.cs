using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Vigil.Server.Platform.Http;

/// <summary>Who reads what the server says of itself. Configuration section <c>Metrics</c>.</summary>
public sealed class MonitoringOptions
{
    /// <summary>What opens <c>/metrics</c>, <c>/openapi/v1.json</c> and the reasons of <c>/readyz</c> from elsewhere, as <c>Authorization: Bearer</c>: 16 to 200 characters. Empty, the default: they are read from this very machine alone, and not through a proxy on it.</summary>
    [RegularExpression("[!-~]{16,200}", ErrorMessage = "Metrics:Token must have 16 to 200 visible ASCII characters, or be empty.")]
    public string Token { get; set; } = "";
}

/// <summary>Keeps what tells of the installation to those who run it.</summary>
public static class Monitoring
{
    // A proxy on this machine calls from it, and says for whom by one of these; X-Original-… is what is left of them once a trusted one has been believed.
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Proto", "X-Real-IP", HeaderNames.Via];

    private static readonly Refusal Closed = new(StatusCodes.Status401Unauthorized, "metrics.token_required", "This is read on the server's own machine, or with the token of Metrics:Token.");

    /// <summary>Configured by the section <c>Metrics</c>.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddOptions<MonitoringOptions>().BindConfiguration("Metrics").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    /// <summary>Refuses everybody else with 401 <c>metrics.token_required</c>.</summary>
    public static TBuilder ForOperators<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OperatorsOnly());

    /// <summary>Looks at what <see cref="ForOperators"/> has marked. After <see cref="RequestSource.UseRequestSource"/>, by which the caller's address is known.</summary>
    public static void UseMonitoring(this WebApplication app) =>
        app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<OperatorsOnly>() is null || IsOperator(context) ? next(context) : Closed.ToProblem().ExecuteAsync(context));

    /// <summary>True for a request from this very machine that no proxy has passed on, and with the token of <see cref="MonitoringOptions.Token"/>.</summary>
    public static bool IsOperator(HttpContext context)
    {
        var token = context.RequestServices.GetRequiredService<IOptions<MonitoringOptions>>().Value.Token;
        var header = context.Request.Headers.Authorization.ToString();
        return (context.Connection.RemoteIpAddress is { } source && IPAddress.IsLoopback(source) && !Array.Exists(Forwarding, context.Request.Headers.ContainsKey))
            || (token.Length > 0 && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && AreEqual(header["Bearer ".Length..].Trim(), token));
    }

    // Over hashes, so that not even the length is told by the time it takes.
    private static bool AreEqual(string given, string token) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record OperatorsOnly;
}
