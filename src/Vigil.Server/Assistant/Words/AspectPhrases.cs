using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;

namespace Vigil.Server.Assistant.Words;

// One thing asked on about, in a sentence or two. What the record lacks is said to be lacking, in the same words whether it was never there or may not be told.
internal abstract partial class Phrases
{
    /// <summary>The record does not say.</summary>
    /// <param name="kind">Kind of record in the plural.</param>
    public abstract Said NotInRecord(string kind, Aspect aspect);

    /// <summary>Nothing is new since the customer was told the same.</summary>
    public abstract Said NothingChanged(DateTimeOffset since, Telling telling);

    /// <summary>By which zone the times of an answer are told; said where the customer's other clocks may show another.</summary>
    public abstract Said TimesIn(DateTimeOffset now, TimeZoneInfo zone);

    public abstract Said Fee(string amount, string coin, Telling telling);

    public abstract Said AmountAndChain(string amount, string coin, string chainName, Telling telling);

    public abstract Said ChainUsed(string chainName, Telling telling);

    /// <param name="shortTxId">Null while it is not on the chain.</param>
    public abstract Said TransactionAsked(string? shortTxId, Telling telling);

    public abstract Said SentTo(string shortAddress, Telling telling);

    public abstract Said NumberOf(string id, Telling telling);

    /// <summary>When it was submitted and when it went out.</summary>
    public abstract Said WithdrawalTimes(WithdrawalCard card, Telling telling);

    /// <summary>How far along it is and how long it will take; that it cannot be said, where it cannot.</summary>
    public abstract Said WithdrawalLeft(WithdrawalCard card, int? minutes, Telling telling);

    /// <summary>Why it did not go through, in words; null for a code that we have no words for.</summary>
    public abstract Said? WithdrawalFailure(string code, Telling telling);

    /// <summary>Who has to act now.</summary>
    public abstract Said WithdrawalNext(WithdrawalCard card, Telling telling);

    /// <summary>What of a withdrawal that did not go out comes back, the fee included, and whether it is back.</summary>
    public abstract Said Refunded(WithdrawalCard card, Telling telling);

    /// <summary>How much is frozen.</summary>
    public abstract Said FrozenAmount(string amount, string currency, Telling telling);

    public abstract Said DepositTimes(DepositCard card, Telling telling);

    public abstract Said DepositLeft(DepositCard card, int? minutes, Telling telling);

    /// <summary>Who has to act now.</summary>
    public abstract Said DepositNext(DepositCard card, Telling telling);

    public abstract Said C2cTimes(C2cCard card, Telling telling);

    /// <summary>Who has to act now, and by when.</summary>
    public abstract Said C2cNext(C2cCard card, Telling telling);

    public abstract Said LiquidationTime(LiquidationCard card, Telling telling);

    public abstract Said LiquidationNext(Voice voice);

    public abstract Said IdentityTime(DateTimeOffset submitted, Telling telling);

    public abstract Said IdentityLeft(IdentityParameters rules, Telling telling);

    /// <summary>Who has to act now.</summary>
    public abstract Said IdentityNext(AccountProfile account, Telling telling);

    /// <summary>What a customer does once the account is frozen.</summary>
    public abstract Said StepsAfterFreeze { get; }

    /// <summary>The same where no record of ours shows a freeze: first that, then the steps.</summary>
    public abstract Said NotSeenFrozen { get; }

    /// <summary>Said when the steps were told already.</summary>
    public abstract Said SecurityHasIt { get; }

    /// <summary>What follows for a restriction whose reason may not be told: the second half of <see cref="Restricted"/>, and nothing more.</summary>
    public abstract Said RestrictedNext { get; }

    /// <summary>UTC+8, UTC+5:30.</summary>
    protected static string Offset(DateTimeOffset now, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(now);
        return offset == TimeSpan.Zero ? "UTC"
            : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
    }
}
