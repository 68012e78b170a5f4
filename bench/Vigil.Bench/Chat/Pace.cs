namespace Vigil.Bench.Chat;

/// <summary>When each message is due in an open loop: evenly spread over time and customers.</summary>
/// <param name="ratePerSecond">Of all customers together.</param>
internal sealed class Pace(double ratePerSecond, int customers, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Waits until a customer's message is due.</summary>
    /// <returns>How late it is already.</returns>
    public async Task<TimeSpan> WaitForAsync(int customer, int message, CancellationToken timeOver)
    {
        var due = TimeSpan.FromSeconds((((double)message * customers) + customer) / ratePerSecond);
        var wait = due - clock.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero)
        {
            // A cancelled wait is the end of the measurement, which the caller sees for itself.
            await Task.Delay(wait, clock, timeOver).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What the timer itself is late is the driver's doing, not the server's.
        return wait > TimeSpan.Zero ? TimeSpan.Zero : -wait;
    }
}
