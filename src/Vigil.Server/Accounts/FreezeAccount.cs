using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Accounts;

/// <summary>Carries a customer's wish to freeze out, until the exchange has confirmed or declined it, and tells what came of it from what the exchange says.</summary>
internal sealed class FreezeAccount(ExchangeActions exchange, Customers customers, FreezeCases freezes) : IListener<FreezeAsked>
{
    // Somebody may be emptying the account: an exchange that is back is asked within this time.
    private static readonly TimeSpan AskedAgainWithin = TimeSpan.FromSeconds(15);

    private static readonly string[] Confirms = ["freeze.started:", "freeze.already_active:"];

    /// <inheritdoc/>
    public async Task HandleAsync(FreezeAsked happened, CancellationToken cancellationToken)
    {
        var (id, wish) = (happened.CaseId, happened.Seq);
        var act = (await customers.FindAsync(happened.CustomerId, cancellationToken))?.Uid is { } uid ? await exchange.FreezeAsync(uid, id.ToString(), wish, cancellationToken) : ExchangeAct.Refused("account.not_found");
        switch (act)
        {
            case { Effects: { } effects }:
                await freezes.NoteAsync(id, Done(wish, effects), CancellationToken.None);
                break;
            case { Code: { } code }:
                await freezes.NoteAsync(id, new FreezeData(FreezeStep.Refused, wish) { Code = code }, CancellationToken.None);
                break;
            default:
                await freezes.NoteAsync(id, new FreezeData(FreezeStep.Delayed, wish), CancellationToken.None);
                throw new NotYetException(AskedAgainWithin);
        }
    }

    private static FreezeData Done(long wish, IReadOnlyList<string> effects) => new(FreezeStep.Done, wish)
    {
        FreezeId = Confirms.SelectMany(c => IdsOf(effects, c)).FirstOrDefault(),
        Withdrawals = [.. IdsOf(effects, "withdrawal.cancelled:")],
        Sessions = IdsOf(effects, "session.ended:").Count(),
        Keys = IdsOf(effects, "api_key.disabled:").Count(),
        Orders = IdsOf(effects, "order.cancelled:").Count(),
    };

    private static IEnumerable<string> IdsOf(IEnumerable<string> effects, string code) => effects.Where(e => e.StartsWith(code, StringComparison.Ordinal)).Select(e => e[code.Length..]);
}
