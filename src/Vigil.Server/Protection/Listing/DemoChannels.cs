using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection.Listing;

/// <summary>The channels of the demonstration exchange, where nobody has kept a list yet. What is taken off later stays off.</summary>
internal sealed class DemoChannels(KeepChannels keep, IDbContextFactory<VigilDb> databases, IOptions<StaffOptions> options) : IHostedService
{
    // The number is one of those that Ofcom keeps for dramas.
    private static readonly AddChannel[] Meridian =
    [
        new("website", "meridian.example", "官网、应用、帮助中心、API 文档"),
        new("email", "support@meridian.example", "客服"),
        new("email", "no-reply@meridian.example", "通知，不接收回复"),
        new("phone", "+44 20 7946 0000", "只打出，不接听"),
        new("handle", "x:meridian_example", "公告，不处理账户问题"),
        new("link", "etherscan.io", "区块浏览器"),
        new("link", "tronscan.org", "区块浏览器"),
    ];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Demo || DataModule.IsBuildTool || await IsKeptAsync(cancellationToken))
        {
            return;
        }

        foreach (var channel in Meridian)
        {
            // Of two nodes that start together one adds it.
            var added = await keep.AddAsync(Audit.System, channel, cancellationToken);
            if (added.Refusal is { } refusal && refusal != ProtectionRefusals.AlreadyListed)
            {
                throw new InvalidOperationException($"{channel.Value}: {refusal.Detail}");
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsKeptAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<OfficialChannel>().AnyAsync(cancellationToken);
    }
}
