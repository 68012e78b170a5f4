using System.Globalization;

namespace Vigil.Bench.Driving;

/// <summary>Processor time of the whole machine, so that a measurement says how much of it somebody else took.</summary>
public static class MachineUsage
{
    // proc(5), the line 'cpu': user nice system idle iowait irq softirq steal, in hundredths of a second. Guest time is in user already.
    private const double TicksPerSecond = 100;
    private static readonly int[] Busy = [1, 2, 3, 6, 7];

    /// <summary>Time that all processes together have used since the start of the machine.</summary>
    public static async Task<TimeSpan> BusyAsync(CancellationToken cancellationToken)
    {
        var line = (await File.ReadAllLinesAsync("/proc/stat", cancellationToken))[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromSeconds(Busy.Sum(field => long.Parse(line[field], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
