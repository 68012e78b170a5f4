using Vigil.Bench.Driving;
using Vigil.Bench.Growth;

namespace Vigil.Bench.Chat;

/// <summary>What one run showed, or the median of several.</summary>
/// <param name="Acknowledged">Measured messages that were acknowledged.</param>
/// <param name="Errors">Messages that were refused or got no answer, warm-up included.</param>
/// <param name="FirstError">One of them in the server's words.</param>
/// <param name="OtherCores">What all other processes of the machine used meanwhile, a PostgreSQL on it included.</param>
/// <param name="Assistant">Messages that the assistant dealt with during the measurement.</param>
/// <param name="Pushes">Calls that the hub made of the customers during the run.</param>
internal sealed record ChatFigures(
    double Seconds, double Acknowledged, double P50, double P99, double P999, int Errors, string? FirstError, Verdict Verdict,
    double ServerCores, double ServerRssMb, double ServerPeakRssMb, double DriverCores, double OtherCores, double Assistant, double Pushes)
{
    /// <summary>Acknowledged messages a second.</summary>
    public double Throughput { get; init; } = Seconds > 0 ? Acknowledged / Seconds : 0;

    /// <summary>Acts of agents meanwhile, each with a line in the audit trail.</summary>
    public double Acts { get; init; }

    /// <summary>How the messages came to the agents; null where no person has the conversations.</summary>
    public DeliveryFigures? Delivered { get; init; }

    /// <summary>What was stored before; null for nothing.</summary>
    public StoredHistory? Stored { get; init; }

    /// <summary>How long it took to read of it afterwards.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>True if every acknowledged message is there, once, in an unbroken row, was delivered once, and there were any.</summary>
    public bool Sound => Verdict is { Lost: 0, Doubled: 0, Gaps: 0 } && Acknowledged > 0 && Delivered is null or { Undelivered: 0, Twice: 0 };

    /// <summary>The median of each figure; of what must not happen, the sum.</summary>
    public static ChatFigures MedianOf(IReadOnlyList<ChatFigures> runs)
    {
        double Median(Func<ChatFigures, double> figure) => Figures.Median(runs.Select(figure));
        return new ChatFigures(
            Median(r => r.Seconds), Median(r => r.Acknowledged), Median(r => r.P50), Median(r => r.P99), Median(r => r.P999),
            runs.Sum(r => r.Errors), runs.Select(r => r.FirstError).FirstOrDefault(e => e is not null), runs.Select(r => r.Verdict).Aggregate((one, other) => one + other),
            Median(r => r.ServerCores), Median(r => r.ServerRssMb), Median(r => r.ServerPeakRssMb), Median(r => r.DriverCores), Median(r => r.OtherCores), Median(r => r.Assistant), Median(r => r.Pushes))
        {
            Throughput = Median(r => r.Throughput),
            Acts = Median(r => r.Acts),
            Stored = runs[^1].Stored,
            Readings = [.. runs[0].Readings.Select((reading, i) => reading with { P50 = Median(r => r.Readings[i].P50), P99 = Median(r => r.Readings[i].P99) })],
            Delivered = runs[0].Delivered is null ? null : new DeliveryFigures(
                Median(r => r.Delivered!.P50), Median(r => r.Delivered!.P99), Median(r => r.Delivered!.P999), runs.Sum(r => r.Delivered!.Undelivered), runs.Sum(r => r.Delivered!.Twice)),
        };
    }
}

/// <summary>Milliseconds from when a message was due until another connection received it.</summary>
/// <param name="Undelivered">Acknowledged, but not received by its agent's connection.</param>
/// <param name="Twice">Received more than once.</param>
internal sealed record DeliveryFigures(double P50, double P99, double P999, int Undelivered, int Twice);
