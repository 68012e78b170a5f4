namespace Vigil.Contracts.Public;

/// <summary>Asks whether something is ours.</summary>
/// <param name="Value">A web address, an e-mail address, a telephone number, an account on another platform, or the name of an agent: 1 to 500 characters, as it was received.</param>
/// <param name="Kind">website, email, phone, handle or agent; without it the value itself says what it is, and an agent is not looked for.</param>
/// <param name="Language">zh or en, for the sentences of the answer; without it the request's Accept-Language counts.</param>
/// <param name="Code">Of an agent: the six digits that they named.</param>
/// <param name="Uid">Of an agent: the asking customer's own account number. A code belongs to one customer, so that a thief with a conversation of their own proves nothing to anybody else.</param>
public sealed record CheckChannelRequest(string Value, string? Kind = null, string? Language = null, string? Code = null, string? Uid = null);

/// <summary>What the lists say. Only <c>official</c> is a yes, and <see cref="Limits"/> says of what.</summary>
/// <param name="Verdict">official, scam (on a list of known scams), imitation (looks like ours and is not), unknown (on no list: not to be trusted) or cannot_check (cannot be confirmed now: not to be trusted).</param>
/// <param name="Kind">website, email, phone, handle, wallet or agent: as what the value was read.</param>
/// <param name="Checked">What was compared, in its normal form: of a link the domain that it leads to.</param>
/// <param name="Reason">
/// look_alike, subdomain, bears_name, misspelt or before_at for an imitation; address_not_listed, platform_missing, linked_site or several_things for what is unknown; no_list, list_away or agent_not_confirmed
/// where it cannot be checked. Null where the verdict says it all.
/// </param>
/// <param name="Like">The official entry that it is or looks like; null where there is none.</param>
/// <param name="Summary">One sentence for a person.</param>
/// <param name="Advice">What to do now, a sentence each.</param>
/// <param name="Limits">What the answer does not prove, a sentence each; none where it is a no.</param>
public sealed record ChannelCheckView(
    string Verdict, string Kind, string Checked, string? Reason, string? Like, string Summary, IReadOnlyList<string> Advice, IReadOnlyList<string> Limits);
