namespace Vigil.Server.Assistant.Answers;

/// <summary>Kinds of records, named in the plural as on the console's wire.</summary>
internal static class AnswerKinds
{
    public const string Withdrawals = "withdrawals";
    public const string Deposits = "deposits";
    public const string Freezes = "freezes";
    public const string C2cOrders = "c2c-orders";
    public const string Liquidations = "liquidations";
    public const string SignIns = "sign-ins";

    /// <summary>The account itself: identity verification. Not a list, so the records panel has no tab for it.</summary>
    public const string Identity = "identity";

    /// <summary>The account itself: the lock of sign-in.</summary>
    public const string Lock = "lock";
}

/// <summary>Which records a topic is about. Pure.</summary>
internal static class TopicRecords
{
    /// <summary>The kind from which a question of this topic is answered; null if from articles only.</summary>
    public static string? AnswerFrom(string? topic) => topic switch
    {
        "withdrawal.not_arrived" or "withdrawal.failed" or "withdrawal.cancel" or "withdrawal.wrong_address" => AnswerKinds.Withdrawals,
        "deposit.not_credited" or "deposit.wrong_network" or "deposit.missing_memo" => AnswerKinds.Deposits,
        "freeze.withdrawal" or "freeze.trading" or "freeze.funds" or "freeze.account" or "freeze.appeal" => AnswerKinds.Freezes,
        "account.two_factor_reset" => AnswerKinds.Freezes,
        "kyc.pending" or "kyc.rejected" or "kyc.more_documents" => AnswerKinds.Identity,
        "account.locked" or "account.login_problem" => AnswerKinds.Lock,
        "c2c.paid_not_released" or "c2c.payment_not_received" or "c2c.cancelled_after_payment" or "c2c.appeal" => AnswerKinds.C2cOrders,
        "trade.liquidation" => AnswerKinds.Liquidations,
        _ => null,
    };

    /// <summary>The records that a person wants to see first for this topic, as the panel names them; null for none.</summary>
    public static string? Focus(string? topic) => topic switch
    {
        "security.account_stolen" or "security.unauthorized_activity" or "security.scam_victim" => AnswerKinds.Withdrawals,
        "security.suspicious_login" or "security.freeze_my_account" or "security.secret_exposed" => AnswerKinds.SignIns,
        "c2c.counterparty_report" or "c2c.card_frozen" => AnswerKinds.C2cOrders,
        "trade.order_not_filled" or "trade.abnormal" => "orders",
        "account.transfer" => "transfers",
        "api.error" or "api.key_setup" => "api-keys",
        _ => AnswerFrom(topic) switch
        {
            AnswerKinds.Identity => null,
            AnswerKinds.Lock => AnswerKinds.SignIns,
            var kind => kind,
        },
    };

    /// <summary>Kinds of freezes that a topic means, the one it names first.</summary>
    public static IReadOnlyList<string> FreezeKinds(string topic) => topic switch
    {
        "freeze.withdrawal" => ["withdrawal", "account"],
        "freeze.trading" => ["trading", "account"],
        "freeze.funds" => ["funds", "account"],
        "account.two_factor_reset" => ["withdrawal"],
        _ => ["account", "withdrawal", "trading", "funds"],
    };
}
