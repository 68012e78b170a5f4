using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Trail;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Reads the session token from <c>Authorization: Bearer</c>, on the hub too, or from the console's cookie, and never from an address; with the cookie, a request that can change something must come from our own origin.</summary>
internal sealed class StaffAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, StaffSessions sessions, Denials denials)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The prefix makes browsers insist on Secure, no Domain and Path=/ (RFC 6265bis, section 4.1.3.2).</summary>
    public const string CookieName = "__Host-vigil-staff";

    private bool _crossSite;

    /// <summary>How the cookie is set and, with the same attributes, removed.</summary>
    public static CookieOptions CookieOptions(TimeSpan? maxAge) => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = maxAge };

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var bearer = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
        if ((bearer ?? Request.Cookies[CookieName]) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (bearer is null && SameOrigin.CanChange(Request) && !SameOrigin.IsOwn(Request))
        {
            _crossSite = true;
            return AuthenticateResult.Fail("Not from our own origin.");
        }

        return token.Length == StaffToken.Length && await sessions.FindAsync(token, Context.RequestAborted) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new StaffIdentity(caller)), StaffPolicies.Staff))
            : AuthenticateResult.Fail("No such session.");
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        (_crossSite ? StaffRefusals.CrossSite : RequestRefusals.NoSession).ToProblem().ExecuteAsync(Context);

    /// <inheritdoc/>
    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var caller = Context.User.Identities.OfType<StaffIdentity>().FirstOrDefault()?.Caller;
        if (caller is not null)
        {
            await denials.NoteAsync(caller, $"{Request.Method} {(Context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "hub"}");
        }

        await (caller is { Admitted: false } ? StaffRefusals.FactorRequired : StaffRefusals.RoleRequired).ToProblem().ExecuteAsync(Context);
    }
}
