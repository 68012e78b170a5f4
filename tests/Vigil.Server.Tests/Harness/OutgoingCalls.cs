using System.Collections.Concurrent;

namespace Vigil.Server.Tests.Harness;

/// <summary>Stands in front of every outgoing HTTP call: only the test's own fakes may be called, and a call to anybody else fails the test.</summary>
public sealed class OutgoingCalls
{
    private readonly ConcurrentBag<Uri> _allowed = [];
    private readonly ConcurrentQueue<string> _unexpected = [];

    /// <summary>Calls that no test expected.</summary>
    public IReadOnlyCollection<string> Unexpected => _unexpected;

    /// <summary>Lets calls to this address pass.</summary>
    public void Allow(Uri address) => _allowed.Add(address);

    /// <summary>The check, as a link in a client's chain.</summary>
    public DelegatingHandler Handler() => new Check(this);

    private sealed class Check(OutgoingCalls calls) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (calls._allowed.Any(a => request.RequestUri is { } uri && a.IsBaseOf(uri)))
            {
                return base.SendAsync(request, cancellationToken);
            }

            calls._unexpected.Enqueue($"{request.Method} {request.RequestUri}");
            throw new HttpRequestException($"No test expected {request.Method} {request.RequestUri}.");
        }
    }
}
