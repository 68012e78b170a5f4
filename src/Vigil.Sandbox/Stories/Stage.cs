using System.Collections.Immutable;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Stories;

/// <summary>What a story writes on: the account, the moment, chance and Meridian's figures. Everything it makes follows from these four.</summary>
internal sealed record Stage(Account Account, DateTimeOffset Now, Chance Chance, PlatformParameters Rules)
{
    private string Uid => Account.Uid;

    public DateTimeOffset Ago(double minutes) => Now.AddMinutes(-minutes);

    public DateTimeOffset DaysAgo(double days) => Now.AddDays(-days);

    /// <summary>The last time the clock in the customer's zone showed this, at least <paramref name="atLeast"/> ago.</summary>
    public DateTimeOffset LastLocal(TimeOnly time, TimeSpan atLeast)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Account.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var latest = TimeZoneInfo.ConvertTime(Now - atLeast, zone);
        var day = DateOnly.FromDateTime(latest.DateTime);
        if (TimeOnly.FromDateTime(latest.DateTime) < time)
        {
            day = day.AddDays(-1);
        }

        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public string Id(string prefix, DateTimeOffset at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{at.UtcDateTime:yyyyMMdd}-{Chance.Code(5)}");

    /// <summary>Adds a withdrawal with the given steps; address and transaction id are made up.</summary>
    public WithdrawalScript Withdraw(string coin, string chain, decimal amount, params ReadOnlySpan<(string State, DateTimeOffset At)> steps)
    {
        var life = ImmutableArray.CreateBuilder<RecordStep>();
        foreach (var (state, at) in steps)
        {
            life.Add(new RecordStep(state, at));
        }

        var script = new WithdrawalScript(Id("W", life[0].At), Uid, coin, chain, amount, Rules.Fee(coin, chain), Chance.Address(chain), Chance.TxId(chain), life.ToImmutable());
        Account.Withdrawals.Add(script);
        return script;
    }

    /// <summary>Replaces the record that was added last with a completed version of itself.</summary>
    public void Amend(Func<WithdrawalScript, WithdrawalScript> change) => Account.Withdrawals[^1] = change(Account.Withdrawals[^1]);

    public DepositScript Deposit(string coin, string chain, decimal amount, DateTimeOffset seenAt)
    {
        var script = new DepositScript(Id("D", seenAt), Uid, coin, chain, amount, DepositAddress(chain), Chance.TxId(chain), seenAt);
        Account.Deposits.Add(script);
        return script;
    }

    public void Amend(Func<DepositScript, DepositScript> change) => Account.Deposits[^1] = change(Account.Deposits[^1]);

    public FreezeScript Freeze(string kind, string reason, Disclosure disclosure, DateTimeOffset since, DateTimeOffset? endsAt = null, params ImmutableArray<string> documents)
    {
        var script = new FreezeScript(Id("F", since), Uid, kind, reason, disclosure, since) { EndsAt = endsAt, Documents = documents };
        Account.Freezes.Add(script);
        return script;
    }

    /// <summary>Raises a flag; the same one from an earlier telling is taken off.</summary>
    public void Flag(string code, Disclosure disclosure, DateTimeOffset since)
    {
        var earlier = Account.Flags.FindLastIndex(f => f.Code == code && f.EndedAt is null);
        if (earlier >= 0)
        {
            Account.Flags[earlier] = Account.Flags[earlier] with { EndedAt = Now };
        }

        Account.Flags.Add(new FlagScript(code, disclosure, since));
    }

    /// <summary>A C2C order of this account; steps beyond now happen when their time comes.</summary>
    public void C2c(string role, decimal amount, decimal price, string method, string counterparty, string nameMatch, IReadOnlyList<(string State, DateTimeOffset At)> steps, params ImmutableArray<C2cMessage> chat) =>
        Account.C2cOrders.Add(new C2cScript(Id("C", steps[0].At), Uid, role, "USDT", amount, "CNY", price, method, counterparty, [.. steps.Select(s => new RecordStep(s.State, s.At))])
        {
            PayerNameMatch = nameMatch,
            Chat = chat,
        });

    public void SignIn(DateTimeOffset at, string device, string location, string maskedIp, bool succeeded = true, bool newDevice = false, bool newLocation = false) =>
        Account.SignIns.Add(new SignInRecord(Id("S", at), at, succeeded, device, location, maskedIp, newDevice, newLocation));

    public void Device(string name, string platform, DateTimeOffset first, DateTimeOffset last) =>
        Account.Devices.Add(new Device(Id("DV", first), name, platform, first, last, Active: true));

    public void Log(DateTimeOffset at, string source, string level, string code, string message) =>
        Account.Logs.Add(new AccountLog(Id("L", at), at, source, level, code, message, source == "api" ? "req-" + Chance.Hex(12) : null));

    /// <summary>What is free to use right now, whatever is in motion.</summary>
    public void Available(string wallet, string currency, decimal amount) => Account.Settle(Rules, Now, wallet, currency, amount);

    /// <summary>A customer's deposit address on a chain stays the same for life.</summary>
    private string DepositAddress(string chain) =>
        Account.Deposits.Find(d => d.Chain == chain)?.Address ?? Chance.From(Uid + "/" + chain).Address(chain);
}
