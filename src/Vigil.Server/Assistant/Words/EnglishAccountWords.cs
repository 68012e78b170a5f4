using Vigil.Contracts.Exchange;

namespace Vigil.Server.Assistant.Words;

/// <summary>In English.</summary>
internal sealed class EnglishAccountWords : AccountWords
{
    public override string Balances => "Your account has now:";

    public override string NoBalance => "Your funding, trading and earn accounts are all empty at the moment.";

    public override string Wallet(string wallet, IReadOnlyList<string> free, IReadOnlyList<string> held)
    {
        var name = wallet switch { "funding" => "Funding account", "trading" => "Trading account", "earn" => "Earn account", _ => wallet };
        var usable = free.Count > 0 ? $"{string.Join(", ", free)} free to use" : "nothing free to use";
        return held.Count > 0 ? $"- {name}: {usable}; another {string.Join(", ", held)} on hold" : $"- {name}: {usable}";
    }

    public override string NoCoin(string coins) => $"There is no {coins} in your account.";

    public override string MoreCoins => "There are more coins than are listed here; all of them stand under Assets in the app.";

    public override string Held(IReadOnlyList<string> sums) => $"On hold are {string.Join(", ", sums)} in all.";

    public override string NothingHeld => "Nothing is on hold or frozen: all of your balance is free to use.";

    public override string HeldBy => "It is held by:";

    public override string HeldByWithdrawal(string id, string sum) => $"- withdrawal {id}: {sum}, not sent yet";

    public override string HeldByC2c(string id, string sum) => $"- C2C order {id}: {sum} in escrow, until the order ends and they go to the buyer or back to you";

    public override string HeldByDeposit(string id, string sum) => $"- deposit {id}: {sum}, credited, and free to leave once it has enough confirmations";

    public override string HeldByFreeze(string sum) => $"- a restriction of the account: {sum}";

    public override string SignIns => "The latest sign-ins to your account:";

    public override string SignIn(string moment, SignInRecord record)
    {
        var seen = (record.NewDevice, record.NewLocation) switch { (true, true) => ", new device and new place", (true, false) => ", new device", (false, true) => ", new place", _ => "" };
        return $"- {moment}: {record.Device}, {record.Location}, {(record.Succeeded ? "signed in" : "did not get in")}{seen}";
    }

    public override string NothingNew => "Nothing new: the latest ones were from devices and places that you have used before.";

    public override string NotMine => "If one of them was not you, freeze the account now and change the password afterwards.";

    public override string Positions => "Your open positions:";

    public override string Position(Position position, string? away) =>
        $"- {position.Symbol} {position.Side} {Numbers.Group(position.Quantity)}, {position.Leverage}x: entry {Numbers.Group(position.EntryPrice)}, mark price {Numbers.Group(position.MarkPrice)}, liquidation price {Numbers.Group(position.LiquidationPrice)}"
        + (away is null ? "" : $" ({away} % away)") + $", margin {Numbers.Group(position.Margin)} USDT, unrealised profit {Numbers.Group(position.UnrealizedPnl)} USDT";

    public override string NoPosition => "You have no open positions.";

    public override string Keys => "Your API keys:";

    public override string Key(ApiKey key, string? lastUsed)
    {
        var bound = key.AllowedIps.Count > 0 ? $"only from {string.Join(", ", key.AllowedIps)}" : "not bound to any IP address";
        return $"- {key.Label} ({key.MaskedKey}): {(key.Active ? "" : "disabled, ")}may {string.Join(", ", key.Permissions)}; {bound}" + (lastUsed is null ? "" : $"; last used {lastUsed}");
    }

    public override string IfYouSeeElse => "This is what I can see here. If your pages show something else, go by what you see: freeze the account first, then remove what is not yours; the security team checks it.";

    public override string OpenKey => "A key that is not bound to an address works for whoever gets hold of it: better bind it.";

    public override string NoKey => "Your account has no API keys.";

    public override string NoKeyMay(string right) => $"No, none of your active keys may {right}.";
}
