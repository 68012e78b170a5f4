using System.Globalization;

namespace Vigil.Bench.Driving;

/// <summary>What a process has used, as Linux counts it (proc(5)).</summary>
/// <param name="Cpu">Processor time since its start, in user and kernel mode, all threads.</param>
/// <param name="RssMb">Memory resident now, in MiB.</param>
/// <param name="PeakRssMb">The most that was ever resident, in MiB.</param>
public sealed record ProcessUsage(TimeSpan Cpu, double RssMb, double PeakRssMb)
{
    // USER_HZ is 100 on every Linux architecture that .NET runs on (sysconf _SC_CLK_TCK).
    private const double TicksPerSecond = 100;

    /// <summary>Reads a living process.</summary>
    /// <exception cref="BenchFailedException">There is no such process any more.</exception>
    public static async Task<ProcessUsage> OfAsync(int processId, CancellationToken cancellationToken)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}");
        try
        {
            // The second field, the name in brackets, may hold spaces; state follows it as field 3, utime and stime are fields 14 and 15.
            var stat = await File.ReadAllTextAsync($"{folder}/stat", cancellationToken);
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            var status = await File.ReadAllLinesAsync($"{folder}/status", cancellationToken);
            return new ProcessUsage(TimeSpan.FromSeconds(ticks / TicksPerSecond), MebibytesOf(status, "VmRSS:"), MebibytesOf(status, "VmHWM:"));
        }
        catch (IOException gone)
        {
            throw new BenchFailedException($"process {processId.ToString(CultureInfo.InvariantCulture)} is gone.", gone);
        }
    }

    private static double MebibytesOf(string[] status, string field)
    {
        var line = Array.Find(status, l => l.StartsWith(field, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
