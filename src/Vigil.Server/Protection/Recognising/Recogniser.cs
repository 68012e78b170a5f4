namespace Vigil.Server.Protection.Recognising;

/// <summary>Compares what somebody asks about with the lists. Says 'official' for what stands on the list and for nothing else. Pure; never throws.</summary>
internal static class Recogniser
{
    /// <summary>Reads and compares.</summary>
    /// <param name="kind">What it is; null to find out.</param>
    public static ChannelFinding Check(string text, ChannelKind? kind, ChannelLists lists)
    {
        var plain = PlainText.Of(text);
        var read = kind ?? OtherForms.KindOf(plain);
        var found = read switch
        {
            ChannelKind.Website or ChannelKind.Link => Website(plain, lists),
            ChannelKind.Email => Email(plain, lists),
            ChannelKind.Phone => Phone(plain, lists),
            ChannelKind.Wallet => Wallet(text, lists),
            _ => Handle(plain, lists),
        };

        // 'Write to x@evil.test or support@meridian.example': what is ours in it would speak for the rest.
        if (found.Verdict is ChannelVerdict.Official && IsSeveral(plain, read))
        {
            found = found with { Verdict = ChannelVerdict.Unknown, Checked = plain, Reason = ChannelReason.SeveralThings, Like = null };
        }

        // Without a list of our own 'not on it' would say something about the thing asked for, and it is about us.
        return lists.HasOfficial || found.Verdict is ChannelVerdict.Scam ? found : found with { Verdict = ChannelVerdict.CannotCheck, Reason = ChannelReason.NoList, Like = null };
    }

    // A number is written with spaces, and an account with the name of its platform; an address of either kind holds none, and nothing before its @ or beside it.
    private static bool IsSeveral(string plain, ChannelKind kind) => kind switch
    {
        ChannelKind.Website or ChannelKind.Link => plain.Any(char.IsWhiteSpace) || WebAddress.Read(plain)?.BeforeAt.Length > 0,
        ChannelKind.Email => IsSeveralMails(plain),
        _ => false,
    };

    // A sender's name may stand before the address, 'Meridian <support@meridian.example>', and a subject behind it; another place to go to may not.
    private static bool IsSeveralMails(string plain)
    {
        var open = plain.IndexOf('<', StringComparison.Ordinal);
        var (name, address) = open >= 0 && plain.EndsWith('>') ? (plain[..open], plain[(open + 1)..^1]) : ("", plain);
        var query = address.IndexOf('?', StringComparison.Ordinal);
        var (to, rest) = query < 0 ? (address, "") : (address[..query], address[query..]);
        return name.AsSpan().IndexOfAny("@/:.") >= 0 || name.Any(char.IsDigit) || to.Count(c => c == '@') > 1 || to.Any(c => char.IsWhiteSpace(c) || c is ',' or ';')
            || rest.Contains("cc=", StringComparison.Ordinal) || rest.Contains("to=", StringComparison.Ordinal) || rest.Contains('@', StringComparison.Ordinal);
    }

    private static ChannelFinding Website(string plain, ChannelLists lists)
    {
        if (WebAddress.Read(plain) is not { } address)
        {
            return new(ChannelVerdict.Unknown, ChannelKind.Website, plain);
        }

        var found = Host(address.Host, ChannelKind.Website, lists);
        if (found.Verdict is not (ChannelVerdict.Unknown or ChannelVerdict.Imitation) || address.BeforeAt.Length == 0)
        {
            return found.Verdict is ChannelVerdict.Unknown && OtherForms.Handle(plain) is { } handle ? HandleOf(handle, lists) : found;
        }

        // https://meridian.example@evil.test leads to evil.test.
        var shown = WebAddress.Read(address.BeforeAt.Split(':')[0])?.Host ?? address.BeforeAt;
        var like = lists.SiteOf(shown) ?? Imitations.OfHost(shown.Contains('.', StringComparison.Ordinal) ? shown : $"{shown}.", lists)?.Like;
        return like is null ? found : found with { Verdict = ChannelVerdict.Imitation, Reason = ChannelReason.BeforeAt, Like = like };
    }

