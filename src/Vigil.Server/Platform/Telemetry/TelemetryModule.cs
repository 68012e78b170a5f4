namespace Vigil.Server.Platform.Telemetry;

/// <summary>Logs and metrics.</summary>
public static class TelemetryModule
{
    /// <summary>One JSON object a line on standard output, UTC; the framework speaks only from Warning on. Override with the section <c>Logging</c>.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, ILoggingBuilder logging)
    {
        services.AddSingleton<VigilMetrics>();
        logging.ClearProviders();
        logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
        });
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        return services;
    }
}
