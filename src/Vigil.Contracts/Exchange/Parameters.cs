namespace Vigil.Contracts.Exchange;

/// <summary>The exchange's own figures, in one place: articles, answers and cards read them from here and repeat none of them.</summary>
public sealed record PlatformParameters(
    long Version, ExchangeIdentity Exchange, IReadOnlyList<ChainParameters> Chains, IReadOnlyList<CoinParameters> Coins,
    HoldParameters Holds, C2cParameters C2c, IdentityParameters Identity, AccessParameters Access, TradingParameters Trading,
    IReadOnlyList<WithdrawalLimit> WithdrawalLimits, RecoveryParameters Recovery, SupportParameters Support);

/// <summary>Brand of the exchange.</summary>
public sealed record ExchangeIdentity(string Name, string NameZh, string Site, string SupportEmail, string ApiDocs);

/// <param name="Key">ERC20, TRC20 …</param>
/// <param name="Name">As people say it: ERC-20, TRC-20.</param>
/// <param name="BlockSeconds">Mean seconds between blocks.</param>
/// <param name="WithdrawalConfirmations">Confirmations after which a withdrawal counts as done. 0 when the chain finalises instead.</param>
/// <param name="TypicalMinutes">From broadcast to done, rounded up.</param>
/// <param name="Explorer">URL with <c>{txid}</c>.</param>
public sealed record ChainParameters(string Key, string Name, string Network, int BlockSeconds, int CreditedConfirmations, int WithdrawableConfirmations, int WithdrawalConfirmations, int TypicalMinutes, bool MemoNeeded, string Explorer);

/// <summary>A coin and the chains it moves on.</summary>
public sealed record CoinParameters(string Coin, string Name, IReadOnlyList<CoinChain> Chains);

/// <summary>A coin on one chain.</summary>
public sealed record CoinChain(string Chain, string WithdrawalFee, string MinWithdrawal, string MinDeposit);

/// <summary>Hours for which withdrawals and C2C sales stop after a change.</summary>
public sealed record HoldParameters(int SecurityChangeHours, int FactorLostHours, int NewAddressReviewHours, int CardPurchaseDays);

/// <summary>Timers of C2C trade.</summary>
public sealed record C2cParameters(int PayMinutes, int ReleaseMinutesInstant, int ReleaseMinutesBank, int ReleaseMinutesNextDay, int EvidenceMinutes, int DecisionHours, int LockDaysMin, int LockDaysMax, string TwoPersonLimitUsdt);

/// <summary>Times of identity verification.</summary>
public sealed record IdentityParameters(int ReviewMinutesTypical, int ReviewHoursMax, int AttemptsPerDay, int FactorResetDaysMin, int FactorResetDaysMax);

/// <summary>Sign-in rules.</summary>
public sealed record AccessParameters(int LockHours, int LockAfterAttempts, int CodeValidMinutes, int CodeTries, int CodePauseMinutes);

/// <summary>Trading fees as percentages, leverage as a factor.</summary>
public sealed record TradingParameters(string SpotMakerPercent, string SpotTakerPercent, string PerpetualMakerPercent, string PerpetualTakerPercent, int FundingEveryHours, int MaxLeverage, string MinOrderUsdt, string PriceBandPercent);

/// <summary>What one level may withdraw in 24 hours, in USDT.</summary>
public sealed record WithdrawalLimit(string Level, string DailyUsdt);

/// <summary>Recovery of wrongly sent coins.</summary>
public sealed record RecoveryParameters(string FeePercent, string FeeMinUsdt, int DaysMin, int DaysMax, string MinValueUsdt);

/// <summary>What support promises.</summary>
public sealed record SupportParameters(int ChatSeconds, int UrgentSeconds, int TicketHours, int SecurityMinutes, int MailHours, int MailMaxHours, int ComplaintAckHours);
