using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Channels;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Platform.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<VigilMetrics>();
builder.Services.AddOpenApi("v1");
builder.Services.AddHttpDefaults();
builder.Services.AddData();
builder.Services.AddOutbox();
builder.Services.AddRealtime();
builder.Services.AddCases();
builder.Services.AddAccounts();
builder.Services.AddKnowledge();
builder.Services.AddChannels();

var app = builder.Build();
app.UseHttpDefaults();
app.UseAuthentication();
app.UseAuthorization();
app.MapOpenApi("/openapi/{documentName}.json");
app.MapHealth();
app.MapChannels();
app.MapKnowledge();
await app.PrepareDatabaseAsync();
await app.RunAsync();

/// <summary>The server's entry point, named so that tests can host it.</summary>
public sealed partial class Program;
