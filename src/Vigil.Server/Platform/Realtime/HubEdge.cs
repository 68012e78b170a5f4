using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Realtime;

/// <summary>The edge of every hub: required arguments must be there, and our own faults are logged without the arguments and answered with a code.</summary>
internal sealed partial class HubEdge(Outage outage, ILogger<HubEdge> logger) : IHubFilter
{
    // Asked for every null of every call; reflection would cost more than the rest of a call.
    private static readonly ConcurrentDictionary<ParameterInfo, bool> Required = new();

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var parameters = invocationContext.HubMethod.GetParameters();
        for (var i = 0; i < invocationContext.HubMethodArguments.Count && i < parameters.Length; i++)
        {
            if (invocationContext.HubMethodArguments[i] is null && IsRequired(parameters[i]))
            {
                throw RequestRefusals.Invalid($"{parameters[i].Name} is required.").ToHubException();
            }
        }

        try
        {
            return await next(invocationContext);
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

    // The context is not safe to share, so each first question makes its own.
    private static bool IsRequired(ParameterInfo parameter) =>
        Required.GetOrAdd(parameter, static asked => !asked.ParameterType.IsValueType && new NullabilityInfoContext().Create(asked).WriteState is NullabilityState.NotNull);

    [LoggerMessage(1, LogLevel.Error, "The hub method {Method} failed.")]
    private static partial void Failed(ILogger logger, string method, Exception failure);
}
