namespace Vigil.Server.Platform.Data;

/// <summary>While there is an outage, tries each second whether something can be written again: nobody needs to send anything for it to end.</summary>
internal sealed class WatchOutage(Outage outage, WriteGate gate) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // A real page of a real table, so that a full disk shows; what is written is what stands there.
    private const string Probe = "update schema_migrations set name = name where version = 1";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time: how long to wait is no matter of the calendar.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (outage.Now is not null)
                {
                    await TryAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gate.WriteAsync(
                async session =>
                {
                    await using var probe = session.Connection.CreateCommand();
                    probe.Transaction = session.Transaction;
                    probe.CommandText = Probe;
                    return await probe.ExecuteNonQueryAsync(CancellationToken.None);
                },
                cancellationToken);
            outage.End();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: the next second tries again. What is no outage is shown by whoever asked for it.
            outage.Note(failure);
        }
    }
}
