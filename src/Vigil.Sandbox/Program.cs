using System.Text.Json;
using Microsoft.Extensions.Options;
using Vigil.Sandbox.Actions;
using Vigil.Sandbox.Connector;
using Vigil.Sandbox.Contact;
using Vigil.Sandbox.Demo;
using Vigil.Sandbox.Demo.Pages;
using Vigil.Sandbox.Events;
using Vigil.Sandbox.Keeping;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox;

/// <summary>The demonstration exchange Meridian. It stands where a real exchange's back office would: the product knows it only over HTTP.</summary>
public sealed class SandboxHost
{
    private SandboxHost()
    {
    }

    /// <summary>Starts Meridian; the options are those of <c>SandboxOptions</c>, for instance <c>--urls</c>, <c>--data</c> and <c>--service-token</c>.</summary>
    /// <returns>0 when it was stopped; 1 when the kept world cannot be read.</returns>
    public static async Task<int> Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOptions<SandboxOptions>().Bind(builder.Configuration).PostConfigure(options => options.Complete(builder.Configuration)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Describe);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.AddOpenApi();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => Rules.Load(services.GetRequiredService<IOptions<SandboxOptions>>().Value.Pace ?? 1));
        builder.Services.AddSingleton<WorldFolder>();
        builder.Services.AddSingleton<SandboxClock>();
        builder.Services.AddSingleton<World>();
        builder.Services.AddSingleton<ActionDesk>();
        builder.Services.AddSingleton<Faults>();
        builder.Services.AddSingleton<Incidents>();
        builder.Services.AddSingleton<ServiceTokens>();
        builder.Services.AddSingleton<CodeBook>();
        builder.Services.AddSingleton<Inbox>();
        builder.Services.AddSingleton<ContactBook>();
        builder.Services.AddSingleton<SecurityMails>();
        builder.Services.AddSingleton<SigningKey>();
        builder.Services.AddSingleton<IdentityTokens>();
        builder.Services.AddSingleton<SignIns>();
        builder.Services.AddSingleton<HttpClient>();
        builder.Services.AddHostedService<EventPump>();

        var app = builder.Build();
        if (!Opens(app.Services))
        {
            return 1;
        }

        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseFaults();
        app.MapOpenApi();
        app.MapGet("/healthz", () => TypedResults.Text("ok")).ExcludeFromDescription();
        app.MapRecords();
        app.MapPlatform();
        app.MapActions();
        app.MapContact();
        app.MapDemo();
        app.MapPages();
        await app.RunAsync();
        return 0;
    }

    /// <summary>Whether the world is there: read before anything listens, so that nobody is answered from half of it.</summary>
    private static bool Opens(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<ActionDesk>();
            return true;
        }
        catch (WorldUnreadableException unreadable)
        {
            Console.Error.WriteLine(unreadable.Message);
            return false;
        }
    }
}
