using Vigil.Server.Accounts;
using Vigil.Server.Assistant;
using Vigil.Server.Cases;
using Vigil.Server.Channels;
using Vigil.Server.Desk;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Http.Outgoing;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Platform.Telemetry;
using Vigil.Server.Privacy;
using Vigil.Server.Protection;
using Vigil.Server.Staff;

if (args is ["train", var models])
{
    AssistantModule.Train(models);
    return 0;
}

if (args is ["eval", ..])
{
    return await AssistantModule.EvaluateAsync(args, Console.Out, Console.Error);
}

if (CommandTree.IsCommand(args))
{
    var commands = new CommandTree(Build);
    StaffModule.AddCommands(commands);
    ChannelsModule.AddCommands(commands);
    AssistantModule.AddCommands(commands);
    ProtectionModule.AddCommands(commands);
    PrivacyModule.AddCommands(commands);
    return await commands.RunAsync(args, Console.In, Console.Out, Console.Error);
}

var app = Build(CommandLine.Expand(args));
if (app.TakeDataFolder() is { } refused)
{
    await Console.Error.WriteLineAsync($"vigil: {refused}");
    return 2;
}

app.UseRequestSource();
app.UseHttpDefaults();
app.UseMonitoring();
app.UseWebFiles();
app.UseAuthentication();
app.UseAuthorization();
app.UseStaffLimits();
app.MapOpenApi("/openapi/{documentName}.json").ForOperators();
app.MapHealth();
app.MapStaff();
app.MapAccounts();
app.MapKnowledge();
app.MapChannels();
app.MapProtection();
app.MapPrivacy();
app.MapDesk();
app.MapAssistant();
if ((await app.PrepareDatabaseAsync() ?? await app.ReplayErasuresAsync()) is { } unprepared)
{
    await Console.Error.WriteLineAsync($"vigil: {unprepared}");
    return 2;
}

await app.RunAsync();
return 0;

static WebApplication Build(string[] args)
{
    // Settings are read once: watching the folder for changed files would look at every write of the database beside them.
    var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
    builder.Configuration.AddCommandLine(args, CommandLine.Switches);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddTelemetry(builder.Logging);
    builder.Services.AddApiDescription();
    builder.Services.AddRequestSource();
    builder.Services.AddMonitoring();
    builder.Services.AddHttpDefaults();
    builder.Services.AddWebFiles();
    builder.Services.AddOutgoing();
    builder.Services.AddData();
    builder.Services.AddFiles();
    builder.Services.AddOutbox();
    builder.Services.AddRealtime();
    builder.Services.AddStaff();
    builder.Services.AddCases();
    builder.Services.AddAccounts();
    builder.Services.AddKnowledge();
    builder.Services.AddChannels();
    builder.Services.AddProtection();
    builder.Services.AddPrivacy();
    builder.Services.AddDesk();
    builder.Services.AddAssistant();
    return builder.Build();
}

/// <summary>The server's entry point, named so that tests can host it.</summary>
public sealed partial class Program;
