using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Realtime;

/// <summary>The edge of every hub: required arguments must be there, and our own faults are logged without the arguments and answered with a code.</summary>
internal sealed partial class HubEdge(Outage outage, IHostApplicationLifetime lifetime, ILogger<HubEdge> logger) : IHubFilter
{
    // Which arguments must be there, by method: asked for every call, of which reflection would cost more than the rest.
    private static readonly ConcurrentDictionary<MethodInfo, (string Name, bool Required)[]> Parameters = new();

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var parameters = Parameters.GetOrAdd(invocationContext.HubMethod, ParametersOf);
        for (var i = 0; i < invocationContext.HubMethodArguments.Count && i < parameters.Length; i++)
        {
            if (invocationContext.HubMethodArguments[i] is null && parameters[i].Required)
            {
                throw RequestRefusals.Invalid($"{parameters[i].Name} is required.").ToHubException();
            }
        }

        try
        {
            return await next(invocationContext);
        }
        catch (ObjectDisposedException failure) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The call came in the last moment of this server, and what it needs is put away already: no fault, and the next server answers it.
            throw new HubException("server.stopping: This server is being stopped. Please try again; a repeat with the same id is safe.", failure);
        }
        catch (Exception failure) when (failure is not HubException and not OperationCanceledException)
        {
            if (outage.Note(failure) is { } refusal)
            {
                throw refusal.ToHubException();
            }

            Failed(logger, invocationContext.HubMethodName, failure);
            throw new HubException("server.fault: Something went wrong on our side. Please try again; a repeat with the same id is safe.", failure);
        }
    }

    private static (string Name, bool Required)[] ParametersOf(MethodInfo method)
    {
        // Not safe to share between threads, so each method's first question makes its own.
        var nullability = new NullabilityInfoContext();
        return [.. method.GetParameters().Select(p => (p.Name!, !p.ParameterType.IsValueType && nullability.Create(p).WriteState is NullabilityState.NotNull))];
    }

    [LoggerMessage(1, LogLevel.Error, "The hub method {Method} failed.")]
    private static partial void Failed(ILogger logger, string method, Exception failure);
}
