using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Tests.Harness;

/// <summary>The whole server in this process, on a storage and a calendar of its own.</summary>
public sealed class VigilApplication(TestStorage storage, TestClock clock, Action<IServiceCollection>? services, IReadOnlyDictionary<string, string?>? settings) : WebApplicationFactory<Program>
{
    private const string MonitoringToken = "the-monitoring-of-these-tests";

    /// <summary>True lets the assistant answer. Off, so that a test of something else is not talked into.</summary>
    public bool AssistantAnswers { get; init; }

    /// <summary>True lets it listen on a loopback port of its own instead of in memory: for what only the real HTTP server does, such as limits of sizes.</summary>
    public bool Listens { get; init; }

    /// <summary>Its data folder and database.</summary>
    public TestStorage Storage => storage;

    /// <summary>Its calendar.</summary>
    public TestClock Clock => clock;

    /// <summary>What it logged.</summary>
    public TestLog Log { get; } = new();

    /// <summary>Whom it may call.</summary>
    public OutgoingCalls Outgoing { get; } = new();

    /// <summary>Where it answers.</summary>
    public Uri Address => Listens ? ClientOptions.BaseAddress : Server.BaseAddress;

    /// <summary>Starts it.</summary>
    public void Start()
    {
        if (Listens)
        {
            UseKestrel(0);
            StartServer();
        }
        else
        {
            _ = Server;
        }
    }

    /// <summary>Opens a WebSocket to a path of its own.</summary>
    /// <param name="bearer">What stands in the header; null for nothing.</param>
    public async Task<WebSocket> OpenSocketAsync(string path, string? bearer = null)
    {
        if (!Listens)
        {
            var client = Server.CreateWebSocketClient();
            client.ConfigureRequest = request =>
            {
                if (bearer is not null)
                {
                    request.Headers.Authorization = $"Bearer {bearer}";
                }
            };
            return await client.ConnectAsync(new Uri(Address, path), TestContext.Current.CancellationToken);
        }

        var socket = new ClientWebSocket();
        if (bearer is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {bearer}");
        }

        await socket.ConnectAsync(new UriBuilder(new Uri(Address, path)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>A client of whoever runs the installation: reads metrics, the API's description and why it is not ready.</summary>
    public HttpClient Monitor()
    {
        var http = CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", MonitoringToken);
        return http;
    }

    /// <summary>One of its services.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Database:Db", storage.Db);
        builder.UseSetting("Database:Data", storage.Folder);

        // Several applications of a test are the nodes of one installation, on SQLite too.
        builder.UseSetting("Database:Exclusive", "false");

        // Tests of second factors ask for them; to all others a password is enough.
        builder.UseSetting("Staff:PasswordAlone", "agent,supervisor,admin,auditor");

        builder.UseSetting("Metrics:Token", MonitoringToken);

        // Trained once for all tests; the folder is keyed by what was trained from.
        builder.UseSetting("Assistant:Models", TrainedModel.Folder);

        // Tests write faster than people; those about the limits set their own.
        foreach (var limit in (string[])["VisitorSessionsPerHour", "VisitorCasesPerHour", "CustomerCasesPerHour", "VisitorOpenCases", "CustomerOpenCases", "MessagesPerSecond", "MessageBurst"])
        {
            builder.UseSetting($"Channels:{limit}", "1000000");
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(Log));
        builder.ConfigureTestServices(all =>
        {
            all.AddSingleton<TimeProvider>(clock);

            // The product's own cost would be most of what these tests take. The tests of the commands run the real executable and pay it.
            all.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            all.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(Outgoing.Handler));

            if (!AssistantAnswers)
            {
                // Its listener and its warm-up: both would call the exchange and write entries by themselves.
                foreach (var part in all.Where(s => s.ImplementationInstance is Listening { Name: "AnswerCustomer" or "AnswerSignedIn" } || s.ImplementationType?.Name == "WarmUp").ToList())
                {
                    all.Remove(part);
                }
            }

            services?.Invoke(all);
        });
    }
}
