using Microsoft.AspNetCore.Mvc;
using Vigil.Contracts.Public;

namespace Vigil.Server.Protection.Http;

/// <summary>The check of channels for anybody: no session, because whoever doubts us should not have to sign in first.</summary>
internal static class PublicEndpoints
{
    /// <summary>Of a request's body, in bytes: a value of the longest kind, escaped, takes a fraction of it.</summary>
    public const int MaxBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/public").WithTags("Public").AllowAnonymous()
            .MapPost("/channel-check", CheckAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBody)).Produces<ChannelCheckView>().ProducesProblem(400).ProducesProblem(413).ProducesProblem(429)
            .WithSummary("Whether a web address, e-mail address, telephone number, account or agent is ours. Only the verdict 'official' is a yes, and the answer says of what; an agent is confirmed to their own customer only.");

    private static async Task<IResult> CheckAsync(CheckChannelRequest request, HttpContext http, CheckChannel check, CancellationToken cancellationToken) =>
        (await check.HandleAsync(request, http.Connection.RemoteIpAddress, http.Request.Headers.AcceptLanguage, cancellationToken)).ToHttp();
}
