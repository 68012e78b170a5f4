using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>Reads the session token from <c>Authorization: Bearer</c>. Where a browser opens the hub, which can set no header there, <c>access_token</c> holds a ticket in its place: no session token is taken from an address.</summary>
internal sealed class MessengerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, MessengerSessions sessions, OnceTickets tickets, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme and of its policy.</summary>
    public const string Name = "messenger";

    /// <summary>Where the hub stands.</summary>
    public const string HubPath = "/hubs/messenger";

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
        var header = Request.Headers.Authorization.ToString();
        var bearer = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
        var ticket = bearer is null ? TicketOf(Request) : null;
        if ((bearer ?? ticket) is null)
        {
            return AuthenticateResult.NoResult();
        }

        return await (bearer is not null ? OfTokenAsync(bearer) : OfTicketAsync(ticket!)) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new MessengerIdentity(caller)), Ending(caller), Name))
            : AuthenticateResult.Fail("No such session.");
    }

    private async Task<MessengerCaller?> OfTokenAsync(string token) => token.Length == TokenLength ? await sessions.FindAsync(token, Context.RequestAborted) : null;

    private async Task<MessengerCaller?> OfTicketAsync(string ticket) =>
        await tickets.TakeAsync(CaseFeed.CustomerHub, ticket, Context.RequestAborted) is { } key ? await sessions.FindByKeyAsync(key, Context.RequestAborted) : null;

    // SignalR closes the connection then. It looks at the machine's own clock, whatever ours says.
    private AuthenticationProperties Ending(MessengerCaller caller) => new() { ExpiresUtc = TimeProvider.System.GetUtcNow() + (caller.ExpiresAt - clock.GetUtcNow()) };

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => RequestRefusals.NoSession.ToProblem().ExecuteAsync(Context);

    // Only where the connection itself is opened (over HTTP/2 by CONNECT, RFC 8441): negotiating, and what is sent afterwards, have headers.
    private static string? TicketOf(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsConnect(request.Method)) && request.Path.Equals(HubPath, StringComparison.OrdinalIgnoreCase) && request.Query["access_token"].ToString() is { Length: > 0 } ticket ? ticket : null;

    private sealed class MessengerIdentity(MessengerCaller caller) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.CustomerId.ToString())], MessengerAuthentication.Name)
    {
        public MessengerCaller Caller => caller;
    }
}
