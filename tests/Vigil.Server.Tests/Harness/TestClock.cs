namespace Vigil.Server.Tests.Harness;

/// <summary>A calendar that stands still until it is told. Timers and stopwatches stay real: what waits, waits; what compares times, compares these.</summary>
public sealed class TestClock : TimeProvider
{
    private readonly Lock _moving = new();
    private DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The present moment.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_moving)
            {
                return _now;
            }
        }

        set
        {
            lock (_moving)
            {
                _now = value;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves on.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_moving)
        {
            _now += by;
        }
    }
}
