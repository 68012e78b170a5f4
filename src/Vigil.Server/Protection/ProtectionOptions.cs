using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Protection;

/// <summary>The check of official channels. Configuration section <c>Protection</c>. Each node counts for itself, in memory.</summary>
public sealed class ProtectionOptions
{
    /// <summary>Checks per minute and source: an IPv4 address or an IPv6 /64. They may be made at once. The default is 60: an office is one address for many people, and the list is no secret.</summary>
    [Range(1, 1_000_000)]
    public int ChecksPerMinute { get; set; } = 60;

    /// <summary>Checks of an agent's code per hour and source, and per hour and account number, by people who are not signed in. The default is 10: a guess among a million codes stays one.</summary>
    [Range(1, 1_000)]
    public int AgentChecksPerHour { get; set; } = 10;
}
