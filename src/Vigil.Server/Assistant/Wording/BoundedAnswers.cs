namespace Vigil.Server.Assistant.Wording;

/// <summary>Reads an endpoint's answer whole and no further than a limit, so that one that never ends costs neither memory nor more than the time that was granted.</summary>
internal sealed class BoundedAnswers : DelegatingHandler
{
    // Many times what the longest words, tool calls and envelope come to.
    private const int MostBytes = 256 * 1024;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The answer is longer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
