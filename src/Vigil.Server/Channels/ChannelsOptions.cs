using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Channels;

/// <summary>
/// How much anybody may send before they are asked to wait. Configuration section <c>Channels</c>. An amount per hour may be used at once
/// and comes back evenly over the hour. Each node counts for itself, in memory: behind a balancer that spreads requests, n nodes allow up to n times as much.
/// </summary>
public sealed class ChannelsOptions
{
    /// <summary>Visitor sessions per hour and source: an IPv4 address or an IPv6 /64. The default is 3,000, because a mobile network or an office is one address for very many people.</summary>
    [Range(1, 10_000_000)]
    public int VisitorSessionsPerHour { get; set; } = 3_000;

    /// <summary>Cases that a visitor may open per hour. The default is 20.</summary>
    [Range(1, 10_000_000)]
    public int VisitorCasesPerHour { get; set; } = 20;

    /// <summary>Cases that a signed-in customer may open per hour. The default is 120.</summary>
    [Range(1, 10_000_000)]
    public int CustomerCasesPerHour { get; set; } = 120;

    /// <summary>Cases of a visitor that may be open at once. Those in which nothing has happened for a day do not count. The default is 10.</summary>
    [Range(1, 10_000_000)]
    public int VisitorOpenCases { get; set; } = 10;

    /// <summary>Cases of a signed-in customer that may be open at once. Those in which nothing has happened for a day do not count. The default is 60.</summary>
    [Range(1, 10_000_000)]
    public int CustomerOpenCases { get; set; } = 60;

    /// <summary>Messages per second of one customer or visitor, over all their connections. The default is 20: no person types so fast for long, and a program that relays for one still passes.</summary>
    [Range(1, 10_000_000)]
    public int MessagesPerSecond { get; set; } = 20;

    /// <summary>Messages that may come at once before <see cref="MessagesPerSecond"/> counts. The default is 100: more than a phone has kept while it was out of reach.</summary>
    [Range(1, 10_000_000)]
    public int MessageBurst { get; set; } = 100;

    /// <summary>Codes for checks that a customer may have sent or try per hour. The default is 120: six checks of five tries, with room for those that the exchange left unanswered.</summary>
    [Range(1, 10_000_000)]
    public int CheckRequestsPerHour { get; set; } = 120;

    /// <summary>Files that a visitor may upload per hour. The default is 30.</summary>
    [Range(1, 10_000_000)]
    public int VisitorFilesPerHour { get; set; } = 30;

    /// <summary>Files that a signed-in customer may upload per hour. The default is 120.</summary>
    [Range(1, 10_000_000)]
    public int CustomerFilesPerHour { get; set; } = 120;

    /// <summary>Megabytes (of 1,048,576 bytes) of files that a visitor may upload per hour. The default is 100; 20, one file of the largest size, is the least.</summary>
    [Range(20, 1_000_000)]
    public int VisitorFileMegabytesPerHour { get; set; } = 100;

    /// <summary>Megabytes of files that all visitors of one source (an IPv4 address or an IPv6 /64) may upload per hour. The default is 2,000.</summary>
    [Range(20, 1_000_000)]
    public int SourceFileMegabytesPerHour { get; set; } = 2_000;

    /// <summary>Megabytes of files that a signed-in customer may upload per hour. The default is 500.</summary>
    [Range(20, 1_000_000)]
    public int CustomerFileMegabytesPerHour { get; set; } = 500;
}
