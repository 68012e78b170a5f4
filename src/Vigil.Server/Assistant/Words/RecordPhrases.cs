using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Assistant.Words;

/// <summary>Who says a sentence.</summary>
internal enum Voice
{
    /// <summary>The assistant itself.</summary>
    Assistant,

    /// <summary>A member of staff, who sends what was drafted: never points to a person, being one.</summary>
    Agent,
}

/// <summary>The circumstances in which a record is told.</summary>
/// <param name="Zone">The customer's.</param>
internal sealed record Telling(RecordFacts Facts, Voice Voice, DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>A quote of one field.</summary>
    public Fact Of(string field, string text) => Facts.Of(field, text);
}

// Sentences about records. Every figure, state and time in them is a quote; reasons come in only where they may be told.
internal abstract partial class Phrases
{
    /// <summary>Where a withdrawal stands and what that means.</summary>
    /// <param name="minutes">Until it is done; null if that cannot be said.</param>
    public abstract Said WithdrawalState(WithdrawalCard card, int? minutes, Telling telling);

    /// <summary>When it was submitted, how much, over which chain.</summary>
    public abstract Said WithdrawalSubmitted(WithdrawalCard card, Telling telling);

    /// <summary>Why it was reviewed and how that ended.</summary>
    public abstract Said WithdrawalReviewed(string? reason, DateTimeOffset started, DateTimeOffset? ended, Telling telling);

    /// <summary>The transaction, shortened.</summary>
    public abstract Said Transaction(string shortTxId, Telling telling);

    /// <summary>Whether a withdrawal that is not on the chain can still be cancelled is for its own page to say: true of every review, also of one that may not be told.</summary>
    public abstract Said MayCancel { get; }

    public abstract Said CannotCancel(Voice voice);

    /// <summary>Where a deposit stands and what comes next.</summary>
    public abstract Said DepositState(DepositCard card, int? minutes, Telling telling);

    public abstract Said DepositSeen(DepositCard card, Telling telling);

    /// <summary>All that is said of a restriction whose reason may not be told. The same words whatever the reason, so that they tell nothing.</summary>
    public abstract Said Restricted { get; }

    /// <summary>What is stopped, since when and, if it may be told, why.</summary>
    public abstract Said FreezeState(FreezeCard card, Telling telling);

    /// <summary>When it ends: by itself, or with which documents.</summary>
    public abstract Said FreezeEnds(FreezeCard card, Telling telling);

    /// <summary>Where identity verification stands, why it was rejected and what to do.</summary>
    public abstract Said IdentityState(AccountProfile account, IdentityParameters? rules, Telling telling);

    /// <summary>Until when sign-in is locked and how it opens.</summary>
    public abstract Said Locked(DateTimeOffset until, Telling telling);

    /// <summary>Which C2C order it is.</summary>
    public abstract Said C2cOrder(C2cCard card, Telling telling);

    /// <summary>Where it stands, for this side of it, and by when what has to happen.</summary>
    public abstract Said C2cState(C2cCard card, Telling telling);

    /// <summary>What must not be done now: cancel a paid order, release before the money is there. Null when neither threatens.</summary>
    public abstract Said? C2cWarning(C2cCard card);

    public abstract string NoC2cOrders { get; }

    /// <summary>What happened, with one line of feeling for it.</summary>
    public abstract Said LiquidationState(LiquidationCard card, Telling telling);

    /// <summary>How the prices stood and why that closes a position.</summary>
    public abstract Said LiquidationWhy(LiquidationCard card, Telling telling);

    /// <summary>What was lost, and when the warning went out.</summary>
    public abstract Said LiquidationMargin(LiquidationCard card, Telling telling);

    public abstract string NoLiquidations { get; }

    /// <summary>A point in time as a quote.</summary>
    protected Fact At(string field, DateTimeOffset at, Telling telling) => telling.Of(field, Time(at, telling.Now, telling.Zone));

    /// <summary>Minutes until a moment, rounded up, never below one.</summary>
    protected static int MinutesUntil(DateTimeOffset moment, DateTimeOffset now) => Math.Max(1, (int)Math.Ceiling((moment - now).TotalMinutes));

    /// <summary>An amount with its coin as a quote.</summary>
    protected static Fact Amount(string amount, string currency, Telling telling, string field = "amount") => telling.Of(field, $"{Numbers.Group(amount)} {currency}");
}
