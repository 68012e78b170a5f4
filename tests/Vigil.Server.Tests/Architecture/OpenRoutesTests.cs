using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Architecture;

/// <summary>What anybody may call without a session, named one by one: a new route is closed, or stands here on purpose.</summary>
public sealed class OpenRoutesTests() : SliceTest(TestDatabase.Sqlite)
{
    private static readonly string[] Open =
    [
        "/api/exchange/events",
        "/api/messenger/articles",
        "/api/messenger/articles/{slug}",
        "/api/messenger/session",
        "/api/staff/invitation/accept",
        "/api/staff/invitation/check",
        "/api/public/channel-check",
        "/api/staff/setup",
        "/api/staff/setup/check",
        "/api/staff/sign-in",
        "/api/staff/sign-in/passkey",
        "/api/staff/sign-in/passkey/options",
        "/api/staff/sign-in/second",
        "/api/staff/sign-on",
        "/api/staff/sign-on/finish",
        "/api/staff/sign-on/join",
        "/api/staff/sign-on/start",
        "/docs/connect/{name}",
        "/freeze/",
        "/freeze/assets/freeze.css",
        "/freeze/assets/freeze.js",
        "/freeze/{language:regex(^(zh|en)$)}/",
        "/healthz",
        "/help/",
        "/help/assets/{name}",
        "/help/{**rest}",
        "/help/{language:regex(^(zh|en)$)}/",
        "/help/{language:regex(^(zh|en)$)}/articles/{slug}",
        "/help/{language:regex(^(zh|en)$)}/articles/{slug}/vote",
        "/help/{language:regex(^(zh|en)$)}/search",
        "/help/{language:regex(^(zh|en)$)}/topics/{topic}",
        "/metrics",
        "/openapi/{documentName}.json",
        "/readyz",
        "/verify/",
        "/verify/assets/verify.css",
        "/verify/{language:regex(^(zh|en)$)}/",
    ];

    [Fact]
    public async Task Only_the_named_routes_may_be_called_without_a_session()
    {
        var app = await StartAsync();
        var open = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(string.Join("\n", Open.Order(StringComparer.Ordinal)), string.Join("\n", open));
    }
}
