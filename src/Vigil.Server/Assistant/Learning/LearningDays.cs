namespace Vigil.Server.Assistant.Learning;

/// <summary>The days that the lists look at.</summary>
internal static class LearningDays
{
    /// <summary>How far back. Long enough for what is asked once a week, short enough to be about the assistant as it is.</summary>
    public const int Looked = 30;

    /// <summary>The day of a moment: days since 1970, in UTC.</summary>
    public static int Of(DateTimeOffset at) => (int)(at - DateTimeOffset.UnixEpoch).TotalDays;

    /// <summary>The first moment that the lists look at.</summary>
    public static DateTimeOffset Since(TimeProvider clock) => clock.GetUtcNow().AddDays(-Looked);
}
