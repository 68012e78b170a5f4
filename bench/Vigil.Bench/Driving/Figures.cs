namespace Vigil.Bench.Driving;

/// <summary>Small statistics. Every value is kept, so percentiles are exact.</summary>
public static class Figures
{
    /// <summary>The smallest value that at least this share of all values does not exceed (nearest rank); 0 if there are none.</summary>
    /// <param name="sorted">Ascending.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
