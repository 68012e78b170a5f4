namespace Vigil.Server.Platform.Calendar;

/// <summary>Comparison of remembered times with a clock that somebody may set back: what lies in the future then is old, not for ever new.</summary>
public static class Recently
{
    /// <summary>True if <paramref name="at"/> lies less than <paramref name="span"/> before <paramref name="now"/>, and not behind it.</summary>
    public static bool IsWithin(this DateTimeOffset at, TimeSpan span, DateTimeOffset now) => at <= now && now - at < span;
}
