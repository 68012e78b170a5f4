using Vigil.Contracts.Messenger;

namespace Vigil.Server.Assistant.Words;

/// <summary>Everything the assistant says by itself, once per language: a missing sentence does not compile. Facts come in as arguments and only from records.</summary>
internal abstract class Phrases
{
    private static readonly Phrases Chinese = new ChinesePhrases();
    private static readonly Phrases English = new EnglishPhrases();

    /// <summary>The words of a language; English where we have none of our own.</summary>
    public static Phrases In(string language) => language == "zh" ? Chinese : English;

    public abstract string Language { get; }

    public abstract string Greeting { get; }

    public abstract string DoNotKnow { get; }

    public abstract string HandedOver { get; }

    public abstract string HandedOverUrgent { get; }

    public abstract string HandedOverWithCare { get; }

    public abstract string RecordsUnavailable { get; }

    public abstract string SignInFirst { get; }

    public abstract string NoWithdrawals { get; }

    public abstract string NoDeposits { get; }

    public abstract string ChipHuman { get; }

    public abstract string ChipHowLong { get; }

    public abstract string ChipCancel { get; }

    public abstract string ChipSignIn { get; }

    public abstract string ChipFreeze { get; }

    /// <summary>The first sentence about a withdrawal: its state and what it means.</summary>
    public abstract string WithdrawalState(WithdrawalCard card, int? minutes);

    /// <summary>When it was submitted, how much, over which chain.</summary>
    public abstract string WithdrawalSubmitted(string time, WithdrawalCard card);

    /// <summary>Why it was reviewed and how that ended; null <paramref name="ended"/> while it goes on.</summary>
    public abstract string WithdrawalReviewed(string? reason, string started, string? ended);

    /// <summary>The transaction, shortened.</summary>
    public abstract string Transaction(string shortTxId);

    public abstract string CannotCancel { get; }

    public abstract string CanCancel { get; }

    public abstract string DepositState(DepositCard card, int? minutes);

    public abstract string DepositSeen(string time, DepositCard card);

    /// <summary>A point in time, in the customer's zone: a day word where it helps, then hours and minutes.</summary>
    public abstract string Time(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>The button that asks for a person.</summary>
    public QuickReply Human => new("human", ChipHuman);
}
