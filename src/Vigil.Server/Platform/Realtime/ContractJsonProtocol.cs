using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Realtime;

/// <summary>
/// SignalR's JSON protocol with two promises of ours: an error begins with its stable code (SignalR puts a sentence of its own before it), and
/// trailing arguments that may be null may be left out (SignalR wants every one). Everything else is SignalR's.
/// </summary>
internal sealed class ContractJsonProtocol(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    // ErrorMessageHelper.BuildErrorMessage in dotnet/aspnetcore: "{sentence} {type name}: {message}".
    private const string Mark = nameof(HubException) + ": ";

    private readonly JsonHubProtocol _json = new(options);

    /// <inheritdoc/>
    public string Name => _json.Name;

    /// <inheritdoc/>
    public int Version => _json.Version;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => _json.TransferFormat;

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => _json.IsVersionSupported(version);

    /// <inheritdoc/>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var begin = input;
        while (!_json.TryParseMessage(ref input, binder, out message))
        {
            if (input.Length == begin.Length || input.IsEmpty)
            {
                return false;
            }

            // A record of a type that SignalR does not know, which it takes for 'no whole record yet': the connection would hear nothing of what comes after it.
            begin = input;
        }

        if (message is InvocationBindingFailureMessage failed)
        {
            message = ParseShort(begin, binder, failed) ?? (HubMessage)new InvocationBindingFailureMessage(
                failed.InvocationId, failed.Target, System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(
                    RequestRefusals.Invalid("There is no such method, or its arguments have other types.").ToHubException()));
        }

        return true;
    }

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _json.WriteMessage(WithCode(message), output);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _json.GetMessageBytes(WithCode(message));

    private InvocationMessage? ParseShort(ReadOnlySequence<byte> begin, IInvocationBinder binder, InvocationBindingFailureMessage failed)
    {
        IReadOnlyList<Type> types;
        try
        {
            types = binder.GetParameterTypes(failed.Target);
        }
        catch (HubException)
        {
            // SignalR's word for 'no such method'.
            return null;
        }

        // The hub's edge refuses a null where one is not allowed, so leaving out too much is noticed there.
        for (var count = types.Count - 1; count >= 0 && !types[count].IsValueType; count--)
        {
            var input = begin;
            if (_json.TryParseMessage(ref input, new FirstParameters(binder, count), out var message) && message is InvocationMessage call)
            {
                return new InvocationMessage(call.InvocationId, call.Target, [.. call.Arguments, .. new object?[types.Count - count]], call.StreamIds) { Headers = call.Headers };
            }
        }

        return null;
    }

    private static HubMessage WithCode(HubMessage message)
    {
        if (message is not CompletionMessage { Error: { } error } completion)
        {
            return message;
        }

        var mark = error.IndexOf(Mark, StringComparison.Ordinal);
        return new CompletionMessage(completion.InvocationId!, mark >= 0 ? error[(mark + Mark.Length)..] : $"server.fault: {error}", result: null, hasResult: false) { Headers = completion.Headers };
    }

    private sealed class FirstParameters(IInvocationBinder binder, int count) : IInvocationBinder
    {
        public Type GetReturnType(string invocationId) => binder.GetReturnType(invocationId);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [.. binder.GetParameterTypes(methodName).Take(count)];

        public Type GetStreamItemType(string streamId) => binder.GetStreamItemType(streamId);
    }
}
