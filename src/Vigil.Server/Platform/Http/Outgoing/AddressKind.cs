namespace Vigil.Server.Platform.Http.Outgoing;

/// <summary>What an address leads to, as far as its number tells.</summary>
public enum AddressKind
{
    /// <summary>Routed on the internet.</summary>
    Public,

    /// <summary>This machine (127.0.0.0/8, ::1).</summary>
    Loopback,

    /// <summary>A house network: RFC 1918, unique local (RFC 4193) and the site-local range before it (RFC 3879).</summary>
    Private,

    /// <summary>Shared behind a carrier's translation (RFC 6598), which clouds use for networks of their own.</summary>
    Shared,

    /// <summary>One cable or one host (RFC 3927, RFC 4291 section 2.5.6).</summary>
    LinkLocal,

    /// <summary>Where clouds hand a machine its credentials.</summary>
    Metadata,

    /// <summary>Many at once.</summary>
    Multicast,

    /// <summary>Nobody's: unspecified, broadcast, documentation, benchmarks, tunnels and ranges that are set aside.</summary>
    Reserved,
}
