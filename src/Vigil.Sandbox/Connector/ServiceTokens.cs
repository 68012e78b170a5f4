using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Vigil.Sandbox.Connector;

/// <summary>Who may call the connector, and for what. Tokens are compared by digest in constant time and never logged.</summary>
internal sealed class ServiceTokens
{
    private readonly List<(byte[] Digest, string[] Scopes)> known = [];

    public ServiceTokens(IOptions<SandboxOptions> options)
    {
        var settings = options.Value;
        var main = settings.ServiceToken
            ?? (settings.Data is { } folder ? DataFolder.Keep(folder, "service-token", Random) : Random());
        known.Add((Digest(main), ["read", "act", "deliver"]));
        known.AddRange(settings.ServiceTokens.Select(t => (Digest(t.Token), t.Scopes.Split(',', StringSplitOptions.TrimEntries))));
    }

    /// <summary>The scopes of a bearer token; empty for an unknown one.</summary>
    public IReadOnlyList<string> ScopesOf(string? authorization)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true)
        {
            return [];
        }

        var digest = Digest(authorization["Bearer ".Length..].Trim());
        return known.Find(k => CryptographicOperations.FixedTimeEquals(k.Digest, digest)).Scopes ?? [];
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Demands a scope on a route group.</summary>
internal static class ScopeFilter
{
    private const string Cleared = "clearance";

    public static RouteGroupBuilder RequireScope(this RouteGroupBuilder group, string scope)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var scopes = http.RequestServices.GetRequiredService<ServiceTokens>().ScopesOf(http.Request.Headers.Authorization);
            if (scopes.Count == 0)
            {
                return Problems.Of(StatusCodes.Status401Unauthorized, "token.unknown", "A known service token is needed.");
            }

            if (!scopes.Contains(scope))
            {
                return Problems.Of(StatusCodes.Status403Forbidden, "scope.missing", $"This needs the scope {scope}.");
            }

            http.Items[Cleared] = scopes.Contains(Cleared);
            return await next(context);
        });
        return group;
    }

    /// <summary>Whether the caller may read reasons with disclosure <c>never</c>.</summary>
    public static bool IsCleared(this HttpContext http) => http.Items[Cleared] is true;
}
