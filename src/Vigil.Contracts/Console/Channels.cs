namespace Vigil.Contracts.Console;

/// <summary>The official list, and which lists of scams were imported.</summary>
/// <param name="Channels">By kind and value.</param>
public sealed record ChannelListView(IReadOnlyList<ChannelView> Channels, IReadOnlyList<ScamListView> Scams);

/// <summary>One entry of the official list.</summary>
/// <param name="Kind">website, email, phone, handle, link (a domain of others to which staff may link) or brand (a name that imitators use).</param>
/// <param name="Value">In its normal form: <c>meridian.example</c>, <c>support@meridian.example</c>, <c>+442079460000</c>, <c>x:meridian</c>.</param>
/// <param name="Note">What it is for; may be empty.</param>
public sealed record ChannelView(ChannelId Id, string Kind, string Value, string Note, DateTimeOffset AddedAt);

/// <summary>An imported list of scams.</summary>
/// <param name="Hosts">How many domains it names.</param>
/// <param name="Wallets">How many addresses of wallets it names.</param>
public sealed record ScamListView(string Name, int Hosts, int Wallets, DateTimeOffset ImportedAt);

/// <summary>Puts an entry on the official list.</summary>
/// <param name="Kind">website, email, phone, handle, link or brand.</param>
/// <param name="Value">As people write it; at most 300 characters.</param>
/// <param name="Note">What it is for; at most 200 characters.</param>
public sealed record AddChannel(string Kind, string Value, string? Note = null);
