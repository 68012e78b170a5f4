using System.Buffers;
using System.Collections.Frozen;

namespace Vigil.Server.Protection.Recognising;

/// <summary>One entry of the official list, in its normal form.</summary>
internal sealed record ListedChannel(ChannelKind Kind, string Value)
{
    /// <summary>What an entry is compared by; null where the text is none of its kind.</summary>
    public static ListedChannel? Read(ChannelKind kind, string text)
    {
        var plain = PlainText.Of(text);
        var value = kind switch
        {
            // A path, a port or a name before the @ would be promised and never compared.
            ChannelKind.Website or ChannelKind.Link => WebAddress.Read(plain) is { Path: "", BeforeAt: "", IsNumeric: false } address ? address.Host : null,
            ChannelKind.Email => MailAddress.Read(plain) is { } mail ? mail.ToString() : null,
            ChannelKind.Phone => OtherForms.Phone(plain),
            ChannelKind.Handle => OtherForms.Handle(plain) is { } handle && !handle.StartsWith(':') ? handle : null,
            ChannelKind.Brand => plain.Length is >= 2 and <= 40 && plain.All(char.IsLetterOrDigit) ? plain : null,
            _ => null,
        };
        return value is null ? null : new ListedChannel(kind, value);
    }
}

/// <summary>What is known as a scam, in normal forms. Large: made once and kept.</summary>
internal sealed class ScamList(IEnumerable<string> hosts, IEnumerable<string> shared, IEnumerable<string> wallets)
{
    private readonly FrozenSet<string> _hosts = hosts.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _shared = shared.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _wallets = wallets.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What there is before one was imported.</summary>
    public static ScamList Empty { get; } = new([], [], []);

    /// <summary>The host on the list that this host is or lies below; null where there is none. Below a host that everybody has pages of, nothing is a scam because a neighbour is.</summary>
    public string? Find(string host)
    {
        for (var at = host; at.Contains('.', StringComparison.Ordinal); at = at[(at.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (_hosts.Contains(at))
            {
                return at;
            }

            if (_shared.Contains(at))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether the address of a wallet is on the list, letter by letter.</summary>
    public bool HasWallet(string address) => _wallets.Contains(address);
}

/// <summary>Both lists at one moment, made ready to be compared with. Pure.</summary>
internal sealed class ChannelLists
{
    // A name of two letters stands in too many words.
    private const int ShortestBrand = 3;

    public ChannelLists(IEnumerable<ListedChannel> official, ScamList scams)
    {
        var byKind = official.ToLookup(o => o.Kind, o => o.Value);
        Websites = [.. byKind[ChannelKind.Website].Select(site => new OfficialSite(site, Skeleton.Of(site)))];
        Emails = [.. byKind[ChannelKind.Email]];
        Phones = [.. byKind[ChannelKind.Phone]];
        Handles = [.. byKind[ChannelKind.Handle]];
        Links = [.. byKind[ChannelKind.Link]];
        Brands = [.. byKind[ChannelKind.Brand].Concat(byKind[ChannelKind.Website].Select(NameIn)).Where(b => b.Length >= ShortestBrand).Distinct(StringComparer.Ordinal).Select(b => new Brand(b, Skeleton.Of(b)))];
        Scams = scams;
    }

    public IReadOnlyList<OfficialSite> Websites { get; }

    public IReadOnlyList<string> Emails { get; }

    public IReadOnlyList<string> Phones { get; }

    public IReadOnlyList<string> Handles { get; }

    /// <summary>Domains of others to which staff may link.</summary>
    public IReadOnlyList<string> Links { get; }

    public IReadOnlyList<Brand> Brands { get; }

    public ScamList Scams { get; }

    /// <summary>True where staff keep a list at all.</summary>
    public bool HasOfficial => Websites.Count + Emails.Count + Phones.Count + Handles.Count > 0;

    /// <summary>The official domain that this host is or lies below; the longest, or null.</summary>
    public string? SiteOf(string host) => Websites.Select(w => w.Host).Where(site => WebAddress.IsIn(host, site)).MaxBy(site => site.Length);

    // The longest label but the last: it is the name in meridian.example, app.meridian.example and meridian.co.uk alike, without a list of public suffixes.
    private static string NameIn(string site) => site.Split('.') is { Length: > 1 } labels ? labels[..^1].MaxBy(l => l.Length)! : "";
}

/// <summary>An official domain and what it looks like.</summary>
internal sealed record OfficialSite(string Host, string Skeleton);

/// <summary>A name that imitators use, and what it looks like.</summary>
internal sealed record Brand(string Name, string Skeleton);

/// <summary>An e-mail address in plain form; of a whole domain where <paramref name="Local"/> is empty.</summary>
internal sealed record MailAddress(string Local, string Host)
{
    private const int MaxLocal = 64;

    private static readonly SearchValues<char> NotLocal = SearchValues.Create(" /\\:@<>");

    /// <summary>Reads an address; null for what is none.</summary>
    /// <param name="plain">As <see cref="PlainText.Of"/> makes it.</param>
    public static MailAddress? Read(string plain)
    {
        var text = plain.StartsWith("mailto:", StringComparison.Ordinal) ? plain[7..] : plain;

        // 'Meridian <support@…>': the name before an address is whatever its sender likes.
        if (text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var from && text.EndsWith('>'))
        {
            text = text[(from + 1)..^1];
        }

        text = text.Split('?')[0];
        var at = text.LastIndexOf('@');
        var local = at < 0 ? "" : text[..at];
        return at >= 0 && local.Length <= MaxLocal && !local.AsSpan().ContainsAny(NotLocal) && WebAddress.Read(text[(at + 1)..]) is { Path: "" } address
            ? new MailAddress(local, address.Host) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Local}@{Host}";
}
