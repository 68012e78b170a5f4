using Microsoft.Net.Http.Headers;

namespace Vigil.Server.Staff.Sessions;

/// <summary>
/// Tells the console's own requests from those of other pages. SameSite=Lax alone does not: another port or subdomain is the same site.
/// Sec-Fetch-Site (W3C Fetch Metadata) where the browser sends it, else Origin (RFC 6454); browsers let no page set either.
/// </summary>
internal static class SameOrigin
{
    private const string SecFetchSite = "Sec-Fetch-Site";

    /// <summary>True where the request says by itself that a page of our own origin sent it.</summary>
    public static bool IsOwn(HttpRequest request) =>
        request.Headers[SecFetchSite].ToString() is { Length: > 0 } site ? site == "same-origin" : IsOwnOrigin(request);

    /// <summary>True where a page of another origin sent it. A script says nothing of the kind.</summary>
    public static bool IsForeign(HttpRequest request) =>
        (request.Headers.ContainsKey(SecFetchSite) || request.Headers.ContainsKey(HeaderNames.Origin)) && !IsOwn(request);

    /// <summary>True where a request can change something: anything but a plain read, and opening a WebSocket, which needs no method of its own.</summary>
    public static bool CanChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Headers.ContainsKey(HeaderNames.SecWebSocketVersion);

    // The scheme is left out: a proxy in front may speak TLS for us.
    private static bool IsOwnOrigin(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, new UriBuilder(origin.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority, StringComparison.OrdinalIgnoreCase);
}
