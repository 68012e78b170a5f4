using Vigil.Contracts;
using Vigil.Contracts.Exchange;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts;

/// <summary>
/// The customer freezes their own account (docs/decisions/0029). Answers when the wish is stored; the outbox does it. There is one wish at
/// a time: while it is under way or in force, a second one answers the same and stores nothing.
/// </summary>
public sealed class AskForFreeze
{
    // Nobody lifts a freeze so soon: the check in the app takes longer than a second tap.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    private readonly FreezeCases _cases;
    private readonly ExchangeActions _actions;
    private readonly ExchangeRecords _records;
    private readonly EndChecks _checks;
    private readonly WriteGate _gate;
    private readonly TimeProvider _clock;

    internal AskForFreeze(FreezeCases cases, ExchangeActions actions, ExchangeRecords records, EndChecks checks, WriteGate gate, TimeProvider clock) =>
        (_cases, _actions, _records, _checks, _gate, _clock) = (cases, actions, records, checks, gate, clock);

    /// <param name="uid">The account of the session; null for a visitor.</param>
    /// <returns>Where the freeze stands, or <see cref="AccountRefusals.FreezeNeedsSignIn"/>, <see cref="AccountRefusals.FreezeNotPossible"/> or <see cref="CaseRefusals.NotFound"/>.</returns>
    public Task<Outcome<FreezeState>> HandleAsync(FreezeWish wish, string? uid, CancellationToken cancellationToken) => HandleAsync(wish, uid, null, cancellationToken);

    /// <summary>The same for somebody who is not signed in.</summary>
    /// <param name="claim">Takes what proves the wish of somebody who is not signed in, in the same write; false where it was taken before, and then nothing is asked. Null for a session.</param>
    /// <returns>The same, or <see cref="AccountRefusals.FreezeLinkUsed"/> where there is no freeze that the taken proof has led to.</returns>
    internal async Task<Outcome<FreezeState>> HandleAsync(FreezeWish wish, string? uid, Func<WriteSession, Task<bool>>? claim, CancellationToken cancellationToken)
    {
        if (uid is null)
        {
            return AccountRefusals.FreezeNeedsSignIn;
        }

        if (!_actions.Possible)
        {
            return AccountRefusals.FreezeNotPossible;
        }

        var before = await _cases.NewestAsync(wish.CustomerId, cancellationToken);
        var inForce = before is { Step: FreezeStep.Done } && (await IsInForceAsync(before, uid, cancellationToken) ?? before.At.IsWithin(Fresh, _clock.GetUtcNow()));
        Outcome<WrittenFreeze>? asked = null;
        var ended = EndedChecks.None;
        var known = await _gate.WriteAsync(async session =>
        {
            // Two taps of one customer, on whichever nodes: the second sees the first.
            await Customers.LockAsync(session, wish.CustomerId);
            var newest = await FreezeCases.NewestAsync(session.Db, wish.CustomerId, CancellationToken.None);
            var taken = claim is null || await claim(session);
            if (newest is { IsUnderWay: true } || (inForce && newest == before) || !taken)
            {
                return newest;
            }

            asked = await _cases.AskAsync(session, wish);

            // With the wish, and for good: whatever the exchange makes of it, no check of before counts again.
            ended = asked.Value.Refusal is null ? await _checks.OfCustomerAsync(session, wish.CustomerId, CheckEnd.Frozen) : EndedChecks.None;
            return null;
        }, cancellationToken);
        if (known is not null)
        {
            return known;
        }

        if (asked is null)
        {
            return AccountRefusals.FreezeLinkUsed;
        }

        if (asked.Value.Refusal is { } refusal)
        {
            return refusal;
        }

        _cases.Tell(asked.Value.Value!);
        _checks.Tell(ended);
        return asked.Value.Value!.State;
    }

    /// <summary>False where no exchange is configured that could freeze anything.</summary>
    public bool IsPossible => _actions.Possible;

    /// <summary>The customer's own freeze while it is under way or in force; null where there is none, or it was lifted. While the exchange cannot be read, what was done last counts.</summary>
    public async Task<FreezeState?> StateAsync(CustomerId customer, string uid, CancellationToken cancellationToken) =>
        await _cases.NewestAsync(customer, cancellationToken) is { Step: not FreezeStep.Refused } newest && (newest.IsUnderWay || await IsInForceAsync(newest, uid, cancellationToken) is not false) ? newest : null;

    /// <summary>Whether offering to freeze would offer nothing: it is under way, or the account is frozen by whatever way, as far as the customer may know. False while the exchange cannot be read.</summary>
    public async Task<bool> IsNeedlessAsync(CustomerId customer, string uid, CancellationToken cancellationToken) =>
        await _cases.NewestAsync(customer, cancellationToken) is { IsUnderWay: true }
        || (await _records.LatestAsync<Freeze>(uid, "freezes", cancellationToken)).Value?.Any(f => f is { Active: true, Kind: "account", Disclosure: Disclosure.Full }) is true;

    // Null where the exchange does not say.
    private async Task<bool?> IsInForceAsync(FreezeState done, string uid, CancellationToken cancellationToken)
    {
        var read = await _records.LatestAsync<Freeze>(uid, "freezes", cancellationToken);
        return read.Value?.Any(f => f is { Active: true, Kind: "account" } && (done.FreezeId is null || f.Id == done.FreezeId));
    }
}
