using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vigil.Server.Knowledge;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Knowledge;

/// <summary>The whole server on a database of its own, beside an exchange that answers with Meridian's figures.</summary>
public sealed class KnowledgeServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vigil-knowledge-");
    private WebApplication? _exchange;
    private WebApplicationFactory<Program>? _host;

    /// <summary>Its articles.</summary>
    public ArticleLibrary Library => Service<ArticleLibrary>();

    /// <summary>Its renderer.</summary>
    public ArticleRenderer Renderer => Service<ArticleRenderer>();

    /// <summary>A reader who follows no redirects.</summary>
    public HttpClient Reader { get; private set; } = null!;

    /// <summary>One of its services.</summary>
    public T Service<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    /// <summary>Another server that no exchange is connected to; the caller disposes it.</summary>
    public WebApplicationFactory<Program> WithoutExchange() => Start("", "alone");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _exchange = builder.Build();
        using var figures = new StreamReader(Assembly.Load("Vigil.Sandbox").GetManifestResourceStream("meridian.json")!);
        var json = await figures.ReadToEndAsync(TestContext.Current.CancellationToken);
        _exchange.MapGet("/v1/platform/parameters", () => TypedResults.Text(json, "application/json"));
        await _exchange.StartAsync(TestContext.Current.CancellationToken);
        _host = Start(_exchange.Urls.First() + "/", "connected");
        Reader = _host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        await _exchange!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private WebApplicationFactory<Program> Start(string connector, string name) => new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseEnvironment("Production")
        .UseSetting("Database:Data", Path.Combine(_folder.FullName, name))
        .UseSetting("Assistant:Models", TrainedModel.Folder)
        .UseSetting("Exchange:ConnectorUrl", connector)
        .UseSetting("Exchange:ServiceToken", "token")
        .ConfigureLogging(logging => logging.ClearProviders()));
}
