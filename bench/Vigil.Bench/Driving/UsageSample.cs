namespace Vigil.Bench.Driving;

/// <summary>What server, driver and machine have used up to a moment.</summary>
internal sealed record UsageSample(ProcessUsage Server, TimeSpan Driver, TimeSpan Machine, long At)
{
    /// <summary>Reads all of them.</summary>
    public static async Task<UsageSample> TakeAsync(PublishedServer server, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await server.UsageAsync(cancellationToken), Environment.CpuUsage.TotalTime, await MachineUsage.BusyAsync(cancellationToken), clock.GetTimestamp());
}
