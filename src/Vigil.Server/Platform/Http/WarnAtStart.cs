using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Http;

/// <summary>Says at each start what the settings leave open that an operator may not have meant. Nothing is refused: each has an installation in which it is right.</summary>
internal sealed partial class WarnAtStart(IOptions<DatabaseOptions> database, IOptions<WebOptions> web, ILogger<WarnAtStart> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (database.Value.UncheckedHost is { } host)
        {
            DatabaseUnchecked(logger, host);
        }

        if (web.Value.FrameAncestors.Split(' ').Contains("*", StringComparer.Ordinal))
        {
            FramedByAnybody(logger);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "Database:Db leads to {Host} over a network without sslmode=verify-full or verify-ca: whoever is on the way can read it, or answer in its place.")]
    private static partial void DatabaseUnchecked(ILogger logger, string host);

    [LoggerMessage(2, LogLevel.Warning, "Web:FrameAncestors is '*': any page can show a customer the true messenger, signed in as whoever it likes.")]
    private static partial void FramedByAnybody(ILogger logger);
}
