namespace Vigil.Sandbox.Time;

/// <summary>Meridian's clock: real time plus what the demonstration has skipped. Blocks, timers and holds follow it; tokens and signatures keep real time.</summary>
internal sealed class SandboxClock(TimeProvider real)
{
    private long skippedTicks;

    /// <summary>Meridian's present.</summary>
    public DateTimeOffset Now => real.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref skippedTicks));

    /// <summary>What the wall says, for tokens and signatures.</summary>
    public DateTimeOffset RealNow => real.GetUtcNow();

    /// <summary>Skips time. There is no way back: versions only grow.</summary>
    public DateTimeOffset Advance(TimeSpan by)
    {
        Interlocked.Add(ref skippedTicks, by.Ticks);
        return Now;
    }
}
