using Vigil.Sandbox.Keeping;

namespace Vigil.Sandbox.Time;

/// <summary>Meridian's clock: real time plus what the demonstration has skipped, kept over restarts. Blocks, timers and holds follow it; tokens and signatures keep real time.</summary>
internal sealed class SandboxClock(TimeProvider real, WorldFolder folder)
{
    private readonly Lock gate = new();
    private long skippedTicks = folder.Skipped.Ticks;

    /// <summary>Meridian's present.</summary>
    public DateTimeOffset Now => real.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref skippedTicks));

    /// <summary>What the wall says, for tokens and signatures.</summary>
    public DateTimeOffset RealNow => real.GetUtcNow();

    /// <summary>Skips time. There is no way back: versions only grow.</summary>
    public DateTimeOffset Advance(TimeSpan by)
    {
        lock (gate)
        {
            // Kept first: a clock that moved and was not kept would go back at the next start.
            var skipped = TimeSpan.FromTicks(skippedTicks) + by;
            folder.Skip(skipped);
            Interlocked.Exchange(ref skippedTicks, skipped.Ticks);
            return Now;
        }
    }
}
