using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using Network = System.Net.IPNetwork;

namespace Vigil.Server.Platform.Http.Outgoing;

/// <summary>
/// Judges addresses by the special-purpose registries of IANA (RFC 6890 and what was added since). An IPv4 address that is wrapped into an
/// IPv6 one is judged as what it is. Pure.
/// </summary>
public static class Addresses
{
    // AWS, GCP, Azure and most others; tasks of ECS; GCP and Scaleway over IPv6; Alibaba; Oracle; the host of a machine in Azure, which lies in a public range.
    private static readonly FrozenSet<IPAddress> Metadata = new[]
    {
        "169.254.169.254", "169.254.170.2", "fd20:ce::254", "fd00:42::42", "100.100.100.200", "192.0.0.192", "168.63.129.16",
    }.Select(IPAddress.Parse).ToFrozenSet();

    // The first that holds an address judges it; what stands in none of version 4 is public, of version 6 reserved.
    private static readonly (Network Network, AddressKind Kind)[] Ranges =
    [
        // What AWS has at hand for a machine, over IPv6: credentials of instances (::254) and of pods (::23), names (::253).
        .. Of(AddressKind.Metadata, "fd00:ec2::/32"),
        .. Of(AddressKind.Loopback, "127.0.0.0/8", "::1/128"),
        .. Of(AddressKind.Private, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
        .. Of(AddressKind.Shared, "100.64.0.0/10"),
        .. Of(AddressKind.LinkLocal, "169.254.0.0/16", "fe80::/10"),
        .. Of(AddressKind.Multicast, "224.0.0.0/4", "ff00::/8"),
        .. Of(AddressKind.Reserved, "0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"),
        .. Of(AddressKind.Reserved, "2001::/23", "2001:db8::/32", "3fff::/20"),
        .. Of(AddressKind.Public, "2000::/3"),
    ];

    // Translation (RFC 6052, RFC 2765) holds the address at its end; 6to4 (RFC 3056) holds it behind its prefix.
    private static readonly (Network Network, int At)[] Wrappings =
    [
        (Network.Parse("::ffff:0:0:0/96"), 12),
        (Network.Parse("64:ff9b::/96"), 12),
        (Network.Parse("2002::/16"), 2),
    ];

    /// <summary>What an address leads to.</summary>
    public static AddressKind KindOf(IPAddress address)
    {
        if (Wrapped(address) is { } inner)
        {
            return KindOf(inner);
        }

        // A zone names a cable of this machine and is no part of the number.
        var plain = address.AddressFamily is AddressFamily.InterNetworkV6 ? new IPAddress(address.GetAddressBytes()) : address;
        return Metadata.Contains(plain) ? AddressKind.Metadata
            : IsIsatap(plain) ? AddressKind.Reserved
            : Array.Find(Ranges, r => r.Network.BaseAddress.AddressFamily == plain.AddressFamily && r.Network.Contains(plain)) is { Network.PrefixLength: > 0 } range ? range.Kind
            : plain.AddressFamily is AddressFamily.InterNetwork ? AddressKind.Public : AddressKind.Reserved;
    }

    /// <summary>
    /// Whether a connection may go there. Strangers' hosts must be on the internet; one that the operator has named in a setting may stand in
    /// the house too. Nobody has a service at the rest, and what hands out credentials is never called.
    /// </summary>
    /// <param name="own">The operator has named the host and its port.</param>
    public static bool MayBeCalled(IPAddress address, bool own) =>
        KindOf(address) is var kind && (kind is AddressKind.Public || (own && kind is AddressKind.Loopback or AddressKind.Private or AddressKind.Shared));

    // Mapped ones first: networks of version 6 compare them by the wrong bytes.
    private static IPAddress? Wrapped(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily is AddressFamily.InterNetworkV6 && Array.Find(Wrappings, w => w.Network.Contains(address)) is { Network.PrefixLength: > 0 } wrapping
            ? new IPAddress(address.GetAddressBytes().AsSpan(wrapping.At, 4))
        : null;

    // RFC 5214, section 6.1: any prefix, then 0:5efe or 200:5efe, then an address of version 4. No network of today has it.
    private static bool IsIsatap(IPAddress address) =>
        address.AddressFamily is AddressFamily.InterNetworkV6 && BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes().AsSpan(8)) is 0x0000_5efe or 0x0200_5efe;

    private static IEnumerable<(Network Network, AddressKind Kind)> Of(AddressKind kind, params string[] networks) => networks.Select(n => (Network.Parse(n), kind));
}
