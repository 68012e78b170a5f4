namespace Vigil.Server.Protection.Recognising;

/// <summary>Whether a name that is not ours looks as if it were. Pure.</summary>
internal static class Imitations
{
    // Up to four letters one slip away lie too many honest names (okx and oke).
    private const int ShortestMisspelt = 5;
    private const int LongForTwoSlips = 10;

    // A name that stands inside of a longer word is ours only if it is long enough to be nobody's syllable.
    private const int ShortestInside = 6;

    /// <summary>Why a host looks like an official one and which; null where it does not. It must not be official itself.</summary>
    public static (ChannelReason Reason, string Like)? OfHost(string host, ChannelLists lists)
    {
        var skeleton = Skeleton.Of(host);
        foreach (var (site, looks) in lists.Websites)
        {
            if (WebAddress.IsIn(skeleton, looks))
            {
                return (ChannelReason.LookAlike, site);
            }

            // meridian.example.evil.test and meridian-example.evil.test: what is read first is not where it leads.
            if (StandsIn(host, site) || StandsIn(host, site.Replace('.', '-')))
            {
                return (ChannelReason.Subdomain, site);
            }
        }

        // The last label is the registry's.
        var labels = host.Split('.')[..^1];
        return labels.Reverse().Select(label => OfName(label, lists)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The same of one name: a label, an account, what stands before the @ of an address.</summary>
    public static (ChannelReason Reason, string Like)? OfName(string name, ChannelLists lists)
    {
        foreach (var brand in lists.Brands)
        {
            if (Why(name, brand) is { } reason)
            {
                return (reason, brand.Name);
            }
        }

        return null;
    }

    private static ChannelReason? Why(string name, Brand brand)
    {
        var words = name.Split('-', '_', '.', ' ', '+');
        foreach (var word in words.Append(string.Concat(words)))
        {
            if (word == brand.Name || (brand.Name.Length >= ShortestInside && word.Contains(brand.Name, StringComparison.Ordinal)))
            {
                return ChannelReason.BearsName;
            }

            var looks = Skeleton.Of(word);
            if (looks == brand.Skeleton || (brand.Name.Length >= ShortestInside && looks.Contains(brand.Skeleton, StringComparison.Ordinal)))
            {
                return ChannelReason.LookAlike;
            }

            if (IsMisspelt(looks, brand.Skeleton))
            {
                return ChannelReason.Misspelt;
            }
        }

        // okx24, 1okx: digits around a short name.
        return words.Any(w => w.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == brand.Name) ? ChannelReason.BearsName : null;
    }

    // Whoever misspells keeps the first letter, so that the eye goes on: 'finance' is no slip of 'binance'.
    private static bool IsMisspelt(string looks, string brand)
    {
        if (brand.Length < ShortestMisspelt || looks.Length < 2)
        {
            return false;
        }

        var most = brand.Length >= LongForTwoSlips ? 2 : 1;
        var swapped = looks[0] == brand[1] && looks[1] == brand[0];
        return (looks[0] == brand[0] || swapped) && Distance.Between(looks, brand, most) <= most;
    }

    private static bool StandsIn(string host, string name)
    {
        for (var at = host.IndexOf(name, StringComparison.Ordinal); at >= 0; at = host.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || host[at - 1] is '.' or '-') && end < host.Length && host[end] is '.' or '-')
            {
                return true;
            }
        }

        return false;
    }
}
