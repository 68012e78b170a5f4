using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Setup;

/// <summary>At the start: demonstration people if asked for; while nobody works here, the set-up link on the terminal.</summary>
internal sealed partial class FirstRun(SetupLink link, DemoStaff demo, IServer server, IOptions<StaffOptions> options, ILogger<FirstRun> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.PasswordAlone.Length > 0)
        {
            PasswordAlone(logger, options.Value.PasswordAlone);
        }

        if (options.Value.Demo && !DataModule.IsBuildTool)
        {
            await demo.PrepareAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        // Only now are the addresses known that the server listens on.
        if (!DataModule.IsBuildTool && await link.PrepareAsync(Address(), cancellationToken) is { } url)
        {
            // To a terminal alone: what is redirected ends in a log, which is read by many and kept for long. The file is for its owner's eyes.
            if (!Console.IsOutputRedirected)
            {
                await Console.Out.WriteLineAsync($"\nNobody works here yet. Open this link within 24 hours to make the first administrator:\n首位管理员请在 24 小时内打开此链接完成设置:\n\n  {url}\n");
            }

            Waiting(logger, link.FilePath);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Uri Address()
    {
        if (options.Value.PublicUrl.Length > 0)
        {
            return new Uri(options.Value.PublicUrl);
        }

        // A wildcard address is none that a browser can open.
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return Uri.TryCreate(listening?.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out var url) ? url : new Uri("http://localhost");
    }

    [LoggerMessage(1, LogLevel.Warning, "Nobody works here yet; the set-up link is in {File}.")]
    private static partial void Waiting(ILogger logger, string file);

    [LoggerMessage(2, LogLevel.Warning, "Staff:PasswordAlone lets in without a second factor: {Roles}.")]
    private static partial void PasswordAlone(ILogger logger, string roles);
}
