using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Desk;

/// <summary>How cases come to people. Configuration section <c>Desk</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>Conversations at once of a person who has not said otherwise, 1 to 20. The default is 5: what an agent at a chat desk holds without letting anybody wait.</summary>
    [Range(1, 20)]
    public int DefaultCapacity { get; set; } = 5;

    /// <summary>Seconds without a sign of life after which a person gets no new cases and shows as offline. The default is 30: two missed heartbeats of 15.</summary>
    [Range(10, 600)]
    public int AwayAfterSeconds { get; set; } = 30;

    /// <summary>Minutes without a sign of life after which cases whose customer waits go back to the queue. The default is 3: longer than a reload or a lost train tunnel, shorter than a customer's patience.</summary>
    [Range(1, 120)]
    public int AbsentAfterMinutes { get; set; } = 3;

    /// <summary>Hours for which an export that a second person has agreed to can be fetched by who asked, 1 to 168. The default is 24.</summary>
    [Range(1, 168)]
    public int ExportHours { get; set; } = 24;

    /// <summary>Most entries of one export, 1 to 1,000,000; above it the export is refused. The default is 20,000: more than anybody writes in years, and no copy of the database.</summary>
    [Range(1, 1_000_000)]
    public int ExportEntries { get; set; } = 20_000;

    /// <summary>Most megabytes (of 1,048,576 bytes) of files in one export, 1 to 100,000; above it the export is refused. The default is 2,000: a hundred files of the largest size.</summary>
    [Range(1, 100_000)]
    public int ExportMegabytes { get; set; } = 2_000;
}
