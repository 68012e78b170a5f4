using Vigil.Contracts.Messenger;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>
/// Who reads a customer's addresses, transaction ids, names and the like in full, and what of them everybody else sees (docs/decisions/0045). The one place that decides by role:
/// cards, records and matches ask here; what goes to several people at once (timelines, pushes, exports) has them covered for all. Pure.
/// </summary>
public static class FullSight
{
    /// <summary>
    /// The security team, in the cases of its own lane, but for one who has put the case there or pulled it to themselves by hand: nobody gives themselves full sight. Everybody else,
    /// and they in all other cases, sees covered values and reveals one where it is needed.
    /// </summary>
    public static bool Of(StaffCaller caller, CaseSnapshot @case) =>
        @case.Queue == CaseQueues.Security && caller.Queues.Contains(CaseQueues.Security, StringComparer.Ordinal) && @case.LaneBy != caller.Id && !@case.PulledBy.Has(caller.Id);

    /// <summary>A card of the conversation as staff see it. The record behind it has the whole, for those who may read that.</summary>
    public static RecordCard Cover(RecordCard card) => card with
    {
        Withdrawal = card.Withdrawal is { } w ? w with { TxId = w.TxId is { } sent ? Mask.Code(sent) : null, ShortAddress = Mask.Code(w.ShortAddress), ExplorerUrl = null } : null,
        Deposit = card.Deposit is { } d ? d with { TxId = d.TxId is { } received ? Mask.Code(received) : null, ExplorerUrl = null } : null,
        C2c = card.C2c is { } order ? order with { CounterpartyName = Mask.Name(order.CounterpartyName) } : null,
    };

    /// <summary>What stands under a message, as staff see it.</summary>
    public static EntryParts? Cover(EntryParts? parts) => parts is { Cards.Count: > 0 } ? parts with { Cards = [.. parts.Cards.Select(card => Cover(card))] } : parts;
}
