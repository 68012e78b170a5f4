using Vigil.Contracts.Exchange;

namespace Vigil.Server.Assistant.Words;

/// <summary>How balances, sign-ins, positions and keys are told, once per language in which records are told. Figures come in as they are shown.</summary>
internal abstract class AccountWords
{
    /// <summary>Stands above the wallets.</summary>
    public abstract string Balances { get; }

    /// <summary>That every wallet is empty.</summary>
    public abstract string NoBalance { get; }

    /// <summary>One wallet.</summary>
    /// <param name="wallet">funding, trading or earn; any other is named as the exchange does.</param>
    public abstract string Wallet(string wallet, IReadOnlyList<string> free, IReadOnlyList<string> held);

    /// <summary>That none of these coins is in any wallet.</summary>
    public abstract string NoCoin(string coins);

    /// <summary>Stands under the wallets where more lies there than is shown.</summary>
    public abstract string MoreCoins { get; }

    /// <summary>How much is held.</summary>
    public abstract string Held(IReadOnlyList<string> sums);

    /// <summary>That nothing is held.</summary>
    public abstract string NothingHeld { get; }

    /// <summary>Stands above what holds it.</summary>
    public abstract string HeldBy { get; }

    /// <summary>A withdrawal that has not left.</summary>
    public abstract string HeldByWithdrawal(string id, string sum);

    /// <summary>A C2C order that is not decided, of somebody who sells.</summary>
    public abstract string HeldByC2c(string id, string sum);

    /// <summary>A deposit that is credited and may not leave yet.</summary>
    public abstract string HeldByDeposit(string id, string sum);

    /// <summary>A restriction.</summary>
    public abstract string HeldByFreeze(string sum);

    /// <summary>Stands above the sign-ins.</summary>
    public abstract string SignIns { get; }

    /// <summary>One of them.</summary>
    public abstract string SignIn(string moment, SignInRecord record);

    /// <summary>That none of them was from a device or a place that had not been used before.</summary>
    public abstract string NothingNew { get; }

    /// <summary>What to do about one that is not one's own.</summary>
    public abstract string NotMine { get; }

    /// <summary>Stands above the positions.</summary>
    public abstract string Positions { get; }

    /// <summary>One of them.</summary>
    /// <param name="away">How far the mark price is from liquidation, in percent of it; null where that cannot be said.</param>
    public abstract string Position(Position position, string? away);

    /// <summary>That no position is open.</summary>
    public abstract string NoPosition { get; }

    /// <summary>Stands above the keys.</summary>
    public abstract string Keys { get; }

    /// <summary>One of them.</summary>
    public abstract string Key(ApiKey key, string? lastUsed);

    /// <summary>What is wrong with a key that no address is bound to.</summary>
    public abstract string OpenKey { get; }

    /// <summary>Follows keys and sign-ins in an alarm: a record that says otherwise than what somebody sees must not calm them.</summary>
    public abstract string IfYouSeeElse { get; }

    /// <summary>That there is none.</summary>
    public abstract string NoKey { get; }

    /// <summary>That none of them may do a thing: read, trade or withdraw.</summary>
    public abstract string NoKeyMay(string right);
}