    // Of two lists the one that names it more exactly is right: a page below our own domain that was taken over is a scam, and somebody else's list makes none of the domain itself.
    private static ChannelFinding Host(string host, ChannelKind kind, ChannelLists lists)
    {
        var official = lists.SiteOf(host);
        if (lists.Scams.Find(host) is { } scam && scam.Length > (official?.Length ?? 0))
        {
            return new(ChannelVerdict.Scam, kind, host);
        }

        if (official is not null)
        {
            return new(ChannelVerdict.Official, kind, host, Like: official);
        }

        if (lists.Links.Any(link => WebAddress.IsIn(host, link)))
        {
            return new(ChannelVerdict.Unknown, kind, host, ChannelReason.LinkedSite);
        }

        return Imitations.OfHost(host, lists) is var (reason, like) ? new(ChannelVerdict.Imitation, kind, host, reason, like) : new(ChannelVerdict.Unknown, kind, host);
    }

    private static ChannelFinding Email(string plain, ChannelLists lists)
    {
        if (MailAddress.Read(plain) is not { Local.Length: > 0 } mail)
        {
            return new(ChannelVerdict.Unknown, ChannelKind.Email, plain);
        }

        var address = mail.ToString();
        var listed = lists.Emails.Contains(address) ? address : lists.Emails.Contains($"@{mail.Host}") ? $"@{mail.Host}" : null;
        var host = Host(mail.Host, ChannelKind.Email, lists) with { Checked = address };
        return host.Verdict is ChannelVerdict.Scam ? host
            : listed is not null ? new(ChannelVerdict.Official, ChannelKind.Email, address, Like: listed)
            : host.Verdict is ChannelVerdict.Official ? new(ChannelVerdict.Unknown, ChannelKind.Email, address, ChannelReason.AddressNotListed, host.Like)
            : host.Verdict is ChannelVerdict.Imitation ? host
            : Imitations.OfName(mail.Local, lists) is var (reason, like) ? new(ChannelVerdict.Imitation, ChannelKind.Email, address, reason, like)
            : new(ChannelVerdict.Unknown, ChannelKind.Email, address);
    }

    private static ChannelFinding Phone(string plain, ChannelLists lists)
    {
        if (OtherForms.Phone(plain) is not { } number)
        {
            return new(ChannelVerdict.Unknown, ChannelKind.Phone, plain);
        }

        if (lists.Phones.FirstOrDefault(listed => OtherForms.IsSamePhone(listed, number)) is { } same)
        {
            return new(ChannelVerdict.Official, ChannelKind.Phone, number, Like: same);
        }

        // A number that is one digit away is made to be taken for ours; a short one is a neighbour.
        var near = lists.Phones.FirstOrDefault(listed => number.Length >= 8 && Distance.Between(listed.TrimStart('+'), number.TrimStart('+'), 1) <= 1);
        return near is null ? new(ChannelVerdict.Unknown, ChannelKind.Phone, number) : new(ChannelVerdict.Imitation, ChannelKind.Phone, number, ChannelReason.Misspelt, near);
    }

    private static ChannelFinding Handle(string plain, ChannelLists lists) =>
        HandleOf(OtherForms.Handle(plain) ?? $":{plain.TrimStart('@')}", lists);

    private static ChannelFinding HandleOf(string handle, ChannelLists lists)
    {
        if (lists.Handles.Contains(handle))
        {
            return new(ChannelVerdict.Official, ChannelKind.Handle, handle, Like: handle);
        }

        var (platform, name) = (handle[..handle.IndexOf(':', StringComparison.Ordinal)], handle[(handle.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var shown = platform.Length == 0 ? $"@{name}" : handle;
        if (platform.Length == 0 && lists.Handles.FirstOrDefault(h => h.EndsWith(handle, StringComparison.Ordinal)) is { } elsewhere)
        {
            return new(ChannelVerdict.Unknown, ChannelKind.Handle, shown, ChannelReason.PlatformMissing, elsewhere);
        }

        // Of the same platform: what differs from an account of ours by little; on all of them: what bears our name.
        var alike = lists.Handles.FirstOrDefault(h => h.StartsWith($"{platform}:", StringComparison.Ordinal) && Skeleton.Of(h) == Skeleton.Of(handle));
        return alike is not null ? new(ChannelVerdict.Imitation, ChannelKind.Handle, shown, ChannelReason.LookAlike, alike)
            : Imitations.OfName(name, lists) is var (reason, like) ? new(ChannelVerdict.Imitation, ChannelKind.Handle, shown, reason, like)
            : new(ChannelVerdict.Unknown, ChannelKind.Handle, shown);
    }

    private static ChannelFinding Wallet(string text, ChannelLists lists)
    {
        var address = PlainText.Folded(text).Trim();
        return new(lists.Scams.HasWallet(address) ? ChannelVerdict.Scam : ChannelVerdict.Unknown, ChannelKind.Wallet, address);
    }
}
