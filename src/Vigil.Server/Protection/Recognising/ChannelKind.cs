namespace Vigil.Server.Protection.Recognising;

/// <summary>What stands on a list, or is asked about. Stored and sent by its name in camel case.</summary>
public enum ChannelKind
{
    /// <summary>A domain with all that is below it, such as <c>meridian.example</c>.</summary>
    Website,

    /// <summary>An address, or <c>@meridian.example</c> for all of a domain.</summary>
    Email,

    /// <summary>A telephone number, best with its country: <c>+86 400 000 0000</c>.</summary>
    Phone,

    /// <summary>An account on another platform: <c>telegram:meridian</c>, <c>https://x.com/meridian</c>.</summary>
    Handle,

    /// <summary>A domain that is not ours, to which agents and the assistant may link, such as a block explorer.</summary>
    Link,

    /// <summary>A name that imitators use, beside those that the domains hold.</summary>
    Brand,

    /// <summary>The address of a wallet; only scam lists hold them.</summary>
    Wallet,
}

/// <summary>What a check found.</summary>
public enum ChannelVerdict
{
    /// <summary>It is on the official list.</summary>
    Official,

    /// <summary>It is on the list of known scams.</summary>
    Scam,

    /// <summary>It is not ours and looks as if it were.</summary>
    Imitation,

    /// <summary>It is on no list: to be treated as not ours.</summary>
    Unknown,

    /// <summary>Nothing can be said, because there is no list or it could not be read: never a yes.</summary>
    CannotCheck,
}

/// <summary>Why something looks like ours, or why a check ended as it did, by its name in camel case.</summary>
public enum ChannelReason
{
    /// <summary>Letters that look like those of the official name.</summary>
    LookAlike,

    /// <summary>The official name stands in front of another domain.</summary>
    Subdomain,

    /// <summary>It bears our name.</summary>
    BearsName,

    /// <summary>It differs from ours by a letter or digit.</summary>
    Misspelt,

    /// <summary>What stands before the @ of a link is no part of where it leads.</summary>
    BeforeAt,

    /// <summary>The domain is ours, the address is not on the list.</summary>
    AddressNotListed,

    /// <summary>The platform of an account was not named, and on another one it is somebody else.</summary>
    PlatformMissing,

    /// <summary>It is a site that we link to and not ours.</summary>
    LinkedSite,

    /// <summary>It holds more than one thing, so that what is ours in it says nothing of the rest.</summary>
    SeveralThings,

    /// <summary>No official list is kept here yet.</summary>
    NoList,

    /// <summary>The lists could not be read.</summary>
    ListAway,

    /// <summary>An agent is confirmed only with everything that belongs to it, which was not so.</summary>
    AgentNotConfirmed,
}

/// <summary>The answer to one check.</summary>
/// <param name="Kind">What it was read as.</param>
/// <param name="Checked">What was compared, in its normal form: where a link leads, a number with its digits alone.</param>
/// <param name="Like">The official entry that it is, or looks like.</param>
public sealed record ChannelFinding(ChannelVerdict Verdict, ChannelKind Kind, string Checked, ChannelReason? Reason = null, string? Like = null);
