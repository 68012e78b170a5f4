using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Platform.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddOpenApi("v1");
builder.Services.AddSingleton<VigilMetrics>();
builder.Services.AddHttpDefaults();
builder.Services.AddData();
builder.Services.AddOutbox();
builder.Services.AddSingleton<Push>();
builder.Services.AddSignalR();
builder.Services.AddCases();

var app = builder.Build();
app.UseHttpDefaults();
app.MapOpenApi("/openapi/{documentName}.json");
await app.RunAsync();

/// <summary>The server's entry point, named so that tests can host it.</summary>
public sealed partial class Program;
