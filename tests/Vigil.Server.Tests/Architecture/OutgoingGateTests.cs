using Mono.Cecil;

namespace Vigil.Server.Tests.Architecture;

/// <summary>The server opens connections to others in one place; whoever is handed a client there may use it, and nobody makes one of their own.</summary>
public sealed class OutgoingGateTests
{
    private const string Gate = "Vigil.Server.Platform.Http.Outgoing";

    // Each opens connections, resolves names, or makes something that does.
    private static readonly HashSet<string> Makers = new(
        [
            "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.IHttpClientFactory", "System.Net.Http.IHttpMessageHandlerFactory",
            "Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions", "Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions",
            "System.Net.WebRequest", "System.Net.HttpWebRequest", "System.Net.WebClient", "System.Net.FtpWebRequest", "System.Net.Dns", "System.Net.Mail.SmtpClient", "System.Net.NetworkInformation.Ping",
            "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Sockets.NetworkStream", "System.Net.WebSockets.ClientWebSocket", "System.Net.Quic.QuicConnection",
        ],
        StringComparer.Ordinal);

    [Fact]
    public void Nobody_else_opens_connections_to_others() => Assert.Equal([Gate], MakersIn(typeof(Program).Assembly.Location).Select(m => m.Namespace).Distinct(StringComparer.Ordinal));

    [Fact]
    public void The_check_sees_what_a_test_opens() =>
        Assert.Contains(MakersIn(typeof(OutgoingGateTests).Assembly.Location), m => m.Type.EndsWith("VigilApplication", StringComparison.Ordinal) && m.Made == "System.Net.WebSockets.ClientWebSocket");

    private static List<(string Namespace, string Type, string Made)> MakersIn(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. module.GetTypes().SelectMany(type => type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Select(i => i.Operand).OfType<MethodReference>()
            .Where(call => Makers.Contains(call.DeclaringType.GetElementType().FullName) || (call.Name == ".ctor" && call.DeclaringType.FullName == "System.Net.Http.HttpClient"))
            .Select(call => (Outermost(type).Namespace, Outermost(type).FullName, call.DeclaringType.GetElementType().FullName)))];
    }

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } declaring)
        {
            type = declaring;
        }

        return type;
    }
}
