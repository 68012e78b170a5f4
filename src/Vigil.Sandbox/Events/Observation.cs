using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Events;

/// <summary>A record and how often it has changed by now.</summary>
/// <param name="Since">Since when it is so, where that makes it news of an account that was not looked at before; null elsewhere.</param>
internal sealed record Observation(string Type, string Uid, string ObjectId, long Version, DateTimeOffset? Since = null);

/// <summary>What in an account can change, seen at one moment.</summary>
internal static class Observations
{
    public static IEnumerable<Observation> Of(Account account, PlatformParameters rules, DateTimeOffset now) =>
        account.Withdrawals.Select(w => w.At(now, rules.Chain(w.Chain), cleared: false)).Select(w => new Observation("withdrawal.changed", account.Uid, w.Id, w.Version))
            .Concat(account.Deposits.Select(d => d.At(now, rules.Chain(d.Chain))).Select(d => new Observation("deposit.changed", account.Uid, d.Id, d.Version)))
            .Concat(account.C2cOrders.Select(o => o.At(now, rules.C2c)).Select(o => new Observation("c2c.changed", account.Uid, o.Id, o.Version)))
            .Concat(account.Freezes.Select(f => new Observation("freeze.changed", account.Uid, f.Id, f.At(now, cleared: false).Version)))
            .Concat(account.SignIns.Where(s => s.At <= now).Select(s => new Observation("sign_in", account.Uid, s.Id, 1)))
            .Concat(account.Devices.Where(d => !d.Active).Select(d => new Observation("session.ended", account.Uid, d.Id, 1)))
            .Concat(account.Sessions.Where(s => s.EndedAt is not null).Select(s => new Observation("session.ended", account.Uid, s.Id, 1, s.EndedAt)))
            .Append(new Observation("account.changed", account.Uid, account.Uid, account.Version(now)));
}
