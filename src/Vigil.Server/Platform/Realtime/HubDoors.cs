namespace Vigil.Server.Platform.Realtime;

/// <summary>Ways into a hub beside its WebSocket.</summary>
internal static class HubDoors
{
    /// <summary>
    /// Takes nothing that is posted to a connection: that is how the other transports send, and whoever knows the id of a connection that has been negotiated and not opened yet could put
    /// calls of theirs into it. Negotiating stays.
    /// </summary>
    public static HubEndpointConventionBuilder TakesNoPosts(this HubEndpointConventionBuilder hub)
    {
        hub.Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http =>
            {
                if (!HttpMethods.IsPost(http.Request.Method) || http.Request.Path.Value!.EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase))
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return Task.CompletedTask;
            };
        });
        return hub;
    }
}
