using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Protection;

/// <summary>The check of official channels and the page that freezes. Configuration section <c>Protection</c>. Each node counts for itself, in memory.</summary>
public sealed class ProtectionOptions
{
    /// <summary>Checks per minute and source: an IPv4 address or an IPv6 /64. They may be made at once. The default is 60: an office is one address for many people, and the list is no secret.</summary>
    [Range(1, 1_000_000)]
    public int ChecksPerMinute { get; set; } = 60;

    /// <summary>Checks of an agent's code per hour and source, and per hour and account number, by people who are not signed in. The default is 10: a guess among a million codes stays one.</summary>
    [Range(1, 1_000)]
    public int AgentChecksPerHour { get; set; } = 10;

    /// <summary>Codes and links per hour and source on <c>/freeze</c>, which may be used at once. The default is 20: a household or office in need gets through, and one machine guesses a code once in months.</summary>
    [Range(1, 10_000)]
    public int FreezesPerHour { get; set; } = 20;
}
