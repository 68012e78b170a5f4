using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>Reads the session token from <c>Authorization: Bearer</c>, or from <c>access_token</c> on the hub's WebSocket, where browsers cannot set headers.</summary>
internal sealed class MessengerAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, MessengerSessions sessions, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme and of its policy.</summary>
    public const string Name = "messenger";

    private const int TokenLength = 43;

    /// <summary>The caller of the current request or connection.</summary>
    public static MessengerCaller CallerOf(ClaimsPrincipal? user) => user?.Identities.OfType<MessengerIdentity>().FirstOrDefault()?.Caller
        ?? throw new InvalidOperationException("The messenger's policy must stand on every route that asks for the caller.");

    /// <summary>The token in <c>Authorization: Bearer</c>, checked for its form alone; null without one.</summary>
    public static string? BearerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header["Bearer ".Length..].Trim() is { Length: TokenLength } token ? token : null;
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = TokenOf(Request);
        if (token is null)
        {
            return AuthenticateResult.NoResult();
        }

        return token.Length == TokenLength && await sessions.FindAsync(token, Context.RequestAborted) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new MessengerIdentity(caller)), Ending(caller), Name))
            : AuthenticateResult.Fail("No such session.");
    }

    // SignalR closes the connection then. It looks at the machine's own clock, whatever ours says.
    private AuthenticationProperties Ending(MessengerCaller caller) => new() { ExpiresUtc = TimeProvider.System.GetUtcNow() + (caller.ExpiresAt - clock.GetUtcNow()) };

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => RequestRefusals.NoSession.ToProblem().ExecuteAsync(Context);

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim()
            : request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) && request.Query["access_token"].ToString() is { Length: > 0 } query ? query
            : null;
    }

    private sealed class MessengerIdentity(MessengerCaller caller) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.CustomerId.ToString())], MessengerAuthentication.Name)
    {
        public MessengerCaller Caller => caller;
    }
}
