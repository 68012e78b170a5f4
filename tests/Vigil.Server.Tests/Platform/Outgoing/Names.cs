using System.Collections.Concurrent;
using System.Net;
using Vigil.Server.Platform.Http.Outgoing;

namespace Vigil.Server.Tests.Platform.Outgoing;

/// <summary>A name server that answers one thing after the other; the last answer stays.</summary>
internal sealed class Names(params string[][] answers) : INameResolver
{
    private readonly Lock _lock = new();
    private int _next;

    /// <summary>Names that were asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <inheritdoc/>
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Enqueue(host);
        lock (_lock)
        {
            return Task.FromResult(Array.ConvertAll(answers[Math.Min(_next++, answers.Length - 1)], IPAddress.Parse));
        }
    }
}
