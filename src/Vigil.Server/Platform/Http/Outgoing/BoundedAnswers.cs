using System.Net;

namespace Vigil.Server.Platform.Http.Outgoing;

/// <summary>Reads an answer whole and no further than a limit, so that one that never ends costs neither memory nor more than the time that was granted.</summary>
/// <param name="mostBytes">Longest body.</param>
internal sealed class BoundedAnswers(int mostBytes) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The answer is longer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // HTTP/3 opens connections of its own, past the gate.
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        request.Version = request.Version > HttpVersion.Version20 ? HttpVersion.Version20 : request.Version;
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(mostBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
