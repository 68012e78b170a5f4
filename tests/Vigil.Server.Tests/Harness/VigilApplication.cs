using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Vigil.Server.Tests.Harness;

/// <summary>The whole server in this process, on a storage and a calendar of its own.</summary>
public sealed class VigilApplication(TestStorage storage, TestClock clock, Action<IServiceCollection>? services, IReadOnlyDictionary<string, string?>? settings) : WebApplicationFactory<Program>
{
    /// <summary>Its data folder and database.</summary>
    public TestStorage Storage => storage;

    /// <summary>Its calendar.</summary>
    public TestClock Clock => clock;

    /// <summary>What it logged.</summary>
    public TestLog Log { get; } = new();

    /// <summary>Whom it may call.</summary>
    public OutgoingCalls Outgoing { get; } = new();

    /// <summary>One of its services.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Database:Db", storage.Db);
        builder.UseSetting("Database:Data", storage.Folder);
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(Log));
        builder.ConfigureTestServices(all =>
        {
            all.AddSingleton<TimeProvider>(clock);
            all.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(Outgoing.Handler));
            services?.Invoke(all);
        });
    }
}
